// Lists of the weekly check-in: the days behind and in front, the hours of a day, and by when a step of the plan is done.
import type { ListItem } from '../core/flow.ts';
import type { Facts } from '../programme/facts.ts';
import { localDate } from '../programme/local-time.ts';
import { whenWritten } from '../speech/when.ts';

/** So many days are offered. */
const DAYS = { past: 7, ahead: 9 } as const;
/** Hours at which people meet. */
const HOURS = { from: 8, to: 20 } as const;
/** By when a step of a plan may be done: in so many weeks. */
const PLAN_WEEKS = [1, 2, 4, 8, 12, 16] as const;
/** An hour at which it is the same day in every zone. */
const NOON = 'T12:00:00.000Z';

const hours: readonly ListItem[] = Array.from({ length: HOURS.to - HOURS.from + 1 }, (_, at) => {
  const id = `${String(HOURS.from + at).padStart(2, '0')}:00`;
  return { id, label: id };
});

/** A day as a button: "Tuesday 1 December". */
function dayItem(id: string, language: string): ListItem {
  const label = (whenWritten(`${id}${NOON}`, 'UTC', language) ?? id).replace(/,.*$/, '');
  // "1 December" is understood as well as "Tuesday 1 December", and "Tuesday".
  return { id, label, also: [label.replace(/^\S+ /, '')] };
}

/** All of them, in the language of the talk; nothing for whoever is in no duo. */
export function weekLists(facts: Facts): Facts['lists'] {
  if (facts.duo?.state !== 'active') return {};
  const { language, now, person } = facts;
  const today = Date.parse(`${localDate(now, person.zone)}${NOON}`);
  const day = (days: number) => dayItem(new Date(today + days * 86_400_000).toISOString().slice(0, 10), language);
  const { endsAt } = facts.duo;
  const last = endsAt ? localDate(endsAt, person.zone) : null;
  return {
    hours,
    'days-past': Array.from({ length: DAYS.past }, (_, at) => day(-at)),
    'days-ahead': Array.from({ length: DAYS.ahead }, (_, at) => day(at + 1)),
    'plan-days': PLAN_WEEKS.map((weeks) => day(7 * weeks)).filter(({ id }) => last === null || id <= last),
  };
}
