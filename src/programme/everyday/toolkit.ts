// The tool kit of do's and don'ts for mentors: short texts by topic, always at hand.
import { defineFlow } from '../facts.ts';

/** The topics, in the order of a duo. */
export const toolkitTopics = ['first', 'listening', 'limits', 'money', 'culture', 'hard', 'ending'] as const;

export const toolkit = defineFlow({
  name: 'toolkit',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.person.role === 'mentor', yes: 'topic', no: 'not' },
    not: { kind: 'say', next: 'end' },
    topic: {
      kind: 'choice',
      options: [...toolkitTopics, 'done'],
      record: false,
      next: {
        first: 'first',
        listening: 'listening',
        limits: 'limits',
        money: 'money',
        culture: 'culture',
        hard: 'hard',
        ending: 'ending',
        done: 'end',
      },
    },
    first: { kind: 'say', next: 'first-not' },
    'first-not': { kind: 'say', next: 'more' },
    listening: { kind: 'say', next: 'listening-not' },
    'listening-not': { kind: 'say', next: 'more' },
    limits: { kind: 'say', next: 'limits-not' },
    'limits-not': { kind: 'say', next: 'more' },
    money: { kind: 'say', next: 'money-not' },
    'money-not': { kind: 'say', next: 'more' },
    culture: { kind: 'say', next: 'culture-not' },
    'culture-not': { kind: 'say', next: 'more' },
    hard: { kind: 'say', next: 'hard-not' },
    'hard-not': { kind: 'say', next: 'hard-more' },
    ending: { kind: 'say', next: 'ending-not' },
    'ending-not': { kind: 'say', next: 'more' },
    more: { kind: 'choice', options: ['yes', 'no'], record: false, next: { yes: 'topic', no: 'end' } },
    // Whoever reads this may need somebody now.
    'hard-more': {
      kind: 'choice',
      options: ['person', 'yes', 'no'],
      record: false,
      next: { person: 'to-person', yes: 'topic', no: 'end' },
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
  },
});
