// The times of the week, changed at any time after the interview asked for them.
import type { Answers } from '../../core/conversation.ts';
import { defineFlow, type Facts } from '../facts.ts';

/** A mentor's times and a mentee's have a question each, as in the interview; matching compares the two. */
function known({ answers }: Facts): Answers {
  const [availability, hours] = [answers['interview.availability'], answers['interview.hours']];
  return { ...(availability === undefined ? {} : { availability }), ...(hours === undefined ? {} : { hours }) };
}

export const availability = defineFlow({
  name: 'availability',
  first: 'ready',
  seed: known,
  steps: {
    ready: {
      kind: 'branch',
      if: ({ answers }) => answers.availability !== undefined || answers.hours !== undefined,
      yes: 'role',
      no: 'not-yet',
    },
    'not-yet': { kind: 'say', next: 'end' },
    role: { kind: 'branch', if: ({ facts }) => facts.person.role === 'mentor', yes: 'hours', no: 'availability' },
    availability: { kind: 'many', options: { list: 'slots' }, min: 1, columns: 3, next: 'changed' },
    hours: { kind: 'many', options: { list: 'slots' }, min: 1, columns: 3, next: 'changed' },
    changed: { kind: 'tell', event: 'profile-changed', next: 'saved' },
    saved: { kind: 'say', next: 'end' },
  },
});
