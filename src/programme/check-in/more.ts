// After the week's questions: a promise until the next meeting, a note for oneself, a note for the coordinator. All behind one button.
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { nextStep, stepWords } from './steps.ts';
import { askedWeek, saidOf } from './week.ts';

const WORDS_MAX = 500;

const hasMet = (facts: Facts): boolean => ['yes', 'other'].includes(String(saidOf(facts, askedWeek(facts), 'met')));

export const weekMore = defineFlow({
  name: 'week-more',
  first: 'which',
  steps: {
    which: { kind: 'branch', if: ({ facts }) => nextStep(facts) !== null, yes: 'more-plan', no: 'more' },
    // Whatever else is written here opens the menu: nothing is asked any more.
    more: {
      kind: 'choice',
      options: ['add'],
      free: true,
      record: false,
      params: ({ facts }) => ({ thanks: thanksOf(facts) }),
      next: { add: 'what', '*': 'to-menu' },
    },
    'more-plan': {
      kind: 'choice',
      options: ['add', 'plan'],
      free: true,
      record: false,
      params: ({ facts }) => {
        const step = nextStep(facts);
        return { thanks: thanksOf(facts), step: step ? stepWords(step) : '' };
      },
      next: { add: 'what', plan: 'to-plan', '*': 'to-menu' },
    },
    'to-plan': { kind: 'call', flow: 'plan', next: 'end' },
    'to-menu': { kind: 'call', flow: 'menu', next: 'end' },
    what: {
      kind: 'choice',
      options: ['promise', 'note', 'coordinator-note', 'nothing'],
      record: false,
      next: { promise: 'promise', note: 'note', 'coordinator-note': 'coordinator-note', nothing: 'end' },
    },
    promise: {
      kind: 'text',
      max: WORDS_MAX,
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'promised',
    },
    promised: { kind: 'say', next: 'else' },
    note: { kind: 'text', max: WORDS_MAX, next: 'noted' },
    noted: { kind: 'say', next: 'else' },
    'coordinator-note': { kind: 'text', max: WORDS_MAX, next: 'tell' },
    tell: { kind: 'tell', event: 'coordinator-note', next: 'passed-on' },
    'passed-on': { kind: 'say', next: 'else' },
    else: {
      kind: 'choice',
      options: ['add'],
      free: true,
      record: false,
      next: { add: 'what', '*': 'to-menu' },
    },
  },
});

/** The word of thanks, after a week with or without a meeting. */
const thanksOf = (facts: Facts) =>
  hasMet(facts)
    ? { flow: 'check-in', key: 'thanks.met', params: { partner: partnerName(facts) } }
    : { flow: 'check-in', key: 'thanks.not-met', params: { partner: partnerName(facts) } };

/** The steps at which nothing is asked that has to be answered. */
const idle = ['more', 'more-plan', 'else'];

/** Whether this frame only thanks, and may go without a word when anything else comes. */
export const isThanks = (frame: { flow: string; step: string } | undefined): boolean =>
  frame?.flow === 'week-more' && idle.includes(frame.step);
