// The interview: the questions of the person's role in a few sittings, a small summary and a pause after each, and one confirmation at the end that says who will see what.
import type { Params } from '../../core/effect.ts';
import type { Seen } from '../../core/flow.ts';
import { centreOf, defineFlow, type Facts } from '../facts.ts';
import { stepsOf } from './build.ts';
import { sittings, sittingsOf } from './questions.ts';
import { isBegun } from './sitting.ts';

const isMentor = ({ facts }: Seen<Facts>): boolean => facts.person.role === 'mentor';

/** How far they are: sittings done, of how many. */
function progress({ answers, facts }: Seen<Facts>): Params {
  const all = sittingsOf(facts.person.role);
  return { part: all.filter((one) => isBegun(one, answers)).length, parts: all.length };
}

export const interview = defineFlow({
  name: 'interview',
  first: 'begin',
  steps: {
    begin: { kind: 'tell', event: 'interview-begun', next: 'hello' },
    hello: {
      kind: 'say',
      variants: ['mentee', 'mentor'],
      which: (seen) => (isMentor(seen) ? 'mentor' : 'mentee'),
      params: ({ facts }) => ({ name: facts.person.firstName ?? '', centre: centreOf(facts)?.name ?? '' }),
      next: 'which',
    },
    which: { kind: 'branch', if: isMentor, yes: 'to-career', no: 'to-situation' },

    ...stepsOf(sittings.mentee),
    ...stepsOf(sittings.mentor),

    over: {
      kind: 'branch',
      if: ({ answers, facts }) => sittingsOf(facts.person.role).every((one) => isBegun(one, answers)),
      yes: 'summary',
      no: 'rest',
    },
    rest: {
      kind: 'choice',
      options: ['now', 'later'],
      params: progress,
      record: false,
      next: { now: 'which', later: 'wait' },
    },
    // Whatever is written here goes on.
    wait: { kind: 'choice', options: ['now'], free: true, params: progress, record: false, next: 'which' },

    summary: {
      kind: 'choice',
      options: ['yes', 'change'],
      record: false,
      simple: true,
      next: { yes: 'confirm', change: 'which-part' },
    },
    'which-part': { kind: 'branch', if: isMentor, yes: 'part-mentor', no: 'part-mentee' },
    'part-mentee': {
      kind: 'choice',
      as: 'part',
      options: sittings.mentee.map(({ name }) => name),
      record: false,
      next: { situation: 'check-situation', work: 'check-work', goals: 'check-goals', you: 'check-you' },
    },
    'part-mentor': {
      kind: 'choice',
      as: 'part',
      options: sittings.mentor.map(({ name }) => name),
      record: false,
      next: { career: 'check-career', mentoring: 'check-mentoring', you: 'check-you' },
    },
    confirm: { kind: 'tell', event: 'interview-confirmed', next: 'thanks' },
    thanks: {
      kind: 'say',
      params: ({ facts }) => ({ name: facts.person.firstName ?? '', centre: centreOf(facts)?.name ?? '' }),
      next: 'to-book',
    },
    'to-book': { kind: 'call', flow: 'book-interview', next: 'end' },
  },
});
