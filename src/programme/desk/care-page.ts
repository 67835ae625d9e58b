// The page of what is open about one duo: each alert with its reason and its buttons, the weeks of both beside each other, and how to reach the two.
import type { Action, Section, View } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { alertsOf, caseNumber, contactOf, isSnoozed, objectOfCase } from './care-duo.ts';
import { healthSections, weeksBeside } from './care-section.ts';
import { care, caseWords } from './care-words.ts';
import type { Desk, DeskCase, DeskDuo, DeskPerson } from './desk.ts';
import { handOverAction } from './hand-over.ts';
import { objectOfDuo } from './meeting-words.ts';
import { day, nameOf, open, text } from './words.ts';

/** After how many days an alert that was put off comes back, by its button. */
export const snoozes = { 'care-snooze-2': 2, 'care-snooze-7': 7 } as const;

const personOf = (id: string, desk: Desk): DeskPerson | undefined => desk.people.find((one) => one.id === id);

/** The page `alerts/<duo>`, or null when there is no such duo here. */
export function alertsView(duoId: string, desk: Desk, facts: Facts): View | null {
  const duo = desk.duos.find(({ id }) => id === duoId);
  if (!duo) return null;
  const pair = { mentee: nameOf(personOf(duo.menteeId, desk)), mentor: nameOf(personOf(duo.mentorId, desk)) };
  const alerts = alertsOf(duo, desk);
  const contact = contactOf(duo, desk);
  return {
    kind: 'card',
    object: `alerts/${duo.id}`,
    revision: duo.revision,
    title: text('duo.title', pair),
    sections: [
      ...alerts.map((one) => alertSection(one, duo, desk, facts)),
      ...(contact ? [contactSection(contact, duo, desk, facts)] : []),
      ...(alerts.length === 0 && !contact ? [{ text: care('nothing') }] : []),
      ...healthSections(duo, desk, facts),
      ...weeksBeside(duo, desk, facts),
    ],
    fields: [],
    actions: [
      open(`duo/${duo.id}`, text('open.duo')),
      open('care/1', care('open.list')),
      open('home', text('open.home')),
    ],
  };
}

const act = (name: string, duo: DeskDuo, one: DeskCase, more: Partial<Action> = {}): Action => ({
  do: name,
  object: objectOfCase(duo, one),
  revision: caseNumber(one),
  label: care(`do.${name}`),
  ...more,
});

/** The way to both, with what is known of how they are reached. */
export const reachAction = (duo: DeskDuo): Action => open(`reach/${objectOfDuo(duo)}`, care('do.care-call'));

const ownerOf = ({ owner }: DeskCase, desk: Desk): string => desk.team.find(({ id }) => id === owner)?.name ?? '—';

/** Whose safety it may be about is in somebody's hands first. */
function takeAction(one: DeskCase, person: DeskPerson | undefined): Action[] {
  if (!person || one.owner !== null || !['person', 'not-well'].includes(one.kind)) return [];
  return [{ do: 'take-case', object: one.id, revision: person.revision, label: text('do.take-case') }];
}

function alertSection(one: DeskCase, duo: DeskDuo, desk: Desk, facts: Facts): Section {
  const person = personOf(one.personId, desk);
  const mentee = personOf(duo.menteeId, desk);
  const name = nameOf(person);
  const put = one.snoozedUntil !== null && isSnoozed(one, facts.now);
  return {
    title: caseWords(one.kind, { name, date: day(one.openedAt) }),
    text: care(`why.${one.kind}`, { name }),
    lines: [
      ...(one.owner === null ? [] : [{ label: text('case.owner'), value: ownerOf(one, desk) }]),
      ...(put && one.snoozedUntil
        ? [{ label: care('snoozed'), value: text('date', { date: day(one.snoozedUntil) }) }]
        : []),
    ],
    actions: [
      ...takeAction(one, person),
      reachAction(duo),
      act('to-care-message', duo, one, { opens: true }),
      ...Object.keys(snoozes).map((name) => act(name, duo, one)),
      ...(mentee ? [{ ...handOverAction(mentee), label: care('do.hand-over') }] : []),
      act('to-care-solve', duo, one, { opens: true, tone: 'main' }),
    ],
  };
}

function contactSection(one: DeskCase, duo: DeskDuo, desk: Desk, facts: Facts): Section {
  const pair = { mentee: nameOf(personOf(duo.menteeId, desk)), mentor: nameOf(personOf(duo.mentorId, desk)) };
  const until =
    one.deadlineAt === null
      ? []
      : [{ label: care('contact.until'), value: text('date', { date: day(one.deadlineAt) }) }];
  const put = one.snoozedUntil !== null && isSnoozed(one, facts.now) ? one.snoozedUntil : null;
  return {
    title: care('contact.title', pair),
    text: care('contact.about'),
    lines: [...until, ...(put ? [{ label: care('snoozed'), value: text('date', { date: day(put) }) }] : [])],
    actions: [
      reachAction(duo),
      act('to-care-talked', duo, one, { opens: true, tone: 'main' }),
      act('care-not-reached', duo, one),
    ],
  };
}

/** A channel as its makers write it. */
const channelName = (channel: string): string => channel.charAt(0).toUpperCase() + channel.slice(1);

/** The page `reach/<duo>+<mentee>+<mentor>`: where each of the two can be reached, and the number that they gave the team. */
export function reachView(object: string, desk: Desk, _facts: Facts): View | null {
  const [duoId = ''] = object.split('+', 1);
  const duo = desk.duos.find(({ id }) => id === duoId);
  if (!duo) return null;
  const people = [duo.menteeId, duo.mentorId].flatMap((id) => personOf(id, desk) ?? []);
  const section = (person: DeskPerson): Section => {
    const number = person.answers?.['onboarding.phone'];
    return {
      title: nameOf(person),
      lines: [
        { label: care('reach.phone'), value: number === undefined ? care('reach.no-phone') : String(number) },
        {
          label: text('person.reached'),
          value: person.channels.length > 0 ? person.channels.map(channelName).join(', ') : care('reach.nowhere'),
        },
      ],
      actions: [open(`person/${person.id}`, text('open.profile', { name: nameOf(person) }))],
    };
  };
  return {
    kind: 'card',
    object: `reach/${object}`,
    revision: duo.revision,
    title: care('reach.title'),
    sections: [...people.map(section), { text: care('reach.how') }],
    fields: [],
    actions: [open(`alerts/${duo.id}`, care('open.back')), open('home', text('open.home'))],
  };
}
