// The colleagues of a coordinator: who else is of a team of theirs.
import type { Facts } from '../facts.ts';
import type { Desk } from './desk.ts';

/** Somebody of the team, with the centres that they and this coordinator both work for. */
export type Colleague = { id: string; name: string; centreIds: readonly string[] };

/** Everybody else of the teams, by name; only those of one centre when it is given. */
export function colleagues(desk: Desk, facts: Facts, centreId?: string): Colleague[] {
  const found = new Map<string, Colleague>();
  for (const { id, name, centreId: at } of desk.team) {
    if (id === facts.person.id) continue;
    const before = found.get(id)?.centreIds ?? [];
    found.set(id, { id, name: name ?? '—', centreIds: [...before, at] });
  }
  return [...found.values()]
    .filter(({ centreIds }) => centreId === undefined || centreIds.includes(centreId))
    .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}
