// `duo match`: what it prints of a good file, and one line with its path for everything that is wrong with a bad one.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { match } from '../../src/cli/match.ts';
import { poolSchema, readPool } from '../../src/cli/match-pool.ts';
import type { Person, Pool } from '../../src/matching/pool.ts';
import { exactly } from '../matching/exact.ts';
import { admissible, pools } from '../matching/pools.ts';
import { duo, endAll, newFolder } from '../support/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'duo-match-'));
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await endAll();
});

const person = { centre: 'Ghent', languages: { fr: 'B2' }, sectors: ['care'], slots: ['tue-18'] };
const file = {
  now: '2026-11-22',
  mentees: [
    { ...person, id: 'ana', online: false, waitingSince: '2026-10-11', sectors: ['care', 'food'], job: ['Nurse'] },
    { ...person, id: 'bo', online: false, waitingSince: '2026-11-20' },
    { ...person, id: 'cem', online: false, waitingSince: '2026-11-22T08:00:00+01:00', centre: 'Paris' },
  ],
  mentors: [
    {
      ...person,
      id: 'kim',
      online: false,
      capacity: 1,
      trained: true,
      job: ['nurse', 'Teacher'],
      waitingSince: '2026-01-01',
    },
    { ...person, id: 'lee', online: true, trained: true },
    { ...person, id: 'max', online: false },
  ],
  locks: [],
  vetoes: [['bo', 'lee']],
};

/** Runs the command on a file of this content, within this process. */
function run(content: unknown, { json = true, scores = false } = {}) {
  const path = join(folder, 'pool.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const { exit, out, words } = match({ file: path, scores }, json);
  return { exit, stdout: [...out].join(''), words: words.map((line) => line.replaceAll(path, 'pool.json')) };
}
const changed = (change: (of: ReturnType<typeof structuredClone<typeof file>>) => unknown) => {
  const copy = structuredClone(file);
  change(copy);
  return copy;
};
const lines = (content: unknown) => {
  const { exit, words } = run(content);
  expect(exit).toBe(2);
  return words;
};

describe('as a command', () => {
  it('prints one line of JSON with every possible pair, and touches nothing', async () => {
    const cwd = newFolder({ 'pool.json': JSON.stringify({ ...file, mentees: [...file.mentees], more: 1 }) });
    const ran = await duo(cwd, { DATABASE_URL: 'nonsense' }, 'match', '--in', 'pool.json', '--json', '--scores');
    expect(ran).toMatchObject({ code: 0, stderr: 'more is no name that is read\n' });
    expect(ran.stdout).toMatch(/^[^\n]+\n$/);
    const { ms, ...rest } = JSON.parse(ran.stdout);
    expect(ms).toBeGreaterThan(0);
    expect(rest).toEqual({
      pairs: [
        {
          mentee: 'ana',
          mentor: 'lee',
          score: 543,
          reasons: ['sectors:care', 'waiting:42', 'languages:fr', 'slots:tue-18'],
        },
        { mentee: 'bo', mentor: 'kim', score: 561, reasons: ['sectors:care', 'languages:fr', 'slots:tue-18'] },
      ],
      unmatched: ['cem'],
      total: 1104,
      scores: [
        { mentee: 'ana', mentor: 'kim', score: 573 },
        { mentee: 'ana', mentor: 'lee', score: 543 },
        { mentee: 'bo', mentor: 'kim', score: 561 },
      ],
    });
    expect(existsSync(join(cwd, 'data'))).toBe(false);
  });

  it('ends with 2 and one line a fault for a malformed file', async () => {
    const bad = changed((of) => {
      of.mentees[1] = { ...person, languages: { fr: 'B7' }, waitingSince: '2026-02-30' } as never;
    });
    const ran = await duo(newFolder({ 'pool.json': JSON.stringify(bad) }), {}, 'match', '--in', 'pool.json', '--json');
    expect(ran.code).toBe(2);
    expect(ran.stderr.split('\n')).toEqual([
      'mentees[1].id: is missing',
      'mentees[1].languages.fr: "B7" is no CEFR level (A1, A2, B1, B2, C1, C2)',
      'mentees[1].waitingSince: "2026-02-30" is no day such as 2026-03-11, and no instant such as 2026-03-11T18:00:00Z',
      '',
    ]);
    expect(JSON.parse(ran.stdout).faults.map(({ path }: { path: string }) => path)).toEqual([
      'mentees[1].id',
      'mentees[1].languages.fr',
      'mentees[1].waitingSince',
    ]);
  });
});

describe('a file', () => {
  it('that is not there ends with 1, one that is no JSON with 2', () => {
    expect(match({ file: join(folder, 'none.json'), scores: false }, true)).toMatchObject({
      exit: 1,
      words: [`${join(folder, 'none.json')} cannot be read: ENOENT`],
    });
    expect(lines('{"now": ')).toEqual([expect.stringMatching(/^pool\.json is no JSON: /)]);
    expect(lines('[]')).toEqual(['[] is no pool']);
  });

  it('may begin with a mark of its encoding, and have no lists of pairs', () => {
    const { locks: _, vetoes: __, ...rest } = file;
    expect(run(`\uFEFF${JSON.stringify(rest)}`).exit).toBe(0);
  });

  it('without --json is a table', () => {
    const { stdout } = run(file, { json: false, scores: true });
    expect(stdout.replace(/[\d.]+ ms/, '# ms').split('\n')).toEqual([
      'mentee  mentor  score  reasons',
      'ana     lee       543  sectors:care waiting:42 languages:fr slots:tue-18',
      'bo      kim       561  sectors:care languages:fr slots:tue-18',
      '',
      'without a mentor: cem',
      '',
      '2 pairs, 1104 points, 1 without a mentor, # ms',
      '',
      'every possible pair',
      'ana     kim       573',
      'ana     lee       543',
      'bo      kim       561',
      '',
    ]);
  });

  it('counts locks into the total, and takes what it does not say from the usual settings', () => {
    const locked = run(changed((of) => Object.assign(of, { locks: [['ana', 'kim']] })));
    expect(JSON.parse(locked.stdout)).toMatchObject({ pairs: [{ mentee: 'ana', mentor: 'kim' }], total: 573 });
    const read = readPool({ ...file, weights: { sectors: 500 } });
    expect(read.kind === 'pool' && read.pool.settings).toMatchObject({
      minimumLevel: 'B1',
      minimumScore: 0,
      weights: { sectors: 500, help: 230 },
    });
  });

  it.each([
    ['no now', (of: object) => Object.assign(of, { now: undefined }), 'now: is missing'],
    [
      'a level',
      (of: object) => Object.assign(of, { minimumLevel: 'b1' }),
      'minimumLevel: "b1" is no CEFR level (A1, A2, B1, B2, C1, C2)',
    ],
    [
      'a score',
      (of: object) => Object.assign(of, { minimumScore: 1001 }),
      'minimumScore: 1001 is no whole number from 0 to 1000',
    ],
    ['a weight', (of: object) => Object.assign(of, { weights: { job: -1 } }), 'weights.job: -1 is no number from 0 on'],
    [
      'an unknown criterion',
      (of: object) => Object.assign(of, { weights: { luck: 1 } }),
      'weights: "luck": there is no such criterion (help, sectors, job, languages, personality, slots, project, waiting)',
    ],
    [
      'weights of nothing',
      (of: object) =>
        Object.assign(of, {
          weights: { help: 0, sectors: 0, job: 0, languages: 0, personality: 0, slots: 0, project: 0, waiting: 0 },
        }),
      'weights: all of them are 0',
    ],
    [
      'no slots',
      (of: typeof file) => Object.assign(of.mentors[1] ?? {}, { slots: undefined }),
      'mentors[1].slots: is missing',
    ],
    [
      'a capacity',
      (of: typeof file) => Object.assign(of.mentors[0] ?? {}, { capacity: 1.5 }),
      'mentors[0].capacity: 1.5 is no whole number from 0 on',
    ],
    [
      'an id twice',
      (of: typeof file) => Object.assign(of.mentees[2] ?? {}, { id: 'ana' }),
      'mentees[2].id: "ana" is the id of another one before',
    ],
    [
      'half a pair',
      (of: object) => Object.assign(of, { locks: [['ana']] }),
      'locks[0]: ["ana"] is no pair of a mentee’s id and a mentor’s id',
    ],
    [
      'a veto of nobody',
      (of: object) => Object.assign(of, { vetoes: [['ana', 'zoe']] }),
      'vetoes[0][1]: there is no mentor "zoe"',
    ],
    [
      'a lock of nobody',
      (of: object) => Object.assign(of, { locks: [['zoe', 'kim']] }),
      'locks[0][0]: there is no mentee "zoe"',
    ],
    [
      'a lock that is vetoed',
      (of: object) => Object.assign(of, { locks: [['bo', 'lee']] }),
      'locks[0]: these two cannot be a pair: veto',
    ],
    [
      'a lock that fails hard criteria',
      (of: object) =>
        Object.assign(of, {
          locks: [
            ['ana', 'kim'],
            ['cem', 'max'],
          ],
        }),
      'locks[1]: these two cannot be a pair: centre, training',
    ],
    [
      'more locks than a mentor has room',
      (of: object) =>
        Object.assign(of, {
          locks: [
            ['ana', 'kim'],
            ['bo', 'kim'],
          ],
        }),
      'locks[1]: mentor "kim" has no room left',
    ],
    [
      'a mentee in two locks',
      (of: object) =>
        Object.assign(of, {
          locks: [
            ['ana', 'kim'],
            ['ana', 'lee'],
          ],
        }),
      'locks[1]: mentee "ana" is in another lock before',
    ],
  ] as [string, (of: never) => unknown, string][])('is refused with its path for %s', (_, change, words) => {
    expect(lines(changed(change as never))).toEqual([words]);
  });
});

describe('any pool', () => {
  const fileOf = ({ settings, mentees, mentors, ...rest }: Pool) => {
    const outside = ({ centreId, ...one }: Person) => ({ ...one, centre: centreId });
    const waiting = '2026-11-22';
    return {
      ...rest,
      ...settings,
      mentees: mentees.map((one) => ({ waitingSince: waiting, ...outside(one) })),
      mentors: mentors.map(outside),
    };
  };

  it('written into a file is valid by the schema, and gives the best set and every possible pair', () => {
    const valid = new Ajv2020({ strict: false, formats: { date: true, 'date-time': true } }).compile(poolSchema());
    fc.assert(
      fc.property(pools(4), (of) => {
        fc.pre(Object.values(of.settings.weights).some((one) => one > 0));
        const written = JSON.parse(JSON.stringify(fileOf(of)));
        expect(valid(written), JSON.stringify(valid.errors)).toBe(true);
        const { exit, stdout } = run(written, { scores: true });
        expect(exit).toBe(0);
        const printed = JSON.parse(stdout);
        const pool = { ...of, mentees: of.mentees.map((one) => ({ waitingSince: '2026-11-22', ...one })) };
        const best = exactly(pool);
        expect(printed.pairs.flatMap((one: { mentee: string; mentor: string }) => [one.mentee, one.mentor])).toEqual(
          best?.words,
        );
        expect(printed.total).toBe(best?.total);
        const scores = new Map(
          printed.scores.map((one: { mentee: string; mentor: string; score: number }) => [
            `${one.mentee}+${one.mentor}`,
            one.score,
          ]),
        );
        expect(new Map([...scores].sort())).toEqual(new Map([...admissible(pool)].sort()));
      }),
      { numRuns: 60 },
    );
  });
});

it('the JSON Schema in docs is the one that files are held to; -u writes it', async () => {
  const path = join(import.meta.dirname, '..', '..', 'docs', 'match-pool.schema.json');
  await expect(`${JSON.stringify(poolSchema(), null, 2)}\n`).toMatchFileSnapshot(path);
});
