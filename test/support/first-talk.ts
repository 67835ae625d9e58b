// The first talk as one person's answers, for runs over a real channel: what is waited for, and what is answered.
import type { TelegramUser } from '../stand-ins/telegram/index.ts';

/** One exchange: the question that must come, and what the person does. */
export type Exchange = { expect: RegExp; tap?: string; say?: string };

/** A mentee who answers everything in English, by taps and by typing. */
export const menteeTalk: readonly Exchange[] = [
  { expect: /Which language do you want/, tap: 'English' },
  { expect: /Do you agree/, tap: '✅ Yes, I agree' },
  { expect: /What brings you here/, say: '1' },
  { expect: /Does this fit you/, tap: '✅ Yes' },
  { expect: /What is your first name/, say: 'Amina' },
  { expect: /In which year were you born/, say: 'I was born in 1999' },
  { expect: /Which centre is closest/, tap: 'Ghent' },
  { expect: /Which languages do you speak/, say: 'Arabic and French' },
  { expect: /Which languages do you speak/, tap: '✅ Done' },
  { expect: /How well do you speak Arabic/, tap: 'C2 · mother tongue' },
  { expect: /How well do you speak French/, say: 'b1' },
  { expect: /How did you hear about us/, say: 'my neighbour' },
  { expect: /Please check your answers/, tap: '✅ All correct' },
];

/** What the service knows after it. */
export const menteeAnswers = {
  'onboarding.role': 'mentee',
  'onboarding.fits-mentee': 'yes',
  'onboarding.criteria': '2026-1',
  'onboarding.first-name': 'Amina',
  'onboarding.born': 1999,
  'onboarding.centre': 'ghent',
  'onboarding.languages': ['ar', 'fr'],
  'onboarding.levels': { ar: 'C2', fr: 'B1' },
  'onboarding.heard': 'my neighbour',
  'onboarding.confirmed': 'yes',
};

/** Answers one question: waits for it, then taps or types. */
export async function answerNext(user: TelegramUser, exchange: Exchange): Promise<void> {
  await user.next(exchange.expect);
  if (exchange.tap !== undefined) await user.tap(exchange.tap);
  if (exchange.say !== undefined) await user.send(exchange.say);
}
