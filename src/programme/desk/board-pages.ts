// The pages of one matching session by their kind: the board while it is open, everything about one mentee, and the minutes.
import type { View } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { minutesView } from './board-minutes.ts';
import { sessionOf } from './board-object.ts';
import { boardView } from './board-page.ts';
import { whyView } from './board-why.ts';
import type { Desk } from './desk.ts';

/** A closed session has minutes and no board. */
export const boardPages: Readonly<
  Record<'match' | 'match-why' | 'minutes', (id: string, desk: Desk, facts: Facts) => View | null>
> = {
  match: (id, desk, facts) => {
    const [sessionId = '', page = '1'] = id.split('/');
    const session = sessionOf(sessionId, desk);
    if (!session) return null;
    return session.state === 'open' ? boardView(session, desk, facts, Number(page)) : minutesView(session, desk, facts);
  },
  'match-why': (id, desk, facts) => {
    const [sessionId = '', menteeId = '', asked] = id.split('/');
    const session = sessionOf(sessionId, desk);
    // What it shows is kept with this person, so it must be one of this desk.
    if (!session || !desk.people.some(({ id: other }) => other === menteeId)) return null;
    if (session.state !== 'open') return minutesView(session, desk, facts);
    const words = asked === undefined ? null : wordsOf(asked);
    return whyView(session, menteeId, words, desk, facts) ?? boardView(session, desk, facts, 1);
  },
  minutes: (id, desk, facts) => {
    const session = sessionOf(id, desk);
    return session ? minutesView(session, desk, facts) : null;
  },
};

/** What was asked for, as it was written; empty for a name that no page of ours has. */
function wordsOf(coded: string): string {
  try {
    return decodeURIComponent(coded);
  } catch {
    return '';
  }
}
