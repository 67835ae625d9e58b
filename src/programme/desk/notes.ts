// What was corrected about somebody, or written down for them: the newest on their card, all of it on pages of its own.
import type { Section, View } from '../../core/view.ts';
import { noteLines } from './answers.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { nameOf, open, text } from './words.ts';

/** How much of it a card shows, and how much a page: a message of Slack takes 12,000 characters with everything. */
const ROOM = { card: 1500, page: 9000 } as const;

/** So many on a page at most: a message has room for 50 blocks. */
const MOST = 20;

type Notes = ReturnType<typeof noteLines>;

/** On the card: the newest, as many as there is room for; the others are a button away. */
export function noteSections(person: DeskPerson, desk: Desk): Section[] {
  const all = noteLines(person, desk);
  if (all.length === 0) return [];
  const [shown = []] = paged(all, ROOM.card);
  const fits = shown.filter(({ size }) => size <= ROOM.card);
  const more = all.length - fits.length;
  return [
    {
      title: text('person.notes'),
      lines: fits.map(({ line }) => line),
      ...(more > 0
        ? {
            text: { flow: 'desk-answers', key: 'more', params: { count: more } },
            actions: [open(`notes/${person.id}/1`, { flow: 'desk-answers', key: 'open.notes' })],
          }
        : {}),
    },
  ];
}

/** The page of all of it. `wanted` counts from 1; one that does not exist becomes the nearest that does. */
export function notesView(person: DeskPerson, desk: Desk, wanted: number): View {
  const pages = paged(noteLines(person, desk), ROOM.page);
  const page = Math.min(pages.length, Math.max(1, Number.isInteger(wanted) ? wanted : 1));
  const lines = (pages[page - 1] ?? []).map(({ line }) => line);
  const name = `notes/${person.id}`;
  return {
    kind: 'card',
    object: `${name}/${page}`,
    revision: person.revision,
    title: text('person.title', { name: nameOf(person), role: { flow: 'desk', key: `role.${person.role}` } }),
    // A block each, so that no word is broken where a block of Slack is full.
    sections: lines.map((line, at) => ({ ...(at === 0 ? { title: text('person.notes') } : {}), lines: [line] })),
    fields: [],
    actions: [
      open(`person/${person.id}`, text('open.profile', { name: nameOf(person) })),
      ...(page > 1 ? [open(`${name}/${page - 1}`, text('open.before'))] : []),
      ...(page < pages.length ? [open(`${name}/${page + 1}`, text('open.after'))] : []),
    ],
  };
}

/** Cut into pages, each as full as there is room; what is longer than a page has one of its own. */
function paged(all: Notes, room: number): Notes[] {
  const pages: Notes[number][][] = [[]];
  let left = room;
  for (const one of all) {
    const last = pages.at(-1) ?? [];
    if (last.length > 0 && (one.size > left || last.length === MOST)) {
      pages.push([one]);
      left = room - one.size;
    } else {
      last.push(one);
      left -= one.size;
    }
  }
  return pages;
}
