// What an administrator does: centres, coordinators, invitations, one person's record, plans, counts.
import type { AdminStore, Counts, PersonRecord } from '../app/admin-port.ts';
import type { Value } from '../core/conversation.ts';
import { fold } from '../core/read.ts';
import { caseStore } from './cases.ts';
import { coordinatorAddresses } from './coordinators.ts';
import { digestStore } from './digests.ts';
import { documentStore } from './documents.ts';
import { occurrenceOf } from './failed-due.ts';
import { figureStore } from './figures.ts';
import { dropLooseFiles } from './files.ts';
import { importStore } from './imports.ts';
import { addressHash, FIRST_ZONE } from './inbox.ts';
import { inviteStore } from './invite.ts';
import type { StoreParts } from './rows.ts';
import { iso } from './rows.ts';
import { scheduleStore } from './schedule.ts';
import { type DataKey, keyedHash, newDataKey, seal, unseal } from './seal.ts';
import { answerOf, duoAnswerOf } from './turn.ts';

/** How long things are kept after they are done. Source: reliability notes, D.7; keys at least 30 days (R1). */
const RETAIN_HOURS = { input: 72, parked: 30 * 24, message: 30 * 24, key: 60 * 24, link: 24 } as const;
const ENDED = ['sent', 'waiting', 'unknown', 'skipped', 'dead'];

/** The administrator's part of the store. */
export function adminStore(parts: StoreParts): AdminStore {
  const { prisma, keyring } = parts;
  const { addInvite, revokeInvite } = inviteStore(parts);
  return {
    addInvite,
    revokeInvite,
    ...caseStore(parts),
    ...figureStore(parts),
    ...digestStore(parts),
    ...importStore(parts),
    documentByHash: documentStore(parts).documentByHash,

    async addCentre(centre, id) {
      const done = await prisma.centre.createMany({
        data: [{ id, ...centre, languages: [...centre.languages] }],
        skipDuplicates: true,
      });
      return done.count === 1;
    },

    async centres() {
      const rows = await prisma.centre.findMany({ orderBy: { name: 'asc' } });
      const members = await prisma.membership.groupBy({ by: ['centreId'], _count: true });
      const count = new Map(members.map((row) => [row.centreId, row._count]));
      return rows.map(({ closedAt, revision: _, ...centre }) => ({
        ...centre,
        closed: closedAt !== null,
        coordinators: count.get(centre.id) ?? 0,
      }));
    },

    async closeCentre(name, now) {
      const done = await prisma.centre.updateMany({
        where: { name, closedAt: null },
        data: { closedAt: new Date(now), revision: { increment: 1 } },
      });
      return done.count === 1;
    },

    coordinators: (channel) => coordinatorAddresses(parts, channel),

    async addCoordinator({ channel, address, centreId, lead, name, now }) {
      const personId = await coordinatorId(parts, { channel, address }, name, now);
      const before = await prisma.membership.findUnique({ where: { personId_centreId: { personId, centreId } } });
      if (before && (before.lead || !lead)) return false;
      await prisma.membership.upsert({
        where: { personId_centreId: { personId, centreId } },
        create: { id: `${personId}/${centreId}`, personId, centreId, lead },
        update: { lead },
      });
      return true;
    },

    person: (channel, address) => personRecord(parts, channel, address),

    ...scheduleStore(parts),

    async erase(personId, basis, now) {
      const [row] = await prisma.$queryRawUnsafe<{ done: boolean }[]>(
        'SELECT duo_erase_person($1, $2, $3::text::timestamptz) AS done',
        personId,
        basis,
        now,
      );
      keyring.forget(personId);
      return row?.done ?? false;
    },

    async redrive(ids, now) {
      // Of pages and forms nothing was kept: they are made anew when somebody opens them.
      const dead = {
        state: 'dead',
        kind: { notIn: ['home', 'form', 'fetch'] },
        ...(ids ? { id: { in: [...ids] } } : {}),
      };
      const causes = await prisma.outbox.findMany({ where: dead, select: { causeId: true } });
      const failed = causes.flatMap(({ causeId }) => occurrenceOf(causeId) ?? []);
      await prisma.due.updateMany({
        where: { state: 'failed', id: { in: failed } },
        data: { state: 'sent', reason: 'sent again', revision: { increment: 1 } },
      });
      const done = await prisma.outbox.updateMany({
        where: dead,
        data: { state: 'pending', attempts: 0, notBefore: new Date(now), failure: null },
      });
      return done.count;
    },

    counts: () => counts(parts),

    async audit({ actor, action, object, at }) {
      await prisma.audit.create({ data: { id: parts.newId(), actor, action, object, at: new Date(at) } });
    },

    async setting(name) {
      return (await prisma.setting.findUnique({ where: { id: name } }))?.value ?? null;
    },

    async setSetting(name, value) {
      await prisma.setting.upsert({ where: { id: name }, create: { id: name, value }, update: { value } });
    },

    async wipe() {
      const tables =
        'person, data_key, address, membership, conversation, answer, consent, consent_text, inbox, outbox, due, help_case, invite, web_session, duo, duo_answer, duo_week, resource, suggestion, import_ref, import_batch, note, gathering, seat, interview_slot, desk_setting, centre_setting, match_session, match_pair, match_veto, meeting, partner_message, agreement, signature, document, page_link, faq, file_link, file, audit, tombstone';
      await prisma.$executeRawUnsafe(`TRUNCATE ${tables}`);
      keyring.clear();
    },

    async retain(now) {
      const before = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000);
      await prisma.inbox.updateMany({
        where: { state: 'done', doneAt: { lt: before(RETAIN_HOURS.input) } },
        data: { payload: null },
      });
      await prisma.inbox.updateMany({
        where: { state: 'parked', doneAt: { lt: before(RETAIN_HOURS.parked) } },
        data: { payload: null },
      });
      await prisma.outbox.deleteMany({
        where: { state: { in: ENDED }, createdAt: { lt: before(RETAIN_HOURS.message) } },
      });
      // What partners let each other know is kept no longer than the messages that carried it.
      await prisma.partnerMessage.deleteMany({ where: { at: { lt: before(RETAIN_HOURS.message) } } });
      await prisma.inbox.deleteMany({ where: { state: 'done', doneAt: { lt: before(RETAIN_HOURS.key) } } });
      await dropLooseFiles(parts, null);
      await prisma.fileLink.deleteMany({ where: { expiresAt: { lt: before(RETAIN_HOURS.link) } } });
      await prisma.pageLink.deleteMany({ where: { expiresAt: { lt: before(RETAIN_HOURS.link) } } });
      await prisma.webSession.deleteMany({ where: { expiresAt: { lt: new Date(now) } } });
    },

    async ping() {
      await prisma.$queryRawUnsafe('SELECT 1');
    },
  };
}

/** The person behind an address (a Slack member id), made when there is none; a name given later replaces the one before. */
async function coordinatorId(
  parts: StoreParts,
  { channel, address }: { channel: string; address: string },
  name: string | null,
  now: string,
): Promise<string> {
  const { prisma, master, newId, keyring } = parts;
  const hash = addressHash(parts, channel, address);
  const known = await prisma.address.findUnique({ where: { channel_hash: { channel, hash } } });
  const personId = known?.personId ?? newId();
  const { key, wrapped } = newDataKey(newId(), master);
  const nameOf = (sealing: typeof key) => ({
    firstName: name === null ? null : seal(name, sealing, { table: 'person', column: 'first_name', id: personId }),
    nameHash: name === null ? null : keyedHash('name', fold(name), master),
  });
  if (known) {
    const person = await prisma.person.findUniqueOrThrow({ where: { id: personId } });
    const row = await prisma.dataKey.findUniqueOrThrow({ where: { id: person.keyId } });
    const own = name === null ? {} : nameOf(keyring.open(personId, row));
    await prisma.person.update({
      where: { id: personId },
      // An employee: whatever they had begun as a stranger, they are none.
      data: { role: 'coordinator', consented: true, ...own, revision: { increment: 1 } },
    });
    return personId;
  }
  const at = new Date(now);
  const addressId = newId();
  const sealedAddress = seal(address, key, { table: 'address', column: 'sealed', id: addressId });
  await prisma.$transaction([
    prisma.dataKey.create({ data: { id: key.id, wrapped, createdAt: at } }),
    prisma.person.create({
      data: {
        id: personId,
        keyId: key.id,
        role: 'coordinator',
        stage: 'information',
        language: 'en',
        zone: FIRST_ZONE,
        consented: true,
        createdAt: at,
        ...nameOf(key),
      },
    }),
    prisma.address.create({
      data: { id: addressId, personId, channel, hash, sealed: sealedAddress, state: 'active' },
    }),
  ]);
  return personId;
}

async function personRecord(parts: StoreParts, channel: string, address: string): Promise<PersonRecord | null> {
  const { prisma, keyring } = parts;
  const found = await prisma.address.findUnique({
    where: { channel_hash: { channel, hash: addressHash(parts, channel, address) } },
  });
  const person = found && (await prisma.person.findUnique({ where: { id: found.personId } }));
  if (!person) return null;
  const row = await prisma.dataKey.findUniqueOrThrow({ where: { id: person.keyId } });
  const key = keyring.open(person.id, row);
  const [addresses, answers, consents, centre, ofDuos] = await Promise.all([
    prisma.address.findMany({ where: { personId: person.id }, orderBy: { id: 'asc' } }),
    prisma.answer.findMany({ where: { personId: person.id }, orderBy: { id: 'asc' } }),
    prisma.consent.findMany({ where: { personId: person.id }, orderBy: { at: 'asc' } }),
    person.centreId ? prisma.centre.findUnique({ where: { id: person.centreId } }) : null,
    duoAnswersOf(parts, person.id, key),
  ]);
  const given = consents.at(-1);
  return {
    id: person.id,
    role: person.role,
    stage: person.stage,
    language: person.language,
    centre: centre?.name ?? null,
    channels: addresses.map((one) => ({
      channel: one.channel,
      address: unseal(one.sealed, key, { table: 'address', column: 'sealed', id: one.id }),
      state: one.state,
    })),
    consent:
      given?.decision === 'given' ? { version: given.version, language: given.language, at: iso(given.at) } : null,
    answers: {
      ...Object.fromEntries(answers.map((one) => [`${one.flow}.${one.step}`, answerOf(one, key)])),
      ...ofDuos,
    },
  };
}

/** What somebody answered in their duos, the newest of each question; a decision only when both have decided. */
async function duoAnswersOf({ prisma }: StoreParts, personId: string, key: DataKey): Promise<Record<string, Value>> {
  const rows = await prisma.duoAnswer.findMany({ where: { personId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  const sealed = await prisma.duo.findMany({ where: { id: { in: rows.map((row) => row.duoId) }, state: 'proposed' } });
  return Object.fromEntries(
    rows
      .filter((row) => !sealed.some((duo) => duo.id === row.duoId))
      // Nobody but the two needs to know whether they stay in contact, and they hear it only when both want to.
      .filter((row) => row.occasion !== 'contact' || row.step !== 'stay')
      .map((row) => [`${row.occasion.split('/')[0]}.${row.step}`, duoAnswerOf(row, key)]),
  );
}

async function counts({ prisma }: StoreParts): Promise<Counts> {
  const [row] = await prisma.$queryRawUnsafe<Record<string, unknown>[]>(
    `SELECT
       (SELECT count(*)::int FROM inbox WHERE state = 'open') AS "openInputs",
       (SELECT min(received_at) FROM inbox WHERE state = 'open') AS "oldestInput",
       (SELECT count(*)::int FROM inbox WHERE state = 'parked') AS "parkedInputs",
       (SELECT count(*)::int FROM outbox WHERE state IN ('pending', 'retry', 'sending')) AS unsent,
       (SELECT min(not_before) FROM outbox WHERE state IN ('pending', 'retry', 'sending')) AS "oldestUnsent",
       (SELECT count(*)::int FROM outbox WHERE state = 'dead') AS "deadLetters",
       (SELECT count(*)::int FROM help_case WHERE state = 'open') AS "openCases",
       (SELECT min(opened_at) FROM help_case WHERE state = 'open') AS "oldestCase",
       (SELECT count(*)::int FROM due WHERE state = 'taken') AS overdue`,
  );
  const instant = (value: unknown) => (value ? iso(value as Date) : null);
  return {
    openInputs: Number(row?.openInputs),
    oldestInput: instant(row?.oldestInput),
    parkedInputs: Number(row?.parkedInputs),
    unsent: Number(row?.unsent),
    oldestUnsent: instant(row?.oldestUnsent),
    deadLetters: Number(row?.deadLetters),
    openCases: Number(row?.openCases),
    oldestCase: instant(row?.oldestCase),
    overdue: Number(row?.overdue),
  };
}
