// The forms of care: what came of an alert, words to one of a duo, how the talk with both was; and their rules.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import { CONTACT } from '../care/kinds.ts';
import { caseNumber, foundIn, objectOfCase } from './care-duo.ts';
import { care, caseWords } from './care-words.ts';
import type { DeskCase, DeskDuo } from './desk.ts';
import type { DeskForm } from './form.ts';
import { pageOf } from './page-name.ts';
import { day, nameOf } from './words.ts';

const NOTE_MAX = 500;
const WORDS_MAX = 1500;
const MIN = 2;

const trimmed = (value: string | undefined): number => (value ?? '').trim().length;

/** What is wrong with a note that may be left out. */
export const checkSolve = (fields: Act['fields']): Record<string, TextRef> =>
  trimmed(fields?.note) > NOTE_MAX ? { note: care('wrong.note', { max: NOTE_MAX }) } : {};

/** What is wrong with words to somebody. */
export const checkMessage = (fields: Act['fields']): Record<string, TextRef> => ({
  ...(fields?.to ? {} : { to: care('wrong.to') }),
  ...(trimmed(fields?.words) < MIN || trimmed(fields?.words) > WORDS_MAX
    ? { words: care('wrong.words', { max: WORDS_MAX }) }
    : {}),
});

/** What is wrong with how a talk was. */
export const checkTalked = (fields: Act['fields']): Record<string, TextRef> =>
  trimmed(fields?.note) < MIN || trimmed(fields?.note) > NOTE_MAX
    ? { note: care('wrong.note', { max: NOTE_MAX }) }
    : {};

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>>): Field => ({
  name,
  label: care(`field.${name}`),
  kind: 'long',
  ...more,
});

/** A form about one case of a duo. */
function formOf(
  name: string,
  fieldsOf: (duo: DeskDuo, one: DeskCase, names: ReadonlyMap<string, string>) => readonly Field[],
  check: DeskForm['check'],
): DeskForm {
  return {
    sends: name,
    // A button names the duo, and behind it the case.
    detail: ({ object }) => ({ persons: object.split('+').map((one) => pageOf(one).kind) }),
    view: ({ act, desk, facts }): View | null => {
      const found = foundIn(act.object, desk, facts);
      if (!found?.one) return null;
      const { duo, one } = found;
      const names = new Map(desk.people.map((person) => [person.id, nameOf(person)]));
      const pair = { mentee: names.get(duo.menteeId) ?? '—', mentor: names.get(duo.mentorId) ?? '—' };
      const send: Action = {
        do: name,
        object: objectOfCase(duo, one),
        revision: caseNumber(one),
        label: care(`send.${name}`),
        tone: 'main',
      };
      const what =
        one.kind === CONTACT
          ? care('contact.title', pair)
          : caseWords(one.kind, { name: names.get(one.personId) ?? '—', date: day(one.openedAt) });
      return {
        kind: 'form',
        object: `alerts/${duo.id}`,
        revision: send.revision,
        title: care(`title.${name}`, pair),
        sections: [{ text: what }],
        fields: fieldsOf(duo, one, names),
        actions: [send],
        again: { ...send, do: `to-${name}`, label: care(`do.to-${name}`), opens: true },
      };
    },
    check,
  };
}

/** The forms by the action that opens them. */
export const careForms: Readonly<Record<string, DeskForm>> = {
  'to-care-solve': formOf(
    'care-solve',
    () => [field('note', { hint: care('hint.note'), max: NOTE_MAX, optional: true })],
    checkSolve,
  ),
  'to-care-message': formOf(
    'care-message',
    (duo, one, names) => [
      field('to', {
        kind: 'choice',
        options: [duo.menteeId, duo.mentorId].map((value) => ({ value, label: names.get(value) ?? '—' })),
        value: one.personId,
      }),
      field('words', { hint: care('hint.words'), max: WORDS_MAX }),
    ],
    checkMessage,
  ),
  'to-care-talked': formOf(
    'care-talked',
    () => [field('note', { hint: care('hint.talked'), max: NOTE_MAX })],
    checkTalked,
  ),
};
