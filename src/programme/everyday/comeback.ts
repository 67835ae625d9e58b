// Somebody who left writes again: they may come back, and an erasure that was asked for can still be called off.
import { defineFlow } from '../facts.ts';

export const comeback = defineFlow({
  name: 'comeback',
  first: 'ask',
  steps: {
    ask: {
      kind: 'choice',
      options: ['yes', 'person', 'no'],
      record: false,
      next: { yes: 'return', person: 'to-person', no: 'bye' },
    },
    return: { kind: 'tell', event: 'returned', next: 'onward' },
    onward: {
      kind: 'branch',
      if: ({ facts }) => facts.person.stage === 'onboarding',
      // The first talk still lies below this one and is taken up where it was left.
      yes: 'end',
      no: 'welcome',
    },
    welcome: { kind: 'say', next: 'to-sessions' },
    'to-sessions': { kind: 'call', flow: 'sessions', next: 'end' },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    bye: { kind: 'say', next: 'end' },
  },
});
