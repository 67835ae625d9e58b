// What somebody has answered who is put into a story when it has begun already.
import type { Value } from '../core/conversation.ts';

/** What somebody who is put into the pool has answered. */
export const answersOfPool: Readonly<Record<'mentee' | 'mentor', Readonly<Record<string, Value>>>> = {
  mentee: {
    'onboarding.fits-mentee': 'yes',
    'onboarding.born': 1999,
    'onboarding.languages': ['ar', 'fr'],
    'onboarding.levels': { ar: 'C2', fr: 'B1' },
    'onboarding.confirmed': 'yes',
    'interview.job': 'Nurse in a hospital',
    'interview.sectors': ['care'],
    'interview.availability': ['tue-18'],
    'interview.goals': ['cv', 'network'],
    'interview.objective': 'A first contract',
    'interview.confirmed': 'yes',
  },
  mentor: {
    'onboarding.fits-mentor': 'yes',
    'onboarding.born': 1960,
    'onboarding.languages': ['fr', 'nl'],
    'onboarding.levels': { fr: 'C2', nl: 'B2' },
    'onboarding.confirmed': 'yes',
    'interview.career': 'Thirty years in a hospital',
    'interview.fields': ['care', 'education'],
    'interview.hours': ['tue-18', 'wed-10'],
    'interview.helps': ['cv', 'interview'],
    'interview.motivation': 'I like to pass it on',
    'interview.confirmed': 'yes',
  },
};

/** What somebody has answered whose profile is complete, and nothing more. */
export const answersOfProfile: typeof answersOfPool = {
  mentee: profileOf(answersOfPool.mentee),
  mentor: profileOf(answersOfPool.mentor),
};

function profileOf(answers: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name.startsWith('onboarding.')));
}
