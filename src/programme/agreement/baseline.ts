// The short self-rating before the first meeting of a duo: what the evaluation at its end is compared with.
import { defineFlow, partnerName } from '../facts.ts';

/** From "no, not at all" to "yes, fully", or that somebody would rather not say; named in locales/*\/rating.json. */
export const ratings = ['1', '2', '3', '4', '5', 'rather-not'] as const;

const rating = { kind: 'choice', options: { list: 'ratings' } } as const;

/** What each of the two is asked, in this order. */
export const rated = {
  mentee: ['confidence', 'autonomy', 'market', 'network', 'generation', 'culture'],
  mentor: ['useful', 'valued', 'generation', 'culture'],
} as const;

export const baseline = defineFlow({
  name: 'baseline',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'agreement', yes: 'hello', no: 'over' },
    over: { kind: 'say', next: 'end' },
    hello: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'whose' },
    whose: { kind: 'branch', if: ({ facts }) => facts.person.role === 'mentor', yes: 'useful', no: 'confidence' },
    confidence: { ...rating, next: 'autonomy' },
    autonomy: { ...rating, next: 'market' },
    market: { ...rating, next: 'network' },
    network: { ...rating, next: 'generation' },
    useful: { ...rating, next: 'valued' },
    valued: { ...rating, next: 'generation' },
    generation: { ...rating, next: 'culture' },
    culture: { ...rating, next: 'tell' },
    tell: { kind: 'tell', event: 'baseline-given', next: 'sign' },
    sign: { kind: 'call', flow: 'agreement', next: 'end' },
  },
});
