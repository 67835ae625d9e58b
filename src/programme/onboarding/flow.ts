// The first talk: language, consent, role, eligibility, profile, summary.
import { centreOf, defineFlow } from '../facts.ts';
import { localYear } from '../local-time.ts';
import { ageFits, criteriaFor } from './criteria.ts';
import { hasMovedIn, isExpected, movedInParams } from './moved-in.ts';

/** Which words of consent are in force; a change of `onboarding:notice`, its simpler words, or `onboarding:consent` needs a new one. */
export const consentVersion = '2026-11-22';

/** CEFR levels in their order. */
export const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

export const onboarding = defineFlow({
  name: 'onboarding',
  first: 'language',
  steps: {
    language: {
      kind: 'choice',
      options: { list: 'interface' },
      next: { other: 'no-language', '*': 'speak' },
      record: false,
    },
    'no-language': { kind: 'say', next: 'language' },
    speak: { kind: 'tell', event: 'language-chosen', next: 'expected' },
    expected: { kind: 'branch', if: ({ facts }) => isExpected(facts), yes: 'written', no: 'notice' },
    written: { kind: 'say', params: ({ facts }) => movedInParams(facts), next: 'notice' },
    notice: { kind: 'say', next: 'consent' },
    consent: {
      kind: 'choice',
      options: ['yes', 'no', 'more'],
      next: { yes: 'agree', no: 'whose', more: 'details' },
      simple: ['notice', 'details'],
      record: false,
    },
    details: { kind: 'say', next: 'consent' },
    whose: { kind: 'branch', if: ({ facts }) => isExpected(facts), yes: 'not-here', no: 'refused' },
    'not-here': { kind: 'choice', options: ['again'], next: 'consent', record: false },
    refused: { kind: 'choice', options: ['again'], next: 'consent', record: false },
    agree: { kind: 'tell', event: 'consented', next: 'moved-in' },
    'moved-in': { kind: 'branch', if: ({ facts }) => hasMovedIn(facts), yes: 'here', no: 'knows-role' },
    here: {
      kind: 'say',
      variants: ['duo', 'alone'],
      which: ({ facts }) => (facts.duo ? 'duo' : 'alone'),
      params: ({ facts }) => movedInParams(facts),
      next: 'where',
    },
    where: { kind: 'call', flow: 'status', next: 'end' },
    'knows-role': { kind: 'branch', if: ({ facts }) => facts.person.role !== null, yes: 'welcome', no: 'role' },
    welcome: {
      kind: 'say',
      variants: ['mentee', 'mentor'],
      which: ({ facts }) => facts.person.role ?? 'mentee',
      params: ({ facts }) => ({ centre: centreOf(facts)?.name ?? '' }),
      next: 'which',
    },
    role: { kind: 'choice', options: ['mentee', 'mentor'], next: 'take-role' },
    'take-role': { kind: 'tell', event: 'role-chosen', next: 'which' },
    which: {
      kind: 'branch',
      if: ({ facts }) => facts.person.role === 'mentor',
      yes: 'fits-mentor',
      no: 'fits-mentee',
    },
    'fits-mentee': {
      kind: 'choice',
      options: ['yes', 'no', 'unsure'],
      simple: true,
      params: ({ facts }) => ({ min: criteriaFor(facts).mentee.min, max: criteriaFor(facts).mentee.max }),
      next: { yes: 'fits', no: 'doubt', unsure: 'doubt' },
    },
    'fits-mentor': {
      kind: 'choice',
      options: ['yes', 'no', 'unsure'],
      simple: true,
      params: ({ facts }) => ({ min: criteriaFor(facts).mentor.min }),
      next: { yes: 'fits', no: 'doubt', unsure: 'doubt' },
    },
    fits: { kind: 'tell', event: 'criteria-shown', next: 'first-name' },
    doubt: { kind: 'tell', event: 'criteria-shown', next: 'look' },
    look: { kind: 'choice', options: ['yes', 'no'], simple: true, next: { yes: 'look-wanted', no: 'parted' } },
    'look-wanted': { kind: 'tell', event: 'look-wanted', next: 'first-name' },
    parted: { kind: 'choice', options: ['again'], next: 'which-again', record: false },
    'which-again': {
      kind: 'branch',
      if: ({ facts }) => facts.person.role === 'mentor',
      yes: 'fits-mentor',
      no: 'fits-mentee',
    },
    'first-name': { kind: 'text', max: 40, next: 'name-given' },
    'name-given': { kind: 'tell', event: 'name-given', next: 'born' },
    born: {
      kind: 'number',
      min: ({ facts }) => localYear(facts.now, facts.person.zone) - 110,
      max: ({ facts }) => localYear(facts.now, facts.person.zone) - 10,
      next: 'age',
    },
    age: {
      kind: 'branch',
      if: ({ answers, facts }) => ageFits(Number(answers.born), facts.person.role, facts),
      yes: 'knows-centre',
      no: 'age-look',
    },
    'age-look': {
      kind: 'choice',
      options: ['yes', 'no'],
      simple: true,
      next: { yes: 'age-look-wanted', no: 'age-parted' },
    },
    'age-look-wanted': { kind: 'tell', event: 'look-wanted', next: 'knows-centre' },
    'age-parted': { kind: 'choice', options: ['again'], next: 'born', record: false },
    'knows-centre': {
      kind: 'branch',
      if: ({ facts, answers }) => facts.invited !== null && answers.centre === undefined,
      yes: 'languages',
      no: 'centre',
    },
    centre: { kind: 'choice', options: { list: 'centres' }, columns: 2, next: 'take-centre' },
    'take-centre': { kind: 'tell', event: 'centre-chosen', next: 'languages' },
    languages: { kind: 'many', options: { list: 'spoken' }, min: 1, columns: 3, next: 'levels' },
    levels: { kind: 'each', of: 'languages', options: levels, columns: 2, next: 'heard' },
    heard: {
      kind: 'choice',
      options: ['friend', 'social', 'school', 'jobcentre', 'organisation', 'event', 'other'],
      free: true,
      columns: 2,
      next: 'summary',
    },
    summary: {
      kind: 'review',
      of: ['role', 'first-name', 'born', 'centre', 'languages', 'levels', 'heard'],
      next: 'confirm',
    },
    confirm: { kind: 'tell', event: 'profile-confirmed', next: 'done' },
    done: {
      kind: 'say',
      variants: ['team', 'alone'],
      which: ({ facts }) => (facts.team.length > 0 ? 'team' : 'alone'),
      params: ({ facts, answers }) => ({
        name: String(answers['first-name'] ?? ''),
        centre: centreOf(facts)?.name ?? '',
        contact: centreOf(facts)?.contact ?? '',
      }),
      next: 'to-sessions',
    },
    'to-sessions': { kind: 'call', flow: 'sessions', next: 'end' },
  },
});
