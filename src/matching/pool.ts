// Who waits for a duo, and what the best set of duos is looked for from. Plain data; nothing here knows of storage, texts or channels.

/** CEFR levels in their order. */
export const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

/**
 * The soft criteria, in the order in which they are listed and in which equal points are told.
 * `job`: the words of the job looked for among those of the mentor's career. `languages`: beyond the minimum.
 * `help`: what the mentee wants help with, against what the mentor can help with. `slots`: more than one common time.
 * `project`: a mentee without a clear plan and a mentor who likes that. `waiting`: how long the mentee has waited.
 */
export const criteria = ['help', 'sectors', 'job', 'languages', 'personality', 'slots', 'project', 'waiting'] as const;
export type Criterion = (typeof criteria)[number];

/** The hard criteria, in the order in which they are told. One that fails keeps a pair apart. */
export const obstacles = [
  'centre',
  'language',
  'training',
  'capacity',
  'slot',
  'veto',
  'before',
  'wish',
  'score',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** A wish about one scale of personality. A hard one that is not met keeps the two apart. */
export type Wish = { scale: string; like: 'similar' | 'different'; hard?: boolean };

/** Somebody of the pool. Codes and slots are common only when their strings are equal. What is not given is not known. */
export type Person = {
  id: string;
  centreId: string;
  /** Whether they meet people of other centres online. */
  online?: boolean;
  /** CEFR level by language code. */
  languages: Readonly<Record<string, string>>;
  sectors: readonly string[];
  /** Weekly two-hour slots. */
  slots: readonly string[];
  /** A day, `2026-03-11`, or an instant. */
  waitingSince?: string;
  /** Mentees: what they want help with. Mentors: what they can help with. */
  help?: readonly string[];
  /** Mentees: words of the job they look for. Mentors: words of their career. In lower case, without words that say nothing. */
  job?: readonly string[];
  /** Scales of personality with two ends, from -2 to 2; two people compare those that both gave. */
  scales?: Readonly<Record<string, number>>;
  wishes?: readonly Wish[];
};

/** Somebody who looks for a mentor. */
export type Mentee = Person & {
  /** Whether they have a clear plan. */
  hasProject?: boolean;
};

/** Somebody who accompanies. */
export type Mentor = Person & {
  /** Whom they like to work with: somebody with a clear plan, somebody who still looks for one (a generalist), or both. */
  prefers?: 'precise' | 'open' | 'both';
  /** How many duos at the same time; 1 when not given. */
  capacity?: number;
  /** How many they have; 0 when not given. */
  taken?: number;
  /** Whether the whole training is done; no when not given. */
  trained?: boolean;
};

/** What the team of a centre sets. */
export type Settings = {
  /** Both speak one language at this CEFR level or above. */
  minimumLevel: string;
  /** Pairs with a lower score are left out. */
  minimumScore: number;
  /** How much each soft criterion counts against the others; any numbers from 0 on. All of them 0: the usual ones. */
  weights: Readonly<Record<Criterion, number>>;
};

/**
 * The settings of a centre that has changed none; the two minima stand in `interfaces.md`.
 * Weights are out of a thousand. What a mentor can do for the plan of this mentee leads (help, sector, job: 580), for
 * that is what mentors are asked for in the programme and what practice guides put first; the other five are 60 to 100.
 */
export const usualSettings: Settings = {
  minimumLevel: 'B1',
  minimumScore: 0,
  weights: {
    help: 230,
    sectors: 230,
    job: 120,
    languages: 90,
    personality: 100,
    slots: 90,
    project: 80,
    waiting: 60,
  },
};

/** A mentee's id and a mentor's id. */
export type Pair = readonly [menteeId: string, mentorId: string];

/** Everything the best set of duos follows from. The order of people and pairs means nothing. */
export type Pool = {
  /** When this is asked: a day or an instant. */
  now: string;
  settings: Settings;
  mentees: readonly Mentee[];
  mentors: readonly Mentor[];
  /** Pairs that a coordinator wants for certain. */
  locks: readonly Pair[];
  /** Pairs that a coordinator excludes. */
  vetoes: readonly Pair[];
  /** Pairs that were proposed to each other before. */
  before: readonly Pair[];
};

const DAY_MS = 86_400_000;

/** How many whole days somebody has waited; 0 when that is not known, or lies ahead. */
export function daysWaited(waitingSince: string | undefined, now: string): number {
  if (waitingSince === undefined) return 0;
  const days = Math.floor((Date.parse(now) - Date.parse(waitingSince)) / DAY_MS);
  return days > 0 ? days : 0;
}
