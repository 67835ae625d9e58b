// After the session: does the person want to go on? Nobody decides it for them.
import { centreOf, defineFlow } from '../facts.ts';

export const afterSession = defineFlow({
  name: 'after-session',
  first: 'known',
  steps: {
    // An old question may be opened weeks later.
    known: { kind: 'branch', if: ({ facts }) => facts.person.stage === 'information', yes: 'on', no: 'past' },
    past: { kind: 'say', next: 'end' },
    on: { kind: 'choice', options: ['yes', 'not-now', 'no'], next: { yes: 'go-on', 'not-now': 'wait', no: 'stop' } },
    'go-on': { kind: 'tell', event: 'goes-on', next: 'checked' },
    checked: { kind: 'branch', if: ({ facts }) => facts.person.stage === 'interview', yes: 'asked', no: 'look' },
    look: { kind: 'say', params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }), next: 'end' },
    // Somebody who came back after leaving: the answers are there.
    asked: {
      kind: 'branch',
      if: ({ facts }) => facts.answers['interview.confirmed'] !== undefined,
      yes: 'read',
      no: 'begin',
    },
    read: { kind: 'say', params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }), next: 'end' },
    begin: { kind: 'say', next: 'to-interview' },
    'to-interview': { kind: 'call', flow: 'interview', next: 'end' },
    wait: { kind: 'tell', event: 'not-now', next: 'later' },
    later: {
      kind: 'say',
      variants: ['again', 'peace'],
      which: ({ facts }) =>
        facts.dues.some((due) => due.kind === 'after-session-again' && due.state === 'due') ? 'again' : 'peace',
      next: 'end',
    },
    stop: { kind: 'tell', event: 'goes-not-on', next: 'bye' },
    bye: { kind: 'say', params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }), next: 'end' },
  },
});
