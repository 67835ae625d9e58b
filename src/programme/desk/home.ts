// The home page of a coordinator: who waits for them, the longest waiting first.
import type { Section, View } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { sessionText } from './session-words.ts';
import { sessionsToday } from './sessions.ts';
import { day, nameOf, open, text } from './words.ts';

/** How many of one kind are listed; the rest is on the page of all people. */
const LISTED = 8;

/** The home page. */
export function homeView(desk: Desk, facts: Facts): View {
  const person = (id: string) => desk.people.find((one) => one.id === id);
  const at = (stage: string) => desk.people.filter((one) => one.stage === stage);
  const pool = at('pool');
  const mentees = pool.filter((one) => one.role === 'mentee').length;
  const mentors = pool.length - mentees;
  const waiting: Section[] = [
    ...listed(
      'cases',
      desk.cases.filter((one) => one.kind !== 'eligibility'),
      (one) => ({
        text: text(`case.${one.kind}`, { name: nameOf(person(one.personId)), date: day(one.openedAt) }),
        page: `person/${one.personId}`,
      }),
    ),
    ...sessionsToday(desk, facts),
    ...listed(
      'new',
      at('information').filter((one) => one.checked === null),
      entry,
    ),
    ...listed(
      'interviews',
      at('interview').filter((one) => one.interviewed),
      entry,
    ),
    ...listed('training', at('training'), entry),
    ...listed('ended', at('ended'), entry),
    ...listed(
      'evaluations',
      desk.duos.filter((duo) => duo.state === 'evaluation'),
      (duo) => ({ text: pairText(duo, desk), page: `duo/${duo.id}` }),
    ),
    ...listed(
      'proposed',
      desk.duos.filter((duo) => duo.state === 'proposed'),
      (duo) => ({ text: pairText(duo, desk), page: `duo/${duo.id}` }),
    ),
  ];
  return {
    kind: 'home',
    object: 'home',
    revision: 0,
    title: facts.person.firstName ? text('home.title', { name: facts.person.firstName }) : text('home.title.plain'),
    sections: [
      ...(waiting.length > 0 ? waiting : [{ text: text('home.nobody') }]),
      { title: text('home.pool'), text: text('home.pool.text', { mentees, mentors }) },
    ],
    fields: [],
    actions: [
      open('home', text('open.refresh')),
      open('matches', text('open.matches')),
      open('people/1', text('open.people')),
      open('duos/1', text('open.duos')),
      open('invites', { flow: 'desk-invites', key: 'open' }),
      open('sessions/1', sessionText('open.sessions')),
    ],
  };
}

function entry(one: DeskPerson) {
  return {
    text: text(`entry.${one.role}`, { name: nameOf(one), date: day(one.since) }),
    page: `person/${one.id}`,
  };
}

/** The two names of a duo, and since when. */
export function pairText(duo: Desk['duos'][number], desk: Desk) {
  const name = (id: string) => nameOf(desk.people.find((one) => one.id === id));
  return text('pair', { mentee: name(duo.menteeId), mentor: name(duo.mentorId), date: day(duo.proposedAt) });
}

/** A heading with one line and one button for each; nothing when there is none. */
function listed<T>(
  key: string,
  all: readonly T[],
  show: (one: T) => { text: ReturnType<typeof text>; page: string },
): Section[] {
  if (all.length === 0) return [];
  const rows = all.slice(0, LISTED).map((one): Section => {
    const { text: line, page } = show(one);
    return { text: line, actions: [open(page, text('open.one'))] };
  });
  const more = all.length - rows.length;
  return [{ title: text(`home.${key}`) }, ...rows, ...(more > 0 ? [{ text: text('more', { count: more }) }] : [])];
}
