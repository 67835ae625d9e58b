// My dates: what somebody has booked, to keep, to move or to give up.
import { ownTime } from '../booking/times.ts';
import { ownEvents } from '../events/events.ts';
import { defineFlow } from '../facts.ts';
import { knownMeeting } from '../meetings/meeting.ts';
import { isLearning, ownDates } from '../training/trainings.ts';
import { bookedKinds } from './booked-kinds.ts';
import { offered, openSeat, SESSION_MINUTES } from './gatherings.ts';
import { listOf, resultOf, seatParams } from './sessions.ts';

export const dates = defineFlow({
  name: 'dates',
  first: 'meeting',
  steps: {
    meeting: { kind: 'branch', if: ({ facts }) => knownMeeting(facts) !== null, yes: 'to-meeting', no: 'several' },
    'to-meeting': { kind: 'call', flow: 'my-meeting', next: 'also' },
    also: { kind: 'branch', if: ({ facts }) => bookedKinds(facts).length > 0, yes: 'several', no: 'end' },
    several: { kind: 'branch', if: ({ facts }) => bookedKinds(facts).length > 1, yes: 'which', no: 'seat' },
    which: {
      kind: 'choice',
      options: { list: 'booked' },
      record: false,
      next: {
        information: 'state',
        interview: 'to-appointment',
        training: 'to-training',
        event: 'to-events',
        '*': 'to-exchange',
      },
    },
    seat: { kind: 'branch', if: ({ facts }) => openSeat(facts) !== null, yes: 'state', no: 'time' },
    time: { kind: 'branch', if: ({ facts }) => ownTime(facts) !== null, yes: 'to-appointment', no: 'learns' },
    'to-appointment': { kind: 'call', flow: 'appointment', next: 'end' },
    // A mentor in the training sees what there is to book, too.
    learns: { kind: 'branch', if: ({ facts }) => isLearning(facts), yes: 'to-training', no: 'exchanges' },
    'to-training': { kind: 'call', flow: 'training', next: 'end' },
    exchanges: {
      kind: 'branch',
      if: ({ facts }) => ownDates(facts, 'exchange').length > 0,
      yes: 'to-exchange',
      no: 'has-events',
    },
    'has-events': { kind: 'branch', if: ({ facts }) => ownEvents(facts).length > 0, yes: 'to-events', no: 'none' },
    'to-events': { kind: 'call', flow: 'events', next: 'end' },
    'to-exchange': { kind: 'call', flow: 'exchange', next: 'end' },
    none: { kind: 'say', next: 'end' },
    state: {
      kind: 'branch',
      if: ({ facts }) => openSeat(facts)?.seat.state === 'booked',
      yes: 'booked',
      no: 'waiting',
    },
    booked: {
      kind: 'choice',
      options: ['keep', 'move', 'cancel'],
      params: ({ facts }) => seatParams(facts),
      record: false,
      next: { keep: 'kept', move: 'others', cancel: 'cancel' },
    },
    waiting: {
      kind: 'choice',
      options: ['keep', 'move', 'cancel'],
      params: ({ facts }) => seatParams(facts),
      record: false,
      next: { keep: 'kept', move: 'others', cancel: 'cancel' },
    },
    kept: { kind: 'say', next: 'end' },
    cancel: { kind: 'tell', event: 'seat-given-up', next: 'cancelled' },
    cancelled: {
      kind: 'choice',
      options: ['yes', 'no'],
      record: false,
      next: { yes: 'to-sessions', no: 'later' },
    },
    'to-sessions': { kind: 'call', flow: 'sessions', next: 'end' },
    later: { kind: 'say', next: 'end' },
    others: { kind: 'branch', if: ({ facts }) => offered(facts).length > 0, yes: 'pick', no: 'no-other' },
    'no-other': { kind: 'say', next: 'end' },
    pick: {
      kind: 'choice',
      options: { list: 'sessions' },
      params: ({ facts }) => ({ list: listOf(facts), minutes: SESSION_MINUTES }),
      record: false,
      next: { none: 'kept', '*': 'book' },
    },
    book: { kind: 'tell', event: 'session-chosen', next: 'result' },
    result: {
      kind: 'say',
      variants: ['booked', 'waiting', 'gone'],
      which: ({ facts, answers }) => resultOf(facts, answers.pick),
      params: ({ facts }) => seatParams(facts),
      next: 'end',
    },
  },
});
