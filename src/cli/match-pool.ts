// A pool in a file: its form, from which docs/match-pool.schema.json is made, and what is wrong with one, each fault with its path in words.
import { z } from 'zod';
import { faultsOf, type PoolFault } from '../matching/faults.ts';
import { criteria, levels, type Mentee, type Mentor, type Pool, usualSettings } from '../matching/pool.ts';

type Given = { input?: unknown };
const shown = (input: unknown): string => {
  const text = JSON.stringify(input) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};
/** “is missing”, or what was given and why it cannot be. */
const not = (words: string) => ({
  error: ({ input }: Given) => (input === undefined ? 'is missing' : `${shown(input)} is ${words}`),
});

const word = z.string(not('no text')).min(1, 'is empty');
const words = z.array(word, not('no list'));
const yes = z.boolean(not('neither true nor false'));
const whole = (least: number, most?: number) => {
  const range = not(
    most === undefined ? `no whole number from ${least} on` : `no whole number from ${least} to ${most}`,
  );
  const number = z.int(range).min(least, range);
  return most === undefined ? number : number.max(most, range);
};
const level = z.enum(levels, not(`no CEFR level (${levels.join(', ')})`));
const time = z.union(
  [z.iso.date(), z.iso.datetime({ offset: true })],
  not('no day such as 2026-03-11, and no instant such as 2026-03-11T18:00:00Z'),
);
const pairs = z
  .array(
    z.tuple(
      [word.describe('a mentee’s id'), word.describe('a mentor’s id')],
      not('no pair of a mentee’s id and a mentor’s id'),
    ),
    not('no list'),
  )
  .optional();

const wish = z.looseObject(
  {
    scale: word,
    like: z.enum(['similar', 'different'], not('neither "similar" nor "different"')),
    hard: yes.optional().describe('true: it must be met'),
  },
  not('no wish'),
);

const person = {
  id: word,
  centre: word.describe('its name or id; the same text is the same centre'),
  online: yes.optional().describe('meets people of other centres online; false when not given'),
  languages: z
    .record(word, level, not('no list of languages with their levels'))
    .describe('CEFR level by language code'),
  sectors: words.optional(),
  slots: words.describe('weekly two-hour slots, such as tue-18; common only when the texts are equal'),
  help: words.optional().describe('mentee: what they want help with; mentor: what they can help with'),
  job: words.optional().describe('mentee: words of the job they look for; mentor: words of their career'),
  scales: z
    .record(word, whole(-2, 2), not('no list of scales with their numbers'))
    .optional()
    .describe('personality: where somebody stands between two ends'),
  wishes: z.array(wish, not('no list')).optional().describe('about scales that the person has given'),
};

const mentee = z.looseObject(
  {
    ...person,
    waitingSince: time,
    hasProject: yes.optional().describe('whether they have a clear plan'),
  },
  not('no mentee'),
);

const mentor = z.looseObject(
  {
    ...person,
    waitingSince: time.optional(),
    capacity: whole(0).optional().describe('how many duos at the same time; 1 when not given'),
    taken: whole(0).optional().describe('how many they have; 0 when not given'),
    trained: yes.optional().describe('whether the whole training is done; false when not given'),
    prefers: z
      .enum(['precise', 'open', 'both'], not('neither "precise" nor "open" nor "both"'))
      .optional()
      .describe('somebody with a clear plan, somebody who still looks for one (a generalist), or both'),
  },
  not('no mentor'),
);

const weight = z.number(not('no number from 0 on')).min(0, not('no number from 0 on')).optional();
const weights = z
  .strictObject(
    Object.fromEntries(criteria.map((one) => [one, weight])) as Record<(typeof criteria)[number], typeof weight>,
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `${issue.keys.map(shown).join(', ')}: there is no such criterion (${criteria.join(', ')})`
          : `${shown(issue.input)} is no list of weights`,
    },
  )
  .describe(
    'how much each soft criterion counts against the others; who is not named keeps the usual weight, of 1000 together',
  );

/** A pool as it stands in a file. */
const poolFile = z.looseObject(
  {
    now: time.describe('when this is asked'),
    minimumLevel: level.optional().describe(`${usualSettings.minimumLevel} when not given`),
    minimumScore: whole(0, 1000).optional().describe(`${usualSettings.minimumScore} when not given`),
    weights: weights.optional(),
    mentees: z.array(mentee, not('no list')),
    mentors: z.array(mentor, not('no list')),
    locks: pairs.describe('pairs that must be in the set'),
    vetoes: pairs.describe('pairs that must not be in it'),
    before: pairs.describe('pairs that were proposed to each other before'),
  },
  not('no pool'),
);

/** That form as a JSON Schema. */
export const poolSchema = (): object => ({
  title: 'A pool of people who wait for a duo, as `npm run -s duo -- match --in pool.json` reads it',
  ...z.toJSONSchema(poolFile, { io: 'input' }),
});

/** What is wrong at one place of the file. */
export type FileFault = { path: string; words: string };

/** A pool, with what was found in it that nobody reads; or everything that is wrong. */
export type ReadPool = { kind: 'pool'; pool: Pool; unread: string[] } | { kind: 'wrong'; faults: FileFault[] };

/** A place as one would write it: `mentees[3].languages.fr`. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) =>
      typeof part === 'number'
        ? `[${part}]`
        : /^[A-Za-z_][\w-]*$/.test(String(part))
          ? `.${String(part)}`
          : `[${JSON.stringify(String(part))}]`,
    )
    .join('')
    .replace(/^\./, '');
}

/** Reads what was parsed from a file. */
export function readPool(parsed: unknown): ReadPool {
  const read = poolFile.safeParse(parsed);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => ({ path: pathOf(issue.path), words: issueWords(issue) }));
    return { kind: 'wrong', faults };
  }
  const { data } = read;
  const given = Object.fromEntries(Object.entries(data.weights ?? {}).filter(([, value]) => value !== undefined));
  const pool: Pool = {
    now: data.now,
    settings: {
      minimumLevel: data.minimumLevel ?? usualSettings.minimumLevel,
      minimumScore: data.minimumScore ?? usualSettings.minimumScore,
      weights: { ...usualSettings.weights, ...given },
    },
    mentees: data.mentees.map(({ centre, job, sectors = [], ...rest }) => ({
      ...(rest as Omit<Mentee, 'centreId' | 'sectors'>),
      centreId: centre,
      sectors,
      ...(job ? { job: job.map((one) => one.toLowerCase()) } : {}),
    })),
    mentors: data.mentors.map(({ centre, job, sectors = [], ...rest }) => ({
      ...(rest as Omit<Mentor, 'centreId' | 'sectors'>),
      centreId: centre,
      sectors,
      ...(job ? { job: job.map((one) => one.toLowerCase()) } : {}),
    })),
    locks: data.locks ?? [],
    vetoes: data.vetoes ?? [],
    before: data.before ?? [],
  };
  const faults = [
    ...(criteria.every((one) => pool.settings.weights[one] === 0)
      ? [{ path: 'weights', words: 'all of them are 0' }]
      : []),
    ...strangersIn(pool),
    ...faultsOf(pool).map((fault) => ({ path: pathOf(fault.path), words: faultWords(fault) })),
  ];
  return faults.length > 0 ? { kind: 'wrong', faults } : { kind: 'pool', pool, unread: unreadIn(data) };
}

/** A veto with a slip of the pen would let through the pair that it is about. Pairs of before may name people who left. */
function strangersIn(pool: Pool): FileFault[] {
  const known = [new Set(pool.mentees.map(({ id }) => id)), new Set(pool.mentors.map(({ id }) => id))] as const;
  return pool.vetoes.flatMap((pair, at) =>
    ([0, 1] as const).flatMap((side) =>
      known[side].has(pair[side]) ? [] : [{ path: `vetoes[${at}][${side}]`, words: nobody(side, pair[side]) }],
    ),
  );
}

const nobody = (side: 0 | 1, id: string): string => `there is no ${side === 0 ? 'mentee' : 'mentor'} ${shown(id)}`;

function faultWords({ code, items, path }: PoolFault): string {
  switch (code) {
    case 'repeated':
      return `${shown(items[0])} is the id of another one before`;
    case 'unknown':
      return nobody(path[2] === 0 ? 0 : 1, items[0] ?? '');
    case 'taken':
      return `mentee ${shown(items[0])} is in another lock before`;
    case 'full':
      return `mentor ${shown(items[0])} has no room left`;
    case 'apart':
      return `these two cannot be a pair: ${items.join(', ')}`;
  }
}

/** zod says of a wrong key what is wrong with it below the record; said is the key’s own fault. */
function issueWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'is no name';
  return issue.message.replace(/\s+/g, ' ');
}

/** Names that nobody reads: most often a slip of the pen, and else something that the file has for other readers. */
function unreadIn(data: z.infer<typeof poolFile>): string[] {
  const strange = (given: object, known: object, path: PropertyKey[]) =>
    Object.keys(given)
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => pathOf([...path, name]));
  return [
    ...strange(data, poolFile.shape, []),
    ...data.mentees.flatMap((one, at) => strange(one, mentee.shape, ['mentees', at])),
    ...data.mentors.flatMap((one, at) => strange(one, mentor.shape, ['mentors', at])),
  ];
}
