// The store over an open database: everything of src/store behind the ports of src/app.
import { randomUUID } from 'node:crypto';
import type { AdminStore } from '../app/admin-port.ts';
import type { Store, WebStore } from '../app/ports.ts';
import { adminStore } from './admin.ts';
import type { Database } from './client.ts';
import { deskStore } from './desk.ts';
import { documentStore } from './documents.ts';
import { dueStore } from './due.ts';
import { figureStore } from './figures.ts';
import { fileStore } from './files.ts';
import { inboxStore } from './inbox.ts';
import { inviteStore } from './invite.ts';
import { openKeyring } from './keyring.ts';
import { outboxStore } from './outbox.ts';
import { pageLinkStore } from './page-links.ts';
import type { StoreParts } from './rows.ts';
import type { MasterKey } from './seal.ts';
import { turnStore } from './turn.ts';
import { webStore } from './web.ts';

/** All parts of the store. */
export type FullStore = Store & { web: WebStore; admin: AdminStore };

/** Opens the store. The database is migrated by whoever opened it. */
export function openStore(database: Database, master: MasterKey, newId: () => string = randomUUID): FullStore {
  const parts: StoreParts = { prisma: database.prisma, master, keyring: openKeyring(master), newId };
  const { findInvite } = inviteStore(parts);
  return {
    ...inboxStore(parts),
    ...turnStore(parts),
    ...outboxStore(parts),
    ...dueStore(parts),
    ...deskStore(parts),
    ...fileStore(parts),
    ...figureStore(parts),
    ...pageLinkStore(parts),
    ...documentStore(parts),
    findInvite,
    web: webStore(parts),
    admin: adminStore(parts),
  };
}
