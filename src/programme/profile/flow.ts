// The profile as it is known, each answer of which can be changed; and the wish for another centre, which coordinators decide.
import type { Answers } from '../../core/conversation.ts';
import { centreOf, defineFlow, type Facts } from '../facts.ts';
import { localYear } from '../local-time.ts';
import { levels } from '../onboarding/flow.ts';

/** What people change themselves. It is kept as the answers of the first talk. */
const own = ['first-name', 'born', 'languages', 'levels'] as const;

/** What is known of them, from the first talk. */
function known(facts: Facts): Answers {
  const { firstName } = facts.person;
  return Object.fromEntries(
    own.flatMap((step) => {
      const kept = facts.answers[`onboarding.${step}`];
      const value = step === 'first-name' ? (firstName ?? kept) : kept;
      return value === undefined ? [] : [[step, value]];
    }),
  );
}

export const profile = defineFlow({
  name: 'profile',
  first: 'ready',
  seed: known,
  steps: {
    ready: {
      kind: 'branch',
      if: ({ facts }) => facts.answers['onboarding.confirmed'] !== undefined,
      yes: 'which',
      no: 'not-yet',
    },
    'not-yet': { kind: 'say', next: 'end' },
    which: {
      kind: 'choice',
      options: ['answers', 'centre'],
      record: false,
      params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }),
      next: { answers: 'summary', centre: 'in-duo' },
    },
    'first-name': { kind: 'text', max: 40, next: 'name-given' },
    'name-given': { kind: 'tell', event: 'name-given', next: 'born' },
    born: {
      kind: 'number',
      min: ({ facts }) => localYear(facts.now, facts.person.zone) - 110,
      max: ({ facts }) => localYear(facts.now, facts.person.zone) - 10,
      next: 'year-given',
    },
    'year-given': { kind: 'tell', event: 'year-given', next: 'languages' },
    languages: { kind: 'many', options: { list: 'spoken' }, min: 1, columns: 3, next: 'levels' },
    levels: { kind: 'each', of: 'languages', options: levels, columns: 2, next: 'changed' },
    changed: { kind: 'tell', event: 'profile-changed', next: 'summary' },
    summary: { kind: 'review', of: own, next: 'saved' },
    saved: { kind: 'say', next: 'end' },
    'in-duo': {
      kind: 'branch',
      if: ({ facts }) => facts.duo !== null,
      yes: 'duo-first',
      no: 'asked',
    },
    'duo-first': {
      kind: 'choice',
      options: ['person', 'no'],
      record: false,
      next: { person: 'to-person', no: 'stays' },
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    asked: {
      kind: 'branch',
      if: ({ facts }) => facts.cases.some((one) => one.kind === 'centre'),
      yes: 'asked-before',
      no: 'centre',
    },
    'asked-before': { kind: 'say', next: 'end' },
    centre: {
      kind: 'choice',
      options: { list: 'centres' },
      columns: 2,
      record: false,
      next: { '*': 'same' },
    },
    same: {
      kind: 'branch',
      if: ({ answers, facts }) => answers.centre === facts.person.centreId,
      yes: 'stays',
      no: 'centre-wanted',
    },
    stays: { kind: 'say', params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }), next: 'end' },
    'centre-wanted': { kind: 'tell', event: 'centre-wanted', next: 'told' },
    told: {
      kind: 'say',
      params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }),
      next: 'end',
    },
  },
});
