// The hand-over sheet: everybody whom a coordinator was given at one moment, with what they must know of each.

import type { Section, View, Words } from '../../core/view.ts';
import { goesOn } from '../duo.ts';
import { type Facts, zoneOfTeam } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { boardOf } from './board.ts';
import { caseWords } from './care-words.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { nextStep } from './next-step.ts';
import { personLine } from './search.ts';
import { team } from './team-words.ts';
import { day, nameOf, open, text } from './words.ts';

/** How many stand on one page, and how much is said of each. */
const PAGE = 6;
const NOTES = 2;
const NOTE_MAX = 200;
const CASES = 5;

/** The sheet of one hand-over (`sheet/<moment in milliseconds>/<page>`), for whoever received it; their notes must have been read. */
export function sheetView(id: string, desk: Desk, facts: Facts): View | null {
  const [moment = '', page = '1'] = id.split('/');
  const at = Number(moment);
  if (!/^\d{1,15}$/.test(moment)) return null;
  const given = desk.people.filter(
    (one) =>
      one.coordinatorId === facts.person.id && one.coordinatorSince !== null && Date.parse(one.coordinatorSince) === at,
  );
  const date = day(localDate(new Date(at).toISOString(), zoneOfTeam(facts)));
  return boardOf({
    name: `sheet/${moment}`,
    page: Number(page),
    size: PAGE,
    title: team('sheet', { date }),
    none: team('sheet.none'),
    above: mineSections(given, desk, facts),
    sections: given.map((one) => personSection(one, desk, facts)),
    actions: [],
  });
}

/** What is mine beside these people: cases in my hands, and interview times to come. */
function mineSections(given: readonly DeskPerson[], desk: Desk, { person: { id: me }, now }: Facts): Section[] {
  const others = desk.cases.filter((one) => one.owner === me && given.every(({ id }) => id !== one.personId));
  const slots = desk.slots.filter((one) => one.coordinatorId === me && one.state === 'open' && one.startsAt > now);
  return [
    ...(slots.length > 0 ? [{ lines: [{ label: team('sheet.slots'), value: String(slots.length) }] }] : []),
    ...others.slice(0, CASES).map(
      (one): Section => ({
        text: caseWords(one.kind, { name: nameById(one.personId, desk), date: day(one.openedAt) }),
        actions: [open(`person/${one.personId}`, text('open.one'))],
      }),
    ),
  ];
}

const nameById = (id: string, desk: Desk) => nameOf(desk.people.find((one) => one.id === id));

function personSection(person: DeskPerson, desk: Desk, facts: Facts): Section {
  const duo = desk.duos.find((one) => goesOn(one.state) && [one.menteeId, one.mentorId].includes(person.id));
  const slot = desk.slots.find((one) => one.personId === person.id && one.startsAt > facts.now);
  const session = desk.gatherings.find(
    (one) =>
      one.startsAt > facts.now &&
      one.taken.some((seat) => seat.personId === person.id && (seat.state === 'booked' || seat.state === 'waiting')),
  );
  const line = (key: string, value: Words) => ({ label: team(key), value });
  const date = (instant: string) => text('date', { date: day(instant) });
  return {
    title: personLine(person),
    lines: [
      line('sheet.next', nextStep(person, desk, facts)),
      ...(session ? [line('sheet.session', date(session.startsAt))] : []),
      ...(slot ? [line('sheet.interview', date(slot.startsAt))] : []),
      ...(duo ? [line('sheet.duo', nameById(duo.menteeId === person.id ? duo.mentorId : duo.menteeId, desk))] : []),
      ...(duo?.endsAt ? [line('sheet.ends', date(duo.endsAt))] : []),
      ...desk.cases
        .filter((one) => one.personId === person.id)
        .map((one) => line('sheet.case', caseWords(one.kind, { name: nameOf(person), date: day(one.openedAt) }))),
      ...person.notes
        .slice(-NOTES)
        .reverse()
        .map((note) => line('sheet.note', shortened(note.text))),
    ],
    actions: [open(`person/${person.id}`, text('open.profile', { name: nameOf(person) }))],
  };
}

/** At most so many characters, never half a letter. */
const shortened = (words: string): string => {
  const letters = [...words];
  return letters.length > NOTE_MAX ? `${letters.slice(0, NOTE_MAX - 1).join('')}…` : words;
};
