// Questions: the frequent ones with their answers, and any other to a coordinator. Before consent nothing is stored, so only the list and the addresses.

import { answeredBy, contactParams, contactsOf, whoAnswers } from '../everyday/who-answers.ts';
import { centreOf, defineFlow, type Facts } from '../facts.ts';

/** So many questions of one person may wait for an answer at once. */
export const OPEN_QUESTIONS_MOST = 5;
const QUESTION_MAX = 1000;

const labelIn = (facts: Facts, list: string, id: string): string =>
  facts.lists[`${list}.${facts.language}`]?.find((item) => item.id === id)?.label ?? '';

export const questions = defineFlow({
  name: 'questions',
  first: 'choose',
  steps: {
    choose: {
      kind: 'choice',
      options: { list: 'faq' },
      free: true,
      record: false,
      next: { other: 'known', '*': 'listed' },
    },
    listed: {
      kind: 'branch',
      if: ({ answers, facts }) => labelIn(facts, 'faq-answer', String(answers.choose)) !== '',
      yes: 'answer',
      no: 'known',
    },
    answer: {
      kind: 'choice',
      options: ['yes', 'more', 'person'],
      record: false,
      params: ({ answers, facts }) => ({
        question: labelIn(facts, 'faq', String(answers.choose)),
        answer: labelIn(facts, 'faq-answer', String(answers.choose)),
      }),
      next: { yes: 'glad', more: 'choose', person: 'to-person' },
    },
    glad: { kind: 'say', next: 'end' },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    known: { kind: 'branch', if: ({ facts }) => facts.person.consented, yes: 'many', no: 'contact' },
    contact: { kind: 'say', params: ({ facts }) => ({ contacts: contactsOf(facts) }), next: 'end' },
    many: {
      kind: 'branch',
      if: ({ facts }) => facts.cases.filter(({ kind }) => kind === 'question').length >= OPEN_QUESTIONS_MOST,
      yes: 'enough',
      no: 'typed',
    },
    enough: { kind: 'say', params: ({ facts }) => ({ contact: centreOf(facts)?.contact ?? '' }), next: 'end' },
    typed: { kind: 'branch', if: ({ answers }) => answers.choose === 'other', yes: 'write', no: 'send' },
    write: { kind: 'text', record: false, max: QUESTION_MAX, next: 'keep' },
    // Words that are no question of the list: a slip of the finger becomes no work for anybody.
    send: {
      kind: 'choice',
      options: ['yes', 'list'],
      record: false,
      params: ({ answers }) => ({ question: String(answers.choose) }),
      next: { yes: 'keep', list: 'choose' },
    },
    keep: { kind: 'tell', event: 'question-asked', next: 'thanks' },
    thanks: {
      kind: 'say',
      variants: whoAnswers,
      which: answeredBy,
      params: contactParams,
      next: 'end',
    },
  },
});
