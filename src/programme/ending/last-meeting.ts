// The guide for the last meeting of a duo: a few questions to talk about, each their side, and words of thanks for the other one.
import { defineFlow } from '../facts.ts';
import { endParams } from './due.ts';

export const lastMeeting = defineFlow({
  name: 'last-meeting',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'guide', no: 'over' },
    over: { kind: 'say', next: 'end' },
    guide: {
      kind: 'say',
      variants: ['mentee', 'mentor'],
      which: ({ facts }) => (facts.person.role === 'mentor' ? 'mentor' : 'mentee'),
      params: ({ facts }) => endParams(facts),
      next: 'words',
    },
    words: {
      kind: 'choice',
      options: ['write', 'later'],
      record: false,
      params: ({ facts }) => endParams(facts),
      next: { write: 'to-partner', later: 'fine' },
    },
    'to-partner': { kind: 'call', flow: 'partner', next: 'end' },
    fine: { kind: 'say', params: ({ facts }) => endParams(facts), next: 'end' },
  },
});
