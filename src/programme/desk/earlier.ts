// The form "training done earlier": for each module the day on which it was attended before this service or elsewhere. With the last one the rule is fulfilled.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { localDate } from '../local-time.ts';
import { allModules, doneOnDesk, type Earlier, earlierOf, earlierWritten, isTrained } from '../training/modules.ts';
import { type Decide, type Decision, mayChange, onPerson, tell } from './decision.ts';
import type { DeskPerson } from './desk.ts';
import type { DeskForm } from './form.ts';
import { sessionText } from './session-words.ts';
import { trainingText } from './training-words.ts';
import { nameOf } from './words.ts';
import { dateOf } from './written-dates.ts';

/** Where a module that was attended elsewhere matters. */
const stages = ['interview', 'training'] as const;

const fieldOf = (module: number): string => `module${module}`;

/** The button of a mentor's card. */
export const earlierActions = (person: DeskPerson): Action[] =>
  person.role === 'mentor' && stages.some((stage) => stage === person.stage)
    ? [
        {
          do: 'to-earlier',
          object: person.id,
          revision: person.revision,
          label: trainingText('do.to-earlier'),
          opens: true,
        },
      ]
    : [];

/** What was written, by module; what is empty was not attended. */
const readEarlier = (fields: Act['fields']): Earlier[] =>
  allModules.flatMap((module) => {
    const day = dateOf(fields?.[fieldOf(module)]);
    return day ? [{ module, day: String(day) }] : [];
  });

/** What is wrong: a day that there is not, or that is still to come. */
export function checkEarlier(fields: Act['fields'], now: string): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  for (const module of allModules) {
    const name = fieldOf(module);
    const written = (fields?.[name] ?? '').trim();
    const day = dateOf(written);
    if (written !== '' && !day) wrong[name] = sessionText('wrong.date');
    // Somewhere it is tomorrow already, but not here.
    if (day && String(day) > localDate(now, 'Europe/Brussels')) wrong[name] = trainingText('wrong.future');
    if (day && day.year < 2000) wrong[name] = sessionText('wrong.date');
  }
  return wrong;
}

/** The form. */
export const earlierForm: DeskForm = {
  sends: 'earlier',
  detail: ({ object }) => ({ persons: [object] }),
  view: ({ act, desk, facts }): View | null => {
    const person = desk.people.find(({ id }) => id === act.object);
    if (person?.role !== 'mentor' || !mayChange(facts, person.centreId)) return null;
    const known = earlierOf(person.answers?.['training.earlier']);
    const send: Action = { do: 'earlier', object: person.id, revision: person.revision, label: sessionText('send') };
    return {
      kind: 'form',
      object: `person/${person.id}`,
      revision: person.revision,
      title: trainingText('earlier.title'),
      sections: [{ text: trainingText('earlier.how', { name: nameOf(person) }) }],
      fields: allModules.map((module) => ({
        name: fieldOf(module),
        label: trainingText(`module.${module}`, { module }),
        kind: 'date',
        optional: true,
        value: known.find((one) => one.module === module)?.day ?? '',
      })),
      actions: [send],
      again: { ...send, do: 'to-earlier', label: trainingText('do.to-earlier') },
    };
  },
  check: (fields, { now }) => checkEarlier(fields, now),
};

/** Kept with who wrote it and when. Whoever has all eight by now goes to the pool, and is told; who was not told yet that they were accepted hears both at once. */
const change: Decide = onPerson(stages, (person, { act, facts }) => {
  if (person.role !== 'mentor') return null;
  const earlier = earlierWritten(readEarlier(act.fields));
  const kept: Effect = {
    kind: 'correct',
    of: person.id,
    flow: 'training',
    step: 'earlier',
    value: earlier,
    coded: true,
  };
  const answers = { ...person.answers, 'training.earlier': earlier };
  const trained = isTrained(doneOnDesk({ attended: person.attended, answers }));
  if (!trained || person.stage !== 'training' || person.pending.length > 0) return [kept];
  return [kept, { kind: 'person', of: person.id, set: { stage: 'pool' } }, tell(person, 'accepted', facts)];
});

/** The decision that the form sends. */
export const earlierDecision: Decide = (seen): Decision => {
  const person = seen.desk.people.find(({ id }) => id === seen.act.object);
  if (!person || !mayChange(seen.facts, person.centreId)) return { kind: 'unknown' };
  const [wrong] = Object.values(checkEarlier(seen.act.fields, seen.facts.now));
  if (wrong && person.revision === seen.act.revision) {
    return { kind: 'wrong', page: `person/${person.id}`, notice: wrong };
  }
  const decision = change(seen);
  if (decision.kind !== 'done') return decision;
  const done = readEarlier(seen.act.fields).length;
  return { ...decision, notice: trainingText('done.earlier', { name: nameOf(person), count: done }) };
};
