// What stories ask of the store in memory, as an administrator would.
import type { NewInvite, PersonRecord } from '../app/ports.ts';
import type { Centre } from '../programme/facts.ts';
import { consentOf, type MemoryRows } from './memory-rows.ts';

/** The part of the administrator's store that stories need. */
export type MemoryAdmin = {
  addCentre: (centre: Omit<Centre, 'id' | 'closed'>, id: string) => Promise<boolean>;
  addCoordinator: (one: { slack: string; centreId: string; lead: boolean; name: string | null }) => Promise<boolean>;
  addInvite: (invite: NewInvite) => Promise<void>;
  person: (channel: string, address: string) => Promise<PersonRecord | null>;
  planned: () => Promise<{ occurrence: string; at: string; state: string; reason: string | null }[]>;
  cases: () => Promise<{ kind: string; state: string; note: string | null }[]>;
  parked: () => Promise<string[]>;
  /** How many rows a table has. */
  count: (table: string) => number;
};

/** The administrator's part over the rows in memory. */
export function memoryAdmin({ table, all, of, put, answersOf }: MemoryRows): MemoryAdmin {
  return {
    async addCentre(centre, id) {
      if (table('centre').has(id)) return false;
      put('centre', { id, ...centre, closed: false });
      return true;
    },
    async addCoordinator({ slack, centreId, lead, name }) {
      put('membership', { id: `${slack}/${centreId}`, centre_id: centreId, lead, name });
      return true;
    },
    async addInvite({ id, token, role, centreId, expiresAt }) {
      put('invite', {
        id,
        token,
        role,
        centre_id: centreId,
        expires_at: expiresAt,
        used_at: null,
        used_by: null,
        revoked_at: null,
        revision: 0,
      });
    },
    async person(channel, address) {
      const found = all('address').find((row) => row.channel === channel && row.address === address);
      const person = found && table('person').get(String(found.person_id));
      if (!person) return null;
      const given = of('consent', person.id).at(-1);
      return {
        id: person.id,
        role: person.role as string | null,
        stage: String(person.stage),
        language: String(person.language),
        centre: (table('centre').get(String(person.centre_id))?.name as string | undefined) ?? null,
        channels: of('address', person.id).map((row) => ({
          channel: String(row.channel),
          address: String(row.address),
          state: String(row.state),
        })),
        consent: given ? consentOf(given) : null,
        answers: answersOf(person.id),
      };
    },
    planned: async () =>
      all('due').map((row) => ({
        occurrence: row.id,
        at: String(row.due_at),
        state: String(row.state),
        reason: row.reason as string | null,
      })),
    cases: async () =>
      all('help_case').map((row) => ({
        kind: String(row.kind),
        state: String(row.state),
        note: (row.note as string | undefined) ?? null,
      })),
    parked: async () =>
      all('inbox')
        .filter((row) => row.state === 'parked')
        .map((row) => row.id),
    count: (name) => table(name).size,
  };
}
