// What will be sent to whom in the coming days, when and why, in the order in which it will be: for the command `schedule`.
import { treatmentOf } from '../programme/due.ts';
import { reasonsOf } from '../programme/due-reasons.ts';
import { type Foreseen, foresee, weekOfPlan } from '../programme/foresee.ts';
import type { AdminStore, Planned } from './admin-port.ts';

/** One line of it. `at` is when it is planned, `expected` when it will probably be sent, `held` what holds it back. */
export type Scheduled = {
  person: string;
  kind: string;
  class: string;
  at: string;
  expected: string;
  held: string | null;
  localDate: string;
  zone: string;
  week: number | null;
  policy: string;
  why: string;
  occurrence: string;
};

/** The lines, by when they will probably be sent. `reasons` says why of each kind. */
export async function scheduled(
  admin: Pick<AdminStore, 'planned' | 'sentBefore'>,
  { now, until, personId }: { now: string; until: string; personId: string | null },
  reasons: Readonly<Record<string, string>>,
): Promise<Scheduled[]> {
  const [planned, sent] = await Promise.all([admin.planned(until, personId), admin.sentBefore(now, personId)]);
  const unasked = sent.filter(({ kind }) => treatmentOf(kind)?.class === 'unasked');
  const sentTo = Map.groupBy(unasked, (one) => one.personId);
  const lines = [...Map.groupBy(planned, (one) => one.personId)].flatMap(([person, own]) => {
    const [{ zone = 'Europe/Brussels', stage = 'information', closingDays = [] } = {}] = own;
    const whose = { now, zone, stage, closingDays, sent: (sentTo.get(person) ?? []).map(({ at }) => at) };
    const ahead = foresee(own, whose);
    return own.map((one) => lineOf(one, ahead.get(one.occurrence), reasons));
  });
  return lines.sort((a, b) => `${a.expected}${a.occurrence}`.localeCompare(`${b.expected}${b.occurrence}`));
}

function lineOf(one: Planned, ahead: Foreseen | undefined, reasons: Readonly<Record<string, string>>): Scheduled {
  const { personId: person, kind, at, localDate, zone, policy, occurrence } = one;
  return {
    ...{ person, kind, class: treatmentOf(kind)?.class ?? 'team', at, expected: ahead?.at ?? at },
    held: ahead ? heldWords(ahead) : null,
    ...{ localDate, zone, week: weekOfPlan(occurrence, at, one.startedAt, one.shiftedWeeks), policy },
    ...{ why: reasons[kind] ?? kind, occurrence },
  };
}

/** In words what holds it back; null when nothing does. */
function heldWords({ held, lost }: Foreseen): string | null {
  if (held === null) return null;
  if (held === 'left') return 'not said: left the programme';
  if (held === 'break') return 'waits for the end of the break';
  return lost ? reasonsOf.dropped[held === 'quiet' ? 'a-day' : held] : reasonsOf.putOff[held];
}

/** The line as a person reads it. */
export const scheduleWords = (one: Scheduled): string =>
  `${one.expected}  ${one.kind}  ${one.class}  ${one.person}  ${one.zone}${one.week === null ? '' : `  week ${one.week}`}  (${one.why}; ${one.policy}${one.held === null ? '' : `; ${one.held}`})`;
