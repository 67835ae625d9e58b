// The end of a duo at the desk: its coordinator closes it with a note, and both go on from there.
import type { Action, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { planFollowUps } from '../follow-up/plan.ts';
import { monthsLater, planAt } from '../local-time.ts';
import { type Decide, type Seen, tell } from './decision.ts';
import type { DeskDuo, DeskPerson } from './desk.ts';
import type { DeskForm } from './form.ts';
import { duoOf, peopleOf } from './meeting-words.ts';
import { nameOf, text } from './words.ts';

const NOTE_MAX = 2_000;
/** The hour of the day, where they are, at which a mentor is asked whether they are back. */
const HOUR = 10;
/** The stages that both have at the end of a duo; whoever has left the programme meanwhile stays where they are. */
const atTheEnd = ['mentoring', 'evaluation'];

/** The button on the card of a duo that is at its end. */
export const closeAction = (duo: DeskDuo): Action => ({
  do: 'to-close-duo',
  object: duo.id,
  revision: duo.revision,
  label: text('do.close-duo'),
  tone: 'main',
  opens: true,
});

function closeView({ act, desk, facts }: Seen): View | null {
  const duo = duoOf(act.object, desk, facts);
  const people = duo && peopleOf(duo, desk);
  if (!duo || !people) return null;
  const again = closeAction(duo);
  const { opens: _, ...send } = again;
  return {
    kind: 'form',
    object: `duo/${duo.id}`,
    revision: duo.revision,
    title: text('close-duo.title', { mentee: nameOf(people[0]), mentor: nameOf(people[1]) }),
    sections: [{ text: text('close-duo.about', { mentee: nameOf(people[0]) }) }],
    fields: [{ name: 'note', label: text('field.note'), kind: 'long', max: NOTE_MAX, optional: true }],
    actions: [{ ...send, do: 'close-duo' }],
    again,
  };
}

/** What a mentor said about a next duo; null when they were not asked or did not answer. */
const againOf = (duo: DeskDuo, id: string, step: 'again' | 'again-from'): string | null => {
  const value = duo.answers[id]?.[`evaluation.${step}`];
  return value === undefined ? null : String(value);
};

/** Where somebody goes on: a mentee as an alumnus; a mentor back to the pool, into a break until they want to be asked, or out of it. */
function afterwards(one: DeskPerson, duo: DeskDuo, now: string): Effect[] {
  if (one.role === 'mentee') {
    return [{ kind: 'person', of: one.id, set: { stage: 'alumnus' } }, ...planFollowUps(duo.id, one, now)];
  }
  const again = againOf(duo, one.id, 'again');
  if (again === 'no') return [{ kind: 'person', of: one.id, set: { stage: 'alumnus' } }];
  if (again !== 'later') return [{ kind: 'person', of: one.id, set: { stage: 'pool' } }];
  const months = Number(againOf(duo, one.id, 'again-from') ?? 1);
  const { at } = monthsLater(now, months, HOUR, one.zone);
  const due = { occurrence: `${one.id}/break-over/${now}`, kind: 'break-over', policy: 'always' };
  return [
    { kind: 'person', of: one.id, set: { stage: 'paused', pausedFrom: 'pool' } },
    { kind: 'plan', of: one.id, due: { ...due, ...planAt(at, one.zone) } },
  ];
}

const closeDuo: Decide = ({ act, desk, facts }) => {
  const duo = duoOf(act.object, desk, facts);
  if (!duo) return { kind: 'unknown' };
  const page = `duo/${duo.id}`;
  if (duo.state !== 'evaluation' || duo.revision !== act.revision) return { kind: 'stale', page };
  const note = (act.fields?.note ?? '').trim().slice(0, NOTE_MAX);
  const pair = desk.people.filter((one) => one.id === duo.menteeId || one.id === duo.mentorId);
  const state = duo.reason === null ? 'closed' : 'ended';
  return {
    kind: 'done',
    page,
    notice: text('done.close-duo'),
    effects: [
      { kind: 'duo', id: duo.id, set: { state, endedAt: facts.now } },
      ...pair.flatMap((one): Effect[] => [
        ...(note === '' ? [] : [{ kind: 'note', of: one.id, note: 'closing', text: note } as const]),
        ...(atTheEnd.includes(one.stage) ? [...afterwards(one, duo, facts.now), tell(one, 'duo-closed', facts)] : []),
      ]),
    ],
  };
};

/** The form by the action that opens it. */
export const closeForms: Readonly<Record<string, DeskForm>> = {
  'to-close-duo': {
    sends: 'close-duo',
    detail: ({ object }) => ({ persons: [object] }),
    view: closeView,
    check: () => ({}),
  },
};

/** The decision by its name in a view. */
export const closeDecisions: Readonly<Record<string, Decide>> = { 'close-duo': closeDuo };
