// How synthetic people are: whether and when they answer, what they like to tap, and what they do of their own accord. Data only.

/** What somebody does by themselves once: a command with what they tap next, or their chat app blocked for some weeks. */
export type Deed =
  | { kind: 'command'; name: string; taps: readonly string[]; weeks: readonly [number, number] }
  | { kind: 'block'; weeks: readonly [number, number]; forWeeks: number };

/** A temperament. Chances are from 0 to 1, hours how long a question waits at least and at most. */
export type Temperament = {
  name: string;
  /** So many of a hundred people are like this. */
  share: number;
  answers: number;
  hours: readonly [number, number];
  /** That the next question of the same sitting is answered at once. */
  goesOn: number;
  /** From this week of the simulation on; before, everybody is like the first one, so that duos come about. */
  fromWeek: number;
  /** By the option that a button stands for; what is not named weighs as in `usual`, else 1. */
  prefers: Readonly<Record<string, number>>;
  deeds: readonly Deed[];
};

/** What people tap when their temperament does not say otherwise. Buttons that lead nowhere further are rare. */
export const usual: Readonly<Record<string, number>> = {
  yes: 12,
  no: 0.25,
  'not-yet': 0.8,
  other: 1.5,
  good: 8,
  'so-so': 2,
  bad: 0.1,
  same: 9,
  open: 1,
  sign: 40,
  question: 0.1,
  thinking: 0.4,
  missed: 0.3,
  tell: 6,
  lend: 0.3,
  talk: 6,
  change: 0,
  person: 0.2,
  skip: 4,
  done: 40,
  more: 0.4,
  none: 0.1,
  simpler: 0.2,
  // Whoever is asked about more than they must rarely goes there, and nobody goes by accident.
  menu: 0.1,
  help: 0.1,
  add: 0.4,
  nothing: 3,
  leave: 0,
  delete: 0,
  link: 0,
  language: 0,
};

/** The temperaments; the first is what everybody is at the beginning. */
export const temperaments: readonly Temperament[] = [
  {
    name: 'punctual',
    share: 42,
    answers: 0.97,
    hours: [0, 4],
    goesOn: 0.99,
    fromWeek: 0,
    prefers: {},
    deeds: [],
  },
  {
    name: 'late',
    share: 16,
    answers: 0.85,
    hours: [20, 70],
    goesOn: 0.9,
    fromWeek: 4,
    prefers: { other: 4 },
    deeds: [],
  },
  { name: 'silent', share: 10, answers: 0.04, hours: [2, 60], goesOn: 0.5, fromWeek: 6, prefers: {}, deeds: [] },
  {
    name: 'contradicting',
    share: 9,
    answers: 0.92,
    hours: [0, 12],
    goesOn: 0.97,
    fromWeek: 4,
    prefers: { no: 8, yes: 3, partly: 4, 'not-yet': 3 },
    deeds: [],
  },
  {
    name: 'blocked',
    share: 7,
    answers: 0.9,
    hours: [0, 10],
    goesOn: 0.97,
    fromWeek: 4,
    prefers: {},
    deeds: [{ kind: 'block', weeks: [6, 18], forWeeks: 4 }],
  },
  {
    name: 'quitting',
    share: 5,
    answers: 0.8,
    hours: [0, 30],
    goesOn: 0.9,
    fromWeek: 4,
    prefers: { 'so-so': 6 },
    deeds: [{ kind: 'command', name: 'leave', taps: ['yes'], weeks: [7, 22] }],
  },
  {
    name: 'pausing',
    share: 5,
    answers: 0.9,
    hours: [0, 24],
    goesOn: 0.95,
    fromWeek: 4,
    prefers: {},
    deeds: [{ kind: 'command', name: 'break', taps: ['two', 'pause', 'keep', 'yes', 'person'], weeks: [6, 20] }],
  },
  {
    name: 'angry',
    share: 6,
    answers: 0.9,
    hours: [0, 16],
    goesOn: 0.9,
    fromWeek: 4,
    prefers: { bad: 8, 'so-so': 6, no: 2 },
    deeds: [{ kind: 'command', name: 'person', taps: ['mine', 'coordinator', 'skip'], weeks: [5, 22] }],
  },
];
