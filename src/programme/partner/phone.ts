// Telephone numbers: each of a duo agrees alone, and nothing is exchanged until both did.
import { defineFlow, partnerName } from '../facts.ts';
import { hasSafetyCase, heldBy } from './messages.ts';

export const phone = defineFlow({
  name: 'phone',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'safe', no: 'over' },
    safe: { kind: 'branch', if: ({ facts }) => hasSafetyCase(facts), yes: 'stopped', no: 'shared' },
    stopped: { kind: 'say', variants: ['case', 'frozen'], which: ({ facts }) => heldBy(facts) ?? 'case', next: 'end' },
    over: { kind: 'say', next: 'end' },
    shared: {
      kind: 'branch',
      if: ({ facts }) => facts.duo?.mine['phone.done'] === 'yes' && facts.duo.theirs['phone.done'] === 'yes',
      yes: 'numbers',
      no: 'given',
    },
    numbers: {
      kind: 'say',
      params: ({ facts }) => ({
        partner: partnerName(facts),
        number: String(facts.duo?.theirs['phone.number'] ?? ''),
      }),
      next: 'end',
    },
    given: {
      kind: 'branch',
      if: ({ facts }) => facts.duo?.mine['phone.done'] === 'yes',
      yes: 'waits',
      no: 'agree',
    },
    waits: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'end' },
    agree: {
      kind: 'choice',
      options: ['yes', 'no'],
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: { yes: 'number', no: 'not' },
    },
    not: { kind: 'say', next: 'end' },
    number: {
      kind: 'text',
      max: 30,
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'looks',
    },
    looks: { kind: 'branch', if: ({ answers }) => isNumber(String(answers.number ?? '')), yes: 'still', no: 'unclear' },
    // A check-in may have come between the question and the number.
    still: { kind: 'branch', if: ({ facts }) => hasSafetyCase(facts), yes: 'stopped', no: 'tell' },
    unclear: { kind: 'say', next: 'number' },
    tell: { kind: 'tell', event: 'phone-agreed', next: 'kept' },
    kept: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'end' },
  },
});

/** Six to fifteen digits (E.164), with the signs that people write between them. */
const isNumber = (written: string): boolean =>
  /^\+?[\d\s()./-]+$/.test(written.trim()) && /^\d{6,15}$/.test(written.replace(/\D/g, ''));
