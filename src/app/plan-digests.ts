// Plans the weekly digest of every coordinator: one row for each and Monday, whoever asks and however often.
import { digestPlan } from '../programme/desk/digest.ts';
import type { AdminStore } from './admin-port.ts';
import type { Clock } from './ports.ts';

/** Makes the task. Whoever became a coordinator since the last time gets their first digest planned; all others have theirs. */
export const planDigests =
  (admin: Pick<AdminStore, 'teamZones' | 'planOnce'>, clock: Clock) => async (): Promise<void> => {
    const now = clock.now();
    const team = await admin.teamZones();
    await admin.planOnce(team.map(({ personId, zone }) => ({ personId, plan: digestPlan(personId, zone, now) })));
  };
