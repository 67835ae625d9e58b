// The buttons of the overview that lead to everything else, in groups of few. Each feature of the desk has its own line here.
import type { Action, Section } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { board } from './board-words.ts';
import { changesLink } from './changes.ts';
import { deputyAction } from './deputy.ts';
import type { Desk } from './desk.ts';
import { faqLinks } from './faq.ts';
import { figuresAction } from './figures-link.ts';
import { handOverAllAction } from './hand-over-all.ts';
import { searchAction } from './search.ts';
import { sessionText } from './session-words.ts';
import { setting } from './settings-words.ts';
import { slotText } from './slot-words.ts';
import { team } from './team-words.ts';
import { trainingText } from './training-words.ts';
import { open, text } from './words.ts';

/** The groups by the key of their heading. A group holds at most 25 buttons, and is best with five. */
const groups: Readonly<Record<string, (desk: Desk, facts: Facts) => readonly Action[]>> = {
  people: () => [
    searchAction,
    open('people/1', text('open.people')),
    open('mine/1', team('open.mine')),
    open('duos/1', text('open.duos')),
    open('matching', board('open.matching')),
  ],
  dates: (_, facts) => [
    open('sessions/1', sessionText('open.sessions')),
    open('slots/1', slotText('open.slots')),
    open('trainings/1', trainingText('open.trainings')),
    open('invites', { flow: 'desk-invites', key: 'open' }),
    ...faqLinks(facts),
    changesLink,
  ],
  me: (desk, facts) => [
    figuresAction(facts),
    deputyAction(desk, facts),
    handOverAllAction(desk, facts),
    open('hours', setting('open.hours')),
    open('help', team('open.help')),
    open('home', text('open.refresh')),
  ],
};

/** The groups that have a button, as blocks. */
export function navigation(desk: Desk, facts: Facts): Section[] {
  return Object.entries(groups).flatMap(([name, actionsOf]) => {
    const actions = actionsOf(desk, facts);
    return actions.length > 0 ? [{ title: team(`go.${name}`), actions }] : [];
  });
}

/** The headings that there are, for the check of the texts. */
export const navigationGroups = Object.keys(groups);
