// The forms of decisions after the interview and of private notes, with the pure rules that look at what was written.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import { freeTimes } from '../booking/times.ts';
import { missingCodes } from '../booking/verdict.ts';
import { mayChange, type Seen } from './decision.ts';
import type { DeskPerson } from './desk.ts';
import type { DeskForm } from './form.ts';
import { slotText } from './slot-words.ts';
import { nameOf } from './words.ts';
import { whenOf } from './written-dates.ts';

/** Why somebody was not accepted. Only the team reads it. */
export const declineCodes = ['other-service', 'criteria', 'time', 'not-reached', 'wishes', 'rules', 'other'] as const;

const WORDS_MAX = 800;
const NOTE_MAX = 2_000;
/** So many free times are proposed in the form. */
const PROPOSED = 20;

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: slotText(`field.${name}`),
  kind: 'text',
  ...more,
});

/** The words to the person: theirs to read, as they are written. */
const wordsField = field('words', { kind: 'long', hint: slotText('hint.words'), max: WORDS_MAX, optional: true });

function formOf(name: string, fields: (person: DeskPerson, seen: Seen) => readonly Field[], check: DeskForm['check']) {
  const view = (seen: Seen): View | null => {
    const { act, desk, facts } = seen;
    const person = desk.people.find(({ id }) => id === act.object);
    if (!person || !mayChange(facts, person.centreId)) return null;
    const send: Action = {
      do: name,
      object: person.id,
      revision: person.revision,
      label: slotText('send'),
      tone: 'main',
    };
    return {
      kind: 'form',
      object: person.id,
      revision: person.revision,
      title: slotText(`${name}.title`, { name: nameOf(person) }),
      sections: [{ text: slotText(`${name}.about`, { name: nameOf(person) }) }],
      fields: fields(person, seen),
      actions: [send],
      again: { ...send, do: `to-${name}`, label: slotText(`do.${name}`), opens: true },
    };
  };
  const detail: DeskForm['detail'] = ({ object }) => ({ persons: [object] });
  return { sends: name, detail, view, check };
}

const continueFields = (person: DeskPerson, { desk, facts }: Seen): Field[] => {
  const team = desk.team.filter((one) => one.centreId === person.centreId);
  const free = freeTimes(desk.slots, team, facts.now)
    .filter((one) => one.centreId === person.centreId)
    .slice(0, PROPOSED);
  const holder = (id: string) => team.find((one) => one.id === id)?.name ?? '—';
  return [
    field('missing', {
      kind: 'choice',
      options: missingCodes.map((value) => ({ value, label: { flow: 'decision', key: `missing.${value}` } })),
      value: missingCodes[0],
    }),
    wordsField,
    field('slot', {
      kind: 'choice',
      options: [
        { value: 'none', label: slotText('slot.none') },
        ...free.map((one) => ({
          value: one.id,
          label: slotText('slot.item', { when: whenOf(one), name: holder(one.coordinatorId) }),
        })),
      ],
      value: 'none',
    }),
  ];
};

const declineFields = (): Field[] => [
  field('reason', {
    kind: 'choice',
    hint: slotText('hint.reason'),
    options: declineCodes.map((value) => ({ value, label: slotText(`reason.${value}`) })),
    value: declineCodes[0],
  }),
  wordsField,
];

const noteFields = (): Field[] => [field('text', { kind: 'long', hint: slotText('hint.note'), max: NOTE_MAX })];

function checkWords(fields: Act['fields']): Record<string, TextRef> {
  return (fields?.words ?? '').trim().length > WORDS_MAX ? { words: slotText('wrong.words', { max: WORDS_MAX }) } : {};
}

/** What is wrong with "to be continued". */
export const checkContinue = (fields: Act['fields']): Record<string, TextRef> => ({
  ...(missingCodes.some((one) => one === fields?.missing) ? {} : { missing: slotText('wrong.choice') }),
  ...checkWords(fields),
});

/** What is wrong with "not accepted". */
export const checkDecline = (fields: Act['fields']): Record<string, TextRef> => ({
  ...(declineCodes.some((one) => one === fields?.reason) ? {} : { reason: slotText('wrong.choice') }),
  ...checkWords(fields),
});

/** What is wrong with a note. */
export function checkNote(fields: Act['fields']): Record<string, TextRef> {
  const { length } = (fields?.text ?? '').trim();
  return length < 2 || length > NOTE_MAX ? { text: slotText('wrong.note', { max: NOTE_MAX }) } : {};
}

/** The forms by the action that opens them. */
export const verdictForms: Readonly<Record<string, DeskForm>> = {
  'to-continue': formOf('continue', continueFields, checkContinue),
  'to-decline': formOf('decline', declineFields, checkDecline),
  'to-note': formOf('note', noteFields, checkNote),
};
