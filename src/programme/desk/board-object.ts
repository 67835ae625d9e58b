// How the buttons and pages of matching are named, and the revision that each of them carries.
import type { Act } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { mayChange } from './decision.ts';
import type { Desk, DeskPerson, MatchPair, MatchSession, MatchVeto } from './desk.ts';
import { pageOf } from './page-name.ts';

/** What a button is about: a session, one mentee in it, or a mentee with a mentor. */
export type BoardObject = { sessionId: string; menteeId: string; mentorId: string | null };

/** `<session>/<mentee>` or `<session>/<mentee>+<mentor>`. */
export const objectFor = (sessionId: string, menteeId: string, mentorId: string | null = null): string =>
  `${sessionId}/${menteeId}${mentorId === null ? '' : `+${mentorId}`}`;

/** Reads it back. A zone behind it, which the rules of a form need, is left out. */
export function readObject(object: string): BoardObject {
  const [bare = ''] = object.split('@', 1);
  const slash = bare.indexOf('/');
  const rest = slash < 0 ? '' : bare.slice(slash + 1);
  const plus = rest.indexOf('+');
  return {
    sessionId: slash < 0 ? bare : bare.slice(0, slash),
    menteeId: plus < 0 ? rest : rest.slice(0, plus),
    mentorId: plus < 0 ? null : rest.slice(plus + 1),
  };
}

/** A session of this desk, or null. */
export const sessionOf = (id: string, desk: Desk): MatchSession | null =>
  desk.matchSessions.find((one) => one.id === id) ?? null;

/** What the desk holds about a pair. */
export type About = {
  session: MatchSession;
  mentee: DeskPerson;
  mentor: DeskPerson | null;
  row: MatchPair | null;
  veto: MatchVeto | null;
};

/** Everything that a button is about, when all of it is of this coordinator's centres; else null. */
export function aboutOf(act: Pick<Act, 'object'>, desk: Desk, facts: Facts): About | null {
  const { sessionId, menteeId, mentorId } = readObject(act.object);
  const session = sessionOf(sessionId, desk);
  if (!session || !mayChange(facts, session.centreId)) return null;
  const person = (id: string, role: DeskPerson['role']) =>
    desk.people.find((one) => one.id === id && one.role === role && one.centreId === session.centreId) ?? null;
  const mentee = person(menteeId, 'mentee');
  const mentor = mentorId === null ? null : person(mentorId, 'mentor');
  if (!mentee || (mentorId !== null && !mentor)) return null;
  const row = desk.matchPairs.find((one) => one.sessionId === session.id && one.menteeId === menteeId) ?? null;
  const veto = desk.vetoes.find((one) => one.menteeId === menteeId && one.mentorId === mentorId) ?? null;
  return { session, mentee, mentor, row, veto };
}

/** Grows with everything that a button about these two looks at, and with nothing else of the session. Never zero. */
export const revisionOf = ({ mentee, mentor, row, veto }: Omit<About, 'session'>): number =>
  1 + mentee.revision + (mentor?.revision ?? 0) + (row ? row.revision + 1 : 0) + (veto ? veto.revision + 1 : 0);

/** The kinds of pages about one matching session. */
const pages: readonly string[] = ['match', 'match-why', 'minutes'];

/** The id of the session that a page is about, or null. */
export function boardSession(page: string): string | null {
  const { kind, id } = pageOf(page);
  return pages.includes(kind) ? (id.split('/', 1)[0] ?? null) : null;
}

/** The centre of the session that a page is about. */
export const boardCentre = (page: string, desk: Desk): string | undefined =>
  desk.matchSessions.find(({ id }) => id === boardSession(page))?.centreId;

/** What has changed when one page of a session has: all pages of it. Other pages are only themselves. */
export function boardName(page: string): string {
  const id = boardSession(page);
  return id === null ? page : `match/${id}`;
}
