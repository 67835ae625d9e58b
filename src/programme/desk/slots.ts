// The board of the interview times of a centre, the coordinator's own first; and what of them is on the home page.
import type { Action, Section, View } from '../../core/view.ts';
import { endOf, isFull } from '../booking/times.ts';
import type { Facts } from '../facts.ts';
import { localDate } from '../local-time.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { type DeskSlot, revisionOf, slotText } from './slot-words.ts';
import { nameOf, open, text } from './words.ts';
import { objectIn, whenOf } from './written-dates.ts';

/** How many stand on one page: with their buttons well inside what every channel can show. */
const PAGE = 10;
/** How many of one kind are listed on the home page. */
const LISTED = 5;

/** A form that was sent twice opens nothing a second time: this grows with every time of the coordinator. */
export function timesRevision(desk: Desk, coordinatorId: string): number {
  const own = desk.slots.filter((one) => one.coordinatorId === coordinatorId);
  return 1 + own.reduce((sum, one) => sum + one.revision + 1, 0);
}

/** How many interviews a week a coordinator wants to hold at most; null without a limit. */
export const limitOf = (desk: Desk, coordinatorId: string): number | null =>
  desk.team.find(({ id }) => id === coordinatorId)?.weeklyLimit ?? null;

/** The state of the limit as a revision. */
export const limitRevision = (desk: Desk, coordinatorId: string): number => 1 + (limitOf(desk, coordinatorId) ?? 0);

/** The name of whoever holds an interview. */
const holder = (slot: DeskSlot, desk: Desk): string =>
  desk.team.find(({ id }) => id === slot.coordinatorId)?.name ?? '—';

/** The board. `page` counts from 1; one that does not exist becomes the nearest that does. */
export function slotsView(desk: Desk, facts: Facts, wanted: number): View {
  const me = facts.person.id;
  const rank = (one: DeskSlot) => (one.coordinatorId === me ? 0 : 1);
  const coming = desk.slots
    .filter((one) => one.state === 'open' && endOf(one) > facts.now)
    .sort((a, b) => rank(a) - rank(b) || a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id));
  const pages = Math.max(1, Math.ceil(coming.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.isInteger(wanted) ? wanted : 1));
  const rows = coming.slice((page - 1) * PAGE, page * PAGE).map((one) => row(one, desk));
  const limit = limitOf(desk, me);
  return {
    kind: 'board',
    object: `slots/${page}`,
    revision: 0,
    title: slotText('slots.title'),
    sections: [
      { text: limit === null ? slotText('limit.none') : slotText('limit.is', { limit }) },
      ...(rows.length > 0 ? rows : [{ text: slotText('slots.none') }]),
    ],
    fields: [],
    actions: [
      ...openActions(desk, facts),
      open('home', text('open.home')),
      ...(page > 1 ? [open(`slots/${page - 1}`, text('open.before'))] : []),
      ...(page < pages ? [open(`slots/${page + 1}`, text('open.after'))] : []),
    ],
  };
}

/** The buttons that open the two forms. Whoever works for several centres chooses the centre in the form. */
function openActions(desk: Desk, facts: Facts): Action[] {
  const mine = facts.memberships.map(({ centreId }) => centreId);
  const centre = facts.centres.find((one) => !one.closed && mine.includes(one.id));
  if (!centre) return [];
  const object = objectIn(centre.id, centre.zone);
  const me = facts.person.id;
  const form = { object, opens: true } as const;
  return [
    {
      ...form,
      do: 'to-open-times',
      revision: timesRevision(desk, me),
      label: slotText('do.open-times'),
      tone: 'main',
    },
    { ...form, do: 'to-limit', revision: limitRevision(desk, me), label: slotText('do.limit') },
  ];
}

function row(one: DeskSlot, desk: Desk): Section {
  const params = { when: whenOf(one), name: holder(one, desk), place: one.place };
  const act = (name: string): Pick<Action, 'do' | 'object' | 'revision'> => ({
    do: name,
    object: objectIn(one.id, one.zone),
    revision: revisionOf(one),
  });
  const move: Action = { ...act('to-move-time'), label: slotText('do.move-time'), opens: true };
  if (one.personId === null) {
    const full = isFull(one, desk.slots, desk.team);
    return {
      text: full ? slotText('row.full', params) : slotText('row.free', params),
      actions: [{ ...act('close-time'), label: slotText('do.close-time') }, move],
    };
  }
  const person = desk.people.find(({ id }) => id === one.personId);
  const who = nameOf(person);
  const cancel: Action = {
    ...act('cancel-time'),
    label: slotText('do.cancel-time'),
    tone: 'danger',
    sure: slotText('sure.cancel-time', { name: who }),
  };
  return {
    text: slotText('row.booked', { ...params, who }),
    actions: [...(person ? [open(`person/${person.id}`, text('open.one'))] : []), move, cancel],
  };
}

/** The interviews of today, and those that are over and wait for a decision; the coordinator's own first. */
export function interviewsToday(desk: Desk, facts: Facts): Section[] {
  const me = facts.person.id;
  const rank = (one: DeskSlot) => (one.coordinatorId === me ? 0 : 1);
  const booked = desk.slots
    .filter((one) => one.state === 'open' && one.personId !== null)
    .sort((a, b) => rank(a) - rank(b) || a.startsAt.localeCompare(b.startsAt));
  const isToday = (one: DeskSlot) => localDate(one.startsAt, one.zone) === localDate(facts.now, one.zone);
  const person = (one: DeskSlot) => desk.people.find(({ id }) => id === one.personId);
  const today = booked.filter((one) => endOf(one) > facts.now && isToday(one) && person(one));
  const over = booked.filter((one) => endOf(one) <= facts.now && person(one)?.stage === 'interview');
  // One block and its buttons each: the overview has room for no more.
  const listed = (title: ReturnType<typeof slotText>, all: readonly DeskSlot[]): Section[] => {
    if (all.length === 0) return [];
    const shown = all.slice(0, LISTED);
    const lines = shown.map((one) => ({
      label: slotText('home.when', { when: whenOf(one) }),
      value: slotText('home.who', { who: nameOf(person(one)), name: holder(one, desk) }),
    }));
    const rest = all.length > LISTED ? { text: text('more', { count: all.length - LISTED }) } : {};
    const actions = shown.map((one) =>
      open(`person/${one.personId}`, text('open.profile', { name: nameOf(person(one)) })),
    );
    return [{ title, ...rest, lines, actions }];
  };
  return [...listed(slotText('home.today'), today), ...listed(slotText('home.over'), over)];
}

/** On the card of a person: the talk that is booked, with the button to move it, or the one that waits for a decision. */
export function interviewTimes(person: DeskPerson, desk: Desk, facts: Facts): Section[] {
  const own = desk.slots.filter((one) => one.personId === person.id && one.state === 'open');
  return own.map((one) => {
    const params = { when: whenOf(one), name: holder(one, desk), place: one.place };
    return { text: one.startsAt > facts.now ? slotText('card.booked', params) : slotText('card.over', params) };
  });
}
