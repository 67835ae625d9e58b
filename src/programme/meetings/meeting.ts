// The meeting of a duo as its own people see it: which one is next, what it is about, and how a text speaks of it.
import { isUntold } from '../duo.ts';
import type { Effect } from '../effects.ts';
import type { DuoFacts, Facts, Meeting, MeetingKind } from '../facts.ts';
import { hoursLater } from '../local-time.ts';

type Duo = Pick<DuoFacts, 'meetings' | 'state'>;

/** The kind of meeting that a duo in this state looks for, or null. */
export function kindFor(state: DuoFacts['state']): MeetingKind | null {
  if (state === 'proposed') return 'first';
  return state === 'agreement' ? 'agreement' : null;
}

/** The meeting of a kind, or null when none was looked for yet. */
export const meetingOf = (duo: Duo, kind: MeetingKind): Meeting | null =>
  duo.meetings.find((one) => one.kind === kind) ?? null;

/** The meeting that the duo is at now, whatever its state; null when there is none. */
export function currentMeeting(duo: Duo | null): Meeting | null {
  const kind = duo && kindFor(duo.state);
  return kind ? meetingOf(duo, kind) : null;
}

/** The end of a meeting that has a time, as an instant. */
export const endOf = ({ startsAt, minutes }: { startsAt: string; minutes: number }): string =>
  hoursLater(startsAt, minutes / 60);

/** A meeting that has a time. */
export type SetMeeting = Meeting & { startsAt: string };

/** Whether it has a time. */
export const isSet = (meeting: Meeting | null): meeting is SetMeeting =>
  meeting?.state === 'set' && meeting.startsAt !== null;

/** The meeting that this person has before them, or is at; null when none has a time, or it is over. */
export function comingMeeting(facts: Facts): SetMeeting | null {
  const meeting = knownMeeting(facts);
  return isSet(meeting) && endOf(meeting) > facts.now ? meeting : null;
}

/**
 * The current meeting as far as this person may know of it: of what comes after a decision they hear nothing before they were
 * told of the result.
 */
export function knownMeeting(facts: Facts): Meeting | null {
  return isUntold(facts) ? null : currentMeeting(facts.duo);
}

/** The name of a round of questions: the occasion of its answers. */
export const occasionOf = ({ kind, round }: Pick<Meeting, 'kind' | 'round'>): string => `times/${kind}/${round}`;

/** The meeting whose times this person is asked about and has not answered; null when there is none. */
export function askedMeeting(facts: Facts): Meeting | null {
  const meeting = knownMeeting(facts);
  if (meeting?.state !== 'asking') return null;
  return facts.duo?.mine[`${occasionOf(meeting)}.done`] === undefined ? meeting : null;
}

/** What a text says of a meeting: when it is where the reader is, who comes, and the way there. */
export function meetingParams(meeting: Meeting | null, { duo, person }: Facts) {
  return {
    when: meeting?.startsAt ? `$when:${meeting.startsAt}@${person.zone}` : '',
    place: meeting?.place ?? '',
    partner: duo?.partner.firstName ?? '',
    name: meeting?.coordinatorId ? (duo?.coordinator?.name ?? '—') : '',
    minutes: meeting?.minutes ?? 0,
  };
}

/** The facts once a meeting was made or changed. */
export function withMeeting(facts: Facts, kind: MeetingKind, set: Extract<Effect, { kind: 'meeting' }>['set']): Facts {
  if (!facts.duo) return facts;
  const others = facts.duo.meetings.filter((one) => one.kind !== kind);
  const changed = { id: `${facts.duo.id}/${kind}`, duoId: facts.duo.id, kind, ...meetingOf(facts.duo, kind), ...set };
  return { ...facts, duo: { ...facts.duo, meetings: [...others, changed as Meeting] } };
}
