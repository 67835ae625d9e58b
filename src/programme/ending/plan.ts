// What comes before the end of a duo: a notice four weeks before, the guide for the last meeting two weeks before, and one week before whether the two stay in contact.
import { Temporal } from 'temporal-polyfill';
import type { Effect } from '../effects.ts';
import { type LocalTime, localDate } from '../local-time.ts';

/** Days before the end. Source: the issue, step 8; field notes, section 4, item 18. */
export const ENDING_DAYS = { 'ending-notice': 28, 'last-meeting': 14, contact: 7 } as const;
/** The local hour: in the evening most people have time. */
const HOUR = 18;

/** What is planned, by its kind. */
export type EndingKind = keyof typeof ENDING_DAYS;

/** When this comes for somebody in `zone` whose duo ends at `endsAt` (ISO). */
export function endingAt(kind: EndingKind, endsAt: string, zone: string): LocalTime {
  const day = Temporal.PlainDate.from(localDate(endsAt, zone)).subtract({ days: ENDING_DAYS[kind] });
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR } });
  return { at: new Date(at.epochMilliseconds).toISOString(), localDate: day.toString() };
}

/** All of it for one person; what would lie before the duo begins is left out. Both are instants (ISO). */
export function planEnding(
  duoId: string,
  person: { id: string; zone: string },
  { startedAt, endsAt }: { startedAt: string; endsAt: string },
): Effect[] {
  return (Object.keys(ENDING_DAYS) as EndingKind[]).flatMap((kind): Effect[] => {
    const at = endingAt(kind, endsAt, person.zone);
    if (at.at <= startedAt) return [];
    const due = { occurrence: `${duoId}/${person.id}/${kind}`, kind, ...at, zone: person.zone, policy: 'always' };
    return [{ kind: 'plan', of: person.id, due }];
  });
}
