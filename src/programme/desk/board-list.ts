// The page of matching sessions: one that is open in each centre, or the button that opens one; and those of the last 30 days.
import type { Action, Section, View, Words } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { boardOf } from './board.ts';
import { board } from './board-words.ts';
import { centreLink } from './centre-settings.ts';
import { mayChange } from './decision.ts';
import type { Desk, MatchSession } from './desk.ts';
import { open } from './words.ts';
import { whenOf } from './written-dates.ts';

/** So many closed sessions stand on a page. */
const PAGE = 12;

/** The list. */
export function matchingView(id: string, desk: Desk, facts: Facts): View {
  const centres = facts.centres.filter((one) => !one.closed && mayChange(facts, one.id));
  return boardOf({
    name: 'matching',
    page: Number(id || 1),
    size: PAGE,
    title: board('matching.title'),
    none: board('matching.none'),
    above: centres.map((centre): Section => {
      const current = openSession(centre.id, desk);
      if (!current) {
        const waiting = (role: string) =>
          desk.people.filter((one) => one.centreId === centre.id && one.stage === 'pool' && one.role === role).length;
        const params = { centre: centre.name, mentees: waiting('mentee'), mentors: waiting('mentor') };
        return {
          text: board('matching.centre', params),
          actions: [openAction(centre.id, desk), centreLink(centre.id)],
        };
      }
      return {
        text: board('matching.open', { centre: centre.name, ...saidOf(current, desk, facts) }),
        actions: [open(`match/${current.id}/1`, board('open.board')), centreLink(centre.id)],
      };
    }),
    sections: desk.matchSessions
      .filter(({ state }) => state === 'closed')
      .map((one) => ({
        text: board('matching.closed', { centre: nameOf(one, facts), ...saidOf(one, desk, facts) }),
        actions: [open(`minutes/${one.id}`, board('open.minutes'))],
      })),
  });
}

/** The open session of a centre, or null. */
export const openSession = (centreId: string, desk: Desk): MatchSession | null =>
  desk.matchSessions.find((one) => one.centreId === centreId && one.state === 'open') ?? null;

/** A button of before the last session opens no second one. */
export const openRevision = (centreId: string, desk: Desk): number =>
  1 + desk.matchSessions.filter((one) => one.centreId === centreId).length;

const openAction = (centreId: string, desk: Desk): Action => ({
  do: 'match-open',
  object: centreId,
  revision: openRevision(centreId, desk),
  label: board('do.match-open'),
  tone: 'main',
});

const nameOf = (one: MatchSession, facts: Facts): string =>
  facts.centres.find(({ id }) => id === one.centreId)?.name ?? '—';

function saidOf(one: MatchSession, desk: Desk, facts: Facts): Record<string, Exclude<Words, object> | number> {
  const zone = facts.centres.find(({ id }) => id === one.centreId)?.zone ?? facts.person.zone;
  return {
    when: whenOf({ startsAt: one.closedAt ?? one.openedAt, zone }),
    name: desk.team.find(({ id }) => id === one.openedBy)?.name ?? '—',
    count: countOf(one, desk),
  };
}

/** Of an open session, the pairs that are confirmed; of a closed one, those that were invited. */
function countOf(one: MatchSession, desk: Desk): number {
  if (one.result !== null) return Number((JSON.parse(one.result) as { confirmed?: number }).confirmed ?? 0);
  return desk.matchPairs.filter((pair) => pair.sessionId === one.id && pair.state === 'confirmed').length;
}
