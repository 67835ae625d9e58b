// Delete me: asked in the chat, done after a coordinator's check or after 30 days.
import { defineFlow } from '../facts.ts';

/** Days until an erasure that no coordinator has looked at is done. Source: programme page, "everyday". */
export const ERASE_AFTER_DAYS = 30;

export const deleteMe = defineFlow({
  name: 'delete',
  first: 'sure',
  steps: {
    sure: { kind: 'choice', options: ['yes', 'no'], record: false, simple: true, next: { yes: 'ask', no: 'stay' } },
    ask: { kind: 'tell', event: 'erasure-wanted', next: 'done' },
    done: {
      kind: 'say',
      variants: ['stranger', 'known'],
      which: ({ facts }) => (facts.person.consented ? 'known' : 'stranger'),
      params: ({ facts }) => ({
        date: `$date:${(facts.dues.find((due) => due.kind === 'erase' && due.state === 'due')?.at ?? facts.now).slice(0, 10)}`,
      }),
      next: 'end',
    },
    stay: { kind: 'say', next: 'end' },
  },
});
