// Something about my mentor or mentee, or about my coordinator, is not right: a report, which whoever it is about never sees.
import { defineFlow, type Facts } from '../facts.ts';
import { duoThatTalks } from '../partner/messages.ts';
import { promised } from './call.ts';
import { ownOf } from './listener.ts';

/** There is a partner whom they know of. */
const hasPartner = (facts: Facts): boolean => duoThatTalks(facts) !== null;
/** There is somebody else of the team who could hear of the coordinator. */
const hasOther = (facts: Facts): boolean => ownOf(facts) !== null && facts.team.length > 1;

export const report = defineFlow({
  name: 'report',
  first: 'partnered',
  steps: {
    partnered: { kind: 'branch', if: ({ facts }) => hasPartner(facts), yes: 'both', no: 'accompanied' },
    both: { kind: 'branch', if: ({ facts }) => hasOther(facts), yes: 'who-both', no: 'who-partner' },
    accompanied: { kind: 'branch', if: ({ facts }) => hasOther(facts), yes: 'who-coordinator', no: 'to-person' },
    'who-both': {
      kind: 'choice',
      as: 'who',
      options: ['partner', 'coordinator', 'no'],
      record: false,
      next: { partner: 'open', coordinator: 'open', no: 'end' },
    },
    'who-partner': {
      kind: 'choice',
      as: 'who',
      options: ['partner', 'no'],
      record: false,
      next: { partner: 'open', no: 'end' },
    },
    'who-coordinator': {
      kind: 'choice',
      as: 'who',
      options: ['coordinator', 'no'],
      record: false,
      next: { coordinator: 'open', no: 'end' },
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    open: { kind: 'tell', event: 'report-made', next: 'words' },
    words: { kind: 'text', record: false, skip: 'thanks', next: 'keep' },
    keep: { kind: 'tell', event: 'report-note', next: 'thanks' },
    thanks: {
      kind: 'say',
      params: ({ answers, facts }) =>
        promised(facts, Object.values(answers).includes('coordinator') ? 'report-team' : 'report'),
      next: 'end',
    },
  },
});
