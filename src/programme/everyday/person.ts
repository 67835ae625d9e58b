// Talk to a person: emergency numbers at once, then a case for the centre. Before consent nothing is stored, so numbers and addresses only.
import { countryOf, defineFlow } from '../facts.ts';
import { answeredBy, contactParams, contactsOf, whoAnswers } from './who-answers.ts';

/** The countries that have numbers of their own in the texts; all others get the European one. */
const countries = ['BE', 'FR', 'NL', 'other'] as const;

export const person = defineFlow({
  name: 'person',
  first: 'numbers',
  steps: {
    numbers: {
      kind: 'say',
      variants: countries,
      which: ({ facts }) => countries.find((country) => country === countryOf(facts)) ?? 'other',
      next: 'known',
    },
    known: { kind: 'branch', if: ({ facts }) => facts.person.consented, yes: 'open', no: 'contact' },
    contact: {
      kind: 'say',
      params: ({ facts }) => ({ contacts: contactsOf(facts) }),
      next: 'end',
    },
    open: { kind: 'tell', event: 'person-wanted', next: 'note' },
    note: {
      kind: 'text',
      record: false,
      skip: 'thanks',
      next: 'keep',
    },
    keep: { kind: 'tell', event: 'person-note', next: 'thanks' },
    thanks: {
      kind: 'say',
      variants: whoAnswers,
      which: answeredBy,
      params: contactParams,
      next: 'end',
    },
  },
});
