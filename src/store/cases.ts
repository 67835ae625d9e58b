// Cases: people who wait for a person of the team.
import type { AdminStore } from '../app/admin-port.ts';
import { iso, type StoreParts } from './rows.ts';
import { unseal } from './seal.ts';

/** The part of the administrator's store that concerns cases. */
export function caseStore({ prisma, keyring }: StoreParts): Pick<AdminStore, 'cases' | 'closeCase'> {
  return {
    async cases() {
      const rows = await prisma.helpCase.findMany({
        where: { state: 'open' },
        orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
      });
      const ids = [...new Set(rows.map((row) => row.personId))];
      const [people, addresses, centres] = await Promise.all([
        prisma.person.findMany({ where: { id: { in: ids } } }),
        prisma.address.findMany({ where: { personId: { in: ids } }, orderBy: { id: 'asc' } }),
        prisma.centre.findMany(),
      ]);
      const wrapped = await prisma.dataKey.findMany({ where: { id: { in: people.map((person) => person.keyId) } } });
      return rows.flatMap((row) => {
        const person = people.find((one) => one.id === row.personId);
        const data = wrapped.find((one) => one.id === person?.keyId);
        if (!person || !data) return [];
        const key = keyring.open(person.id, data);
        const reached = addresses
          .filter((one) => one.personId === person.id)
          .map(
            (one) => `${one.channel}:${unseal(one.sealed, key, { table: 'address', column: 'sealed', id: one.id })}`,
          );
        const note =
          row.note === null ? null : unseal(row.note, key, { table: 'help_case', column: 'note', id: row.id });
        const centre = centres.find((one) => one.id === row.centreId)?.name ?? null;
        return [
          {
            id: row.id,
            kind: row.kind,
            centre,
            openedAt: iso(row.openedAt),
            person: person.id,
            addresses: reached,
            note,
          },
        ];
      });
    },

    async closeCase(id, now) {
      const done = await prisma.helpCase.updateMany({
        where: { id, state: 'open' },
        data: { state: 'closed', closedAt: new Date(now), revision: { increment: 1 } },
      });
      return done.count === 1;
    },
  };
}
