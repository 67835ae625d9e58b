// Links to pages for one coordinator: a link works once, and then the browser that used it has a session. Only hashes of both are kept.
import type { PageLinkStore } from '../app/page-port.ts';
import type { Role } from '../programme/facts.ts';
import type { StoreParts } from './rows.ts';
import { keyedHash } from './seal.ts';

type SessionRow = {
  kind: string;
  object_id: string;
  asked_by: string;
  role: string | null;
  language: string;
  centres: { centre_id: string; lead: boolean }[];
};

/** The part of the store that links to pages are kept in. */
export function pageLinkStore({ prisma, master, newId }: StoreParts): PageLinkStore {
  const linkHash = (token: string) => keyedHash('page-link', token, master);
  const sessionHash = (session: string) => keyedHash('page-session', session, master);

  return {
    async addPageLink({ token, kind, objectId, askedBy, now, expiresAt }) {
      await prisma.$executeRawUnsafe(
        `INSERT INTO page_link (id, token_hash, kind, object_id, asked_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6::text::timestamptz, $7::text::timestamptz)`,
        newId(),
        linkHash(token),
        kind,
        objectId,
        askedBy,
        now,
        expiresAt,
      );
    },

    async findPageLink(token, now) {
      const [row] = await prisma.$queryRawUnsafe<{ used: boolean }[]>(
        `SELECT l.used_at IS NOT NULL AS used FROM page_link l
         WHERE l.token_hash = $1 AND (l.used_at IS NOT NULL OR l.expires_at > $2::text::timestamptz)
           -- Whoever was deactivated meanwhile gets nothing more.
           AND EXISTS (SELECT 1 FROM address a WHERE a.person_id = l.asked_by AND a.state = 'active')`,
        linkHash(token),
        now,
      );
      return row ? (row.used ? 'used' : 'open') : null;
    },

    async usePageLink({ token, session, now, until }) {
      // One conditional update: of two who open it at the same moment one gets the page. It is audited in the same commit.
      const [row] = await prisma.$queryRawUnsafe<{ used: number }[]>(
        `WITH used AS (
           UPDATE page_link SET used_at = $2::text::timestamptz, session_hash = $3, session_until = $4::text::timestamptz
             WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2::text::timestamptz
             RETURNING kind, object_id, asked_by),
         noted AS (
           INSERT INTO audit (id, actor, action, object, at)
           SELECT $5, 'coordinator ' || used.asked_by, 'open-page', used.kind || '/' || used.object_id, $2::text::timestamptz
             FROM used RETURNING id)
         SELECT count(*)::int AS used FROM used`,
        linkHash(token),
        now,
        sessionHash(session),
        until,
        newId(),
      );
      return row?.used === 1;
    },

    async pageSession(session, now) {
      const [row] = await prisma.$queryRawUnsafe<SessionRow[]>(
        `SELECT l.kind, l.object_id, l.asked_by, c.role, c.language,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('centre_id', m.centre_id, 'lead', m.lead)), '[]') FROM membership m
             WHERE m.person_id = l.asked_by) AS centres
         FROM page_link l JOIN person c ON c.id = l.asked_by
         WHERE l.session_hash = $1 AND l.session_until > $2::text::timestamptz
           AND EXISTS (SELECT 1 FROM address a WHERE a.person_id = l.asked_by AND a.state = 'active')`,
        sessionHash(session),
        now,
      );
      if (!row) return null;
      const memberships = row.centres.map(({ centre_id, lead }) => ({ centreId: centre_id, lead }));
      return {
        kind: row.kind,
        objectId: row.object_id,
        language: row.language,
        askedBy: { id: row.asked_by, role: row.role as Role | null, memberships },
      };
    },
  };
}
