// The evaluation at the end: five questions for a mentee, five for a mentor.
import { defineFlow, partnerName } from '../facts.ts';

const fivePoints = ['1', '2', '3', '4', '5'] as const;
const tenPoints = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

export const evaluation = defineFlow({
  name: 'evaluation',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'evaluation', yes: 'hello', no: 'over' },
    over: { kind: 'say', next: 'end' },
    hello: {
      kind: 'say',
      params: ({ facts }) => ({ name: facts.person.firstName ?? '', partner: partnerName(facts) }),
      next: 'expectations',
    },
    expectations: { kind: 'choice', options: ['yes', 'partly', 'no'], next: 'which' },
    which: {
      kind: 'branch',
      if: ({ facts }) => facts.person.role === 'mentor',
      yes: 'their-objective',
      no: 'objective',
    },
    objective: { kind: 'choice', options: ['yes', 'partly', 'no'], next: 'relation' },
    'their-objective': {
      kind: 'choice',
      options: ['yes', 'partly', 'no'],
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'relation',
    },
    relation: {
      kind: 'choice',
      options: fivePoints,
      columns: 5,
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'whose',
    },
    whose: { kind: 'branch', if: ({ facts }) => facts.person.role === 'mentor', yes: 'recommend', no: 'work' },
    work: { kind: 'choice', options: ['job', 'internship', 'training', 'none'], next: 'words' },
    recommend: { kind: 'choice', options: tenPoints, columns: 6, next: 'words' },
    words: { kind: 'text', max: 1000, skip: 'tell', next: 'tell' },
    tell: { kind: 'tell', event: 'evaluated', next: 'thanks' },
    thanks: {
      kind: 'say',
      variants: ['mentee', 'mentor'],
      which: ({ facts }) => (facts.person.role === 'mentor' ? 'mentor' : 'mentee'),
      params: ({ facts }) => ({ name: facts.person.firstName ?? '' }),
      next: 'end',
    },
  },
});

/** The questions that both answer or that stand beside each other, as the coordinator reads them: mentee's step, mentor's step. */
export const besideEachOther: readonly { label: string; mentee: string | null; mentor: string | null }[] = [
  { label: 'expectations', mentee: 'expectations', mentor: 'expectations' },
  { label: 'objective', mentee: 'objective', mentor: 'their-objective' },
  { label: 'relation', mentee: 'relation', mentor: 'relation' },
  { label: 'work', mentee: 'work', mentor: null },
  { label: 'recommend', mentee: null, mentor: 'recommend' },
  { label: 'words', mentee: 'words', mentor: 'words' },
];
