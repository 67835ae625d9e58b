// People and duos that move in, in the rows in memory: the same as src/store/imports.ts does in the database.
import { IMPORT, type ImportStore, type Kept } from '../app/import-batch.ts';
import type { MemoryRows, Stored } from './memory-rows.ts';

const OPEN = ['proposed', 'agreement', 'active', 'evaluation'];

/** The importing part of the store in memory. `erase` forgets a person as the store does it. */
export function memoryImports(
  { table, all, of, by, put }: MemoryRows,
  erase: (personId: string, basis: string, now: string) => void,
): ImportStore {
  const inDuo = (duo: Stored, id: unknown) => duo.mentee_id === id || duo.mentor_id === id;
  const linked = (personId: string) => of('address', personId).length > 0;

  function undo(batchId: string, now: string): Kept[] {
    const refs = by('import_ref', 'batch_id', batchId);
    const people = refs.filter(({ duo_id }) => duo_id === null);
    const own = new Set(people.map(({ person_id }) => String(person_id)));
    const ids = refs.flatMap(({ duo_id }) => (duo_id === null ? [] : [String(duo_id)]));
    const duos = ids.flatMap((id) => table('duo').get(id) ?? []);
    const others = duos.flatMap((duo) => [String(duo.mentee_id), String(duo.mentor_id)]).filter((id) => !own.has(id));
    const refOf = (id: string) => {
      const found = of('import_ref', id).find(({ duo_id }) => duo_id === null);
      return String(found?.ref ?? id);
    };
    const kept: Kept[] = [
      ...[...own].flatMap((id): Kept[] => {
        if (table('person').get(id)?.consented === true) return [{ ref: refOf(id), why: 'agreed' }];
        if (linked(id)) return [{ ref: refOf(id), why: 'linked' }];
        const other = all('duo').some((duo) => inDuo(duo, id) && !ids.includes(duo.id));
        return other ? [{ ref: refOf(id), why: 'other-duo' }] : [];
      }),
      ...others.filter(linked).map((id): Kept => ({ ref: refOf(id), why: 'linked' })),
    ];
    if (kept.length > 0) return kept;
    for (const id of ids) {
      for (const due of all('due')) if (due.id.startsWith(`${id}/`)) table('due').delete(due.id);
      for (const name of ['duo_answer', 'duo_week', 'meeting', 'import_ref'])
        for (const row of by(name, 'duo_id', id)) table(name).delete(row.id);
      for (const name of ['agreement', 'duo']) table(name).delete(id);
    }
    for (const id of others) {
      const person = table('person').get(id);
      if (person) put('person', { ...person, stage: 'pool', stage_since: now, revision: Number(person.revision) + 1 });
    }
    for (const id of own) {
      for (const invite of by('invite', 'person_id', id)) table('invite').delete(invite.id);
      erase(id, 'import undone', now);
    }
    const batch = table('import_batch').get(batchId);
    if (batch) put('import_batch', { ...batch, undone_at: now });
    return [];
  }

  const standing = (id: string) => {
    const batch = table('import_batch').get(id);
    return batch && batch.undone_at === null ? batch : null;
  };

  return {
    async importContext(centreId) {
      const refs = by('import_ref', 'centre_id', centreId);
      return {
        people: refs.flatMap(({ ref, person_id, duo_id, batch_id }) => {
          const person = table('person').get(String(person_id));
          if (!person || duo_id !== null) return [];
          return {
            ...{ ref: String(ref), id: person.id, batchId: String(batch_id), role: String(person.role) },
            ...{ stage: String(person.stage), zone: String(person.zone), firstName: String(person.first_name) },
            busy: all('duo').some((duo) => inDuo(duo, person.id) && OPEN.includes(String(duo.state))),
            linked: linked(person.id),
          };
        }),
        duos: refs.filter(({ duo_id }) => duo_id !== null).map(({ ref }) => String(ref)),
        coordinators: by('membership', 'centre_id', centreId).map(({ person_id }) => ({
          id: String(person_id),
          name: (table('person').get(String(person_id))?.first_name as string | null | undefined) ?? null,
          addresses: of('address', String(person_id)).map(({ address }) => String(address)),
        })),
      };
    },

    async importBatch({ id: batchId, centreId, at, people, duos, begins, plans }) {
      const refId = (kind: string, ref: string) => `${centreId}/${kind}/${ref}`;
      for (const { ref } of people)
        if (table('import_ref').has(refId('person', ref))) throw new Error('Somebody has moved in already');
      put('import_batch', { id: batchId, centre_id: centreId, at, undone_at: null });
      const refer = (kind: string, ref: string, personId: string, duoId: string | null) =>
        put('import_ref', {
          ...{ id: refId(kind, ref), batch_id: batchId, centre_id: centreId, person_id: personId },
          ...{ duo_id: duoId, ref },
        });
      for (const { id, ref, role, stage, language, zone, firstName, answers, ...more } of people) {
        put('person', {
          ...{ id, role, stage, language, zone, centre_id: centreId, first_name: firstName, consented: false },
          ...{ created_at: at, stage_since: at, pool_since: stage === 'pool' ? at : null, revision: 0 },
          ...{ coordinator_id: more.coordinatorId, checked_by: more.checkedBy, checked_at: more.checkedAt },
        });
        for (const { flow, step, value, coded } of answers) {
          const text = JSON.stringify(value);
          const kept = coded ? { code: text, sealed: null } : { code: null, sealed: text };
          put('answer', { id: `${id}/${flow}.${step}`, person_id: id, flow, step, ...kept, at, revision: 0 });
        }
        refer('person', ref, id, null);
      }
      for (const id of begins) {
        const person = table('person').get(id);
        const revision = Number(person?.revision) + 1;
        if (person) put('person', { ...person, stage: 'mentoring', stage_since: at, revision });
      }
      for (const { id, ref, menteeId, mentorId, coordinatorId, startedAt, endsAt, rhythm, ...duo } of duos) {
        put('duo', {
          ...{ id, mentee_id: menteeId, mentor_id: mentorId, centre_id: centreId, coordinator_id: coordinatorId },
          ...{ state: 'active', score: 0, proposed_at: startedAt, started_at: startedAt, ends_at: endsAt },
          ...{ rhythm_day: rhythm.day, rhythm_time: rhythm.time, paused_until: null, shifted_weeks: 0, revision: 0 },
        });
        for (let week = 1; week <= duo.weeksBefore; week++)
          put('duo_week', {
            ...{ id: `${id}/${week}`, duo_id: id, week, planned_at: null, minutes: 120, state: 'off', revision: 0 },
          });
        put('agreement', {
          ...{ id, person_id: menteeId, version: duo.version, edition: 1, content: JSON.stringify(duo.content) },
          ...{ coordinator_id: coordinatorId, state: 'signed', prepared_at: startedAt, revision: 0 },
        });
        for (const { personId, step, value } of duo.records)
          put('duo_answer', {
            ...{ id: `${id}/${personId}/${IMPORT}.${step}`, duo_id: id, person_id: personId, occasion: IMPORT, step },
            ...{ code: JSON.stringify(value), sealed: null, at, revision: 0 },
          });
        refer('duo', ref, menteeId, id);
      }
      for (const { occurrence, personId, kind, at: dueAt, localDate, zone, policy } of plans)
        put('due', {
          ...{ id: occurrence, person_id: personId, kind, due_at: dueAt, local_date: localDate, zone, policy },
          ...{ state: 'due', reason: null, revision: 0 },
        });
    },

    batchCentre: async (id) => (standing(id)?.centre_id as string | undefined) ?? null,
    undoImport: async (id, now) => (standing(id) ? undo(id, now) : null),
    async revokeImportLinks(personId, now) {
      for (const row of by('invite', 'person_id', personId))
        if (row.created_by === IMPORT && row.used_at === null && row.revoked_at === null)
          put('invite', { ...row, revoked_at: now, revision: Number(row.revision) + 1 });
    },
  };
}
