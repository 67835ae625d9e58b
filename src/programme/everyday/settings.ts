// The settings: what people change about themselves, one line each.
import { defineFlow } from '../facts.ts';

const first = ['profile', 'availability', 'language'] as const;
const last = ['break', 'link', 'my-data', 'leave', 'delete'] as const;

const leads = {
  profile: 'to-profile',
  availability: 'to-availability',
  language: 'to-language',
  reminder: 'meeting-reminder',
  break: 'to-break',
  link: 'to-link',
  'my-data': 'to-my-data',
  leave: 'to-leave',
  delete: 'to-delete',
} as const;

export const settings = defineFlow({
  name: 'settings',
  first: 'paired',
  steps: {
    paired: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'choose-paired', no: 'choose' },
    choose: { kind: 'choice', options: [...first, ...last], record: false, next: leads },
    'choose-paired': {
      kind: 'choice',
      as: 'choose',
      options: [...first, 'reminder', ...last],
      record: false,
      next: leads,
    },
    // The evening before a meeting of the duo.
    'meeting-reminder': { kind: 'choice', options: ['yes', 'no'], next: 'kept' },
    kept: { kind: 'say', next: 'end' },
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
