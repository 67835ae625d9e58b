// The proposal: each is told about the other and says yes or no, alone. Nothing of one answer is shown before both are in.
import type { Line } from '../../core/effect.ts';
import { centreOf, defineFlow, type Facts, partnerName } from '../facts.ts';
import { shared } from '../interview/shared.ts';

export const firstMeeting = defineFlow({
  name: 'first-meeting',
  first: 'known',
  steps: {
    // Between the proposal and this turn the other may have left.
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'proposed', yes: 'told', no: 'over' },
    over: { kind: 'say', next: 'end' },
    told: {
      kind: 'say',
      variants: ['mentee', 'mentor'],
      which: ({ facts }) => (facts.person.role === 'mentor' ? 'mentor' : 'mentee'),
      params: ({ facts }) => ({ partner: partnerName(facts), centre: centreOf(facts)?.name ?? '' }),
      lines: ({ facts }) => linesOf(facts),
      next: 'decide',
    },
    decide: {
      kind: 'choice',
      options: ['yes', 'no'],
      simple: ['told', 'decide'],
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
    say: { kind: 'tell', event: 'decided', next: 'sealed' },
    sealed: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'end' },
  },
});

/** What the partner agreed to share, and nothing else of what is known about them. */
function linesOf(facts: Facts): Line[] {
  return shared.flatMap((name): Line[] => {
    const value = facts.duo?.partner.answers[name];
    const dot = name.indexOf('.');
    return value === undefined ? [] : [{ flow: name.slice(0, dot), step: name.slice(dot + 1), value }];
  });
}
