// After the answer of a coordinator: whether it was one.
import { defineFlow } from '../facts.ts';

export const answered = defineFlow({
  name: 'answered',
  first: 'clear',
  steps: {
    clear: {
      kind: 'choice',
      options: ['yes', 'more', 'person'],
      record: false,
      next: { yes: 'glad', more: 'to-questions', person: 'to-person' },
    },
    glad: { kind: 'say', next: 'end' },
    'to-questions': { kind: 'call', flow: 'questions', next: 'end' },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
  },
});
