// Invitations: made with a token that is told once and kept only as a keyed hash; used once.
import type { NewInvite } from '../app/admin-port.ts';
import type { Store } from '../app/ports.ts';
import type { Role } from '../programme/facts.ts';
import { iso, type StoreParts } from './rows.ts';
import { keyedHash } from './seal.ts';

type InviteRow = {
  id: string;
  role: string;
  centre_id: string;
  person_id: string | null;
  created_by: string;
  expires_at: Date;
  revision: number;
  usable: boolean;
};

/** The hash under which an invitation is found. */
export const tokenHash = (parts: Pick<StoreParts, 'master'>, token: string) => keyedHash('invite', token, parts.master);

/** The inviting part of the store. */
export function inviteStore(parts: StoreParts): Pick<Store, 'findInvite'> & {
  addInvite: (invite: NewInvite) => Promise<void>;
  revokeInvite: (id: string, now: string) => Promise<boolean>;
} {
  const { prisma } = parts;
  return {
    async findInvite(token, now) {
      const [row] = await prisma.$queryRawUnsafe<InviteRow[]>(
        `SELECT i.id, i.role, i.centre_id, i.person_id, i.created_by, i.expires_at, i.revision,
           (i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $2::text::timestamptz AND c.closed_at IS NULL) AS usable
         FROM invite i JOIN centre c ON c.id = i.centre_id WHERE i.token_hash = $1`,
        tokenHash(parts, token),
        now,
      );
      if (!row) return null;
      return {
        id: row.id,
        role: row.role as Role,
        centreId: row.centre_id,
        usable: row.usable,
        personId: row.person_id,
        createdBy: row.created_by,
        expiresAt: iso(row.expires_at),
        revision: row.revision,
      };
    },

    async addInvite({ id, token, role, centreId, createdBy, now, expiresAt, personId }) {
      await prisma.invite.create({
        data: {
          id,
          tokenHash: tokenHash(parts, token),
          role,
          centreId,
          createdBy,
          createdAt: new Date(now),
          expiresAt: new Date(expiresAt),
          personId: personId ?? null,
        },
      });
    },

    async revokeInvite(id, now) {
      const done = await prisma.invite.updateMany({
        where: { id, usedAt: null, revokedAt: null },
        data: { revokedAt: new Date(now), revision: { increment: 1 } },
      });
      return done.count === 1;
    },
  };
}
