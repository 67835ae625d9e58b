// What one of a duo may let the other know: how many a day, and from when to when. Source: issue of steps 3 to 6, "Tell my duo partner".
import type { DuoFacts, Facts } from '../facts.ts';
import { isDecided } from '../first-meeting/state.ts';
import { localDate } from '../local-time.ts';

/** So many a day, by the sender's calendar. */
export const MOST_A_DAY = 10;
/** Most characters of somebody's own words. */
export const WORDS_MAX = 500;
/** What needs no words of one's own. */
export const readyMessages = ['late', 'cannot', 'another', 'where'] as const;

/** Cases about somebody's safety: while one is open, the team speaks for both. */
const SAFETY = ['person', 'report', 'not-well'];

/** Why nothing is passed on, neither from this person nor to them: they called for help and still wait, or a coordinator has stopped it for both. */
export const heldBy = ({ cases, duo }: Facts): 'case' | 'frozen' | null => {
  if (cases.some(({ kind }) => SAFETY.includes(kind))) return 'case';
  return duo?.mine['frozen.on'] === 'yes' ? 'frozen' : null;
};

/** Whether nothing is passed on. */
export const hasSafetyCase = (facts: Facts): boolean => heldBy(facts) !== null;

/** The duo whose two may write to each other: from the moment at which they were told of each other to its end. */
export function duoThatTalks(facts: Facts): DuoFacts | null {
  const { duo } = facts;
  // Between the second answer and its result nothing tells a yes from a no, after which there is no duo.
  if (!duo || facts.person.stage === 'left' || isDecided(facts)) return null;
  if (duo.state !== 'proposed') return duo;
  // Before a first meeting is fixed nobody has anything to be late for, and a no may still come of it.
  return duo.meetings.some(({ kind, state }) => kind === 'first' && state === 'set') ? duo : null;
}

/** How many this person has sent today. */
export function sentToday(facts: Facts): number {
  const today = localDate(facts.now, facts.person.zone);
  const mine = facts.duo?.messages.filter(({ fromId }) => fromId === facts.person.id) ?? [];
  return mine.filter(({ at }) => localDate(at, facts.person.zone) === today).length;
}
