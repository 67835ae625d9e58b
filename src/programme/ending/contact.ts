// May we stay in contact? Each of a duo decides alone, and the words that follow are the same whatever they said.
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { hasSafetyCase } from '../partner/messages.ts';
import { hasAnswered } from './contact-seal.ts';

const params = ({ facts }: { facts: Facts }) => ({ partner: partnerName(facts) });
/** The question may have been open for days: it is asked until the duo is closed. */
const isOpen = ({ duo }: Facts): boolean => duo?.state === 'active' || duo?.state === 'evaluation';

export const contact = defineFlow({
  name: 'contact',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => isOpen(facts), yes: 'safe', no: 'over' },
    over: { kind: 'say', next: 'end' },
    safe: { kind: 'branch', if: ({ facts }) => hasSafetyCase(facts), yes: 'stopped', no: 'answered' },
    stopped: { kind: 'say', next: 'end' },
    answered: {
      kind: 'branch',
      if: ({ facts }) => facts.duo !== null && hasAnswered(facts.duo.mine),
      yes: 'kept',
      no: 'stay',
    },
    stay: { kind: 'choice', options: ['yes', 'no'], params, next: 'still' },
    // A case may have been opened while the question stood there.
    still: { kind: 'branch', if: ({ facts }) => isOpen(facts) && !hasSafetyCase(facts), yes: 'tell', no: 'over' },
    tell: { kind: 'tell', event: 'contact-decided', next: 'kept' },
    kept: { kind: 'say', params, next: 'end' },
  },
});
