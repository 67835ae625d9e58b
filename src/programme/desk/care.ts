// What the desk decides about people between the steps: a break ends, somebody moves to another centre, a person is told.

import type { TextRef } from '../../core/effect.ts';
import type { Action } from '../../core/view.ts';
import { goesOn } from '../duo.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { type Decide, onPerson, tell } from './decision.ts';
import type { Desk, DeskCase, DeskPerson } from './desk.ts';
import { nameOf, text } from './words.ts';

/** The wish of somebody for another centre, or null. */
const wishOf = (person: DeskPerson, desk: Desk): DeskCase | null =>
  desk.cases.find((one) => one.kind === 'centre' && one.personId === person.id) ?? null;

const action = (name: string, person: DeskPerson): Action => ({
  do: name,
  object: person.id,
  revision: person.revision,
  label: text(`do.${name}`),
  tone: 'main',
  sure: text(`sure.${name}`, { name: nameOf(person) }),
});

/** What can be decided about this person now. */
export function careActions(person: DeskPerson, desk: Desk): Action[] {
  return [
    ...(person.stage === 'paused' ? [action('back', person)] : []),
    ...(wishOf(person, desk) ? [action('move', person)] : []),
  ];
}

/** What a case says, where its note is a code. */
export function noteOf(one: DeskCase, facts: Facts): string | TextRef | null {
  if (one.kind === 'volunteer') return text(`volunteer.${one.note}`);
  if (one.kind === 'centre') return facts.centres.find(({ id }) => id === one.note)?.name ?? one.note;
  return one.note;
}

/** The decisions by their name in a view. */
export const careDecisions: Readonly<Record<string, Decide>> = {
  back: onPerson('paused', (person, { facts }) => [
    {
      kind: 'person',
      of: person.id,
      set: { stage: person.pausedFrom ?? 'information', pausedFrom: null, keepsPlace: true },
    },
    tell(person, 'back-again', facts),
  ]),

  // Only a coordinator of the centre that somebody is in lets them go; in a duo nobody moves.
  move: onPerson(null, (person, { desk, facts }) => {
    const wish = wishOf(person, desk);
    const centre = facts.centres.find((one) => one.id === wish?.note && !one.closed);
    const busy = desk.duos.some((duo) => [duo.menteeId, duo.mentorId].includes(person.id) && goesOn(duo.state));
    if (!wish || !centre || busy) return null;
    const set = { centreId: centre.id, zone: centre.zone, coordinatorId: null };
    return [
      { kind: 'person', of: person.id, set },
      { kind: 'case-set', id: wish.id, of: person.id, set: { state: 'closed' } },
      tell({ id: person.id, zone: centre.zone }, 'moved', facts),
    ] satisfies Effect[];
  }),
};
