// Who of the team is away, and who stands in for them.
import type { Section } from '../../core/view.ts';
import { type Facts, zoneOfTeam } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { backAction } from './deputy.ts';
import type { Desk } from './desk.ts';
import { team } from './team-words.ts';
import { day, open } from './words.ts';

/** An absence: who, who stands in, and from when until when (instants). */
export type Absence = { id: string; name: string; deputyId: string; deputy: string; from: string; until: string };

/** The absences of the team, those of now and those to come; each person once, whatever centres they work for. */
export function absences(desk: Desk): Absence[] {
  const found = new Map<string, Absence>();
  const name = (id: string) => desk.team.find((one) => one.id === id)?.name ?? '—';
  for (const { id, deputy } of desk.team) {
    if (!deputy) continue;
    const { from, until } = deputy;
    found.set(id, { id, name: name(id), deputyId: deputy.id, deputy: name(deputy.id), from, until });
  }
  return [...found.values()];
}

/** Whether an absence is going on. */
export const isNow = ({ from, until }: Absence, now: string): boolean => from <= now && now < until;

/** The ids of those for whom this coordinator stands in now. */
export const standsInFor = (desk: Desk, facts: Facts): string[] =>
  absences(desk)
    .filter((one) => one.deputyId === facts.person.id && isNow(one, facts.now))
    .map(({ id }) => id);

/** The last day of an absence, as it is shown: it ends when that day does. */
export const lastDay = ({ until }: Pick<Absence, 'until'>, zone: string): string =>
  localDate(new Date(Date.parse(until) - 1).toISOString(), zone);

/** At most so many colleagues are named. */
const NAMED = 3;

/** What the overview says of it: one's own absence with the way back, for whom one stands in, who else is away. */
export function absenceSections(desk: Desk, facts: Facts): Section[] {
  const me = facts.person.id;
  const zone = zoneOfTeam(facts);
  const all = absences(desk);
  const own = all.find(({ id }) => id === me);
  const going = all.filter((one) => one.id !== me && isNow(one, facts.now));
  const untilOf = (one: Absence) => day(lastDay(one, zone));
  const lines = [
    ...going
      .filter(({ deputyId }) => deputyId === me)
      .map((one) => ({
        text: team('away.for', { name: one.name, until: untilOf(one) }),
        actions: [open(`colleague/${one.id}/1`, team('open.colleague', { name: one.name }))],
      })),
    ...going
      .filter(({ deputyId }) => deputyId !== me)
      .map((one) => ({ text: team('away.other', { name: one.name, deputy: one.deputy, until: untilOf(one) }) })),
  ].slice(0, NAMED);
  return [
    ...(own
      ? [
          {
            text: team(isNow(own, facts.now) ? 'away.me' : 'away.soon', {
              deputy: own.deputy,
              from: day(localDate(own.from, zone)),
              until: untilOf(own),
            }),
            actions: [backAction(desk, facts)],
          },
        ]
      : []),
    ...lines,
  ];
}
