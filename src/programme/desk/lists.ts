// The boards of all people and of all duos of a coordinator's centres, a page at a time.
import type { Section, View } from '../../core/view.ts';
import type { Desk } from './desk.ts';
import { pairText } from './home.ts';
import { stageWords } from './verdicts.ts';
import { day, nameOf, open, text } from './words.ts';

/** How many stand on one page: with their buttons well inside what every channel can show. */
const PAGE = 15;

/** Everybody who is in the programme. `page` counts from 1; one that does not exist becomes the nearest that does. */
export function peopleView(desk: Desk, page: number): View {
  const people = desk.people.filter((one) => one.stage !== 'left');
  return paged('people', page, people, (one) => ({
    text: text('person.line', {
      name: nameOf(one),
      role: { flow: 'desk', key: `role.${one.role}` },
      stage: stageWords(one),
      date: day(one.since),
    }),
    actions: [open(`person/${one.id}`, text('open.one'))],
  }));
}

/** All duos, those that are going on first. */
export function duosView(desk: Desk, page: number): View {
  const over = (state: string) => (['declined', 'closed', 'ended'].includes(state) ? 1 : 0);
  const duos = [...desk.duos].sort((a, b) => over(a.state) - over(b.state));
  return paged('duos', page, duos, (duo) => ({
    text: pairText(duo, desk),
    lines: [{ label: text('duo.state'), value: text(`duo.state.${duo.state}`) }],
    actions: [open(`duo/${duo.id}`, text('open.one'))],
  }));
}

function paged<T>(name: string, wanted: number, all: readonly T[], show: (one: T) => Section): View {
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.isInteger(wanted) ? wanted : 1));
  const rows = all.slice((page - 1) * PAGE, page * PAGE).map(show);
  return {
    kind: 'board',
    object: `${name}/${page}`,
    revision: 0,
    title: pages === 1 ? text(`${name}.title.one`) : text(`${name}.title`, { page, pages }),
    sections: rows.length > 0 ? rows : [{ text: text(`${name}.none`) }],
    fields: [],
    actions: [
      open('home', text('open.home')),
      ...(page > 1 ? [open(`${name}/${page - 1}`, text('open.before'))] : []),
      ...(page < pages ? [open(`${name}/${page + 1}`, text('open.after'))] : []),
    ],
  };
}
