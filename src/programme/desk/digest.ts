// The weekly digest: on Monday at 08:30 where the team is, once, what the last week came to and what is to do. A row of what is due for each coordinator and week.

import { Temporal } from 'temporal-polyfill';
import type { TextRef } from '../../core/effect.ts';
import type { Section, View } from '../../core/view.ts';
import type { Plan } from '../effects.ts';
import { type Facts, zoneOfTeam } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import type { Desk } from './desk.ts';
import { figuresAction } from './figures-link.ts';
import { lastWeek, riskSections } from './glance.ts';
import { waitingCount } from './waiting.ts';
import { day, open, text } from './words.ts';

const glance = (key: string, params?: TextRef['params']): TextRef => ({
  flow: 'glance',
  key,
  ...(params ? { params } : {}),
});
const AT = Temporal.PlainTime.from('08:30');

/** The digest of the next Monday after `now`. Its id names the person and the Monday: there is one, whoever plans it. */
export function digestPlan(personId: string, zone: string, now: string): Plan {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  const ahead = (8 - today.dayOfWeek) % 7;
  const first = today.add({ days: ahead });
  const instant = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone: zone, plainTime: AT });
  const monday = instant(first).epochMilliseconds > local.epochMilliseconds ? first : first.add({ days: 7 });
  const localDay = monday.toString();
  return {
    ...{ occurrence: `${personId}/digest/${localDay}`, kind: 'digest', policy: 'the same day, else dropped' },
    ...{ at: new Date(instant(monday).epochMilliseconds).toISOString(), localDate: localDay, zone },
  };
}

/** The Monday that a digest is of; null for anything else that is due. */
export const digestOf = (occurrence: string): string | null =>
  /^[^/]+\/digest\/(\d{4}-\d\d-\d\d)$/.exec(occurrence)?.[1] ?? null;

/** Whether it still comes: on its own day, and not at night. */
export function isTimely(monday: string, facts: Facts): boolean {
  const zone = zoneOfTeam(facts);
  return localDate(facts.now, zone) === monday && nextAllowed(facts.now, zone) <= facts.now;
}

/** The card. */
export function digestView(desk: Desk, facts: Facts): View {
  const waits = waitingCount(desk, facts);
  const toDo: Section[] = waits > 0 ? [{ title: glance('to-do'), text: glance('to-do.text', { count: waits }) }] : [];
  return {
    kind: 'card',
    object: 'digest',
    revision: 0,
    title: glance('digest', { date: day(localDate(facts.now, zoneOfTeam(facts))) }),
    sections: [{ title: glance('last'), lines: lastWeek(desk, facts) }, ...riskSections(desk, facts), ...toDo],
    fields: [],
    actions: [figuresAction(facts), open('home', text('open.home'))],
  };
}
