// Help the association: as a mentor, with one's time, or with money. Before consent nothing is stored, so only words and addresses.
import { countryOf, defineFlow, type Facts } from '../facts.ts';
import { answeredBy, contactParams, contactsOf, whoAnswers } from './who-answers.ts';

/** What people can help with beside being a mentor; a coordinator calls them about it. */
export const volunteerKinds = ['logistics', 'events', 'fundraising', 'translation'] as const;

/** Countries whose association collects gifts itself; all others read the first one's page. */
const countries = ['BE', 'FR', 'NL', 'other'] as const;

/** Where somebody else begins who wants to take part. */
const linkOf = (facts: Facts): string => facts.links.telegram ?? facts.links.web;

export const helpUs = defineFlow({
  name: 'help-us',
  first: 'choose',
  steps: {
    choose: {
      kind: 'choice',
      options: ['mentor', ...volunteerKinds, 'donate'],
      record: false,
      next: {
        mentor: 'mentor',
        donate: 'donate',
        logistics: 'about',
        events: 'about',
        fundraising: 'about',
        translation: 'about',
      },
    },
    mentor: { kind: 'say', next: 'newcomer' },
    newcomer: {
      kind: 'branch',
      if: ({ facts }) => facts.person.stage === 'onboarding' && facts.person.role === null,
      yes: 'become',
      no: 'pass-on',
    },
    become: { kind: 'choice', options: ['yes', 'no'], record: false, next: { yes: 'onward', no: 'bye' } },
    // The first talk lies below and goes on with its own question.
    onward: { kind: 'say', next: 'end' },
    bye: { kind: 'say', next: 'end' },
    'pass-on': {
      kind: 'say',
      variants: ['mentee', 'mentor'],
      which: ({ facts }) => (facts.person.role === 'mentor' ? 'mentor' : 'mentee'),
      params: ({ facts }) => ({ link: linkOf(facts) }),
      next: 'end',
    },
    about: {
      kind: 'say',
      variants: volunteerKinds,
      which: ({ answers }) => String(answers.choose),
      next: 'known',
    },
    known: { kind: 'branch', if: ({ facts }) => facts.person.consented, yes: 'offer', no: 'contact' },
    contact: { kind: 'say', params: ({ facts }) => ({ contacts: contactsOf(facts) }), next: 'end' },
    offer: { kind: 'choice', options: ['yes', 'no'], record: false, next: { yes: 'keep', no: 'bye' } },
    keep: { kind: 'tell', event: 'volunteer-offered', next: 'thanks' },
    thanks: {
      kind: 'say',
      variants: whoAnswers,
      which: answeredBy,
      params: contactParams,
      next: 'end',
    },
    donate: {
      kind: 'say',
      variants: countries,
      which: ({ facts }) => countries.find((country) => country === countryOf(facts)) ?? 'other',
      next: 'end',
    },
  },
});
