// The meeting that somebody has before them: when, where and with whom; and the way to another time. The day before it comes with a short preparation sheet.
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { askedMeeting, comingMeeting, knownMeeting, meetingParams } from './meeting.ts';

export const myMeeting = defineFlow({
  name: 'my-meeting',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => comingMeeting(facts) !== null, yes: 'when', no: 'asked' },
    asked: { kind: 'branch', if: ({ facts }) => askedMeeting(facts) !== null, yes: 'to-times', no: 'state' },
    'to-times': { kind: 'call', flow: 'meeting-times', next: 'end' },
    state: {
      kind: 'say',
      variants: ['waiting', 'arranging', 'none'],
      which: ({ facts }) => stateOf(facts),
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'end',
    },
    when: {
      kind: 'say',
      variants: ['first', 'first.alone', 'agreement'],
      which: ({ facts }) => whichMeeting(facts),
      params: ({ facts }) => meetingParams(comingMeeting(facts), facts),
      next: 'come',
    },
    come: {
      kind: 'choice',
      options: ['keep', 'another'],
      record: false,
      next: { keep: 'still', another: 'sure' },
    },
    // The question may have been open for days.
    still: { kind: 'branch', if: ({ facts }) => comingMeeting(facts) !== null, yes: 'kept', no: 'asked' },
    kept: { kind: 'say', params: ({ facts }) => meetingParams(comingMeeting(facts), facts), next: 'end' },
    sure: { kind: 'branch', if: ({ facts }) => comingMeeting(facts) !== null, yes: 'ask', no: 'asked' },
    ask: { kind: 'tell', event: 'another-time', next: 'told' },
    told: {
      kind: 'say',
      variants: ['asking', 'arranging'],
      which: ({ facts }) => (knownMeeting(facts)?.state === 'asking' ? 'asking' : 'arranging'),
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'end',
    },
  },
});

/** Words of two kinds of meetings, and of one at which nobody of the team is. */
function whichMeeting(facts: Facts): string {
  const meeting = comingMeeting(facts);
  if (meeting?.kind === 'agreement') return 'agreement';
  return meeting?.coordinatorId === null ? 'first.alone' : 'first';
}

function stateOf(facts: Facts): string {
  const meeting = knownMeeting(facts);
  if (meeting?.state === 'arranging') return 'arranging';
  return meeting?.state === 'asking' ? 'waiting' : 'none';
}

/** The evening before: what to bring, what to say, what not; then the meeting itself. */
export const prepare = defineFlow({
  name: 'prepare',
  first: 'sheet',
  steps: {
    sheet: {
      kind: 'say',
      variants: ['mentee', 'mentor', 'agreement'],
      which: ({ facts }) => {
        if (knownMeeting(facts)?.kind === 'agreement') return 'agreement';
        return facts.person.role === 'mentor' ? 'mentor' : 'mentee';
      },
      params: ({ facts }) => ({ partner: partnerName(facts) }),
      next: 'to-meeting',
    },
    'to-meeting': { kind: 'call', flow: 'my-meeting', next: 'end' },
  },
});
