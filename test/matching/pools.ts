// Invented pools for properties: small lists of codes, so that ties, shortages and people whom nobody fits are the normal case.
import fc from 'fast-check';
import { faultsOf } from '../../src/matching/faults.ts';
import { contextOf, fitOf } from '../../src/matching/fit.ts';
import { criteria, levels, type Mentee, type Mentor, type Pair, type Pool } from '../../src/matching/pool.ts';

const codes = (all: readonly string[], least = 0) => fc.subarray([...all], { minLength: least });
const maybe = <T, K extends string>(key: K, values: fc.Arbitrary<T>) =>
  fc.option(values, { nil: undefined }).map((value) => (value === undefined ? {} : ({ [key]: value } as Record<K, T>)));

const scale = fc.constantFrom('plan', 'talk');
const person = fc
  .tuple(
    fc.record({
      centreId: fc.constantFrom('ghent', 'ghent', 'paris'),
      online: fc.boolean(),
      languages: fc.dictionary(fc.constantFrom('fr', 'nl', 'en'), fc.constantFrom(...levels), {
        minKeys: 1,
        noNullPrototype: true,
      }),
      sectors: codes(['care', 'food', 'arts']),
      slots: codes(['mon-10', 'tue-18', 'wed-14'], 1),
    }),
    maybe(
      'waitingSince',
      fc.constantFrom('2026-11-22', '2026-11-20', '2026-11-01', '2026-03-11', '2026-11-21T12:00:00Z'),
    ),
    maybe('help', codes(['cv', 'search', 'network'])),
    maybe('job', codes(['cook', 'nurse', 'hospital'])),
    maybe('scales', fc.dictionary(scale, fc.integer({ min: -2, max: 2 }), { noNullPrototype: true })),
    maybe(
      'wishes',
      fc.array(
        fc.record({ scale, like: fc.constantFrom('similar' as const, 'different' as const), hard: fc.boolean() }),
        {
          maxLength: 2,
        },
      ),
    ),
  )
  .map((parts) => Object.assign({}, ...parts) as Omit<Mentee, 'id'>);

const mentee = fc
  .tuple(person, maybe('hasProject', fc.boolean()))
  .map((parts): Omit<Mentee, 'id'> => Object.assign({}, ...parts));
const mentor = fc
  .tuple(
    person,
    maybe('prefers', fc.constantFrom('precise' as const, 'open' as const, 'both' as const)),
    maybe('capacity', fc.constantFrom(0, 1, 1, 2, 3)),
    maybe('taken', fc.constantFrom(0, 0, 1)),
    fc.constantFrom({ trained: true }, { trained: true }, { trained: true }, {}),
  )
  .map((parts): Omit<Mentor, 'id'> => Object.assign({}, ...parts));

/** Ids in no order that their place would give away. */
const named = <T extends object>(letter: string, people: fc.Arbitrary<T>, most: number) =>
  fc
    .tuple(fc.array(people, { minLength: 0, maxLength: most, size: 'max' }), fc.constantFrom(1, 7, 11))
    .map(([all, step]) => all.map((one, at) => ({ ...one, id: `${letter}${(at * step + 3) % 53}` })));

const weights = fc.oneof(
  fc.constant(Object.fromEntries(criteria.map((one) => [one, 1]))),
  fc.constant(Object.fromEntries(criteria.map((one) => [one, one === 'sectors' ? 1 : 0]))),
  fc.tuple(...criteria.map((one) => fc.nat(5).map((weight) => [one, weight] as const))).map(Object.fromEntries),
) as fc.Arbitrary<Pool['settings']['weights']>;

/** Pools of at most so many on each side; the locks of each can be kept. */
export const pools = (most: number): fc.Arbitrary<Pool> =>
  fc
    .record({
      now: fc.constant('2026-11-22'),
      settings: fc.record({
        minimumLevel: fc.constantFrom('A2', 'B1'),
        minimumScore: fc.constantFrom(0, 0, 0, 300, 500),
        weights,
      }),
      mentees: named('e', mentee, most),
      mentors: named('o', mentor, most),
    })
    .chain((pool) => {
      const any: fc.Arbitrary<readonly Pair[]> =
        pool.mentees.length === 0 || pool.mentors.length === 0
          ? fc.constant([])
          : fc.array(
              fc.tuple(
                fc.constantFrom(...pool.mentees.map(({ id }) => id)),
                fc.constantFrom(...pool.mentors.map(({ id }) => id)),
              ),
              { maxLength: 3 },
            );
      return fc.tuple(any, any, any).map(([vetoes, before, wanted]): Pool => {
        const open = { ...pool, vetoes, before, locks: [] as Pair[] };
        for (const pair of wanted) {
          const more = { ...open, locks: [...open.locks, pair] };
          if (faultsOf(more).length === 0) open.locks = more.locks;
        }
        return open;
      });
    });

/** Pools in which nearly everybody fits nearly everybody about as well: what is exchanged without loss is the normal case. */
export const closePools = (least: number, most: number): fc.Arbitrary<Pool> =>
  fc
    .record({
      mentees: fc.integer({ min: least, max: most }),
      mentors: fc.integer({ min: least, max: most }),
      slots: fc.array(codes(['mon-10', 'tue-18'], 1), { minLength: 2 * most, maxLength: 2 * most }),
      sectors: fc.array(codes(['care', 'food']), { minLength: 2 * most, maxLength: 2 * most }),
      capacity: fc.array(fc.constantFrom(1, 1, 1, 2), { minLength: most, maxLength: most }),
      days: fc.array(fc.constantFrom('2026-11-22', '2026-11-21', '2026-11-12'), { minLength: most, maxLength: most }),
      order: fc.constantFrom(1, 7, 11),
      waiting: fc.constantFrom(0, 1),
    })
    .map(({ mentees, mentors, slots, sectors, capacity, days, order, waiting }): Pool => {
      const close = (letter: string, at: number, place: number) => ({
        id: `${letter}${(at * order + 3) % 53}`,
        centreId: 'ghent',
        languages: { fr: 'C1' },
        slots: slots[place] ?? [],
        sectors: sectors[place] ?? [],
      });
      const none = Object.fromEntries(criteria.map((one) => [one, 0])) as Pool['settings']['weights'];
      return {
        now: '2026-11-22',
        settings: { minimumLevel: 'B1', minimumScore: 0, weights: { ...none, sectors: 1, waiting } },
        mentees: Array.from({ length: mentees }, (_, at) => ({
          ...close('e', at, at),
          waitingSince: days[at] ?? '2026-11-22',
        })),
        mentors: Array.from({ length: mentors }, (_, at) => ({
          ...close('o', at, most + at),
          trained: true,
          capacity: capacity[at] ?? 1,
        })),
        locks: [],
        vetoes: [],
        before: [],
      };
    });

/** The score of every pair that nothing keeps apart, by `mentee+mentor`, each looked at alone. */
export function admissible(pool: Pool): Map<string, number> {
  const context = contextOf(pool);
  const found = new Map<string, number>();
  for (const one of pool.mentees) {
    for (const other of pool.mentors) {
      const fit = fitOf(one, other, context);
      if (fit.kind === 'fits') found.set(`${one.id}+${other.id}`, fit.score);
    }
  }
  return found;
}

/** How many more duos a mentor may have. */
export const roomOf = ({ capacity = 1, taken = 0 }: Mentor): number => Math.max(0, capacity - taken);
