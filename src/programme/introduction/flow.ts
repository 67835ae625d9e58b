// The proposal: each is told about the other, and says whether to meet. Nothing of one answer is shown before both are in.
import type { Line } from '../../core/effect.ts';
import { centreOf, defineFlow, type Facts, partnerName } from '../facts.ts';
import { shared } from '../interview/shared.ts';
import { isIntroduced } from './react.ts';

export const introduction = defineFlow({
  name: 'introduction',
  first: 'known',
  steps: {
    // Between the proposal and this turn the other may have left.
    known: { kind: 'branch', if: ({ facts }) => isOpen(facts), yes: 'told', no: 'over' },
    over: { kind: 'say', next: 'end' },
    told: {
      kind: 'say',
      variants: ['mentee', 'mentor'],
      which: ({ facts }) => (facts.person.role === 'mentor' ? 'mentor' : 'mentee'),
      params: ({ facts }) => ({ partner: partnerName(facts), centre: centreOf(facts)?.name ?? '' }),
      lines: ({ facts }) => linesOf(facts),
      next: 'next',
    },
    next: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'meet' },
    meet: {
      kind: 'choice',
      options: ['yes', 'no'],
      simple: ['told', 'next', 'meet'],
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: { yes: 'say', no: 'reason' },
    },
    reason: {
      kind: 'text',
      max: 500,
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      skip: 'say',
      next: 'say',
    },
    say: { kind: 'tell', event: 'introduced', next: 'kept' },
    kept: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'end' },
  },
});

/** Whether this person is still asked. */
const isOpen = ({ duo }: Facts): boolean => duo?.state === 'proposed' && !isIntroduced(duo.mine);

/** What the partner agreed to share, and nothing else of what is known about them. */
function linesOf(facts: Facts): Line[] {
  return shared.flatMap((name): Line[] => {
    const value = facts.duo?.partner.answers[name];
    const dot = name.indexOf('.');
    return value === undefined ? [] : [{ flow: name.slice(0, dot), step: name.slice(dot + 1), value }];
  });
}
