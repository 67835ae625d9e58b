// A matching session as everybody in the room reads it along: first names, how far each is, the share and the main reasons. Nothing that the board does not show; no notes, no contact, no button.
import type { TextRef } from '../../core/effect.ts';
import { fitIn, poolOf, type SolvedPool, solved } from '../matching/session-pool.ts';
import { daysSince } from '../waiting/where.ts';
import { type Row, type RowState, rowsOf, signs } from './board-page.ts';
import { percent, reasonTexts } from './board-words.ts';
import type { Desk, MatchSession } from './desk.ts';
import { nameOf } from './words.ts';

/** A text of locales/<language>/projector.json. */
const word = (key: string, params?: TextRef['params']): TextRef => ({
  flow: 'projector',
  key,
  ...(params ? { params } : {}),
});

/** So many reasons are read from the other end of a room. */
const REASONS = 2;
/** The order in which the states are counted. */
const counted: readonly RowState[] = ['confirmed', 'locked', 'proposed', 'parked', 'open', 'broken', 'nobody', 'waits'];

/** One mentee. `percent` is how far the two fit; `sent`: of a session that is over. */
export type ProjectorRow = {
  state: RowState | 'sent';
  sign: string;
  name: string;
  /** Null once the session is over. */
  days: number | null;
  mentor: string | null;
  percent: number | null;
  label: TextRef;
  reasons: readonly TextRef[];
};

/** What the page shows. */
export type ProjectorView = {
  open: boolean;
  /** How many mentees there are in each state. */
  counts: readonly { sign: string; label: TextRef; count: number }[];
  rows: readonly ProjectorRow[];
};

/** The session as it is now. Pure; whether somebody may see it is asked before. */
export function projectorView(session: MatchSession, desk: Desk, now: string): ProjectorView {
  const rows = session.state === 'open' ? openRows(session, desk, now) : sentRows(session, desk);
  const counts = counted.flatMap((state) => {
    const count = rows.filter((one) => one.state === state).length;
    return count > 0 ? [{ sign: signs[state], label: word(`state.${state}`), count }] : [];
  });
  return { open: session.state === 'open', counts, rows };
}

function openRows(session: MatchSession, desk: Desk, now: string): ProjectorRow[] {
  const given = solved(poolOf(session, desk, now));
  return rowsOf(given).map((row) => openRow(row, given, now));
}

function openRow({ entry: { mentee }, state, mentorId, score }: Row, given: SolvedPool, now: string): ProjectorRow {
  const mentor = mentorId === null ? undefined : given.people.get(mentorId);
  const fit = mentorId === null ? null : fitIn(given, mentee.id, mentorId);
  return {
    ...{ state, sign: signs[state], name: nameOf(mentee), days: daysSince(mentee.since, now) },
    mentor: mentor ? nameOf(mentor) : null,
    percent: score === null ? null : percent(score),
    label: word(`state.${state}`),
    reasons: fit?.kind === 'fits' && mentor ? reasonTexts(fit, { mentee, mentor }).slice(0, REASONS) : [],
  };
}

/** The pairs that were invited, as the minutes name them: what was confirmed and did not hold any more is none of them. Whoever was erased since has no name. */
function sentRows(session: MatchSession, desk: Desk): ProjectorRow[] {
  const person = (id: string | null) => nameOf(desk.people.find((one) => one.id === id));
  return desk.matchPairs
    .filter((one) => one.sessionId === session.id && one.state === 'confirmed')
    .filter(({ menteeId, mentorId }) =>
      desk.duos.some(
        (duo) => duo.menteeId === menteeId && duo.mentorId === mentorId && duo.proposedAt >= (session.closedAt ?? ''),
      ),
    )
    .map((one) => ({
      ...{ state: 'sent', sign: signs.confirmed, name: person(one.menteeId), mentor: person(one.mentorId) },
      ...{ days: null, percent: one.score === null ? null : percent(one.score) },
      ...{ label: word('state.confirmed'), reasons: [] },
    }));
}

/** The names of the states, for the check of the texts. */
export const projectorStates = counted;
