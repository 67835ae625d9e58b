// Views as the programme composes them, for tests: a card, a home page and a form, each of them small.
import type { ShownView } from '../../src/speech/compose-view.ts';

const empty = { sections: [], fields: [], actions: [] };

/** A card about a case. */
export const card = (part: Partial<ShownView> = {}): ShownView => ({
  ...empty,
  kind: 'card',
  object: 'case/7',
  revision: 3,
  language: 'en',
  title: 'Somebody asks for a person',
  sections: [{ text: 'Ana waits for an answer.', lines: ['Centre: Ghent', 'Since: today'], actions: [] }],
  actions: [
    { do: 'take', object: 'case/7', revision: 3, label: 'I take it', tone: 'main' },
    { do: 'note', object: 'case/7', revision: 3, label: 'Write a note', opens: true },
  ],
  ...part,
});

/** The home page. */
export const home = (part: Partial<ShownView> = {}): ShownView => ({
  ...empty,
  kind: 'home',
  object: 'home',
  revision: 1,
  language: 'en',
  title: 'Ghent',
  sections: [
    {
      title: 'Two people',
      lines: [],
      beside: { heads: ['Ana', 'Bert'], rows: [{ label: 'Languages', left: 'fr', right: 'nl, fr' }] },
      actions: [
        {
          do: 'match',
          object: 'duo/1',
          revision: 2,
          label: 'Bring together',
          sure: { title: 'Bring together', text: 'Both will be told.', yes: 'Yes', no: 'No' },
        },
      ],
    },
  ],
  actions: [{ do: 'note', object: 'case/7', revision: 3, label: 'Write a note', opens: true }],
  ...part,
});

/** A form with a field of each kind. */
export const form = (part: Partial<ShownView> = {}): ShownView => ({
  ...empty,
  kind: 'form',
  object: 'case/7',
  revision: 3,
  language: 'en',
  title: 'A note about this talk with Ana',
  fields: [
    { name: 'subject', label: 'Subject', kind: 'text', options: [], max: 40, value: 'Talk' },
    { name: 'note', label: 'Note', hint: 'Nobody else reads it.', kind: 'long', options: [] },
    {
      name: 'next',
      label: 'What next?',
      kind: 'choice',
      options: [
        { value: 'wait', label: 'Wait' },
        { value: 'call', label: 'Call' },
      ],
      value: 'call',
      optional: true,
    },
  ],
  actions: [{ do: 'save', object: 'case/7', revision: 3, label: 'Save' }],
  again: { do: 'note', object: 'case/7', revision: 3, label: 'Open the form', opens: true },
  ...part,
});
