// How well a duo goes, as a number from 0 to 100 with its parts: docs/decisions/0015-health.md. It is about the last weeks of the two together, never about a person.
import type { CareSettings } from '../facts.ts';
import {
  type ComparedDuo,
  decidedWeeks,
  isHeld,
  type Side,
  sides,
  type WeekOutcome,
  withoutPauses,
} from './compare.ts';

/** What the score is made of. */
export const healthParts = ['answers', 'meetings', 'mood', 'progress', 'witnesses'] as const;
/** One of the parts. */
export type HealthPart = (typeof healthParts)[number];

/** How much each part counts, unless the centre says otherwise. Source and reasons: docs/decisions/0015-health.md. */
export const usualWeights: Readonly<Record<HealthPart, number>> = {
  answers: 30,
  meetings: 30,
  mood: 20,
  progress: 10,
  witnesses: 10,
};

/** Below this a duo is at risk. Source: field notes, section 3. */
export const AT_RISK = 40;
/** No score in the first two weeks. Source: field notes, section 3. */
export const GRACE_DAYS = 14;
/** So many weeks are looked at, the last ones: what was a month ago is not how it goes. */
const WEEKS = 4;
const DAY = 86_400_000;

/** `parts` are shares from 0 to 1; null where nothing is known of one, which then does not count. */
export type Health = { score: number; parts: Readonly<Record<HealthPart, number | null>>; atRisk: boolean };

/** How a duo goes at `now` (ISO). Null before its grace period is over, and while no week of it is decided. */
export function healthOf(duo: ComparedDuo, now: string, settings: CareSettings): Health | null {
  if (duo.startedAt === null || withoutPauses(duo, now) - Date.parse(duo.startedAt) < GRACE_DAYS * DAY) return null;
  const weeks = decidedWeeks(duo, now).slice(-WEEKS);
  if (weeks.length === 0) return null;
  const parts: Record<HealthPart, number | null> = {
    answers: mean(weeks.flatMap((one) => sides.map((side) => (answered(duo, side, one.week) ? 1 : 0)))),
    meetings: mean(weeks.map(heldShare)),
    mood: mean(weeks.flatMap(({ week }) => sides.flatMap((side) => moodShare(duo, side, week)))),
    progress: progressShare(duo, weeks.at(-1)?.week ?? 0),
    witnesses: mean(weeks.flatMap(agreedShare)),
  };
  const weights = weightsOf(settings);
  const known = healthParts.filter((part) => parts[part] !== null && weights[part] > 0);
  const whole = known.reduce((sum, part) => sum + weights[part], 0);
  if (whole === 0) return null;
  const sum = known.reduce((all, part) => all + weights[part] * (parts[part] ?? 0), 0);
  const score = Math.round((100 * sum) / whole);
  return { score, parts, atRisk: score < AT_RISK };
}

/** The weights of a centre; the usual one where it says nothing, or nothing that is a weight. */
export function weightsOf({ weights }: CareSettings): Record<HealthPart, number> {
  const own = (part: HealthPart): number => {
    const weight = weights?.[part];
    return weight !== undefined && Number.isFinite(weight) && weight >= 0 ? weight : usualWeights[part];
  };
  return Object.fromEntries(healthParts.map((part) => [part, own(part)])) as Record<HealthPart, number>;
}

const mean = (shares: readonly number[]): number | null =>
  shares.length === 0 ? null : shares.reduce((all, one) => all + one, 0) / shares.length;

const answered = (duo: ComparedDuo, side: Side, week: number): boolean =>
  duo[side][`check-in/${week}.met`] !== undefined;

/** A meeting of which one says that it was, and the other that it was not, is half a meeting. */
const heldShare = (one: WeekOutcome): number => (isHeld(one) ? 1 : one.kind === 'contradiction' ? 0.5 : 0);

const moods: Readonly<Record<string, number>> = { good: 1, 'so-so': 0.5, bad: 0 };

function moodShare(duo: ComparedDuo, side: Side, week: number): number[] {
  const mood = moods[String(duo[side][`check-in/${week}.mood`])];
  return mood === undefined ? [] : [mood];
}

/** Only weeks in which both have answered say anything about that. */
const agreedShare = ({ kind }: WeekOutcome): number[] =>
  kind === 'contradiction' ? [0] : kind === 'met' || kind === 'not-met' ? [1] : [];

const grades: Readonly<Record<string, number>> = { none: 0, some: 0.5, much: 0.8, reached: 1 };
/** The steps under which an objective is rated. */
export const objectiveSteps = ['objective-1', 'objective-2', 'objective-3'] as const;

/** The newest grade of each objective by each of the two. */
function progressShare(duo: ComparedDuo, last: number): number | null {
  const shares = sides.flatMap((side) =>
    objectiveSteps.flatMap((step) => {
      for (let week = last; week > 0; week--) {
        const grade = grades[String(duo[side][`check-in/${week}.${step}`])];
        if (grade !== undefined) return [grade];
      }
      return [];
    }),
  );
  return mean(shares);
}

/** Below this share a part has pulled the score down. */
const LOW = 0.6;

/** The parts that pulled the score down, those that cost most first. */
export function pulledDown({ parts }: Health, settings: CareSettings): HealthPart[] {
  const weights = weightsOf(settings);
  const cost = (part: HealthPart): number => weights[part] * (1 - (parts[part] ?? 1));
  return healthParts.filter((part) => (parts[part] ?? 1) < LOW && weights[part] > 0).sort((a, b) => cost(b) - cost(a));
}
