// The weekly check-in: met or not, how it is going, the next meeting. A normal week is three taps.
import { defineFlow, partnerName } from '../facts.ts';

export const checkIn = defineFlow({
  name: 'check-in',
  first: 'known',
  steps: {
    // Asked weeks ago, and the duo has ended since.
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'met', no: 'over' },
    over: { kind: 'say', next: 'end' },
    met: {
      kind: 'choice',
      options: ['yes', 'other', 'not-yet', 'no'],
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'mood',
    },
    mood: {
      kind: 'choice',
      options: ['good', 'so-so', 'bad'],
      next: { good: 'next', 'so-so': 'next', bad: 'alarm' },
    },
    alarm: { kind: 'tell', event: 'not-well', next: 'cared' },
    cared: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'next' },
    next: { kind: 'choice', options: ['same', 'other', 'open'], next: { same: 'tell', other: 'when', open: 'tell' } },
    when: { kind: 'text', max: 100, next: 'tell' },
    tell: { kind: 'tell', event: 'checked-in', next: 'thanks' },
    thanks: {
      kind: 'say',
      variants: ['met', 'not-met'],
      which: ({ answers }) => (answers.met === 'yes' || answers.met === 'other' ? 'met' : 'not-met'),
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'end',
    },
  },
});
