// A whole simulation: so many duos for so many weeks, watched at every event.
import { performance } from 'node:perf_hooks';
import type { Catalogue } from '../speech/catalogue.ts';
import { hashOf } from './hash.ts';
import { type Invariant, openGuard } from './invariants.ts';
import type { SimulatedStore } from './place.ts';
import { openWorld } from './world.ts';

/** A Monday morning before the clocks change, so that six months see both changes. */
export const BEGIN = '2026-10-05T06:00:00.000Z';
const WEEK_MS = 7 * 24 * 3_600_000;
/** So many violations are told in words. */
const TOLD = 10;

/** What is asked. */
export type Simulated = { duos: number; weeks: number; seed: number };

/** What came of it, as it is printed. */
export type SimulationResult = {
  events: number;
  prompts: number;
  violations: number;
  seconds: number;
  hash: string;
  first: string[];
};

/** Runs it on an empty store. `onWeek` is told after each week, for whoever waits. */
export async function simulate(
  { duos, weeks, seed }: Simulated,
  { store, catalogue }: { store: SimulatedStore; catalogue: Catalogue },
  onWeek: (week: number, events: number) => void = () => {},
): Promise<SimulationResult & { counts: ReadonlyMap<Invariant, number> }> {
  const begun = performance.now();
  const guard = openGuard();
  const world = await openWorld({ store, catalogue, duos, seed, begin: BEGIN, tell: guard.see });
  for (let week = 1; week < weeks + 1; week++) {
    await world.walk(new Date(Date.parse(BEGIN) + Math.min(week, weeks) * WEEK_MS).toISOString());
    onWeek(week, guard.events());
  }
  const hash = await hashOf(store, world);
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const violations = [...guard.counts.values()].reduce((sum, count) => sum + count, 0);
  const first = guard.first.slice(0, TOLD).map(({ invariant, at, words }) => `${invariant}: ${words} (${at})`);
  return { events: guard.events(), prompts: guard.prompts(), violations, seconds, hash, first, counts: guard.counts };
}
