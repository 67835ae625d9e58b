// Calls for help at the desk: a card without a name and without words, which is what the team gets, and who of the team sees which call.
import type { TextRef } from '../../core/effect.ts';
import type { Action, Section, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { isCall, mayHear } from '../help/listener.ts';
import { coordinatorOf } from './coordinator-of.ts';
import { type Seen, tell } from './decision.ts';
import type { Desk, DeskCase, DeskPerson } from './desk.ts';
import { open, text } from './words.ts';
import { whenOf } from './written-dates.ts';

/** A text about calls. */
export const callText = (key: string, params?: TextRef['params']): TextRef => ({
  flow: 'desk-help',
  key,
  ...(params ? { params } : {}),
});

/** The desk without the calls that are not for this reader: whom they are about, or who was not asked. */
export function withoutCalls(desk: Desk, { person: { id } }: Pick<Facts, 'person'>): Desk {
  const hears = (one: DeskCase): boolean => {
    if (!isCall(one.kind)) return true;
    const caller = desk.people.find((other) => other.id === one.personId);
    const team = desk.team.filter(({ centreId }) => centreId === caller?.centreId);
    const reader = team.find((member) => member.id === id);
    return caller !== undefined && reader !== undefined && mayHear(one, reader, coordinatorOf(caller, desk), team);
  };
  return { ...desk, cases: desk.cases.filter(hears) };
}

/** The card of the calls of somebody. Who it is stands on their own card, which is opened from here, and noted. */
export function callView(id: string, desk: Desk): View | null {
  const person = desk.people.find((one) => one.id === id);
  if (!person) return null;
  const calls = desk.cases.filter((one) => one.personId === id && isCall(one.kind));
  return {
    kind: 'card',
    object: `call/${id}`,
    revision: person.revision,
    title: callText('title'),
    sections: calls.length > 0 ? calls.map((one) => callSection(one, person, desk)) : [{ text: callText('none') }],
    fields: [],
    actions: [open(`person/${id}`, callText('open')), open('home', text('open.home'))],
  };
}

function callSection(one: DeskCase, person: DeskPerson, desk: Desk): Section {
  const owner = desk.team.find((member) => member.id === one.owner);
  const at = (startsAt: string) => whenOf({ startsAt, zone: person.zone });
  const act = (name: string): Action => ({
    do: name,
    object: one.id,
    revision: person.revision,
    label: text(`do.${name}`),
    ...(name === 'take-case' ? { tone: 'main' } : {}),
  });
  return {
    title: callText(`kind.${one.kind}`),
    lines: [
      { label: callText('since'), value: at(one.openedAt) },
      ...(one.owner === null && one.deadlineAt ? [{ label: callText('until'), value: at(one.deadlineAt) }] : []),
      ...(one.owner === null ? [] : [{ label: text('case.owner'), value: owner?.name ?? '—' }]),
    ],
    actions: one.owner === null ? [act('take-case'), act('close-case')] : [act('close-case')],
  };
}

/** What belongs to taking a call: the caller hears who has it, and the cards of the others show it. */
export function tookCall(id: string, person: DeskPerson, seen: Pick<Seen, 'desk' | 'facts'>): Effect[] {
  const one = seen.desk.cases.find((other) => other.id === id);
  return one && isCall(one.kind) ? [tell(person, 'case-taken', seen.facts), ...refreshCall(id, seen)] : [];
}

/** The cards of a call that the others have are old now. */
export function refreshCall(id: string, { desk, facts }: Pick<Seen, 'desk' | 'facts'>): Effect[] {
  const one = desk.cases.find((other) => other.id === id);
  const centreId = desk.people.find((other) => other.id === one?.personId)?.centreId;
  if (!one || !isCall(one.kind)) return [];
  return desk.team
    .filter((member) => member.centreId === centreId && member.id !== facts.person.id)
    .map(({ id: to }) => ({ kind: 'news', to, event: 'changed', data: { page: `call/${one.personId}` } }));
}
