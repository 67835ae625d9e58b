// What is said about a result: what each next best mentor would cost the whole, by trying all sets with that pair; and why two are not together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../src/matching/assign.ts';
import { explain, type WhyNot, whyNot } from '../../src/matching/explain.ts';
import { contextOf, fitOf } from '../../src/matching/fit.ts';
import { type Mentee, type Mentor, type Pool, usualSettings } from '../../src/matching/pool.ts';
import { exactly } from './exact.ts';
import { admissible, closePools, pools } from './pools.ts';

const person = { centreId: 'ghent', languages: { fr: 'C1' }, slots: ['tue-18'], sectors: ['care'] };
const mentee = (id: string, more: Partial<Mentee> = {}): Mentee => ({ ...person, id, ...more });
const mentor = (id: string, more: Partial<Mentor> = {}): Mentor => ({ ...person, id, trained: true, ...more });
const pool = (more: Partial<Pool>): Pool => ({
  now: '2026-11-22',
  settings: usualSettings,
  mentees: [],
  mentors: [],
  locks: [],
  vetoes: [],
  before: [],
  ...more,
});

/** What forcing a pair costs, by trying all sets; a lock of the same mentee makes room for it. Null: no set has it. */
function costByTrying(of: Pool, total: number, menteeId: string, mentorId: string): number | null {
  const open = { ...of, locks: of.locks.filter(([locked]) => locked !== menteeId) };
  const forced = exactly(open, [menteeId, mentorId]);
  return forced ? total - forced.total : null;
}

describe('any pool', () => {
  const any = fc.oneof(pools(5), closePools(2, 4));

  it('is asked “why not these two?”: the cost is that of the best set with them, or the reason why there is none', () => {
    const kinds = new Set<WhyNot['kind']>();
    fc.assert(
      fc.property(any, (of) => {
        const result = assign(of);
        const scores = admissible(of);
        const context = contextOf(of);
        for (const one of of.mentees) {
          for (const other of of.mentors) {
            const said = whyNot(of, result, one.id, other.id);
            kinds.add(said.kind);
            const fit = fitOf(one, other, context);
            const own = result.pairs.find(({ menteeId }) => menteeId === one.id);
            const cost = costByTrying(of, result.total, one.id, other.id);
            if (own?.mentorId === other.id) expect(said).toEqual({ kind: 'together' });
            else if (fit.kind === 'apart') expect(said).toEqual({ kind: 'apart', obstacles: fit.obstacles });
            else if (cost === null) {
              const menteeIds = of.locks.filter(([, id]) => id === other.id).map(([id]) => id);
              expect(said).toEqual({ kind: 'locked', menteeIds: menteeIds.sort() });
            } else {
              const score = scores.get(`${one.id}+${other.id}`);
              const instead = own ? { mentorId: own.mentorId, score: own.score } : null;
              expect(said).toMatchObject({ kind: 'costs', cost, score, instead });
            }
          }
        }
      }),
      { numRuns: 250 },
    );
    expect([...kinds].sort()).toEqual(['apart', 'costs', 'locked', 'together']);
  });

  it('is explained: for each mentee the pair, and the three that cost the whole least', () => {
    fc.assert(
      fc.property(any, (of) => {
        const result = assign(of);
        const scores = admissible(of);
        for (const one of of.mentees) {
          const said = explain(of, result, one.id);
          const own = result.pairs.find(({ menteeId }) => menteeId === one.id);
          expect(said).toMatchObject({ mentorId: own?.mentorId ?? null, locked: own?.locked ?? false });
          expect(said?.match?.score).toBe(own?.score);
          const others = of.mentors
            .flatMap(({ id }) => {
              const score = scores.get(`${one.id}+${id}`);
              const cost = score === undefined ? null : costByTrying(of, result.total, one.id, id);
              return id === own?.mentorId || score === undefined || cost === null
                ? []
                : [{ mentorId: id, cost, score }];
            })
            .sort((a, b) => a.cost - b.cost || b.score - a.score || (a.mentorId < b.mentorId ? -1 : 1));
          expect(said?.next.map(({ mentorId, cost, score }) => ({ mentorId, cost, score }))).toEqual(
            others.slice(0, 3),
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('one pool', () => {
  const of = pool({
    mentees: [mentee('ana', { sectors: ['care', 'food'], hasProject: true }), mentee('bo', { sectors: ['arts'] })],
    mentors: [
      mentor('kim', { sectors: ['care', 'food'], slots: ['tue-18', 'wed-10'] }),
      mentor('lee', { sectors: ['arts', 'care'] }),
      mentor('max', { trained: false }),
    ],
  });
  const result = assign(of);

  it('is explained with what speaks for the pair, and who is next best, from whom they would be taken, and what it costs', () => {
    expect(result.pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId])).toEqual([
      ['ana', 'kim'],
      ['bo', 'lee'],
    ]);
    const said = explain(of, result, 'ana');
    expect(said?.match?.reasons[0]).toEqual({ code: 'sectors', items: ['care', 'food'] });
    expect(said?.next).toHaveLength(1);
    // Ana loses one of her two sectors (230 to 172.5, made whole), and Bo her only one.
    expect(said?.next[0]).toMatchObject({ mentorId: 'lee', cost: 58 + 230, from: ['bo'] });
    expect(said?.apart).toEqual({});
  });

  it('says for somebody without a mentor how many each hard criterion keeps away', () => {
    const lonely = pool({ ...of, mentees: [mentee('cem', { slots: ['sat-10'] })] });
    expect(explain(lonely, assign(lonely), 'cem')).toEqual({
      menteeId: 'cem',
      mentorId: null,
      locked: false,
      match: null,
      next: [],
      apart: { slot: 3, training: 1 },
    });
  });

  it('says what a lock costs: who is locked elsewhere can be better off, and the cost is then below zero', () => {
    const locked = { ...of, locks: [['ana', 'lee']] as const };
    const after = assign(locked);
    const said = explain(locked, after, 'ana');
    expect(said).toMatchObject({ mentorId: 'lee', locked: true });
    expect(said?.next.map(({ mentorId, cost }) => [mentorId, cost])).toEqual([['kim', after.total - result.total]]);
    expect(after.total).toBeLessThan(result.total);
    expect(whyNot(locked, after, 'bo', 'lee')).toEqual({ kind: 'locked', menteeIds: ['ana'] });
  });

  it('knows nothing of people who are not in it', () => {
    expect(explain(of, result, 'zoe')).toBeNull();
    expect(whyNot(of, result, 'zoe', 'kim')).toEqual({ kind: 'unknown' });
    expect(whyNot(of, result, 'ana', 'zoe')).toEqual({ kind: 'unknown' });
  });
});
