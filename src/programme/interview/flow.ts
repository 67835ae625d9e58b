// The interview: five questions for a mentee, five for a mentor, and a summary that says who will see what.
import { centreOf, defineFlow } from '../facts.ts';

/** What mentees want help with, and mentors help with: the same codes, so that the two can be compared. */
export const helpCodes = [
  'search',
  'cv',
  'interview',
  'network',
  'language',
  'direction',
  'system',
  'confidence',
] as const;

const WORDS = 500;

export const interview = defineFlow({
  name: 'interview',
  first: 'hello',
  steps: {
    hello: {
      kind: 'say',
      variants: ['mentee', 'mentor'],
      which: ({ facts }) => (facts.person.role === 'mentor' ? 'mentor' : 'mentee'),
      params: ({ facts }) => ({ name: facts.person.firstName ?? '', centre: centreOf(facts)?.name ?? '' }),
      next: 'which',
    },
    which: { kind: 'branch', if: ({ facts }) => facts.person.role === 'mentor', yes: 'career', no: 'job' },

    job: { kind: 'text', max: WORDS, next: 'sectors' },
    sectors: { kind: 'many', options: { list: 'sectors' }, min: 1, columns: 2, next: 'availability' },
    availability: { kind: 'many', options: { list: 'slots' }, min: 1, columns: 3, next: 'goals' },
    goals: { kind: 'many', options: helpCodes, min: 1, columns: 1, next: 'objective' },
    objective: { kind: 'text', max: WORDS, next: 'summary' },

    career: { kind: 'text', max: WORDS, next: 'fields' },
    fields: { kind: 'many', options: { list: 'sectors' }, min: 1, columns: 2, next: 'hours' },
    hours: { kind: 'many', options: { list: 'slots' }, min: 1, columns: 3, next: 'helps' },
    helps: { kind: 'many', options: helpCodes, min: 1, columns: 1, next: 'motivation' },
    motivation: { kind: 'text', max: WORDS, next: 'summary' },

    summary: {
      kind: 'review',
      of: ['job', 'sectors', 'availability', 'goals', 'objective', 'career', 'fields', 'hours', 'helps', 'motivation'],
      simple: true,
      next: 'confirm',
    },
    confirm: { kind: 'tell', event: 'interview-confirmed', next: 'thanks' },
    thanks: {
      kind: 'say',
      params: ({ facts }) => ({ name: facts.person.firstName ?? '', centre: centreOf(facts)?.name ?? '' }),
      next: 'end',
    },
  },
});
