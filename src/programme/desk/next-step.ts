// The next step of somebody in words: what happens now, and who has to do something.
import type { TextRef } from '../../core/effect.ts';
import type { Facts } from '../facts.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { team } from './team-words.ts';
import { day, nameOf } from './words.ts';

/** The keys of all sentences, for the check of the texts. */
export const nextSteps = [
  'case',
  'pending',
  'onboarding',
  'check',
  'session',
  'book-session',
  'after-session',
  'interview-at',
  'questions',
  'read',
  'training',
  'pool.mentee',
  'pool.mentor',
  'first-meeting',
  'agreement',
  'mentoring',
  'evaluation',
  'alumnus',
  'paused',
  'ended',
  'left',
] as const;
type NextStep = (typeof nextSteps)[number];

/** One sentence. Somebody who waits for an answer of the team comes before everything else. */
export function nextStep(person: DeskPerson, desk: Desk, facts: Facts): TextRef {
  const said = (key: NextStep, at?: string) =>
    team(`next.${key}`, { name: nameOf(person), ...(at === undefined ? {} : { date: day(at) }) });
  const waits = desk.cases.some(
    (one) => one.personId === person.id && one.kind !== 'eligibility' && !one.kind.startsWith('care-'),
  );
  if (waits) return said('case');
  const [pending] = person.pending;
  if (pending) return said('pending', pending.at);
  switch (person.stage) {
    case 'information':
      return person.checked ? informed(person, desk, facts, said) : said('check');
    case 'interview': {
      const slot = desk.slots.find((one) => one.personId === person.id && one.startsAt > facts.now);
      if (slot) return said('interview-at', slot.startsAt);
      return said(person.interviewed ? 'read' : 'questions');
    }
    case 'pool':
      return said(`pool.${person.role}`);
    default:
      return said(person.stage);
  }
}

/** On the way from the profile to the interview: by their seat at a session. */
function informed(
  person: DeskPerson,
  desk: Desk,
  { now }: Facts,
  said: (key: NextStep, at?: string) => TextRef,
): TextRef {
  const seats = desk.gatherings.flatMap(({ startsAt, state, taken }) =>
    state === 'open' ? taken.filter((seat) => seat.personId === person.id).map((seat) => ({ ...seat, startsAt })) : [],
  );
  const next = seats.find(({ state, startsAt }) => startsAt > now && (state === 'booked' || state === 'waiting'));
  if (next) return said('session', next.startsAt);
  return said(seats.some(({ state }) => state === 'came') ? 'after-session' : 'book-session');
}
