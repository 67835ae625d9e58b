// Who is on the agenda of a matching session, in which order, and what was decided about each: read from the desk, without looking for the best set.
import type { Desk, DeskPerson, MatchPair, MatchSession } from '../desk/desk.ts';

/**
 * What was decided. `open`: left open in this session. `parked`: until a day, in this session or in one before.
 * `none`: nothing, so that somebody is looked for.
 */
export type Decided = 'none' | 'confirmed' | 'locked' | 'open' | 'parked';

/** One mentee of the agenda. `row` is what this session has written about them, `until` (ISO) until when they are parked. */
export type AgendaEntry = {
  mentee: DeskPerson;
  row: MatchPair | null;
  decided: Decided;
  until: string | null;
};

/** Whoever can be thought of: in the pool of this centre, and told that they were accepted. */
const waits = (one: DeskPerson, centreId: string): boolean =>
  one.stage === 'pool' && one.centreId === centreId && one.pending.length === 0;

/** The mentors of a session, who wait longest first. */
export const mentorsOf = (session: MatchSession, desk: Desk): DeskPerson[] =>
  desk.people.filter((one) => one.role === 'mentor' && waits(one, session.centreId));

/** The mentees of a session: who waits longest first, and those last who were parked in a session before. */
export function agendaOf(session: MatchSession, desk: Desk, now: string): AgendaEntry[] {
  const rows = rowsOf(desk);
  const entries = desk.people
    .filter((one) => one.role === 'mentee' && waits(one, session.centreId))
    .map((mentee) => entryOf(mentee, session, rows.get(mentee.id) ?? [], now));
  const last = (one: AgendaEntry) => Number(one.decided === 'parked' && one.row?.state !== 'open');
  return [...entries].sort((a, b) => last(a) - last(b));
}

/** What sessions have written about each mentee, the newest first. */
function rowsOf(desk: Desk): Map<string, MatchPair[]> {
  const rows = new Map<string, MatchPair[]>();
  for (const one of desk.matchPairs) rows.set(one.menteeId, [...(rows.get(one.menteeId) ?? []), one]);
  for (const list of rows.values()) list.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  return rows;
}

function entryOf(mentee: DeskPerson, session: MatchSession, rows: readonly MatchPair[], now: string): AgendaEntry {
  const row = rows.find((one) => one.sessionId === session.id) ?? null;
  // What this session says counts; before it has said anything, the newest of the others.
  const speaks = row ?? rows[0] ?? null;
  const until = speaks?.state === 'open' && speaks.parkedUntil && speaks.parkedUntil > now ? speaks.parkedUntil : null;
  if (until) return { mentee, row, decided: 'parked', until };
  const decided: Decided =
    row?.state === 'confirmed' || row?.state === 'locked'
      ? row.state
      : row?.state === 'open' && row.parkedUntil === null
        ? 'open'
        : 'none';
  return { mentee, row, decided, until: null };
}

/**
 * Until when another session has parked somebody: what this one writes keeps that day, so that its row stays on the desk
 * as long as the other's, and the newer of the two goes on being heard.
 */
export function parkedElsewhere(session: MatchSession, menteeId: string, desk: Desk, now: string): string | null {
  const days = desk.matchPairs
    .filter((one) => one.menteeId === menteeId && one.sessionId !== session.id && (one.parkedUntil ?? '') > now)
    .flatMap(({ parkedUntil }) => parkedUntil ?? []);
  return days.sort().at(-1) ?? null;
}
