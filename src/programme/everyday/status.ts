// Where am I? What comes next, who has to act, since when somebody waits and how long it usually takes: never a promise.
import { openAgreement, whoSigned } from '../agreement/signed.ts';
import { defineFlow } from '../facts.ts';
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
      next: 'signing',
    },
    signing: { kind: 'branch', if: ({ facts }) => openAgreement(facts) !== null, yes: 'signed', no: 'end' },
    signed: { kind: 'say', params: ({ facts }) => ({ who: facts.duo ? whoSigned(facts.duo) : '' }), next: 'end' },
  },
});
