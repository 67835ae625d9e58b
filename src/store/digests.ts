// Who of the team gets a weekly digest, and where; and a plan that is written once.
import type { AdminStore } from '../app/admin-port.ts';
import type { StoreParts } from './rows.ts';

/** The part of the store that digests are planned with. */
export const digestStore = ({ prisma }: StoreParts): Pick<AdminStore, 'teamZones' | 'planOnce'> => ({
  teamZones: () =>
    prisma.$queryRawUnsafe<{ personId: string; zone: string }[]>(
      `SELECT DISTINCT ON (m.person_id) m.person_id AS "personId", c.zone FROM membership m
       JOIN centre c ON c.id = m.centre_id JOIN person p ON p.id = m.person_id
       WHERE p.role = 'coordinator' AND EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id AND a.state = 'active')
       ORDER BY m.person_id, m.centre_id`,
    ),

  async planOnce(plans) {
    await prisma.due.createMany({
      data: plans.map(({ personId, plan: { occurrence, kind, at, localDate, zone, policy } }) => ({
        ...{ id: occurrence, personId, kind, dueAt: new Date(at), localDate, zone, policy, state: 'due' },
      })),
      skipDuplicates: true,
    });
  },
});
