// The beginning of a duo: what happens in the turn of the third who signs, whoever that is and whenever.
import { Temporal } from 'temporal-polyfill';
import { planCheckIn, planTomorrow } from '../check-in/plan.ts';
import { planPulses } from '../check-in/pulse.ts';
import { MEETING_MINUTES, plannedMeeting } from '../check-in/week.ts';
import type { Effect } from '../effects.ts';
import { planEnding } from '../ending/plan.ts';
import { planEvaluation } from '../evaluation/plan.ts';
import { planOffers } from '../events/due.ts';
import type { Agreement } from '../facts.ts';
import { planAt } from '../local-time.ts';
import { planPhoneOffer } from '../partner/plan.ts';
import { minuteForBoth } from '../same-minute.ts';

/** The hour, in the zone of the centre, at which the agreed days count from and to. */
const HOUR = 10;

type OneOfTwo = { id: string; zone: string; known: boolean };

/** A duo that begins. The mentee comes first: their key seals the agreement. */
export type Beginning = {
  duoId: string;
  agreement: Agreement;
  /** Of the duo's centre. */
  zone: string;
  /** `known`: their row was read in this turn. Of somebody of another centre a desk knows nothing; they change with the words that they hear. */
  pair: readonly [mentee: OneOfTwo, mentor: OneOfTwo];
  now: string;
};

/** The instant (ISO, UTC) at which an agreed day counts. */
function instantOf(day: string, zone: string): string {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR } });
  return new Date(at.epochMilliseconds).toISOString();
}

/**
 * The duo becomes active: its days, both persons' stage, the first check-in, the evaluation and the question about telephone numbers of both, and the minute at
 * which both hear of it. Nothing of it depends on who signed last, and of the time of signing only that minute does.
 */
export function activate({ duoId, agreement, zone, pair, now }: Beginning): Effect[] {
  const startedAt = instantOf(agreement.content.startsOn, zone);
  const endsAt = instantOf(agreement.content.endsOn, zone);
  const [mentee, mentor] = pair;
  const { day, time } = agreement.content.rhythm;
  const course = { startedAt, rhythm: { day, time }, pausedUntil: null, shiftedWeeks: 0, weeks: [] };
  const duo = { ...course, id: duoId, endsAt, zone };
  const plannedAt = plannedMeeting(duo, 1, zone);
  const at = minuteForBoth(now, [mentee.zone, mentor.zone]);
  return [
    { kind: 'agreement', duoId, of: mentee.id, set: { state: 'signed' } },
    { kind: 'duo', id: duoId, set: { state: 'active', startedAt, endsAt, rhythm: duo.rhythm } },
    { kind: 'duo-week', duoId, week: 1, set: { plannedAt, minutes: MEETING_MINUTES, state: 'planned' } },
    ...pair.flatMap((one): Effect[] => [
      ...(one.known ? [{ kind: 'person', of: one.id, set: { stage: 'mentoring' } } as const] : []),
      ...planCheckIn(duo, one, 1),
      ...planTomorrow(duo, one, 1, ''),
      ...planPulses(duo, one, one.id === mentee.id ? 'mentee' : 'mentor'),
      ...planEnding(duoId, one, { startedAt, endsAt }),
      planEvaluation(duoId, one, endsAt),
      planPhoneOffer(duoId, one, startedAt),
      {
        kind: 'plan',
        of: one.id,
        due: {
          occurrence: `${duoId}/${one.id}/duo-begins`,
          kind: 'duo-begins',
          policy: 'always',
          ...planAt(at, one.zone),
        },
      },
    ]),
    ...planOffers(duoId, mentee, startedAt),
  ];
}
