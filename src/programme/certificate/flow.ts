// My certificate: whoever has a duo behind them gets it, as often as they ask.
import { defineFlow } from '../facts.ts';
import { certificateOf } from './paper.ts';

export const certificate = defineFlow({
  name: 'certificate',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => certificateOf(facts) !== null, yes: 'tell', no: 'none' },
    none: { kind: 'say', next: 'end' },
    tell: { kind: 'tell', event: 'certificate-asked', next: 'end' },
  },
});
