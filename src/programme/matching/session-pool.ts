// A matching session as the solver sees it: the pool with its locks and vetoes, and the best set for it.
import { type Assignment, assign } from '../../matching/assign.ts';
import { faultsOf } from '../../matching/faults.ts';
import { type Context, contextOf, type Fit, fitOf } from '../../matching/fit.ts';
import type { Mentee, Mentor, Obstacle, Pair, Pool } from '../../matching/pool.ts';
import type { Desk, DeskPerson, MatchSession } from '../desk/desk.ts';
import { type AgendaEntry, agendaOf, mentorsOf } from './agenda.ts';
import { menteeOf, mentorOf } from './candidates.ts';
import { settingsOf } from './settings-of.ts';

/** Why a pair that was confirmed or locked does not hold any more: what keeps the two apart, or that one of them has gone. */
export type Broken = readonly (Obstacle | 'gone')[];

/** Everything that a session is looked at with. `mentees` and `mentors` are those of the pool, by id. */
export type SessionPool = {
  session: MatchSession;
  agenda: readonly AgendaEntry[];
  people: ReadonlyMap<string, DeskPerson>;
  mentees: ReadonlyMap<string, Mentee>;
  mentors: ReadonlyMap<string, Mentor>;
  context: Context;
  pool: Pool;
  /** By mentee: pairs of this session that cannot be kept; they are no locks of the pool. */
  broken: ReadonlyMap<string, Broken>;
};

/** A pool with the best set for it, and the mentees for whom there is any mentor at all. */
export type SolvedPool = SessionPool & { result: Assignment; choosers: ReadonlySet<string> };

const pairOf = (written: string): Pair => {
  const plus = written.indexOf('+');
  return [written.slice(0, plus), written.slice(plus + 1)];
};

/** The pool of a session. Whoever was left open or is parked takes no part in it. */
export function poolOf(session: MatchSession, desk: Desk, now: string): SessionPool {
  const agenda = agendaOf(session, desk, now);
  const taking = agenda.filter(({ decided }) => decided !== 'open' && decided !== 'parked');
  const mentees = taking.map(({ mentee }) => menteeOf(mentee));
  const mentors = mentorsOf(session, desk).map((one) => mentorOf(one, desk));
  const people = new Map(desk.people.map((one) => [one.id, one]));
  const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
  const [menteeById, mentorById] = [byId(mentees), byId(mentors)];
  const there = ([menteeId, mentorId]: Pair) => menteeById.has(menteeId) && mentorById.has(mentorId);
  const broken = new Map<string, Broken>();
  const wanted = taking.flatMap(({ row }): Pair[] => {
    if (!row?.mentorId || (row.state !== 'confirmed' && row.state !== 'locked')) return [];
    if (!mentorById.has(row.mentorId)) broken.set(row.menteeId, ['gone']);
    return mentorById.has(row.mentorId) ? [[row.menteeId, row.mentorId]] : [];
  });
  const settings = settingsOf(desk, session.centreId);
  const vetoes = desk.vetoes
    .filter(({ state }) => state === 'on')
    .map(({ menteeId, mentorId }): Pair => [menteeId, mentorId]);
  const before = desk.pairs.map(pairOf);
  const context = contextOf({ now, settings, vetoes, before });
  const open: Pool = {
    ...{ now, settings, mentees, mentors, locks: wanted },
    ...{ vetoes: vetoes.filter(there), before: before.filter(there) },
  };
  // A lock that cannot be kept is taken out, and said; the pool is then looked at without it.
  for (const { path, code, items } of faultsOf(open)) {
    const [menteeId] = (path[0] === 'locks' && open.locks[Number(path[1])]) || [];
    if (menteeId !== undefined) broken.set(menteeId, code === 'apart' ? (items as Broken) : ['capacity']);
  }
  const pool = { ...open, locks: open.locks.filter(([menteeId]) => !broken.has(menteeId)) };
  return { session, agenda, people, mentees: menteeById, mentors: mentorById, context, pool, broken };
}

/** The best set for a pool. Who has any choice stands in the solver's own pairs: looking at all of them again takes half a second. */
export function solved(given: SessionPool): SolvedPool {
  const result = assign(given.pool);
  const { mentees, start } = result.solution.graph;
  const some = mentees.filter((_, at) => (start[at + 1] ?? 0) > (start[at] ?? 0));
  return { ...given, result, choosers: new Set(some.map(({ id }) => id)) };
}

/** How two of a pool fit; null when one of them is not in it. Somebody who is parked is looked at all the same. */
export function fitIn(given: SessionPool, menteeId: string, mentorId: string): Fit | null {
  const mentee = given.mentees.get(menteeId) ?? asideIn(given, menteeId);
  const mentor = given.mentors.get(mentorId);
  return mentee && mentor ? fitOf(mentee, mentor, given.context) : null;
}

function asideIn({ agenda }: SessionPool, menteeId: string): Mentee | null {
  const person = agenda.find(({ mentee }) => mentee.id === menteeId)?.mentee;
  return person ? menteeOf(person) : null;
}

/** The mentee to whom a mentor was given in this session already, apart from one; null when nobody. */
export const givenTo = ({ agenda }: SessionPool, mentorId: string, butFor: string): AgendaEntry | null =>
  agenda.find(
    ({ mentee, row, decided }) =>
      mentee.id !== butFor && row?.mentorId === mentorId && (decided === 'confirmed' || decided === 'locked'),
  ) ?? null;
