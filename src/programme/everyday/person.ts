// Talk to a person: emergency numbers at once, then a case for the centre, and who of the team should hear it. Before consent nothing is stored, so numbers and addresses only.
import { countryOf, defineFlow, type Facts } from '../facts.ts';
import { promised } from '../help/call.ts';
import { choicesOf, ownOf } from '../help/listener.ts';
import { answeredBy, contactParams, contactsOf, whoAnswers } from './who-answers.ts';

/** The countries that have numbers of their own in the texts; all others get the European one. */
const countries = ['BE', 'FR', 'NL', 'other'] as const;

const params = ({ facts }: { facts: Facts }) => ({ name: ownOf(facts)?.name ?? '—' });
const heard = { coordinator: 'chosen', other: 'chosen', lead: 'chosen', team: 'chosen', report: 'to-report' } as const;

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
    // Kept before anything is asked: whoever goes away now has called all the same.
    open: { kind: 'tell', event: 'person-wanted', next: 'choice' },
    choice: { kind: 'branch', if: ({ facts }) => choicesOf(facts).length > 1, yes: 'accompanied', no: 'note' },
    accompanied: { kind: 'branch', if: ({ facts }) => ownOf(facts) !== null, yes: 'three', no: 'who-team' },
    three: { kind: 'branch', if: ({ facts }) => choicesOf(facts).length > 2, yes: 'who-all', no: 'led' },
    led: { kind: 'branch', if: ({ facts }) => choicesOf(facts).includes('lead'), yes: 'who-lead', no: 'who-other' },
    'who-all': {
      kind: 'choice',
      as: 'who',
      options: ['coordinator', 'other', 'lead', 'report'],
      record: false,
      params,
      next: heard,
    },
    'who-lead': {
      kind: 'choice',
      as: 'who',
      options: ['coordinator', 'lead', 'report'],
      record: false,
      params,
      next: heard,
    },
    'who-other': {
      kind: 'choice',
      as: 'who',
      options: ['coordinator', 'other', 'report'],
      record: false,
      params,
      next: heard,
    },
    'who-team': { kind: 'choice', options: ['team', 'lead'], record: false, next: heard },
    'to-report': { kind: 'call', flow: 'report', next: 'end' },
    chosen: { kind: 'tell', event: 'listener-chosen', next: 'note' },
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
      params: (seen) => ({ ...contactParams(seen), ...promised(seen.facts, 'person') }),
      next: 'end',
    },
  },
});
