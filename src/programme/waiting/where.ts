// Where somebody is, more exactly than their stage: what comes next, who has to act, and since when they wait. Nothing that they were not told.
import { ownTime } from '../booking/times.ts';
import { whereIs } from '../booking/verdict.ts';
import { endOf } from '../break/flow.ts';
import { centreOf, type Facts, type MeetingKind, type Stage, stages } from '../facts.ts';
import { hasDecided } from '../first-meeting/state.ts';
import { hasCome, openSeat } from '../information/gatherings.ts';
import { doneBy } from '../training/modules.ts';
import { USUAL_DAYS } from './plan.ts';

/** The texts that there are, as `now.<one of them>`. */
export const standings = [
  ...stages,
  'declined',
  'unknown',
  'information.booked',
  'information.waiting',
  'information.decide',
  'information.check',
  'information.later',
  'interview.book',
  'interview.none',
  'interview.booked',
  'interview.after',
  'pool.long',
  'first-meeting.set',
  'agreement.set',
  'agreement.sign',
  'agreement.signed',
  'paused.dated',
] as const;

type Standing = (typeof standings)[number];

/** Whole days since an instant. */
export const daysSince = (since: string, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 86_400_000));

/**
 * Which text is theirs. A stage at which somebody else's answer is under seal has one text, whatever either of them has
 * done; and before a decision about them is told, nothing is said that follows from it.
 */
export function standingOf(facts: Facts): Standing {
  if (!facts.person.consented) return 'unknown';
  const where = whereIs(facts);
  const more: Partial<Record<Stage | 'declined', (facts: Facts) => Standing>> = { ...finer };
  return more[where]?.(facts) ?? where;
}

/** The meeting of a kind that has a time and is still to come. */
const toCome = (kind: MeetingKind, { duo, now }: Facts) =>
  duo?.meetings.find((one) => one.kind === kind && one.state === 'set' && (one.startsAt ?? '') > now) ?? null;

const finer = {
  information: (facts: Facts): Standing => {
    const seat = openSeat(facts)?.seat.state;
    if (seat === 'booked') return 'information.booked';
    if (seat === 'waiting') return 'information.waiting';
    const on = facts.answers['after-session.on'];
    if (on === 'yes') return 'information.check';
    if (on === 'not-now') return 'information.later';
    return hasCome(facts) ? 'information.decide' : 'information';
  },
  interview: (facts: Facts): Standing => {
    if (ownTime(facts)) return 'interview.booked';
    // The hour of the talk is theirs until they are told what was decided.
    const held = facts.interviewSlots.some((one) => one.personId === facts.person.id && one.startsAt <= facts.now);
    if (held) return 'interview.after';
    if (facts.answers['interview.confirmed'] === undefined) return 'interview';
    return facts.answers['book-interview.waits'] === 'yes' ? 'interview.none' : 'interview.book';
  },
  pool: (facts: Facts): Standing => (daysSince(facts.person.since, facts.now) > USUAL_DAYS.to ? 'pool.long' : 'pool'),
  // Whoever has decided reads the same from then on: nothing may change when the other one has, too.
  'first-meeting': (facts: Facts): Standing =>
    facts.duo && !hasDecided(facts.duo.mine) && toCome('first', facts) ? 'first-meeting.set' : 'first-meeting',
  agreement: (facts: Facts): Standing => {
    const { duo, person } = facts;
    if (toCome('agreement', facts)) return 'agreement.set';
    if (!duo?.agreement) return 'agreement';
    const { edition } = duo.agreement;
    const mine = duo.signatures.some((one) => one.personId === person.id && one.edition === edition);
    return mine ? 'agreement.signed' : 'agreement.sign';
  },
  paused: (facts: Facts): Standing => (endOf(facts) ? 'paused.dated' : 'paused'),
} as const;

/** What these texts say. */
export function standingParams(facts: Facts) {
  const { person, now } = facts;
  const meeting = toCome(person.stage === 'agreement' ? 'agreement' : 'first', facts);
  // At the first meeting and after it, only what these two stages say.
  const at =
    standingOf(facts).endsWith('.set') && meeting
      ? meeting.startsAt
      : (ownTime(facts)?.startsAt ?? openSeat(facts)?.gathering.startsAt);
  return {
    centre: centreOf(facts)?.name ?? '',
    since: `$date:${person.since.slice(0, 10)}`,
    days: daysSince(person.since, now),
    when: at ? `$when:${at}@${person.zone}` : '',
    until: `$date:${(endOf(facts) ?? now).slice(0, 10)}`,
    done: doneBy(facts).length,
  };
}
