// Talk to a person: emergency numbers at once, then a case for the centre. Before consent nothing is stored, so numbers and addresses only.
import { centreOf, countryOf, defineFlow, type Facts } from '../facts.ts';

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
      variants: ['team', 'alone', 'nowhere'],
      which: ({ facts }) => (facts.team.length > 0 ? 'team' : centreOf(facts) ? 'alone' : 'nowhere'),
      params: ({ facts }) => ({
        centre: centreOf(facts)?.name ?? '',
        contact: centreOf(facts)?.contact ?? '',
        contacts: contactsOf(facts),
      }),
      next: 'end',
    },
  },
});

/** Every open centre with its public contact, a line each. */
export function contactsOf(facts: Facts): string {
  return facts.centres
    .filter((centre) => !centre.closed)
    .map((centre) => `${centre.name}: ${centre.contact}`)
    .join('\n');
}
