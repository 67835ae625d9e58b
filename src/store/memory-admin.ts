// What stories ask of the store in memory, as an administrator would.
import type { AdminStore, NewInvite, PersonRecord } from '../app/admin-port.ts';
import type { ImportStore } from '../app/import-batch.ts';
import type { Value } from '../core/conversation.ts';
import type { Centre } from '../programme/facts.ts';
import { FIRST_ZONE } from './inbox.ts';
import { memoryImports } from './memory-imports.ts';
import { consentOf, type MemoryRows } from './memory-rows.ts';

/** A participant who is put into a story. Answers by `<flow>.<step>`. */
export type Placed = {
  channel: string;
  address: string;
  role: 'mentee' | 'mentor';
  stage: string;
  centreId: string;
  firstName: string;
  answers: Readonly<Record<string, Value>>;
  now: string;
  /** Something of these kinds is due for them at once. */
  due?: readonly string[];
};

/** A duo that is put into a story: both by their addresses, `startedAt` and `endsAt` as instants. */
export type PlacedDuo = {
  channel: string;
  mentee: string;
  mentor: string;
  coordinator: string;
  startedAt: string;
  endsAt: string;
  /** Active unless it says otherwise. */
  state?: 'proposed' | 'agreement' | 'active';
  /** Both have said that they want to meet, and their first meeting began then. */
  met?: string;
  /** When they usually meet, and the agreement's objectives. */
  rhythm?: { day: string; time: string };
  objectives?: readonly string[];
  plan: (duoId: string, personId: string) => { occurrence: string; kind: string; at: string; policy: string }[];
};

/** The part of the administrator's store that stories need. */
export type MemoryAdmin = ImportStore & {
  addCentre: (centre: Omit<Centre, 'id' | 'closed'>, id: string) => Promise<boolean>;
  addCoordinator: AdminStore['addCoordinator'];
  addInvite: (invite: NewInvite) => Promise<void>;
  person: (channel: string, address: string) => Promise<PersonRecord | null>;
  planned: () => Promise<{ occurrence: string; at: string; state: string; reason: string | null }[]>;
  cases: () => Promise<{ kind: string; state: string; note: string | null }[]>;
  /** Somebody who has come this far already, for stories that begin later. */
  place: (one: Placed) => void;
  /** A duo of two who were placed, and what is planned for them. */
  placeDuo: (duo: PlacedDuo) => void;
  parked: () => Promise<string[]>;
  /** The state of every duo, in the order in which they were made. */
  duos: () => string[];
  /** How many rows a table has. */
  count: (table: string) => number;
};

/** The administrator's part over the rows in memory. */
export function memoryAdmin(
  rows: MemoryRows,
  erase: (personId: string, basis: string, now: string) => void,
): MemoryAdmin {
  const { table, all, of, put, answersOf, duoAnswersOf } = rows;
  /** What somebody answered in their duos, the newest of each question; a decision only when both have decided. */
  const latest = (personId: string) =>
    Object.fromEntries(
      all('duo')
        .filter((duo) => duo.state !== 'proposed')
        .flatMap((duo) =>
          Object.entries(duoAnswersOf(duo.id, personId)).map(([name, value]) => [name.replace(/\/[^.]*/, ''), value]),
        ),
    );

  return {
    ...memoryImports(rows, erase),
    async addCentre(centre, id) {
      if (table('centre').has(id)) return false;
      put('centre', { id, ...centre, closed: false });
      return true;
    },
    async addCoordinator({ channel, address, centreId, lead, name, now }) {
      const known = all('address').find((row) => row.channel === channel && row.address === address);
      const personId = known ? String(known.person_id) : `coordinator-${address}`;
      const there = table('person').get(personId);
      if (there) {
        const own = name === null ? {} : { first_name: name };
        put('person', { ...there, role: 'coordinator', consented: true, ...own, revision: Number(there.revision) + 1 });
      } else {
        const person = { role: 'coordinator', stage: 'information', language: 'en', zone: FIRST_ZONE, centre_id: null };
        put('person', { id: personId, ...person, first_name: name, consented: true, created_at: now, revision: 0 });
        const row = { id: `address-${address}`, person_id: personId, channel, address };
        put('address', { ...row, state: 'active', revision: 0 });
      }
      put('membership', { id: `${personId}/${centreId}`, person_id: personId, centre_id: centreId, lead });
      return true;
    },
    async addInvite({ id, token, role, centreId, createdBy, now, expiresAt, personId }) {
      put('invite', {
        id,
        token,
        role,
        centre_id: centreId,
        created_by: createdBy,
        created_at: now,
        expires_at: expiresAt,
        used_at: null,
        used_by: null,
        revoked_at: null,
        person_id: personId ?? null,
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
        answers: { ...answersOf(person.id), ...latest(person.id) },
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
    duos: () => all('duo').map((row) => String(row.state)),
    place({ channel, address, role, stage, centreId, firstName, answers, now, due = [] }) {
      const id = `placed-${address}`;
      const who = { role, stage, language: 'en', zone: FIRST_ZONE, centre_id: centreId, first_name: firstName };
      put('person', { id, ...who, consented: true, created_at: now, stage_since: now, revision: 0 });
      put('address', { id: `address-${address}`, person_id: id, channel, address, state: 'active', revision: 0 });
      for (const [name, value] of Object.entries(answers)) {
        const [flow, step] = name.split('.');
        const row = { person_id: id, flow, step, code: null, sealed: JSON.stringify(value), at: now };
        put('answer', { id: `${id}/${name}`, ...row, revision: 0 });
      }
      for (const kind of due) {
        const row = {
          person_id: id,
          kind,
          due_at: now,
          zone: FIRST_ZONE,
          policy: 'always',
          state: 'due',
          reason: null,
        };
        put('due', { id: `${id}/${kind}/${now}`, ...row, revision: 0 });
      }
    },
    placeDuo({
      channel,
      mentee,
      mentor,
      coordinator,
      startedAt,
      endsAt,
      state = 'active',
      met,
      rhythm,
      objectives,
      plan,
    }) {
      const idOf = (address: string) =>
        String(all('address').find((row) => row.channel === channel && row.address === address)?.person_id);
      const [menteeId, mentorId] = [idOf(mentee), idOf(mentor)];
      const id = `duo-${mentee}-${mentor}`;
      const centreId = table('person').get(menteeId)?.centre_id;
      const who = { mentee_id: menteeId, mentor_id: mentorId, centre_id: centreId, coordinator_id: idOf(coordinator) };
      const begun = state === 'active' ? { started_at: startedAt, ends_at: endsAt } : {};
      const meets = rhythm ? { rhythm_day: rhythm.day, rhythm_time: rhythm.time } : {};
      put('duo', { id, ...who, proposed_at: startedAt, ...begun, ...meets, state, score: 500, revision: 0 });
      if (rhythm && objectives && objectives.length > 0) {
        const names = { mentee, mentor, coordinator, centre: centreId, questions: 'none', why: '' };
        const days = { startsOn: startedAt.slice(0, 10), endsOn: endsAt.slice(0, 10) };
        const content = { ...names, ...days, objectives, rhythm: { ...rhythm, place: 'Kouter 1' } };
        const row = { person_id: menteeId, version: '2026-11', edition: 1, content: JSON.stringify(content) };
        const by = { coordinator_id: idOf(coordinator), state: 'signed', prepared_at: startedAt, revision: 0 };
        put('agreement', { id, duo_id: id, ...row, ...by });
      }
      if (met !== undefined) {
        const meeting = { duo_id: id, kind: 'first', state: 'set', round: 1, options: [met], starts_at: met };
        const there = { minutes: 60, zone: FIRST_ZONE, place: 'Kouter 1', online: false, alone: false, sequence: 1 };
        put('meeting', { id: `${id}/first`, ...meeting, ...there, coordinator_id: idOf(coordinator), revision: 0 });
        for (const personId of [menteeId, mentorId])
          for (const step of ['meet', 'done']) {
            const answer = {
              duo_id: id,
              person_id: personId,
              occasion: 'introduction',
              step,
              code: '"yes"',
              sealed: null,
            };
            put('duo_answer', { id: `${id}/${personId}/introduction.${step}`, ...answer, at: startedAt, revision: 0 });
          }
      }
      const stage = { proposed: 'first-meeting', agreement: 'agreement', active: 'mentoring' }[state];
      for (const personId of [menteeId, mentorId]) {
        const person = table('person').get(personId);
        if (person) put('person', { ...person, stage });
        for (const { occurrence, kind, at, policy } of plan(id, personId)) {
          const due = { person_id: personId, kind, due_at: at, zone: FIRST_ZONE, policy, state: 'due', reason: null };
          put('due', { id: occurrence, ...due, revision: 0 });
        }
      }
    },
    parked: async () =>
      all('inbox')
        .filter((row) => row.state === 'parked')
        .map((row) => row.id),
    count: (name) => table(name).all().length,
  };
}
