// The interview time that somebody has: to keep, to move or to give up.
import { defineFlow } from '../facts.ts';
import { offeredTimes, ownTime, timeParams } from './times.ts';

export const appointment = defineFlow({
  name: 'appointment',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => ownTime(facts) !== null, yes: 'what', no: 'to-book' },
    'to-book': { kind: 'call', flow: 'book-interview', next: 'end' },
    what: {
      kind: 'choice',
      options: ['keep', 'move', 'cancel'],
      params: ({ facts }) => timeParams(ownTime(facts), facts),
      record: false,
      next: { keep: 'kept', move: 'still', cancel: 'sure' },
    },
    kept: { kind: 'say', params: ({ facts }) => timeParams(ownTime(facts), facts), next: 'end' },
    // The question may have been open for days, or the centre has taken the time away meanwhile.
    still: { kind: 'branch', if: ({ facts }) => ownTime(facts) !== null, yes: 'others', no: 'to-book' },
    others: { kind: 'branch', if: ({ facts }) => offeredTimes(facts).length > 0, yes: 'time', no: 'no-other' },
    'no-other': { kind: 'say', params: ({ facts }) => timeParams(ownTime(facts), facts), next: 'end' },
    time: {
      kind: 'choice',
      options: { list: 'interview-times' },
      record: false,
      next: { none: 'kept', later: 'kept', '*': 'take' },
    },
    take: { kind: 'tell', event: 'interview-moved', next: 'moved' },
    moved: { kind: 'say', params: ({ facts }) => timeParams(ownTime(facts), facts), next: 'end' },
    sure: {
      kind: 'choice',
      options: ['yes', 'no'],
      params: ({ facts }) => timeParams(ownTime(facts), facts),
      record: false,
      next: { yes: 'cancel', no: 'kept' },
    },
    cancel: { kind: 'tell', event: 'interview-cancelled', next: 'cancelled' },
    cancelled: {
      kind: 'choice',
      options: ['other', 'later'],
      record: false,
      next: { other: 'to-book', later: 'later' },
    },
    later: { kind: 'say', next: 'end' },
  },
});
