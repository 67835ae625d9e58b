// Which of these times suit you? Asked of both; what they answer is kept with the duo by the event, under the round.
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { askedMeeting, knownMeeting, meetingParams } from './meeting.ts';

export const meetingTimes = defineFlow({
  name: 'meeting-times',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => askedMeeting(facts) !== null, yes: 'pick', no: 'over' },
    over: { kind: 'say', next: 'end' },
    pick: {
      kind: 'many',
      options: { list: 'meeting-times' },
      min: 1,
      instead: ['none'],
      params: ({ facts }) => meetingParams(knownMeeting(facts), facts),
      record: false,
      next: 'tell',
    },
    tell: { kind: 'tell', event: 'times-picked', next: 'result' },
    result: {
      kind: 'say',
      variants: ['waiting', 'found', 'found.alone', 'again', 'arranging', 'gone'],
      which: ({ facts }) => resultOf(facts),
      params: ({ facts }) => ({ ...meetingParams(knownMeeting(facts), facts), partner: partnerName(facts) }),
      next: 'file',
    },
    file: { kind: 'tell', event: 'meeting-file', next: 'end' },
  },
});

/** What came of it, for whoever has just answered. */
function resultOf(facts: Facts): string {
  const meeting = knownMeeting(facts);
  switch (meeting?.state) {
    case 'set':
      return meeting.coordinatorId === null ? 'found.alone' : 'found';
    case 'arranging':
      return 'arranging';
    case 'asking':
      return askedMeeting(facts) ? 'again' : 'waiting';
    default:
      return 'gone';
  }
}
