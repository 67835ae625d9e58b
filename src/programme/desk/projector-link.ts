// The button of the board that shows the session on a projector, and what it does: a link for whoever pressed it.
import type { TextRef } from '../../core/effect.ts';
import type { Action } from '../../core/view.ts';
import { sessionOf } from './board-object.ts';
import { type Decide, mayChange } from './decision.ts';
import type { MatchSession } from './desk.ts';

const word = (key: string): TextRef => ({ flow: 'projector', key });

/** The button of the board. Nothing is changed by it, so that it carries no revision. */
export const projectorAction = (session: MatchSession): Action => ({
  do: 'match-screen',
  object: session.id,
  revision: 0,
  label: word('open'),
});

/** The link goes to whoever asked, as a message; it is made when it is sent, and works once. */
const showOnScreen: Decide = ({ act, desk, facts }) => {
  const session = sessionOf(act.object, desk);
  if (!session || !mayChange(facts, session.centreId)) return { kind: 'unknown' };
  return {
    kind: 'done',
    page: `match/${session.id}/1`,
    notice: word('sent'),
    effects: [{ kind: 'link-page', text: word('link'), page: 'match', object: session.id }],
  };
};

/** The decision behind the button. */
export const projectorDecisions: Readonly<Record<string, Decide>> = { 'match-screen': showOnScreen };
