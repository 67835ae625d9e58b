// Whether a mentee and a mentor can be a duo, and how well they fit. Pure; source of the criteria: programme page, step 4, and interfaces, "Matching".

/** CEFR levels in their order. */
const levels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

/** Somebody of the pool as matching sees them. Slots are common only when their strings are equal. */
export type Candidate = {
  id: string;
  centreId: string;
  /** CEFR level by language code. */
  languages: Readonly<Record<string, string>>;
  /** Weekly two-hour slots. */
  slots: readonly string[];
  sectors: readonly string[];
  /** Mentees: what they want help with. Mentors: what they can help with. */
  help: readonly string[];
  /** Mentors: how many duos they may have and how many they have. */
  capacity?: number;
  taken?: number;
  trained?: boolean;
};

/** Settings. Defaults stand in `interfaces.md`. */
export type Settings = { minimumLevel: string };
/** Both speak a language at this level or above. */
export const usual: Settings = { minimumLevel: 'B1' };

/** What keeps two people apart for certain. */
export type Obstacle = 'centre' | 'language' | 'training' | 'capacity' | 'slot' | 'before';

/** What speaks for two people: the codes that they have in common. */
export type Reasons = {
  languages: readonly string[];
  slots: readonly string[];
  sectors: readonly string[];
  help: readonly string[];
};

/** Why two people fit, or what keeps them apart. `score` is a whole number from 0 to 1000. */
export type Fit = { kind: 'fits'; score: number; reasons: Reasons } | { kind: 'apart'; obstacles: readonly Obstacle[] };

/** The share of each soft criterion of the thousand. */
const WEIGHTS = { help: 450, sectors: 350, slots: 120, languages: 80 } as const;
/** More common slots or languages than this add nothing. */
const ENOUGH = { slots: 3, languages: 2 } as const;

const common = (a: readonly string[], b: readonly string[]): string[] => a.filter((one) => b.includes(one));

/** The languages that both speak at the level or above. */
export function commonLanguages(a: Candidate, b: Candidate, { minimumLevel }: Settings): string[] {
  const enough = (level: string | undefined) =>
    level !== undefined && levels.indexOf(level) >= levels.indexOf(minimumLevel);
  return Object.keys(a.languages).filter((code) => enough(a.languages[code]) && enough(b.languages[code]));
}

/**
 * How a mentee and a mentor fit. `before`: they were proposed to each other already, which never happens twice.
 */
export function fitOf(mentee: Candidate, mentor: Candidate, before: boolean, settings: Settings = usual): Fit {
  const reasons: Reasons = {
    languages: commonLanguages(mentee, mentor, settings),
    slots: common(mentee.slots, mentor.slots),
    sectors: common(mentee.sectors, mentor.sectors),
    help: common(mentee.help, mentor.help),
  };
  const obstacles: Obstacle[] = [];
  if (mentee.centreId !== mentor.centreId) obstacles.push('centre');
  if (reasons.languages.length === 0) obstacles.push('language');
  if (mentor.trained !== true) obstacles.push('training');
  if ((mentor.taken ?? 0) >= (mentor.capacity ?? 1)) obstacles.push('capacity');
  if (reasons.slots.length === 0) obstacles.push('slot');
  if (before) obstacles.push('before');
  return obstacles.length > 0
    ? { kind: 'apart', obstacles }
    : { kind: 'fits', score: scoreOf(mentee, reasons), reasons };
}

function scoreOf(mentee: Candidate, reasons: Reasons): number {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.min(1, part / whole));
  return Math.round(
    WEIGHTS.help * share(reasons.help.length, mentee.help.length) +
      WEIGHTS.sectors * share(reasons.sectors.length, mentee.sectors.length) +
      WEIGHTS.slots * share(reasons.slots.length, ENOUGH.slots) +
      WEIGHTS.languages * share(reasons.languages.length, ENOUGH.languages),
  );
}

/** The mentors that fit a mentee, the best first; of equals, the smaller id. */
export function bestFor(
  mentee: Candidate,
  mentors: readonly Candidate[],
  before: (mentorId: string) => boolean,
  settings: Settings = usual,
): { mentorId: string; score: number; reasons: Reasons }[] {
  return mentors
    .flatMap((mentor) => {
      const fit = fitOf(mentee, mentor, before(mentor.id), settings);
      return fit.kind === 'fits' ? [{ mentorId: mentor.id, score: fit.score, reasons: fit.reasons }] : [];
    })
    .sort((a, b) => b.score - a.score || (a.mentorId < b.mentorId ? -1 : 1));
}
