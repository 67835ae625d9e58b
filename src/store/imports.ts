// People and duos that move in: written all at once or not at all, and taken back while nobody has answered.
import type { ImportBatch, ImportedPerson, ImportStore, Kept } from '../app/import-batch.ts';
import { IMPORT } from '../app/import-batch.ts';
import { fold } from '../core/read.ts';
import type { Prisma } from './generated/client.ts';
import { coordinatorsOf, knownPeople } from './imports-known.ts';
import type { StoreParts } from './rows.ts';
import { type DataKey, keyedHash, newDataKey, seal } from './seal.ts';

/** A batch of some hundred people is one transaction; a slow disk gets this long for it. */
const TIMEOUT_MS = 60_000;

/** The importing part of the store. */
export function importStore(parts: StoreParts): ImportStore {
  const { prisma, keyring } = parts;
  return {
    async importContext(centreId) {
      const people = await knownPeople(parts, centreId);
      return { ...people, coordinators: await coordinatorsOf(parts, centreId) };
    },

    async importBatch(batch) {
      const rows = rowsOf(batch, await keysOf(batch, parts), parts);
      const at = new Date(batch.at);
      await prisma.$transaction([
        prisma.importBatch.create({ data: { id: batch.id, centreId: batch.centreId, at } }),
        prisma.dataKey.createMany({ data: rows.keys }),
        prisma.person.createMany({ data: rows.people }),
        prisma.answer.createMany({ data: rows.answers }),
        prisma.person.updateMany({
          where: { id: { in: [...batch.begins] } },
          data: { stage: 'mentoring', stageSince: at, revision: { increment: 1 } },
        }),
        prisma.duo.createMany({ data: rows.duos }),
        prisma.duoWeek.createMany({ data: rows.weeks }),
        prisma.agreement.createMany({ data: rows.agreements }),
        prisma.duoAnswer.createMany({ data: rows.duoAnswers }),
        prisma.due.createMany({ data: rows.dues }),
        prisma.importRef.createMany({ data: rows.refs }),
      ]);
    },

    async batchCentre(id) {
      const batch = await prisma.importBatch.findFirst({ where: { id, undoneAt: null } });
      return batch?.centreId ?? null;
    },

    async undoImport(batchId, now) {
      const batch = await prisma.importBatch.findFirst({ where: { id: batchId, undoneAt: null } });
      if (!batch) return null;
      const { people } = await knownPeople(parts, batch.centreId);
      const refs = new Map(people.map(({ id, ref }) => [id, ref]));
      const kept = await prisma.$transaction((one) => undo(one, batchId, now, refs), { timeout: TIMEOUT_MS });
      if (kept.length === 0) for (const { id, batchId: of } of people) if (of === batchId) keyring.forget(id);
      return kept;
    },

    async revokeImportLinks(personId, now) {
      await prisma.invite.updateMany({
        where: { personId, createdBy: IMPORT, usedAt: null, revokedAt: null },
        data: { revokedAt: new Date(now), revision: { increment: 1 } },
      });
    },
  };
}

type Transaction = Prisma.TransactionClient;

/** Takes a batch back; or says who of it has answered, and changes nothing. */
async function undo(
  one: Transaction,
  batchId: string,
  now: string,
  refs: ReadonlyMap<string, string>,
): Promise<Kept[]> {
  // Whoever opens their link at this moment waits for this lock, or is seen here.
  const people = await one.$queryRawUnsafe<{ id: string; consented: boolean; linked: boolean; other: boolean }[]>(
    `SELECT p.id, p.consented, EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id) AS linked,
        EXISTS (SELECT 1 FROM duo d WHERE p.id IN (d.mentee_id, d.mentor_id)
          AND NOT EXISTS (SELECT 1 FROM import_ref r WHERE r.duo_id = d.id AND r.batch_id = $1)) AS other
      FROM person p WHERE p.id IN (SELECT person_id FROM import_ref WHERE batch_id = $1 AND duo_id IS NULL) ORDER BY p.id FOR UPDATE`,
    batchId,
  );
  const duos = await one.$queryRawUnsafe<
    { id: string; mentee_id: string; mentor_id: string; answered: string | null }[]
  >(
    `SELECT d.id, d.mentee_id, d.mentor_id, (SELECT p.id FROM person p WHERE p.id IN (d.mentee_id, d.mentor_id)
        AND (p.consented OR EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id)) ORDER BY p.id LIMIT 1) AS answered
      FROM duo d WHERE d.id IN (SELECT duo_id FROM import_ref WHERE batch_id = $1) ORDER BY d.id FOR UPDATE`,
    batchId,
  );
  const own = new Set(people.map(({ id }) => id));
  const refOf = (id: string) => refs.get(id) ?? id;
  const kept: Kept[] = [
    ...people.flatMap(({ id, consented, linked, other }): Kept[] => {
      if (consented) return [{ ref: refOf(id), why: 'agreed' }];
      if (linked) return [{ ref: refOf(id), why: 'linked' }];
      return other ? [{ ref: refOf(id), why: 'other-duo' }] : [];
    }),
    // A duo of this batch with somebody of an earlier one, who has answered since.
    ...duos.flatMap(({ answered }): Kept[] =>
      answered !== null && !own.has(answered) ? [{ ref: refOf(answered), why: 'linked' }] : [],
    ),
  ];
  if (kept.length > 0) return kept;
  const ids = duos.map(({ id }) => id);
  // Whoever moved in before goes back to where they were.
  const back = duos.flatMap(({ mentee_id, mentor_id }) => [mentee_id, mentor_id]).filter((id) => !own.has(id));
  await one.due.deleteMany({ where: { OR: ids.map((id) => ({ id: { startsWith: `${id}/` } })) } });
  for (const table of ['agreement', 'duo'])
    await one.$executeRawUnsafe(`DELETE FROM ${table} WHERE id = ANY ($1::text[])`, ids);
  for (const table of ['duo_answer', 'duo_week', 'meeting', 'import_ref'])
    await one.$executeRawUnsafe(`DELETE FROM ${table} WHERE duo_id = ANY ($1::text[])`, ids);
  await one.person.updateMany({
    where: { id: { in: back } },
    data: { stage: 'pool', stageSince: new Date(now), revision: { increment: 1 } },
  });
  for (const { id } of people)
    await one.$queryRawUnsafe('SELECT duo_erase_person($1, $2, $3::text::timestamptz)', id, 'import undone', now);
  await one.importBatch.update({ where: { id: batchId }, data: { undoneAt: new Date(now) } });
  return [];
}

type Keys = ReadonlyMap<string, { key: DataKey; wrapped: string | null }>;

/** A new key for each who moves in, and the open keys of those who did so before and begin a duo now. */
async function keysOf(batch: ImportBatch, { prisma, master, keyring, newId }: StoreParts): Promise<Keys> {
  const fresh = batch.people.map(({ id }) => [id, newDataKey(newId(), master)] as const);
  const known = await prisma.person.findMany({ where: { id: { in: [...batch.begins] } } });
  const rows = await prisma.dataKey.findMany({ where: { id: { in: known.map(({ keyId }) => keyId) } } });
  const open = known.map(({ id, keyId }) => {
    const row = rows.find((one) => one.id === keyId) ?? null;
    return [id, { key: keyring.open(id, row), wrapped: null }] as const;
  });
  return new Map<string, { key: DataKey; wrapped: string | null }>([...fresh, ...open]);
}

function rowsOf(batch: ImportBatch, keys: Keys, parts: StoreParts) {
  const { centreId } = batch;
  const at = new Date(batch.at);
  const keyOf = (personId: string): DataKey => {
    const found = keys.get(personId);
    if (!found) throw new Error('An import names somebody whom it does not bring');
    return found.key;
  };
  const sealedFor = (personId: string, text: string, table: string, column: string, id: string) =>
    seal(text, keyOf(personId), { table, column, id });
  const refRow = (kind: 'person' | 'duo', ref: string, personId: string, duoId: string | null) => {
    const id = `${centreId}/${kind}/${keyedHash('import', ref, parts.master)}`;
    return { id, batchId: batch.id, centreId, personId, duoId, ref: sealedFor(personId, ref, 'import_ref', 'ref', id) };
  };
  return {
    keys: batch.people.flatMap(({ id }) => {
      const found = keys.get(id);
      return found?.wrapped ? [{ id: found.key.id, wrapped: found.wrapped, createdAt: at }] : [];
    }),
    people: batch.people.map((one) => ({
      ...plainPerson(one),
      keyId: keyOf(one.id).id,
      centreId,
      firstName: sealedFor(one.id, one.firstName, 'person', 'first_name', one.id),
      nameHash: keyedHash('name', fold(one.firstName), parts.master),
      createdAt: at,
      stageSince: at,
      poolSince: one.stage === 'pool' ? at : null,
      coordinatorSince: one.coordinatorId === null ? null : at,
    })),
    answers: batch.people.flatMap(({ id: personId, answers }) =>
      answers.map(({ flow, step, value, coded }) => {
        const id = `${personId}/${flow}.${step}`;
        const text = JSON.stringify(value);
        const kept = coded
          ? { code: text, sealed: null }
          : { code: null, sealed: sealedFor(personId, text, 'answer', 'sealed', id) };
        return { id, personId, flow, step, ...kept, inputId: `${IMPORT}:${batch.id}`, at };
      }),
    ),
    duos: batch.duos.map(({ id, menteeId, mentorId, coordinatorId, startedAt, endsAt, rhythm }) => ({
      ...{ id, menteeId, mentorId, centreId, coordinatorId, state: 'active', score: 0 },
      ...{ proposedAt: new Date(startedAt), startedAt: new Date(startedAt), endsAt: new Date(endsAt) },
      ...{ rhythmDay: rhythm.day, rhythmTime: rhythm.time },
    })),
    weeks: batch.duos.flatMap(({ id: duoId, weeksBefore }) =>
      Array.from({ length: weeksBefore }, (_, nth) => ({
        id: `${duoId}/${nth + 1}`,
        duoId,
        week: nth + 1,
        state: 'off',
      })),
    ),
    agreements: batch.duos.map(({ id, menteeId, coordinatorId, startedAt, version, content }) => ({
      ...{
        id,
        personId: menteeId,
        version,
        edition: 1,
        coordinatorId,
        state: 'signed',
        preparedAt: new Date(startedAt),
      },
      content: sealedFor(menteeId, JSON.stringify(content), 'agreement', 'content', id),
    })),
    duoAnswers: batch.duos.flatMap(({ id: duoId, records }) =>
      records.map(({ personId, step, value }) => ({
        ...{ id: `${duoId}/${personId}/${IMPORT}.${step}`, duoId, personId, occasion: IMPORT, step },
        ...{ code: JSON.stringify(value), sealed: null, at },
      })),
    ),
    dues: batch.plans.map(({ occurrence, personId, kind, at: dueAt, localDate, zone, policy }) => ({
      ...{ id: occurrence, personId, kind, dueAt: new Date(dueAt), localDate, zone, policy, state: 'due' },
    })),
    refs: [
      ...batch.people.map(({ id, ref }) => refRow('person', ref, id, null)),
      ...batch.duos.map(({ id, ref, menteeId }) => refRow('duo', ref, menteeId, id)),
    ],
  };
}

/** The columns that are written as they are. Nobody has agreed to anything yet. */
const plainPerson = ({ id, role, stage, language, zone, coordinatorId, checkedBy, checkedAt }: ImportedPerson) => ({
  ...{ id, role, stage, language, zone, coordinatorId, checkedBy, consented: false },
  checkedAt: checkedAt === null ? null : new Date(checkedAt),
});
