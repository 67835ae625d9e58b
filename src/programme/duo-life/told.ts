// What both of a duo are told about its course, in the same words and in the same minute.
import type { Effect } from '../effects.ts';
import { planAt } from '../local-time.ts';
import { minuteForBoth } from '../same-minute.ts';

type Half = { id: string; zone: string };

/** Plans something of this kind for both, at the first minute that is quiet for neither. `about` makes the occurrence one of its own. */
export function tellPair(duoId: string, kind: string, about: string, pair: readonly Half[], now: string): Effect[] {
  const [one, other] = pair;
  if (!one || !other) return [];
  const at = minuteForBoth(now, [one.zone, other.zone]);
  return pair.map(({ id, zone }): Effect => {
    const occurrence = `${duoId}/${id}/${kind}/${about}`;
    return { kind: 'plan', of: id, due: { occurrence, kind, policy: 'always', ...planAt(at, zone) } };
  });
}
