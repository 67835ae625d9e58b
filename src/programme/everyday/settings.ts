// The settings: what people change about themselves, one line each.
import { defineFlow } from '../facts.ts';

export const settings = defineFlow({
  name: 'settings',
  first: 'choose',
  steps: {
    choose: {
      kind: 'choice',
      options: ['profile', 'availability', 'language', 'break', 'link', 'my-data', 'leave', 'delete'],
      record: false,
      next: {
        profile: 'to-profile',
        availability: 'to-availability',
        language: 'to-language',
        break: 'to-break',
        link: 'to-link',
        'my-data': 'to-my-data',
        leave: 'to-leave',
        delete: 'to-delete',
      },
    },
    'to-profile': { kind: 'call', flow: 'profile', next: 'end' },
    'to-availability': { kind: 'call', flow: 'availability', next: 'end' },
    'to-language': { kind: 'call', flow: 'language', next: 'end' },
    'to-break': { kind: 'call', flow: 'break', next: 'end' },
    'to-link': { kind: 'call', flow: 'link', next: 'end' },
    'to-my-data': { kind: 'call', flow: 'my-data', next: 'end' },
    'to-leave': { kind: 'call', flow: 'leave', next: 'end' },
    'to-delete': { kind: 'call', flow: 'delete', next: 'end' },
  },
});
