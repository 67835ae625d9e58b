// When a mentee whose duo is closed is asked again how it goes: after three, six and twelve months.
import type { Effect } from '../effects.ts';
import { daysLater, type LocalTime, monthsLater } from '../local-time.ts';

/** Months after the duo was closed. Source: programme page, step 8; field notes, section 3. */
export const FOLLOW_UP_MONTHS = [3, 6, 12] as const;
/** Unanswered, it is brought up once more after so many days. */
const REMIND_AFTER_DAYS = 7;
/** The local hour: in the evening most people have time. */
const HOUR = 18;

type Whom = { id: string; zone: string };

const plan = (of: Whom, occurrence: string, kind: string, at: LocalTime): Effect => ({
  kind: 'plan',
  of: of.id,
  due: { occurrence, kind, ...at, zone: of.zone, policy: 'always' },
});

/** The name of what is asked `months` after the duo. */
export const followUpOccurrence = (
  duoId: string,
  personId: string,
  months: (typeof FOLLOW_UP_MONTHS)[number],
): string => `${duoId}/${personId}/follow-up/${months}`;

/** All three, counted from when the duo was closed (ISO). */
export const planFollowUps = (duoId: string, person: Whom, closedAt: string): Effect[] =>
  FOLLOW_UP_MONTHS.map((months) =>
    plan(
      person,
      followUpOccurrence(duoId, person.id, months),
      'follow-up',
      monthsLater(closedAt, months, HOUR, person.zone),
    ),
  );

/** The one reminder of what was asked at `asked` (ISO). */
export const planFollowUpReminder = (
  duoId: string,
  person: Whom,
  months: (typeof FOLLOW_UP_MONTHS)[number],
  asked: string,
): Effect =>
  plan(
    person,
    `${followUpOccurrence(duoId, person.id, months)}/reminder`,
    'follow-up-reminder',
    daysLater(asked, REMIND_AFTER_DAYS, HOUR, person.zone),
  );
