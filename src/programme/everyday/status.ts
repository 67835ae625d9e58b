// Where am I? What comes next, who has to act, since when somebody waits and how long it usually takes: never a promise. Mentors hear their next date of the training, and how many exchanges they attended.
import { openAgreement, whoSigned } from '../agreement/signed.ts';
import { certificateOf } from '../certificate/paper.ts';
import { EXCHANGES, exchangesDone } from '../exchange/exchanges.ts';
import { defineFlow } from '../facts.ts';
import { isLearning, neededModules, ownDates } from '../training/trainings.ts';
import { standingOf, standingParams, standings } from '../waiting/where.ts';

export const status = defineFlow({
  name: 'status',
  first: 'now',
  steps: {
    now: {
      kind: 'say',
      variants: standings,
      which: ({ facts }) => standingOf(facts),
      params: ({ facts }) => standingParams(facts),
      next: 'learns',
    },
    learns: { kind: 'branch', if: ({ facts }) => isLearning(facts), yes: 'modules', no: 'mentors' },
    modules: {
      kind: 'say',
      variants: ['dated', 'undated', 'noted'],
      which: ({ facts }) => {
        if (ownDates(facts, 'training').length > 0) return 'dated';
        return neededModules(facts).length > 0 ? 'undated' : 'noted';
      },
      params: ({ facts }) => {
        const [next] = ownDates(facts, 'training');
        return { when: next ? `$when:${next.gathering.startsAt}@${facts.person.zone}` : '' };
      },
      next: 'end',
    },
    mentors: { kind: 'branch', if: ({ facts }) => exchangesDone(facts) !== null, yes: 'exchanges', no: 'signing' },
    exchanges: {
      kind: 'say',
      params: ({ facts }) => ({ done: exchangesDone(facts) ?? 0, all: EXCHANGES }),
      next: 'signing',
    },
    signing: { kind: 'branch', if: ({ facts }) => openAgreement(facts) !== null, yes: 'signed', no: 'past' },
    signed: { kind: 'say', params: ({ facts }) => ({ who: facts.duo ? whoSigned(facts.duo) : '' }), next: 'past' },
    past: { kind: 'branch', if: ({ facts }) => certificateOf(facts) !== null, yes: 'certificate', no: 'end' },
    certificate: { kind: 'say', next: 'end' },
  },
});
