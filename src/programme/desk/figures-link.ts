// The button that leads to the figures, and what it does: a link for whoever pressed it.
import type { TextRef } from '../../core/effect.ts';
import type { Action } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import type { Decide } from './decision.ts';

const word = (key: string): TextRef => ({ flow: 'figures', key });

/** The button of the overview and of the digest. Nothing is changed by it, so that its revision does not matter. */
export const figuresAction = ({ person }: Facts): Action => ({
  do: 'figures',
  object: person.id,
  revision: 1,
  label: word('open'),
});

/** The link goes to whoever asked, as a message; it is made when it is sent, and works once. What it shows is asked when it is opened. */
const showFigures: Decide = ({ act, facts }) =>
  facts.memberships.length === 0 || act.object !== facts.person.id
    ? { kind: 'unknown' }
    : {
        kind: 'done',
        page: 'home',
        notice: word('sent'),
        effects: [{ kind: 'link-page', text: word('link'), page: 'figures', object: 'figures' }],
      };

/** The decision behind the button. */
export const figuresDecisions: Readonly<Record<string, Decide>> = { figures: showFigures };
