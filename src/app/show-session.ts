// What the screen of a room is shown of a matching session: asked on each request of the record of whoever opened it, as it is now.
import { can } from '../access/can.ts';
import { coordinatorFrom } from '../access/coordinator.ts';
import type { TextRef } from '../core/effect.ts';
import { projectorView } from '../programme/desk/projector.ts';
import { sealed } from '../programme/desk/seal.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { speak } from '../speech/compose.ts';
import type { ShownSession } from './page-port.ts';
import type { Clock, Store } from './ports.ts';

/** What this needs. */
export type ShowParts = {
  store: Pick<Store, 'pageSession' | 'readDesk'>;
  centres: () => Promise<readonly { id: string; name: string }[]>;
  catalogue: Catalogue;
  clock: Clock;
};

/** Makes the function that shows the session of a browser, by its secret; null when there is nothing for it, whatever the reason. */
export function showSession({ store, centres, catalogue, clock }: ShowParts) {
  return async function show(secret: string): Promise<ShownSession | null> {
    const now = clock.now();
    const page = await store.pageSession(secret, now);
    if (page?.kind !== 'match' || page.askedBy.role !== 'coordinator') return null;
    const asker = coordinatorFrom(page.askedBy.id, page.askedBy.memberships);
    const read = await store.readDesk(asker.personId, 'pool', now);
    const session = read?.desk.matchSessions.find(({ id }) => id === page.objectId);
    if (!read || !session || !can(asker, 'read-person', { centreId: session.centreId })) return null;
    const { language } = page;
    const words = (ref: TextRef) => speak(ref, language, catalogue);
    const text = (key: string, params: Record<string, string | number> = {}) =>
      catalogue.text(language, 'projector', key, params);
    const { open, counts, rows } = projectorView(session, sealed(read.desk), now);
    const centre = (await centres()).find(({ id }) => id === session.centreId)?.name ?? '—';
    return {
      language,
      title: text('title', { centre }),
      says: open ? (rows.length > 0 ? '' : text('nobody')) : text('over'),
      counts: counts.map((one) => ({ ...one, label: words(one.label) })),
      rows: rows.map((row) => ({
        ...row,
        label: words(row.label),
        days: row.days === null ? null : text('days', { days: row.days }),
        reasons: row.reasons.map(words),
      })),
    };
  };
}
