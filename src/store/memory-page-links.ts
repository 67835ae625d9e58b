// Links to pages, over the rows in memory.
import type { PageLinkStore } from '../app/page-port.ts';
import type { Role } from '../programme/facts.ts';
import type { MemoryRows } from './memory-rows.ts';

/** The part that links to pages are kept in. */
export function memoryPageLinks({ table, all, of, put }: MemoryRows): PageLinkStore {
  const reached = (id: unknown) => of('address', String(id)).some((row) => row.state === 'active');
  const find = (token: string) => all('page_link').find((row) => row.token === token);

  return {
    async addPageLink({ token, kind, objectId, askedBy, now, expiresAt }) {
      const times = { created_at: now, expires_at: expiresAt, used_at: null, session: null, session_until: null };
      put('page_link', { id: `page/${token}`, token, kind, object_id: objectId, asked_by: askedBy, ...times });
    },
    async findPageLink(token, now) {
      const link = find(token);
      if (!link || !reached(link.asked_by)) return null;
      if (link.used_at !== null) return 'used';
      return String(link.expires_at) > now ? 'open' : null;
    },
    async usePageLink({ token, session, now, until }) {
      const link = find(token);
      if (!link || link.used_at !== null || String(link.expires_at) <= now) return false;
      put('page_link', { ...link, used_at: now, session, session_until: until });
      const done = { action: 'open-page', object: `${link.kind}/${link.object_id}`, at: now };
      put('audit', { id: `audit/${link.id}`, actor: `coordinator ${link.asked_by}`, ...done });
      return true;
    },
    async pageSession(session, now) {
      const link = all('page_link').find((row) => row.session === session && String(row.session_until) > now);
      const asker = link && table('person').get(String(link.asked_by));
      if (!link || !asker || !reached(asker.id)) return null;
      const memberships = of('membership', asker.id).map((row) => ({
        centreId: String(row.centre_id),
        lead: row.lead === true,
      }));
      return {
        kind: String(link.kind),
        objectId: String(link.object_id),
        language: String(asker.language),
        askedBy: { id: asker.id, role: (asker.role as Role | null) ?? null, memberships },
      };
    },
  };
}
