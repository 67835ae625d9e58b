// The menu: everything that is always at hand, the way to a person first.
import { defineFlow } from '../facts.ts';

export const menu = defineFlow({
  name: 'menu',
  first: 'choose',
  steps: {
    choose: {
      kind: 'choice',
      options: ['person', 'status', 'language', 'my-data', 'leave', 'delete', 'help'],
      record: false,
      next: {
        person: 'to-person',
        status: 'to-status',
        language: 'to-language',
        'my-data': 'to-my-data',
        leave: 'to-leave',
        delete: 'to-delete',
        help: 'to-help',
      },
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    'to-status': { kind: 'call', flow: 'status', next: 'end' },
    'to-language': { kind: 'call', flow: 'language', next: 'end' },
    'to-my-data': { kind: 'call', flow: 'my-data', next: 'end' },
    'to-leave': { kind: 'call', flow: 'leave', next: 'end' },
    'to-delete': { kind: 'call', flow: 'delete', next: 'end' },
    'to-help': { kind: 'call', flow: 'help', next: 'end' },
  },
});
