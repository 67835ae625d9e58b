// The questions of the interview: what mentees and mentors are asked, sitting by sitting. The flow, the card of a person, its forms and "my data" are made of this.
import type { Role } from '../facts.ts';
import type { InterviewQuestion, Sitting } from './sitting.ts';
import { isSaid } from './sitting.ts';

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

/**
 * How a scale is answered: very much the first (a2), a little (a1), both (ab), a little the second (b1), very much (b2). They
 * stand for -2 to 2; a code that begins with a sign would be a button of several.
 */
export const scaleCodes = ['a2', 'a1', 'ab', 'b1', 'b2'] as const;

const unsure = ['unsure'] as const;
const either = ['nothing', 'unsure'] as const;

/** Two ways to be; neither is better. The numbers are kept as codes, the same for both roles, so that they can be compared. */
const scale = <Q extends string>(step: Q) =>
  ({ step, kind: 'choice', options: { list: 'scale' }, sealed: true, reads: 'team', instead: unsure }) as const;

/** Nothing is asked about health, origin or religion, and no list has a code for it. */
const situation = {
  name: 'situation',
  questions: [
    {
      step: 'situation',
      kind: 'choice',
      options: ['looking', 'working', 'studying', 'training', 'home'],
      free: true,
      reads: 'team',
      instead: unsure,
    },
    {
      step: 'education',
      kind: 'choice',
      options: ['none', 'primary', 'secondary', 'vocational', 'bachelor', 'master'],
      reads: 'team',
      instead: unsure,
    },
    { step: 'recognised', kind: 'choice', options: ['yes', 'asked', 'no', 'none'], reads: 'team', instead: unsure },
    {
      step: 'experience',
      kind: 'choice',
      options: ['none', 'year', 'three', 'ten', 'more'],
      reads: 'team',
      instead: unsure,
    },
    { step: 'worked', kind: 'text', reads: 'team', instead: either },
  ],
} as const satisfies Sitting;

const work = {
  name: 'work',
  questions: [
    { step: 'job', kind: 'text', needed: true, reads: 'partner', instead: unsure },
    {
      step: 'sectors',
      needed: true,
      kind: 'many',
      options: { list: 'sectors' },
      free: true,
      columns: 2,
      reads: 'team',
      instead: unsure,
    },
    {
      step: 'availability',
      needed: true,
      kind: 'many',
      options: { list: 'slots' },
      columns: 3,
      reads: 'team',
      instead: unsure,
    },
    { step: 'goals', kind: 'many', needed: true, options: helpCodes, reads: 'partner', instead: unsure },
    { step: 'cv', kind: 'file', reads: 'team', instead: ['nothing'] },
  ],
} as const satisfies Sitting;

const goals = {
  name: 'goals',
  questions: [
    { step: 'objective', kind: 'text', needed: true, reads: 'team', instead: unsure },
    {
      step: 'objective-two',
      kind: 'text',
      reads: 'team',
      instead: ['nothing'],
      when: (answers) => isSaid(answers.objective),
    },
    {
      step: 'objective-three',
      kind: 'text',
      reads: 'team',
      instead: ['nothing'],
      when: (answers) => isSaid(answers['objective-two']),
    },
    {
      step: 'barriers',
      sealed: true,
      kind: 'many',
      options: ['language', 'diploma', 'experience', 'network', 'family', 'transport', 'money', 'housing', 'digital'],
      free: true,
      reads: 'team',
      instead: either,
    },
    { step: 'expectations', kind: 'text', reads: 'team', instead: unsure },
  ],
} as const satisfies Sitting;

const career = {
  name: 'career',
  questions: [
    { step: 'today', kind: 'choice', options: ['working', 'retired'], free: true, reads: 'team', instead: unsure },
    { step: 'career', kind: 'text', needed: true, reads: 'partner', instead: unsure },
    {
      step: 'fields',
      needed: true,
      kind: 'many',
      options: { list: 'sectors' },
      free: true,
      columns: 2,
      reads: 'team',
      instead: unsure,
    },
    { step: 'coaching', kind: 'choice', options: ['never', 'some', 'often'], reads: 'team', instead: unsure },
    {
      step: 'coached',
      kind: 'text',
      reads: 'team',
      instead: either,
      when: (answers) => answers.coaching === 'some' || answers.coaching === 'often',
    },
  ],
} as const satisfies Sitting;

const mentoring = {
  name: 'mentoring',
  questions: [
    { step: 'motivation', kind: 'text', needed: true, reads: 'team', instead: unsure },
    { step: 'helps', kind: 'many', needed: true, options: helpCodes, reads: 'partner', instead: unsure },
    {
      step: 'hours',
      kind: 'many',
      needed: true,
      options: { list: 'slots' },
      columns: 3,
      reads: 'team',
      instead: unsure,
    },
    { step: 'project', kind: 'choice', options: ['precise', 'open', 'both'], reads: 'team', instead: unsure },
    { step: 'meet', kind: 'choice', options: ['centre', 'online', 'both'], reads: 'team', instead: unsure },
    { step: 'wishes', kind: 'text', reads: 'team', instead: either },
  ],
} as const satisfies Sitting;

const you = {
  name: 'you',
  questions: [
    {
      step: 'spoken',
      kind: 'choice',
      options: ['yes', 'no'],
      reads: 'team',
      instead: unsure,
      lines: ({ facts }) => {
        const value = facts.answers['onboarding.levels'];
        return value === undefined ? [] : [{ flow: 'onboarding', step: 'levels', value }];
      },
    },
    { step: 'spoken-new', kind: 'text', reads: 'team', when: (answers) => answers.spoken === 'no' },
    scale('scale-plan'),
    scale('scale-talk'),
    scale('scale-direct'),
    scale('scale-detail'),
    scale('scale-pace'),
    scale('scale-advice'),
  ],
} as const satisfies Sitting;

/** The sittings of each role, in their order. What both roles share comes last. */
export const sittings = {
  mentee: [situation, work, goals, you],
  mentor: [career, mentoring, you],
} as const satisfies Record<Exclude<Role, 'coordinator'>, readonly Sitting[]>;

/** The sittings of somebody. Whoever has no role yet is no mentor. */
export const sittingsOf = (role: Role | null): readonly Sitting[] =>
  role === 'mentor' ? sittings.mentor : sittings.mentee;

/** All questions, each once, in the order of the talk. */
export const questions: readonly InterviewQuestion[] = [
  ...new Map(
    [...sittings.mentee, ...sittings.mentor].flatMap((one: Sitting) => one.questions).map((one) => [one.step, one]),
  ).values(),
];
