// My dates: what somebody has booked, to keep, to move or to give up.
import { ownTime } from '../booking/times.ts';
import { defineFlow } from '../facts.ts';
import { knownMeeting } from '../meetings/meeting.ts';
import { offered, openSeat, SESSION_MINUTES } from './gatherings.ts';
import { listOf, resultOf, seatParams } from './sessions.ts';

export const dates = defineFlow({
  name: 'dates',
  first: 'meeting',
  steps: {
    meeting: { kind: 'branch', if: ({ facts }) => knownMeeting(facts) !== null, yes: 'to-meeting', no: 'seat' },
    'to-meeting': { kind: 'call', flow: 'my-meeting', next: 'also' },
    also: {
      kind: 'branch',
      if: ({ facts }) => openSeat(facts) !== null || ownTime(facts) !== null,
      yes: 'seat',
      no: 'end',
    },
    seat: { kind: 'branch', if: ({ facts }) => openSeat(facts) !== null, yes: 'state', no: 'time' },
    time: { kind: 'branch', if: ({ facts }) => ownTime(facts) !== null, yes: 'to-appointment', no: 'none' },
    'to-appointment': { kind: 'call', flow: 'appointment', next: 'end' },
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
