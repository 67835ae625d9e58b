// Leaving the programme: asked once more, done at once, and open to come back.
import { defineFlow } from '../facts.ts';

export const leave = defineFlow({
  name: 'leave',
  first: 'sure',
  steps: {
    sure: { kind: 'choice', options: ['yes', 'no'], record: false, next: { yes: 'go', no: 'stay' } },
    go: { kind: 'tell', event: 'left', next: 'done' },
    done: { kind: 'say', next: 'end' },
    stay: { kind: 'say', next: 'end' },
  },
});
