// The board of a coordinator's information sessions, coming and past, and what stands of them on the home page.
import type { Section, View } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { endOf, freeSeats, queueOf } from '../information/gatherings.ts';
import { localDate } from '../local-time.ts';
import type { Desk } from './desk.ts';
import { newSessionAction } from './session-forms.ts';
import { type DeskGathering, sessionText } from './session-words.ts';
import { open, text } from './words.ts';
import { whenOf } from './written-dates.ts';

/** How many stand on one page: two blocks each, well inside what every channel can show. */
const PAGE = 15;

/** Seats that nobody has ticked yet, of a session that is over. */
const unticked = (one: DeskGathering): number => one.taken.filter((seat) => seat.state === 'booked').length;
const isOver = (one: DeskGathering, now: string): boolean => one.state === 'open' && endOf(one) <= now;

/** The board: what is still to come first, the next first; then what is over, the last first. `page` counts from 1. */
export function sessionsView(desk: Desk, facts: Facts, wanted: number): View {
  const sessions = desk.gatherings.filter(({ kind }) => kind === 'information');
  const past = sessions.filter((one) => endOf(one) <= facts.now).reverse();
  const all = [...sessions.filter((one) => endOf(one) > facts.now), ...past];
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.isInteger(wanted) ? wanted : 1));
  const rows = all.slice((page - 1) * PAGE, page * PAGE).map((one) => rowOf(one, facts));
  return {
    kind: 'board',
    object: `sessions/${page}`,
    revision: 0,
    title: pages === 1 ? sessionText('sessions.title.one') : sessionText('sessions.title', { page, pages }),
    sections: rows.length > 0 ? rows : [{ text: sessionText('sessions.none') }],
    fields: [],
    actions: [
      ...newSessionAction(desk, facts),
      open('home', text('open.home')),
      ...(page > 1 ? [open(`sessions/${page - 1}`, text('open.before'))] : []),
      ...(page < pages ? [open(`sessions/${page + 1}`, text('open.after'))] : []),
    ],
  };
}

/** One session: when, where, how full, with the button to its card. */
function rowOf(one: DeskGathering, facts: Facts): Section {
  return { text: lineOf(one, facts), actions: [open(`session/${one.id}`, text('open.one'))] };
}

function lineOf(one: DeskGathering, facts: Facts) {
  const params = {
    when: whenOf(one),
    centre: facts.centres.find((centre) => centre.id === one.centreId)?.name ?? '—',
    place: one.online ? sessionText('online') : one.place,
    language: `$language:${one.language}`,
    booked: one.seats - freeSeats(one),
    seats: one.seats,
    waiting: queueOf(one.taken).length,
    came: one.taken.filter((seat) => seat.state === 'came').length,
    open: unticked(one),
  };
  if (one.state === 'cancelled') return sessionText('line.cancelled', params);
  if (!isOver(one, facts.now)) return sessionText('line.coming', params);
  return unticked(one) > 0 ? sessionText('line.to-tick', params) : sessionText('line.past', params);
}

/** What the home page says: the sessions of today, and those that are over and wait for their ticks. */
export function sessionsToday(desk: Desk, facts: Facts): Section[] {
  const rows = desk.gatherings.filter((one) => {
    if (one.state !== 'open' || one.kind !== 'information') return false;
    if (isOver(one, facts.now)) return unticked(one) > 0;
    return localDate(one.startsAt, one.zone) === localDate(facts.now, one.zone);
  });
  return rows.length > 0 ? [{ title: sessionText('home.sessions') }, ...rows.map((one) => rowOf(one, facts))] : [];
}
