// The end of a matching session: every confirmed pair is looked at once more, those that still hold are proposed, and the session is closed.
import type { Effect } from '../effects.ts';
import type { AgendaEntry } from '../matching/agenda.ts';
import { fairnessOf, lookedAt } from '../matching/fairness.ts';
import { type Broken, fitIn, poolOf, type SessionPool } from '../matching/session-pool.ts';
import { sessionOf } from './board-object.ts';
import { board, items } from './board-words.ts';
import { type Decision, mayChange, type Seen } from './decision.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { proposed } from './propose.ts';
import { nameOf } from './words.ts';

/** A confirmed pair that holds, with its score now; or one that does not, and why. */
type Looked =
  | { kind: 'holds'; mentee: DeskPerson; mentor: DeskPerson; score: number; authorId: string }
  | { kind: 'lost'; mentee: DeskPerson | undefined; why: Broken };

/** Looks at every pair that was confirmed. A mentee who has left the pool meanwhile is on no agenda, and still named. */
function checked(given: SessionPool, desk: Desk): Looked[] {
  const rows = desk.matchPairs.filter((one) => one.sessionId === given.session.id && one.state === 'confirmed');
  const entries = new Map(given.agenda.map((one): [string, AgendaEntry] => [one.mentee.id, one]));
  return rows.map((row): Looked => {
    const mentee = given.people.get(row.menteeId);
    const mentor = given.people.get(row.mentorId ?? '');
    const lost = (why: Broken): Looked => ({ kind: 'lost', mentee, why });
    if (!mentee || !mentor || !entries.has(mentee.id)) return lost(['gone']);
    const broken = given.broken.get(mentee.id);
    if (broken) return lost(broken);
    const fit = fitIn(given, mentee.id, mentor.id);
    if (fit?.kind !== 'fits') return lost(fit?.obstacles ?? ['gone']);
    return { kind: 'holds', mentee, mentor, score: fit.score, authorId: row.authorId };
  });
}

/** Sends the invitations and closes the session. */
export function sendInvitations({ act, desk, facts }: Seen): Decision {
  const session = sessionOf(act.object, desk);
  if (!session || !mayChange(facts, session.centreId)) return { kind: 'unknown' };
  // It cannot be taken back: whoever presses has seen everything that was decided.
  if (session.state !== 'open') return { kind: 'stale', page: `minutes/${session.id}` };
  if (session.revision + 1 !== act.revision) return { kind: 'stale', page: `match/${session.id}/1` };
  const given = poolOf(session, desk, facts.now);
  const looked = checked(given, desk);
  const holds = looked.flatMap((one) => (one.kind === 'holds' ? [one] : []));
  const lost = looked.flatMap((one) => (one.kind === 'lost' ? [one] : []));
  const team = desk.team.filter((one) => one.centreId === session.centreId).map(({ id }) => id);
  const present = [...new Set([...session.present, facts.person.id])];
  const count = (decided: AgendaEntry['decided']) => given.agenda.filter((one) => one.decided === decided).length;
  const scores = new Map(holds.map(({ mentee, score }) => [mentee.id, score]));
  const result = {
    mentees: given.agenda.length,
    mentors: given.mentors.size,
    confirmed: holds.length,
    lost: lost.length,
    open: count('open'),
    parked: count('parked'),
    total: holds.reduce((sum, one) => sum + one.score, 0),
    fairness: fairnessOf(given.agenda.map(({ mentee }) => lookedAt(mentee, scores.get(mentee.id) ?? null, facts.now))),
  };
  const told = present.filter((id) => id === facts.person.id || team.includes(id));
  return {
    kind: 'done',
    page: 'matching',
    audit: `minutes/${session.id}`,
    changed: `minutes/${session.id}`,
    notice:
      lost.length > 0
        ? board('done.match-send.lost', { count: holds.length, names: items(lost.map(({ mentee }) => nameOf(mentee))) })
        : board(holds.length > 0 ? 'done.match-send' : 'done.match-close', { count: holds.length }),
    effects: [
      {
        kind: 'match-session',
        id: session.id,
        of: session.openedBy,
        set: { state: 'closed', closedAt: facts.now, present, result: JSON.stringify(result) },
      },
      ...holds.flatMap(({ mentee, mentor, score, authorId }) => {
        // Whoever confirmed a pair accompanies it, when they are still of the team.
        const coordinatorId = team.includes(authorId) ? authorId : facts.person.id;
        return proposed({ mentee, mentor, coordinatorId, score }, facts.now);
      }),
      ...told.map((to): Effect => {
        return { kind: 'news', to, event: 'minutes', data: { page: `minutes/${session.id}`, by: facts.person.id } };
      }),
    ],
  };
}
