// What coordinators decide in a matching session. Everything can be taken back until the invitations are sent, and nobody outside of the team hears of it before.
import type { TextRef } from '../../core/effect.ts';
import type { Effect, MatchPairChange } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { agendaOf, parkedElsewhere } from '../matching/agenda.ts';
import { fitIn, givenTo, poolOf, type SessionPool } from '../matching/session-pool.ts';
import { sendInvitations } from './board-close.ts';
import { checkMinute, checkPark, checkRemark, parkedAt, writtenIn } from './board-forms.ts';
import { openRevision, openSession } from './board-list.ts';
import { type About, aboutOf, readObject, revisionOf, sessionOf } from './board-object.ts';
import { pageWith } from './board-page.ts';
import { board, obstacleTexts } from './board-words.ts';
import { type Decide, type Decision, mayChange, type Seen } from './decision.ts';
import type { Desk, MatchSession } from './desk.ts';
import { nameOf } from './words.ts';

/** Whoever opens a session or decides something in it takes part in it. */
export const joins = (session: MatchSession, { person }: Facts): Effect[] =>
  session.present.includes(person.id) ? [] : [raised(session, [...session.present, person.id])];

/** The session's own row, so that two decisions at the same instant are never both made from the same state of it. */
const raised = (session: MatchSession, present: readonly string[]): Effect => ({
  kind: 'match-session',
  id: session.id,
  of: session.openedBy,
  set: { present },
});

function openOne({ act, desk, facts }: Seen): Decision {
  const centre = facts.centres.find((one) => one.id === act.object && !one.closed);
  if (!centre || !mayChange(facts, centre.id)) return { kind: 'unknown' };
  const there = openSession(centre.id, desk);
  if (there) return { kind: 'stale', page: `match/${there.id}/1` };
  if (act.revision !== openRevision(centre.id, desk)) return { kind: 'stale', page: 'matching' };
  return {
    kind: 'done',
    page: 'matching',
    notice: board('done.match-open', { centre: centre.name }),
    effects: [{ kind: 'new-match-session', centreId: centre.id, present: [facts.person.id] }],
  };
}

type Change = { set: MatchPairChange; notice?: TextRef } | { wrong: TextRef };

/** The board on the page of the mentee, or everything about them, where the next tap is likely. */
type Next = 'board' | 'why';

/** A decision about a mentee, or a pair, of an open session. Refused when they have changed since, and by nothing else of it. */
function about(change: (found: About, seen: Seen) => Change | null, next: Next = 'board'): Decide {
  return (seen) => {
    const { act, desk, facts } = seen;
    const found = aboutOf(act, desk, facts);
    if (!found) return { kind: 'unknown' };
    const { session, mentee, mentor } = found;
    const page =
      next === 'board' ? pageWith(session, mentee.id, desk, facts.now) : `match-why/${session.id}/${mentee.id}`;
    if (session.state !== 'open') return { kind: 'stale', page: `match/${session.id}/1` };
    if (revisionOf(found) !== act.revision) return { kind: 'stale', page };
    const changed = change(found, seen);
    if (!changed) return { kind: 'stale', page };
    if ('wrong' in changed) return { kind: 'wrong', page, notice: changed.wrong };
    const names = { name: nameOf(mentee), mentor: nameOf(mentor ?? undefined) };
    return {
      kind: 'done',
      page,
      audit: `match/${act.object}`,
      notice: changed.notice ?? board(`done.${act.do}`, names),
      effects: [
        ...joins(session, facts),
        { kind: 'match-pair', sessionId: session.id, menteeId: mentee.id, set: changed.set },
      ],
    };
  };
}

/** Why these two cannot be given to each other now; null when they can. */
function refused(given: SessionPool, { mentee, mentor }: About, desk: Desk): TextRef | null {
  if (!mentor) return null;
  const names = { name: nameOf(mentee), mentor: nameOf(mentor) };
  const taken = givenTo(given, mentor.id, mentee.id);
  if (taken) {
    const by = desk.team.find(({ id }) => id === taken.row?.authorId)?.name ?? '—';
    return board('wrong.given', { ...names, other: nameOf(taken.mentee), by });
  }
  const fit = fitIn(given, mentee.id, mentor.id);
  if (!fit) return board('wrong.gone', names);
  if (fit.kind === 'fits') return null;
  return board('wrong.apart', { ...names, why: obstacleTexts(fit.obstacles, given.context.settings.minimumLevel) });
}

/** What a row keeps of a day until which another session has parked somebody. */
const kept = ({ session, mentee }: About, { desk, facts }: Seen): { parkedUntil: string | null } => ({
  parkedUntil: parkedElsewhere(session, mentee.id, desk, facts.now),
});

const give = (state: 'confirmed' | 'locked') =>
  about((found, seen) => {
    const { desk, facts } = seen;
    if (!found.mentor) return null;
    const given = poolOf(found.session, desk, facts.now);
    if (!given.agenda.some(({ mentee }) => mentee.id === found.mentee.id)) return null;
    const wrong = refused(given, found, desk);
    if (wrong) return { wrong };
    const score = fitIn(given, found.mentee.id, found.mentor.id)?.score ?? 0;
    return { set: { state, mentorId: found.mentor.id, score, ...kept(found, seen) } };
  });

// Somebody whom another session had parked, and who was taken back in this one, is only left open.
const leave = about(() => ({ set: { state: 'open', mentorId: null, score: null, parkedUntil: null } }));

const park = about((found, { act, facts }) => {
  const zone = facts.centres.find(({ id }) => id === found.session.centreId)?.zone ?? 'UTC';
  const [wrong] = Object.values(checkPark(act.fields, facts.now, zone));
  if (wrong) return { wrong };
  const { until, day, note } = parkedAt(act.fields, zone);
  return {
    set: { state: 'open', mentorId: null, score: null, parkedUntil: until, ...(note ? { note } : {}) },
    notice: board('done.match-park', { name: nameOf(found.mentee), date: `$date:${day}` }),
  };
});

const back = about((found, seen) => ({ set: { state: 'none', mentorId: null, score: null, ...kept(found, seen) } }));

const remark = about((found, { act, desk, facts }) => {
  const [wrong] = Object.values(checkRemark(act.fields));
  if (wrong) return { wrong };
  const note = writtenIn(act.fields);
  if (found.row) return { set: { note } };
  // Somebody whom another session has parked stays parked.
  const entry = agendaOf(found.session, desk, facts.now).find(({ mentee }) => mentee.id === found.mentee.id);
  return { set: { note, ...(entry?.until ? { state: 'open', parkedUntil: entry.until } : {}) } };
}, 'why');

/** Two are kept apart for good, or not any more. */
const veto =
  (state: 'on' | 'off'): Decide =>
  ({ act, desk, facts }) => {
    const found = aboutOf(act, desk, facts);
    if (!found?.mentor) return { kind: 'unknown' };
    const { session, mentee, mentor } = found;
    const page = `match-why/${session.id}/${mentee.id}`;
    if (session.state !== 'open') return { kind: 'stale', page: `match/${session.id}/1` };
    const there = found.veto?.state === 'on' ? 'on' : 'off';
    if (revisionOf(found) !== act.revision || there === state) return { kind: 'stale', page };
    const present = [...new Set([...session.present, facts.person.id])];
    const was = found.row?.mentorId === mentor.id && ['confirmed', 'locked'].includes(found.row.state);
    return {
      kind: 'done',
      page,
      audit: `match/${act.object}`,
      notice: board(`done.${act.do}`, { name: nameOf(mentee), mentor: nameOf(mentor) }),
      effects: [
        // A colleague who confirms the two at this instant must find the veto.
        raised(session, present),
        { kind: 'match-veto', centreId: session.centreId, menteeId: mentee.id, mentorId: mentor.id, state },
        ...(state === 'on' && was
          ? [
              {
                kind: 'match-pair',
                sessionId: session.id,
                menteeId: mentee.id,
                set: { state: 'none', mentorId: null, score: null },
              } as const,
            ]
          : []),
      ],
    };
  };

/** Words about the session as a whole. */
function minute({ act, desk, facts }: Seen): Decision {
  const session = sessionOf(readObject(act.object).sessionId, desk);
  if (!session || !mayChange(facts, session.centreId)) return { kind: 'unknown' };
  const page = `match/${session.id}/1`;
  if (session.state !== 'open' || session.revision + 1 !== act.revision) return { kind: 'stale', page };
  const [wrong] = Object.values(checkMinute(act.fields));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const present = [...new Set([...session.present, facts.person.id])];
  const set = { note: writtenIn(act.fields), present };
  return {
    kind: 'done',
    page,
    notice: board('done.match-minute'),
    effects: [{ kind: 'match-session', id: session.id, of: session.openedBy, set }],
  };
}

/** By their name in a view. */
export const boardDecisions: Readonly<Record<string, Decide>> = {
  'match-open': openOne,
  'match-confirm': give('confirmed'),
  'match-lock': give('locked'),
  'match-leave': leave,
  'match-park': park,
  'match-back': back,
  'match-veto': veto('on'),
  'match-lift': veto('off'),
  'match-note': remark,
  'match-minute': minute,
  'match-send': sendInvitations,
};
