// How a centre matches: what its team has set, and the usual where it has set nothing.
import { criteria, type Settings, usualSettings } from '../../matching/pool.ts';
import type { Desk } from '../desk/desk.ts';

/** The settings of a centre. */
export function settingsOf(desk: Pick<Desk, 'centreSettings'>, centreId: string): Settings {
  const own = desk.centreSettings.find((one) => one.centreId === centreId);
  const weights = Object.fromEntries(
    criteria.map((one) => [one, own?.weights?.[one] ?? usualSettings.weights[one]]),
  ) as Settings['weights'];
  return {
    minimumLevel: own?.minimumLevel ?? usualSettings.minimumLevel,
    minimumScore: own?.minimumScore ?? usualSettings.minimumScore,
    weights,
  };
}
