// The home page of a coordinator: who is away, today, what waits for a decision, who waits longest, and the way to everything else.
import type { View } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { absenceSections } from './absence.ts';
import { careSections } from './care-list.ts';
import type { Desk } from './desk.ts';
import { glanceSections } from './glance.ts';
import { meetingsToday } from './meetings.ts';
import { mineSections } from './mine.ts';
import { navigation } from './navigation.ts';
import { sessionsToday } from './sessions.ts';
import { interviewsToday } from './slots.ts';
import { team } from './team-words.ts';
import { trainingsToday } from './trainings.ts';
import { duoRow, longestSections, waitingSections } from './waiting.ts';
import { text } from './words.ts';

/** So many sections are about today, the earliest first: with their buttons they must fit the page. */
const TODAY = 6;
const TRAININGS = 3;

/** The home page. Slack takes 100 blocks; a section is one, and one more with buttons. */
export function homeView(desk: Desk, facts: Facts): View {
  const pool = desk.people.filter((one) => one.stage === 'pool');
  const mentees = pool.filter((one) => one.role === 'mentee').length;
  const mentors = pool.length - mentees;
  const waiting = waitingSections(desk, facts);
  // At most twenty blocks in all, so that the page fits.
  const today = [
    ...sessionsToday(desk, facts).slice(0, TODAY),
    ...trainingsToday(desk, facts).slice(0, TRAININGS),
    ...interviewsToday(desk, facts),
    ...meetingsToday(desk, facts),
  ];
  return {
    kind: 'home',
    object: 'home',
    revision: 0,
    title: facts.person.firstName ? text('home.title', { name: facts.person.firstName }) : text('home.title.plain'),
    sections: [
      ...glanceSections(desk, facts),
      ...absenceSections(desk, facts),
      ...careSections(desk, facts),
      ...today,
      ...(waiting.length > 0 ? waiting : [{ text: desk.people.length > 0 ? text('home.nobody') : team('home.empty') }]),
      ...longestSections(desk, facts),
      ...mineSections(desk, facts),
      { title: text('home.pool'), text: text('home.pool.text', { mentees, mentors }) },
      ...navigation(desk, facts),
    ],
    fields: [],
    actions: [],
  };
}

/** The two names of a duo, and since when. */
export const pairText = (duo: Desk['duos'][number], desk: Desk) => duoRow(duo, desk).text;
