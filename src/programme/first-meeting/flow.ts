// After the first meeting each says alone whether to go on. Nothing of one answer is shown before both are in.
import { defineFlow, partnerName } from '../facts.ts';
import { isAsked, isDecided, isTold } from './state.ts';

export const firstMeeting = defineFlow({
  name: 'first-meeting',
  first: 'known',
  // Before there was an introduction of its own, the proposal was told here.
  moved: { told: 'known' },
  steps: {
    // The question may have been open for days.
    known: { kind: 'branch', if: ({ facts }) => isAsked(facts), yes: 'decide', no: 'both' },
    both: { kind: 'branch', if: ({ facts }) => isDecided(facts), yes: 'pending', no: 'over' },
    // Without a name: after a no there is no partner any more, and nobody hears that before the other.
    pending: { kind: 'say', next: 'end' },
    over: { kind: 'say', next: 'end' },
    decide: {
      kind: 'choice',
      options: ['yes', 'thinking', 'no', 'missed'],
      simple: true,
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: { yes: 'say', thinking: 'think', no: 'reason', missed: 'not-held' },
    },
    think: { kind: 'tell', event: 'still-thinking', next: 'thought' },
    thought: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'end' },
    'not-held': { kind: 'tell', event: 'not-held', next: 'held' },
    held: {
      kind: 'say',
      variants: ['asking', 'arranging'],
      which: ({ facts }) =>
        facts.duo?.meetings.some(({ kind, state }) => kind === 'first' && state === 'asking') ? 'asking' : 'arranging',
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'end',
    },
    reason: {
      kind: 'text',
      max: 500,
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      skip: 'say',
      next: 'say',
    },
    say: { kind: 'tell', event: 'decided', next: 'in' },
    // Both may have been in while the reason was written: then the first word counted.
    in: { kind: 'branch', if: ({ facts }) => isTold(facts), yes: 'sealed', no: 'both' },
    sealed: {
      kind: 'choice',
      options: ['change'],
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      record: false,
      next: { change: 'known' },
    },
  },
});
