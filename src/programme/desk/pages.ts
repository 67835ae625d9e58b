// Which page a name stands for, and what must be read to show it.
import type { View } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { matchingView } from './board-list.ts';
import { boardPages } from './board-pages.ts';
import { callView } from './calls.ts';
import { careView } from './care-list.ts';
import { alertsView, reachView } from './care-page.ts';
import { centreView } from './centre-settings.ts';
import { changesView } from './changes.ts';
import { colleagueView } from './colleague.ts';
import type { Desk, DeskDetail } from './desk.ts';
import { digestView } from './digest.ts';
import { duoView } from './duo.ts';
import { faqView } from './faq.ts';
import { guidesView } from './guides.ts';
import { helpView } from './help.ts';
import { homeView } from './home.ts';
import { hoursView } from './hours.ts';
import { invitesView } from './invites.ts';
import { duosView, peopleView } from './lists.ts';
import { doublesView, pairOf, pairView } from './merge.ts';
import { mineView } from './mine.ts';
import { notesView } from './notes.ts';
import { pageOf } from './page-name.ts';
import { personView } from './person.ts';
import { searchView } from './search.ts';
import { sessionView } from './session.ts';
import { sessionsView } from './sessions.ts';
import { sheetView } from './sheet.ts';
import { slotsView } from './slots.ts';
import { scheduleView, timelineView } from './timeline.ts';
import { trainingView } from './training.ts';
import { trainingsView } from './trainings.ts';
import { waitingView } from './waiting.ts';

/** Whose answers a page shows. */
export function detailOf(page: string): DeskDetail {
  const { kind, id } = pageOf(page);
  if (Object.hasOwn(boardPages, kind)) return 'pool';
  if (kind === 'sheet') return 'mine';
  if (kind === 'digest') return 'care';
  if (kind === 'care') return 'care';
  if (kind === 'alerts' || kind === 'reach') return { persons: id.split('+') };
  if (kind === 'pair') return { persons: pairOf(id) };
  if (kind === 'notes') return { persons: [pageOf(id).kind] };
  if (kind === 'timeline') return { persons: [], planned: pageOf(id).kind };
  if (kind === 'schedule') return { persons: [], planned: id };
  if (kind === 'training') return { persons: [], training: id };
  return { persons: kind === 'person' || kind === 'duo' ? [id] : [] };
}

/** The pages by their kind. */
const pages: Readonly<Record<string, (id: string, desk: Desk, facts: Facts) => View | null>> = {
  home: (_, desk, facts) => homeView(desk, facts),
  digest: (_, desk, facts) => digestView(desk, facts),
  people: (id, desk) => peopleView(desk, Number(id)),
  duos: (id, desk) => duosView(desk, Number(id)),
  matching: matchingView,
  ...boardPages,
  invites: (_, desk, facts) => invitesView(desk, facts),
  sessions: (id, desk, facts) => sessionsView(desk, facts, Number(id || 1)),
  session: (id, desk, facts) => {
    const one = desk.gatherings.find((other) => other.id === id);
    return one ? sessionView(one, desk, facts) : null;
  },
  slots: (id, desk, facts) => slotsView(desk, facts, Number(id || 1)),
  person: (id, desk, facts) => {
    const person = desk.people.find((one) => one.id === id);
    return person ? personView(person, desk, facts) : null;
  },
  notes: (id, desk) => {
    const { kind: personId, id: page } = pageOf(id);
    const person = desk.people.find((one) => one.id === personId);
    return person ? notesView(person, desk, Number(page || 1)) : null;
  },
  duo: (id, desk, facts) => {
    const duo = desk.duos.find((one) => one.id === id);
    return duo ? duoView(duo, desk, facts) : null;
  },
  call: callView,
  care: careView,
  alerts: alertsView,
  reach: reachView,
  help: () => helpView(),
  search: searchView,
  waiting: waitingView,
  mine: mineView,
  colleague: colleagueView,
  sheet: sheetView,
  doubles: doublesView,
  pair: pairView,
  trainings: (id, desk, facts) => trainingsView(desk, facts, Number(id || 1)),
  training: trainingView,
  faq: (id, desk, facts) => faqView(id, desk, facts),
  timeline: timelineView,
  schedule: scheduleView,
  guides: guidesView,
  centre: centreView,
  changes: (id, desk, facts) => changesView(desk, facts, Number(id || 1)),
  hours: (_, desk, facts) => hoursView(desk, facts),
};

/** The kinds of pages that there are, for the test that tries every one of them as somebody of another centre. */
export const pageKinds = Object.keys(pages);

/**
 * The page, or null when there is nothing of that name on this coordinator's desk: a person of another centre is as
 * unknown as one who does not exist.
 */
export function viewOfPage(page: string, desk: Desk, facts: Facts): View | null {
  const { kind, id } = pageOf(page);
  return Object.hasOwn(pages, kind) ? (pages[kind]?.(id, desk, facts) ?? null) : null;
}

/** The person or duo whose data a page shows, so that it goes when they, or one of the two, are erased; null for pages about many. */
export function aboutOf(page: string): string | null {
  const { kind, id } = pageOf(page);
  // Of two beside each other, the first.
  if (kind === 'pair') return pairOf(id)[0] ?? null;
  if (kind === 'notes' || kind === 'timeline') return pageOf(id).kind;
  if (kind === 'schedule') return id;
  if (kind === 'match-why') return id.split('/')[1] ?? null;
  if (kind === 'alerts' || kind === 'reach') return id.split('+')[0] ?? null;
  return kind === 'person' || kind === 'call' || kind === 'duo' ? id : null;
}
