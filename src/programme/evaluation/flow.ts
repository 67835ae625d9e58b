// The evaluation at the end of a duo: what came of it, how it was between the two, what we should change; a shorter one when it ends early.
import { rated } from '../agreement/baseline.ts';
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { objectivesOf } from './objectives.ts';

/** Whether something was reached, in the order of the buttons; named in locales/*\/reached.json. Nobody has to say. */
export const reached = ['yes', 'partly', 'no', 'rather-not'] as const;
/** How many statements about the two there are, rated like the baseline. Numbers 3 and 6 are turned: agreeing is not good news. */
export const RELATIONS = 7;
/** The statements about the two that are turned. */
export const turned: readonly number[] = [3, 6];

const named = { kind: 'choice', options: { list: 'reached' } } as const;
const rating = { kind: 'choice', options: { list: 'ratings' } } as const;
const tenPoints = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', 'rather-not'] as const;

type Seen = { facts: Facts };
const withPartner = ({ facts }: Seen) => ({ partner: partnerName(facts) });
const isMentor = ({ facts }: Seen): boolean => facts.person.role === 'mentor';
const endsEarly = ({ facts }: Seen): boolean => facts.duo?.reason != null;
const objective = (nth: number) => ({
  ...named,
  params: ({ facts }: Seen) => ({ objective: objectivesOf(facts.duo?.agreement ?? null)[nth - 1] ?? '' }),
});
const has = (nth: number) => (seen: Seen) => objectivesOf(seen.facts.duo?.agreement ?? null).length >= nth;
const relation = { ...rating, params: withPartner };

export const evaluation = defineFlow({
  name: 'evaluation',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'evaluation', yes: 'how', no: 'over' },
    over: { kind: 'say', next: 'end' },
    how: { kind: 'branch', if: endsEarly, yes: 'hello-early', no: 'hello' },
    hello: {
      kind: 'say',
      params: ({ facts }) => ({ name: facts.person.firstName ?? '', partner: partnerName(facts) }),
      next: 'expectations',
    },
    'hello-early': {
      kind: 'say',
      params: ({ facts }) => ({ name: facts.person.firstName ?? '', partner: partnerName(facts) }),
      next: 'why-ended',
    },
    'why-ended': {
      kind: 'choice',
      options: ['found', 'time', 'fit', 'moved', 'health', 'other', 'rather-not'],
      next: 'better',
    },
    better: { kind: 'text', max: 1000, skip: 'relation-1', next: 'relation-1' },
    expectations: { ...named, next: 'needs' },
    needs: { ...named, next: 'first-objective' },
    'first-objective': { kind: 'branch', if: has(1), yes: 'objective-1', no: 'between' },
    'objective-1': { ...objective(1), next: 'second-objective' },
    'second-objective': { kind: 'branch', if: has(2), yes: 'objective-2', no: 'between' },
    'objective-2': { ...objective(2), next: 'third-objective' },
    'third-objective': { kind: 'branch', if: has(3), yes: 'objective-3', no: 'between' },
    'objective-3': { ...objective(3), next: 'between' },
    between: { kind: 'say', params: withPartner, next: 'relation-1' },
    'relation-1': { ...relation, next: 'relation-2' },
    'relation-2': { ...relation, next: 'relation-3' },
    'relation-3': { ...relation, next: 'relation-4' },
    'relation-4': { ...relation, next: 'relation-5' },
    'relation-5': { ...relation, next: 'relation-6' },
    'relation-6': { ...relation, next: 'relation-7' },
    'relation-7': { ...relation, next: 'coordinator' },
    coordinator: { ...rating, next: 'whose' },
    whose: { kind: 'branch', if: isMentor, yes: 'taught', no: 'work' },
    taught: { kind: 'branch', if: endsEarly, yes: 'recommend', no: 'training' },
    training: { ...rating, next: 'again-rated' },
    work: {
      kind: 'choice',
      options: ['job', 'internship', 'training', 'none', 'rather-not'],
      next: { job: 'contract', internship: 'rates', training: 'rates', none: 'rates', 'rather-not': 'rates' },
    },
    contract: { kind: 'choice', options: ['long', 'short', 'rather-not'], next: 'rates' },
    rates: { kind: 'branch', if: endsEarly, yes: 'recommend', no: 'again-rated' },
    // The same as before the first meeting, so that both can be compared.
    'again-rated': { kind: 'say', next: 'who-rates' },
    'who-rates': { kind: 'branch', if: isMentor, yes: 'useful', no: 'confidence' },
    confidence: { ...rating, next: 'autonomy' },
    autonomy: { ...rating, next: 'market' },
    market: { ...rating, next: 'network' },
    network: { ...rating, next: 'generation' },
    useful: { ...rating, next: 'valued' },
    valued: { ...rating, next: 'generation' },
    generation: { ...rating, next: 'culture' },
    culture: { ...rating, next: 'recommend' },
    recommend: { kind: 'choice', options: tenPoints, columns: 6, next: 'words' },
    words: { kind: 'text', max: 1000, skip: 'change', next: 'quote' },
    quote: { kind: 'choice', options: ['named', 'anonymous', 'no'], next: 'change' },
    change: { kind: 'text', max: 1000, skip: 'who-goes-on', next: 'who-goes-on' },
    'who-goes-on': { kind: 'branch', if: isMentor, yes: 'again', no: 'tell' },
    again: { kind: 'choice', options: ['yes', 'later', 'no'], next: { yes: 'tell', later: 'again-from', no: 'tell' } },
    'again-from': { kind: 'choice', options: ['1', '2', '3', '6'], next: 'tell' },
    tell: { kind: 'tell', event: 'evaluated', next: 'thanks' },
    thanks: {
      kind: 'say',
      variants: ['mentee', 'mentor'],
      which: (seen) => (isMentor(seen) ? 'mentor' : 'mentee'),
      params: ({ facts }) => ({ name: facts.person.firstName ?? '' }),
      next: 'end',
    },
  },
  // One question about the goal became one for each, and one about the two became seven.
  moved: { objective: 'first-objective', 'their-objective': 'first-objective', relation: 'relation-1' },
});

const relations = Array.from({ length: RELATIONS }, (_, nth) => `relation-${nth + 1}`);
const objectives = [1, 2, 3].map((nth) => `objective-${nth}`);
const ratingsAgain = [...new Set<string>([...rated.mentee, ...rated.mentor])];

/**
 * What the coordinator reads beside each other, in this order, and how an answer is worded: `reached` and `rating` are
 * lists, `own` a text of this flow, `words` somebody's own.
 */
export const besideEachOther: readonly { step: string; as: 'reached' | 'rating' | 'own' | 'words' }[] = [
  { step: 'why-ended', as: 'own' },
  { step: 'better', as: 'words' },
  { step: 'expectations', as: 'reached' },
  { step: 'needs', as: 'reached' },
  ...objectives.map((step) => ({ step, as: 'reached' }) as const),
  ...relations.map((step) => ({ step, as: 'rating' }) as const),
  { step: 'coordinator', as: 'rating' },
  { step: 'training', as: 'rating' },
  { step: 'work', as: 'own' },
  { step: 'contract', as: 'own' },
  ...ratingsAgain.map((step) => ({ step, as: 'rating' }) as const),
  { step: 'recommend', as: 'own' },
  { step: 'words', as: 'words' },
  { step: 'quote', as: 'own' },
  { step: 'change', as: 'words' },
  { step: 'again', as: 'own' },
  { step: 'again-from', as: 'own' },
];
