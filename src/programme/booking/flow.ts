// Booking an interview: the free times of the centre, or an honest word that there are none.
import { centreOf, defineFlow } from '../facts.ts';
import { offeredTimes, ownTime, timeParams } from './times.ts';

export const bookInterview = defineFlow({
  name: 'book-interview',
  first: 'known',
  steps: {
    // An old question may be opened weeks later.
    known: {
      kind: 'branch',
      if: ({ facts }) => facts.person.stage === 'interview' && facts.answers['interview.confirmed'] !== undefined,
      yes: 'has',
      no: 'past',
    },
    past: { kind: 'say', next: 'end' },
    has: { kind: 'branch', if: ({ facts }) => ownTime(facts) !== null, yes: 'to-appointment', no: 'any' },
    'to-appointment': { kind: 'call', flow: 'appointment', next: 'end' },
    any: { kind: 'branch', if: ({ facts }) => offeredTimes(facts).length > 0, yes: 'time', no: 'wait' },
    time: {
      kind: 'choice',
      options: { list: 'interview-times' },
      record: false,
      next: { none: 'wait', later: 'later', '*': 'take' },
    },
    take: { kind: 'tell', event: 'interview-booked', next: 'booked' },
    booked: { kind: 'say', params: ({ facts }) => timeParams(ownTime(facts), facts), next: 'end' },
    later: { kind: 'say', next: 'end' },
    wait: { kind: 'tell', event: 'interview-waits', next: 'waiting' },
    waiting: {
      kind: 'say',
      variants: ['no-times', 'none-fits'],
      which: ({ facts }) => (offeredTimes(facts).length > 0 ? 'none-fits' : 'no-times'),
      params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }),
      next: 'end',
    },
  },
});
