// Somebody has waited for long: an honest word, and a person to talk to.
import { centreOf, defineFlow, type Facts } from '../facts.ts';
import { daysSince } from './where.ts';

const params = (facts: Facts) => ({
  name: facts.person.firstName ?? '',
  centre: centreOf(facts)?.name ?? '',
  since: `$date:${facts.person.since.slice(0, 10)}`,
  days: daysSince(facts.person.since, facts.now),
});

export const waiting = defineFlow({
  name: 'waiting',
  first: 'known',
  steps: {
    // The question may be asked again once somebody was found.
    known: { kind: 'branch', if: ({ facts }) => facts.person.stage === 'pool', yes: 'hello', no: 'over' },
    over: { kind: 'say', next: 'end' },
    hello: { kind: 'say', params: ({ facts }) => params(facts), next: 'word' },
    word: {
      kind: 'choice',
      options: ['person', 'times', 'wait'],
      record: false,
      next: { person: 'to-person', times: 'to-times', wait: 'thanks' },
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    'to-times': { kind: 'call', flow: 'availability', next: 'end' },
    thanks: { kind: 'say', next: 'end' },
  },
});
