// Where am I? The stage in plain words, and what comes next.
import { centreOf, defineFlow, stages } from '../facts.ts';

export const status = defineFlow({
  name: 'status',
  first: 'now',
  steps: {
    now: {
      kind: 'say',
      variants: [...stages, 'unknown'],
      which: ({ facts }) => (facts.person.consented ? facts.person.stage : 'unknown'),
      params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }),
      next: 'end',
    },
  },
});
