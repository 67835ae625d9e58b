// The invented coordinator of the sandbox: works for every centre, so that whichever the others choose, somebody is there.
import type { AdminStore } from './admin-port.ts';
import type { Clock } from './ports.ts';

const NAME = 'Sofie';

/** Makes the coordinator at a web address, or gives them the centres that they lack. */
export function sandboxCoordinator(admin: AdminStore, clock: Clock): (address: string) => Promise<void> {
  return async (address) => {
    for (const { id } of await admin.centres()) {
      await admin.addCoordinator({ channel: 'web', address, centreId: id, lead: true, name: NAME, now: clock.now() });
    }
  };
}
