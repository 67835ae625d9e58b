// Where am I? The stage in plain words, and what comes next.
import { whereIs } from '../booking/verdict.ts';
import { centreOf, defineFlow, stages } from '../facts.ts';

export const status = defineFlow({
  name: 'status',
  first: 'now',
  steps: {
    now: {
      kind: 'say',
      variants: [...stages, 'declined', 'unknown'],
      which: ({ facts }) => (facts.person.consented ? whereIs(facts) : 'unknown'),
      params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }),
      next: 'end',
    },
  },
});
