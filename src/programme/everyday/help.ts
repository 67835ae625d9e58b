// Help: what this bot is and how to use it, with the way to a person as the first button.
import { defineFlow } from '../facts.ts';

export const help = defineFlow({
  name: 'help',
  first: 'explain',
  steps: {
    explain: {
      kind: 'choice',
      options: ['person', 'menu', 'back'],
      record: false,
      simple: true,
      next: { person: 'to-person', menu: 'to-menu', back: 'end' },
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    'to-menu': { kind: 'call', flow: 'menu', next: 'end' },
  },
});
