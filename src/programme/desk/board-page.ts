// The board of an open matching session: the agenda a page at a time, each mentee with the mentor of the best set, why and why not, and what can be decided.
import type { TextRef } from '../../core/effect.ts';
import type { Action, Section, View, Words } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { type AgendaEntry, agendaOf } from '../matching/agenda.ts';
import { fitIn, poolOf, type SolvedPool, solved } from '../matching/session-pool.ts';
import { daysSince } from '../waiting/where.ts';
import { type About, aboutOf, objectFor, revisionOf } from './board-object.ts';
import { board, brief, forAndAgainst, obstacleTexts, percent } from './board-words.ts';
import type { Desk, MatchSession } from './desk.ts';
import { projectorAction } from './projector-link.ts';
import { nameOf, open, text } from './words.ts';

/** Mentees on one page: two blocks each, with what speaks for and against; a message of Slack takes 50 blocks and 12,000 characters. */
const PAGE = 8;
/** So many reasons, and so many objections, stand on the board; all of them are a button away. */
const SAID = 3;

/** So much of a note; all of it stands on the page about the mentee, and in the minutes. */
const NOTE = 150;

/** What a row of the board says. `nobody`: hard criteria keep all away; `waits`: whoever fits is better with others. */
export type RowState = 'proposed' | 'confirmed' | 'locked' | 'open' | 'parked' | 'broken' | 'nobody' | 'waits';

/** The sign of each state, on the board and on the page for a projector. */
export const signs: Readonly<Record<RowState, string>> = {
  proposed: '💡',
  confirmed: '✅',
  locked: '🔒',
  open: '➖',
  parked: '⏸',
  broken: '⚠️',
  nobody: '🚫',
  waits: '⏳',
};

/** One mentee on the board, with the mentor of the best set. */
export type Row = { entry: AgendaEntry; state: RowState; mentorId: string | null; score: number | null };

/** The rows of the board in the order of the agenda. */
export function rowsOf(given: SolvedPool): Row[] {
  const pairs = new Map(given.result.pairs.map((one) => [one.menteeId, one]));
  return given.agenda.map((entry): Row => {
    const { mentee, decided } = entry;
    const pair = pairs.get(mentee.id);
    const with_ = { entry, mentorId: pair?.mentorId ?? null, score: pair?.score ?? null };
    if (decided === 'open' || decided === 'parked') return { ...with_, state: decided };
    if (given.broken.has(mentee.id)) return { ...with_, state: 'broken' };
    if (!pair) return { ...with_, state: given.choosers.has(mentee.id) ? 'waits' : 'nobody' };
    return { ...with_, state: decided === 'none' ? 'proposed' : decided };
  });
}

/** How many mentors each hard criterion keeps away from a mentee, in the order of the criteria. */
export function apartOf(given: SolvedPool, menteeId: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mentorId of given.mentors.keys()) {
    const fit = fitIn(given, menteeId, mentorId);
    if (fit?.kind === 'apart') for (const one of fit.obstacles) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

/** The page on which a mentee stands. */
export function pageWith(session: MatchSession, menteeId: string, desk: Desk, now: string): string {
  const at = agendaOf(session, desk, now).findIndex(({ mentee }) => mentee.id === menteeId);
  return `match/${session.id}/${Math.floor(Math.max(0, at) / PAGE) + 1}`;
}

/** The board. `wanted` counts from 1; a page that does not exist becomes the nearest that does. */
export function boardView(session: MatchSession, desk: Desk, facts: Facts, wanted: number): View {
  const given = solved(poolOf(session, desk, facts.now));
  const pages = Math.max(1, Math.ceil(given.agenda.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.isInteger(wanted) ? wanted : 1));
  const rows = rowsOf(given);
  const centre = facts.centres.find((one) => one.id === session.centreId)?.name ?? '—';
  const shown = rows.slice((page - 1) * PAGE, page * PAGE);
  const name = `match/${session.id}`;
  return {
    kind: 'board',
    object: `${name}/${page}`,
    revision: session.revision,
    title: pages === 1 ? board('title.one', { centre }) : board('title', { centre, page, pages }),
    sections: [
      summary(given, rows, desk),
      ...(shown.length > 0
        ? shown.map((row, nth) => rowSection(row, (page - 1) * PAGE + nth + 1, given, desk, facts))
        : [{ text: board('nobody') }]),
    ],
    fields: [],
    actions: [
      sendAction(session, rows),
      noteAction(session),
      projectorAction(session),
      open('matching', board('open.matching')),
      open('home', text('open.home')),
      ...(page > 1 ? [open(`${name}/${page - 1}`, text('open.before'))] : []),
      ...(page < pages ? [open(`${name}/${page + 1}`, text('open.after'))] : []),
    ],
  };
}

/** How far the session is. */
function summary(given: SolvedPool, rows: readonly Row[], desk: Desk): Section {
  const { session } = given;
  const count = (state: RowState) => rows.filter((one) => one.state === state).length;
  const line = (label: string, value: Words) => ({ label: board(label), value });
  const names = session.present.map((id) => desk.team.find((one) => one.id === id)?.name ?? '—');
  return {
    lines: [
      line('people', board('people.count', { mentees: rows.length, mentors: given.mentors.size })),
      line(
        'state',
        board('state.count', {
          proposed: count('proposed'),
          confirmed: count('confirmed'),
          locked: count('locked'),
          parked: count('open') + count('parked'),
          rest: count('nobody') + count('waits') + count('broken'),
        }),
      ),
      line('present', names.join(', ') || '—'),
      ...(session.note ? [line('note', brief(session.note, NOTE))] : []),
    ],
  };
}

/** Sends the invitations: asked about with their number, and refused when anything was decided since. */
function sendAction(session: MatchSession, rows: readonly Row[]): Action {
  const count = rows.filter(({ state }) => state === 'confirmed').length;
  return {
    do: 'match-send',
    object: session.id,
    revision: session.revision + 1,
    label: board(count > 0 ? 'do.match-send' : 'do.match-close', { count }),
    sure: board(count > 0 ? 'sure.match-send' : 'sure.match-close', { count }),
    ...(count > 0 ? { tone: 'main' } : {}),
  };
}

const noteAction = (session: MatchSession): Action => ({
  do: 'to-match-minute',
  object: session.id,
  revision: session.revision + 1,
  label: board('do.match-minute'),
  opens: true,
});

/** An action about a mentee of a session, or about a pair: the revision is that of the two people and of what was decided about them. */
export function pairAction(name: string, object: string, desk: Desk, facts: Facts, more: Partial<Action> = {}): Action {
  const about = aboutOf({ object }, desk, facts) as About;
  return { do: name, object, revision: revisionOf(about), label: board(`do.${name}`), ...more };
}

/** How it stands with a mentee, in one sentence. */
export function stateText({ entry, state, mentorId, score }: Row, given: SolvedPool): TextRef {
  const { people, broken, context } = given;
  return board(`row.${state}`, {
    name: nameOf(people.get(mentorId ?? '')),
    percent: percent(score ?? 0),
    date: entry.until === null ? '' : `$date:${localDate(entry.until, entry.mentee.zone)}`,
    why: obstacleTexts(broken.get(entry.mentee.id) ?? [], context.settings.minimumLevel),
    lost: nameOf(people.get(entry.row?.mentorId ?? '')),
  });
}

function rowSection(row: Row, nth: number, given: SolvedPool, desk: Desk, facts: Facts): Section {
  const { entry, state, mentorId } = row;
  const { mentee } = entry;
  const mentor = mentorId === null ? undefined : given.people.get(mentorId);
  const fit = mentorId === null ? null : fitIn(given, mentee.id, mentorId);
  const level = given.context.settings.minimumLevel;
  const days = daysSince(mentee.since, facts.now);
  return {
    title: board('row', { sign: signs[state], number: nth, name: nameOf(mentee), days }),
    text: stateText(row, given),
    lines: [
      ...(fit?.kind === 'fits' && mentor ? forAndAgainst(fit, { mentee, mentor }, SAID) : []),
      ...(state === 'nobody'
        ? [...apartOf(given, mentee.id)].map(([code, count]) => ({
            label: board(`obstacle.${code}`, { level }),
            value: board('mentors', { count }),
          }))
        : []),
      ...(entry.row?.note ? [{ label: board('note'), value: brief(entry.row.note, NOTE) }] : []),
    ],
    actions: rowActions(row, given.session, desk, facts),
  };
}

/** What can be decided about a mentee as things are, and the way to everything about them. */
export function rowActions({ entry, state, mentorId }: Row, session: MatchSession, desk: Desk, facts: Facts): Action[] {
  const { mentee } = entry;
  const pair = objectFor(session.id, mentee.id, mentorId);
  const alone = objectFor(session.id, mentee.id);
  const confirm = pairAction('match-confirm', pair, desk, facts, { tone: 'main' });
  const lock = pairAction('match-lock', pair, desk, facts);
  const leave = pairAction('match-leave', alone, desk, facts);
  const back = pairAction('match-back', alone, desk, facts);
  const why = open(`match-why/${alone}`, board('open.why'));
  switch (state) {
    case 'proposed':
      return [confirm, lock, leave, why];
    case 'locked':
      return [confirm, back, why];
    case 'nobody':
    case 'waits':
      return [leave, why];
    default:
      return [back, why];
  }
}
