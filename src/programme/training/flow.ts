// The training of a mentor: a training is chosen, and its dates are kept, moved or given up.
import type { Params } from '../../core/effect.ts';
import { centreOf, defineFlow, type Facts } from '../facts.ts';
import { hereNow } from './here.ts';
import { doneBy, MODULES } from './modules.ts';
import { hasMakeUp, isLearning, neededModules, offeredTrainings, openModules, ownDates } from './trainings.ts';

/** The lines of a list that the shell has written, without the way out. */
const linesOf = (facts: Facts, list: string): string => (facts.lists[list] ?? []).map(({ label }) => label).join('\n');

/** What texts of the training say: how far somebody is, and what they have booked. */
export const trainingParams = (facts: Facts): Params => ({
  done: doneBy(facts).length,
  all: MODULES,
  list: linesOf(facts, 'training-details'),
  mine: linesOf(facts, 'my-module-details'),
  centre: centreOf(facts)?.name ?? '',
});

/** Whoever has begun with nothing yet, and needs a whole training. */
export const isFresh = (facts: Facts): boolean => neededModules(facts).length === MODULES;

/** Why somebody has no training before them. */
const whyNot = ({ person: { role, stage } }: Facts): string => {
  if (role !== 'mentor') return 'mentee';
  return ['onboarding', 'information', 'interview', 'training'].includes(stage) ? 'early' : 'done';
};

export const training = defineFlow({
  name: 'training',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => isLearning(facts), yes: 'room', no: 'not' },
    not: { kind: 'say', variants: ['mentee', 'early', 'done'], which: ({ facts }) => whyNot(facts), next: 'end' },
    // Whoever sits in the room wants to say so.
    room: { kind: 'branch', if: ({ facts }) => hereNow(facts).length > 0, yes: 'now', no: 'has' },
    now: { kind: 'choice', options: ['here', 'dates'], record: false, next: { here: 'to-here', dates: 'has' } },
    'to-here': { kind: 'call', flow: 'here', next: 'end' },
    has: { kind: 'branch', if: ({ facts }) => ownDates(facts, 'training').length > 0, yes: 'mine', no: 'whole' },
    mine: {
      kind: 'choice',
      options: ['keep', 'move', 'cancel'],
      params: ({ facts }) => trainingParams(facts),
      record: false,
      next: { keep: 'kept', move: 'to-make-up', cancel: 'which-off' },
    },
    kept: { kind: 'say', next: 'end' },
    'which-off': {
      kind: 'choice',
      options: { list: 'my-modules' },
      record: false,
      next: { none: 'kept', '*': 'off' },
    },
    off: { kind: 'tell', event: 'module-given-up', next: 'given-up' },
    'given-up': { kind: 'choice', options: ['yes', 'no'], record: false, next: { yes: 'whole', no: 'later' } },
    later: { kind: 'say', next: 'end' },
    whole: {
      kind: 'branch',
      if: ({ facts }) => offeredTrainings(facts).length > 0 && (isFresh(facts) || openModules(facts).length > 1),
      yes: 'pick',
      no: 'single',
    },
    single: {
      kind: 'branch',
      if: ({ facts }) => !isFresh(facts) && hasMakeUp(facts),
      yes: 'to-make-up',
      no: 'missing',
    },
    'to-make-up': { kind: 'call', flow: 'make-up', next: 'end' },
    missing: { kind: 'tell', event: 'training-missing', next: 'none' },
    none: { kind: 'say', params: ({ facts }) => trainingParams(facts), next: 'end' },
    pick: {
      kind: 'choice',
      options: { list: 'trainings' },
      params: ({ facts }) => trainingParams(facts),
      record: false,
      next: { none: 'later', '*': 'book' },
    },
    book: { kind: 'tell', event: 'training-chosen', next: 'result' },
    result: {
      kind: 'say',
      variants: ['booked', 'waiting', 'gone'],
      which: ({ facts }) => {
        const mine = ownDates(facts, 'training');
        if (mine.length === 0) return 'gone';
        return mine.some(({ seat }) => seat.state === 'waiting') ? 'waiting' : 'booked';
      },
      params: ({ facts }) => ({
        count: ownDates(facts, 'training').filter(({ seat }) => seat.state === 'booked').length,
        waiting: ownDates(facts, 'training').filter(({ seat }) => seat.state === 'waiting').length,
      }),
      next: 'end',
    },
  },
});
