// Somebody is handed over to another coordinator of their centre: the form, the decision, and what moves along.

import type { TextRef } from '../../core/effect.ts';
import type { Act, Action } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import type { Facts } from '../facts.ts';
import { coordinatorOf, duoWith } from './coordinator-of.ts';
import { type Decision, mayChange, type Seen, tell } from './decision.ts';
import type { Desk, DeskDuo, DeskPerson } from './desk.ts';
import type { DeskForm } from './form.ts';
import { team } from './team-words.ts';
import { nameOf } from './words.ts';

/** The reason is a few words. */
export const WHY = { min: 3, max: 500 } as const;

/** The button that opens the form. */
export const handOverAction = ({ id, revision }: DeskPerson): Action => ({
  do: 'hand-over',
  object: id,
  revision,
  label: team('open.hand-over'),
  opens: true,
});

const memberName = (id: string | null, desk: Desk): string => desk.team.find((one) => one.id === id)?.name ?? '—';

/** The form: to whom, and why. */
export const handOverForm: DeskForm = {
  sends: 'handed-over',
  detail: ({ object }) => ({ persons: [object] }),
  view: ({ act, desk, facts }) => {
    const person = desk.people.find((one) => one.id === act.object);
    if (!person || !mayChange(facts, person.centreId)) return null;
    const now = coordinatorOf(person, desk);
    const others = desk.team.filter(({ id, centreId }) => centreId === person.centreId && id !== now);
    const open = handOverAction(person);
    const duo = duoWith(person, desk) !== undefined;
    const about = others.length === 0 ? 'colleague.nobody' : duo ? 'hand-over.text.duo' : 'hand-over.text';
    return {
      kind: 'form',
      object: person.id,
      revision: person.revision,
      title: team('hand-over.title', { name: nameOf(person) }),
      sections: [{ text: team(about), lines: [{ label: team('hand-over.now'), value: memberName(now, desk) }] }],
      fields:
        others.length === 0
          ? []
          : [
              {
                name: 'to',
                label: team('hand-over.to'),
                kind: 'choice',
                options: others.map(({ id, name }) => ({ value: id, label: name ?? '—' })),
              },
              {
                name: 'why',
                label: team('hand-over.why'),
                hint: team('hand-over.why.hint'),
                kind: 'long',
                max: WHY.max,
              },
            ],
      actions: others.length === 0 ? [] : [{ ...sent('handed-over', open), tone: 'main' }],
      again: open,
    };
  },
  check: checkHandOver,
};

/** The action that sends a form, about the same object as the one that opened it. */
export const sent = (name: string, { object, revision }: Action): Action => ({
  do: name,
  object,
  revision,
  label: team('hand-over.send'),
});

/** What is wrong, by field. */
export function checkHandOver(fields: Act['fields']): Record<string, TextRef> {
  const why = (fields?.why ?? '').trim();
  return {
    ...(fields?.to ? {} : { to: team('deputy.who.wrong') }),
    ...(why.length < WHY.min || why.length > WHY.max ? { why: team('hand-over.why.wrong', { max: WHY.max }) } : {}),
  };
}

/** The decision. A duo has one coordinator: with one of the two, both are handed over. */
export function handOver({ act, desk, facts }: Seen): Decision {
  const person = desk.people.find((one) => one.id === act.object);
  if (!person || !mayChange(facts, person.centreId)) return { kind: 'unknown' };
  const page = `person/${person.id}`;
  if (person.revision !== act.revision) return { kind: 'stale', page };
  const [wrong] = Object.values(checkHandOver(act.fields));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const to = desk.team.find(({ id, centreId }) => id === act.fields?.to && centreId === person.centreId);
  if (!to) return { kind: 'unknown' };
  const from = coordinatorOf(person, desk);
  if (from === to.id) return { kind: 'wrong', page, notice: team('hand-over.same', { name: to.name ?? '—' }) };
  const duo = duoWith(person, desk);
  const pair = duo ? [duo.menteeId, duo.mentorId] : [person.id];
  const people = desk.people.filter(({ id }) => pair.includes(id));
  const owners = [from, facts.person.id];
  return {
    kind: 'done',
    page,
    notice: team('done.handed-over', { name: nameOf(person), coordinator: to.name ?? '—' }),
    effects: [
      ...handedOver(
        {
          people,
          duos: duo ? [duo] : [],
          cases: desk.cases.filter((one) => pair.includes(one.personId) && owners.includes(one.owner)),
          slots: desk.slots.filter(
            (one) =>
              one.personId !== null &&
              pair.includes(one.personId) &&
              one.coordinatorId === from &&
              one.startsAt > facts.now,
          ),
        },
        to.id,
        (act.fields?.why ?? '').trim(),
        desk,
        facts,
      ),
    ],
  };
}

/** What is handed over in one act. */
export type Holdings = Pick<Desk, 'people' | 'duos' | 'cases' | 'slots'>;

/** Everything that moves, a note with the reason on each person, and who is told: the receiver, and whoever had a coordinator. */
export function handedOver(
  { people, duos, cases, slots }: Holdings,
  to: string,
  why: string,
  desk: Desk,
  facts: Facts,
): Effect[] {
  const persons = people.flatMap((one): Effect[] => {
    const before = coordinatorOf(one, desk);
    const known = one.coordinatorId !== null || desk.duos.some((duo) => isBegun(duo, one) && ofDuo(duo, one.id));
    return [
      { kind: 'person', of: one.id, set: { coordinatorId: to } },
      {
        kind: 'note',
        of: one.id,
        note: 'hand-over',
        text: `${before === null ? '' : `${memberName(before, desk)} `}→ ${memberName(to, desk)}: ${why}`,
      },
      ...(known && before !== to && one.stage !== 'left' ? [tell(one, 'new-coordinator', facts)] : []),
    ];
  });
  return [
    ...persons,
    ...duos.map(({ id }): Effect => ({ kind: 'duo', id, set: { coordinatorId: to } })),
    ...duos.flatMap((duo) => meetingsOver(duo, to, facts.now)),
    ...cases.map(({ id }): Effect => ({ kind: 'case-set', id, set: { owner: to } })),
    ...slots.map(({ id }): Effect => ({ kind: 'interview-slot', id, set: { coordinatorId: to } })),
    { kind: 'news', to, event: 'handed-over', data: { page: `sheet/${Date.parse(facts.now)}/1` } },
  ];
}

/** A proposal is no duo yet: the two have not heard of its coordinator. Those who are to sign know who signs with them, once they know that they go on. */
const isBegun = ({ state }: DeskDuo, { stage }: DeskPerson): boolean =>
  state === 'active' || state === 'evaluation' || (state === 'agreement' && stage !== 'first-meeting');
const ofDuo = ({ menteeId, mentorId }: DeskDuo, id: string): boolean => menteeId === id || mentorId === id;

/** Whoever takes a duo over comes to its meeting too, where its coordinator would have come, and has it for their calendar. */
function meetingsOver(duo: DeskDuo, to: string, now: string): Effect[] {
  const theirs = duo.meetings.filter(
    ({ coordinatorId, state, startsAt }) =>
      coordinatorId === duo.coordinatorId && state !== 'cancelled' && (startsAt === null || startsAt > now),
  );
  return theirs.flatMap(({ kind: meeting, state }): Effect[] => [
    { kind: 'meeting', duoId: duo.id, meeting, set: { coordinatorId: to } },
    ...(state === 'set' ? [{ kind: 'news', to, event: 'meeting-set', data: { page: `duo/${duo.id}` } } as const] : []),
  ]);
}
