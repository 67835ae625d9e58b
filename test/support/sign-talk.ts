// The way from "both said yes" to a signed agreement, for stories at the desk: two who are to sign, the coordinator's forms, and the talk of each.
import type { DeskDuo } from '../../src/programme/desk/desk.ts';
import type { DeskStory } from './desk-story.ts';

/** What is agreed, as a coordinator writes it. */
export const agreed = {
  objective: 'A first contract',
  'objective-two': '',
  'objective-three': '',
  day: 'tue',
  time: '18:00',
  place: 'Library',
  start: '2026-11-30',
  end: '2027-05-29',
  questions: 'mentee',
} as const;

/** The buttons that lead on through reading, questions, self-rating and signature. */
const onward = [
  '✅ Read, next',
  '🙋 I say no and tell the coordinator',
  '🙋 I tell the coordinator',
  '4 · Rather yes',
  '✍️ Yes, I sign',
  '✅ Sign',
];

/** Two of the pool who have both said yes: how things are, without the way there. */
export async function toSign(story: DeskStory, mentee: string, mentor: string, coordinator: string): Promise<void> {
  const [menteeId, mentorId] = [story.id(mentee), story.id(mentor)];
  const who = { mentee_id: menteeId, mentor_id: mentorId, centre_id: 'ghent', coordinator_id: story.id(coordinator) };
  const more = { state: 'agreement', score: 500, proposed_at: story.now() };
  await story.write(mentee, () => [
    { op: 'insert', table: 'duo', row: { id: `duo-${mentee}-${mentor}`, ...who, ...more } },
    ...[menteeId, mentorId].map((id) => ({ op: 'update', table: 'person', id, row: { stage: 'agreement' } }) as const),
  ]);
}

/** The duo as it is on the coordinator's desk now. */
export async function duoOf(story: DeskStory, coordinator: string, mentee: string): Promise<DeskDuo> {
  const { duos } = await story.desk(coordinator, { persons: [story.id(mentee)] });
  const duo = duos.find(({ menteeId }) => menteeId === story.id(mentee));
  if (!duo) throw new Error(`${mentee} has no duo`);
  return duo;
}

/** A form of the coordinator, sent for the edition that there is, or for another one. */
async function sends(
  story: DeskStory,
  coordinator: string,
  mentee: string,
  { do: name, fields, edition }: { do: string; fields: Record<string, string>; edition?: number },
): Promise<void> {
  const duo = await duoOf(story, coordinator, mentee);
  const object = [duo.id, duo.menteeId, duo.mentorId].join('+');
  const revision = edition ?? duo.agreement?.edition ?? 0;
  await story.act(coordinator, { do: name, object, revision, fields });
}

/** The coordinator prepares the agreement, or changes it. */
export function prepares(story: DeskStory, coordinator: string, mentee: string, change: Record<string, string> = {}) {
  return sends(story, coordinator, mentee, { do: 'agreement-prepared', fields: { ...agreed, ...change } });
}

/** The coordinator signs the edition that there is, or another one. */
export function signsAtDesk(story: DeskStory, coordinator: string, mentee: string, edition?: number): Promise<void> {
  const more = edition === undefined ? {} : { edition };
  return sends(story, coordinator, mentee, { do: 'agreement-sign', fields: { name: 'Sofie Peeters' }, ...more });
}

/** What somebody does next on the way to their signature; null when nothing of it is asked now. */
export function nextOf(story: DeskStory, who: string): string | null {
  const screen = story.screen(who);
  const closed = new Set(screen.filter(({ kind }) => kind === 'settle').map(({ ask }) => ask));
  const said = screen.filter(({ kind }) => kind === 'message');
  if (said.at(-1)?.body.text.startsWith('Please write your name')) return `${who} Name`;
  const open = said.findLast(({ ask, body }) => body.buttons.length > 0 && !closed.has(ask));
  const labels = open?.body.buttons.flat().map(({ label }) => label) ?? [];
  const found = onward.find((label) => labels.includes(label));
  return found ? `[${found}]` : null;
}

/** Pages, questions, ratings and the name are fewer than this. */
const MOST = 40;

/** Somebody reads to the end, answers and signs; `upTo` stops them before this line. */
export async function signs(story: DeskStory, who: string, upTo?: string): Promise<void> {
  for (let count = 0; count < MOST; count++) {
    const line = nextOf(story, who);
    if (line === null || line === upTo) return;
    await story.says(who, line);
  }
  throw new Error(`${who} does not come to an end`);
}
