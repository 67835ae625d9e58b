// Whether a mentee and a mentor can be a duo, how well they fit, and what speaks for and against it: codes and their parameters, never texts.
import {
  type Criterion,
  criteria,
  daysWaited,
  levels,
  type Mentee,
  type Mentor,
  type Obstacle,
  type Pair,
  type Person,
  type Pool,
  type Settings,
} from './pool.ts';
import {
  answers,
  isMet,
  likes,
  preferences,
  projects,
  scalePoints,
  scaleWeight,
  scoreOf,
  shareOfCommon,
  shareOfJob,
  shareOfLanguages,
  shareOfPersonality,
  shareOfProject,
  shareOfSlots,
  shareOfWaiting,
  thousandths,
} from './shares.ts';
import { traitsOf } from './traits.ts';

/** What a pair is looked at with. */
export type Context = {
  now: string;
  settings: Settings;
  vetoed: (menteeId: string, mentorId: string) => boolean;
  before: (menteeId: string, mentorId: string) => boolean;
};

/**
 * What a criterion gives to a score: whole numbers, all `points` together are the score and all `of` a thousand.
 * `known` is false when one of the two has not given what it needs: then it counts half.
 */
export type Share = { criterion: Criterion; points: number; of: number; known: boolean };

/** Something to be said about a pair, with what it is about: codes, words, languages, scales or slots. */
export type Said<Code extends string> = { code: Code; items: readonly string[]; level?: string; days?: number };

/** What speaks against a pair that is possible. */
export type ObjectionCode =
  | 'online'
  | 'no-help'
  | 'part-help'
  | 'no-sectors'
  | 'no-job'
  | 'language-minimum'
  | 'opposite'
  | 'one-slot'
  | 'project';

/** How well two people fit, and why. */
export type Match = { score: number; shares: Share[]; reasons: Said<Criterion>[]; objections: Said<ObjectionCode>[] };

/** They fit, or what keeps them apart; the score is then what it would be without that. */
export type Fit = ({ kind: 'fits' } & Match) | { kind: 'apart'; obstacles: Obstacle[]; score: number };

/** From this many days on waiting is a reason that is told: a match should take 15 to 30. */
const TOLD_DAYS = 15;

/** What both lists hold, in the order of the first. */
const common = (one: readonly string[], other: readonly string[]): string[] => {
  const there = new Set(other);
  return [...new Set(one)].filter((code) => there.has(code));
};

/** A level as a number; -1 when it is none. */
export const rankOf = (level: string | undefined): number => (levels as readonly (string | undefined)[]).indexOf(level);

/** The languages that both speak at the level or above. */
export function commonLanguages(
  one: Person,
  other: Person,
  { minimumLevel }: Pick<Settings, 'minimumLevel'>,
): string[] {
  const least = Math.max(0, rankOf(minimumLevel));
  const enough = (person: Person, code: string) =>
    Object.hasOwn(person.languages, code) && rankOf(person.languages[code]) >= least;
  return Object.keys(one.languages).filter((code) => enough(one, code) && enough(other, code));
}

/** A question about pairs, answered without looking through all of them each time. */
export function pairsIn(pairs: readonly Pair[]): (menteeId: string, mentorId: string) => boolean {
  const mentorsOf = new Map<string, Set<string>>();
  for (const [menteeId, mentorId] of pairs) {
    const found = mentorsOf.get(menteeId);
    if (found) found.add(mentorId);
    else mentorsOf.set(menteeId, new Set([mentorId]));
  }
  return (menteeId, mentorId) => mentorsOf.get(menteeId)?.has(mentorId) === true;
}

/** The context of a pool. Made once, it serves for all of its pairs. */
export function contextOf({
  now,
  settings,
  vetoes,
  before,
}: Pick<Pool, 'now' | 'settings' | 'vetoes' | 'before'>): Context {
  return { now, settings, vetoed: pairsIn(vetoes), before: pairsIn(before) };
}

/** How a mentee and a mentor fit. All hard criteria that fail are named. */
export function fitOf(mentee: Mentee, mentor: Mentor, context: Context): Fit {
  const seen = compare(mentee, mentor, context);
  const obstacles = obstaclesOf(mentee, mentor, seen, context);
  const { score } = seen;
  if (obstacles.length > 0) return { kind: 'apart', obstacles, score };
  return {
    kind: 'fits',
    score,
    shares: seen.shares,
    reasons: reasonsOf(seen),
    objections: objectionsOf(mentee, mentor, seen),
  };
}

/** The mentors that fit a mentee, the best first; of equals, the smaller id. Others in the pool are not thought of. */
export function bestFor(
  mentee: Mentee,
  mentors: readonly Mentor[],
  context: Context,
): ({ mentorId: string } & Match)[] {
  return mentors
    .flatMap((mentor) => {
      const fit = fitOf(mentee, mentor, context);
      if (fit.kind === 'apart') return [];
      const { kind: _, ...match } = fit;
      return [{ mentorId: mentor.id, ...match }];
    })
    .sort((a, b) => b.score - a.score || (a.mentorId < b.mentorId ? -1 : 1));
}

/** Everything that two people have in common, and what it is worth. */
type Compared = {
  score: number;
  shares: Share[];
  help: string[];
  missing: string[];
  sectors: string[];
  job: string[];
  languages: string[];
  /** The rank of the level that both reach in their best common language. */
  best: number;
  least: number;
  slots: string[];
  /** Scales where they are as one of them wishes, or alike; and where it is the other way round. */
  agreeing: string[];
  opposite: string[];
  broken: boolean;
  days: number;
};

function compare(mentee: Mentee, mentor: Mentor, { now, settings }: Context): Compared {
  const wanted = new Set(mentee.help);
  const help = common(mentee.help ?? [], mentor.help ?? []);
  const sectors = common(mentee.sectors, mentor.sectors);
  const job = common(mentee.job ?? [], mentor.job ?? []);
  const languages = commonLanguages(mentee, mentor, settings);
  const least = Math.max(0, rankOf(settings.minimumLevel));
  const best = Math.max(
    0,
    ...languages.map((code) => Math.min(rankOf(mentee.languages[code]), rankOf(mentor.languages[code]))),
  );
  const slots = common(mentee.slots, mentor.slots);
  const character = compareScales(mentee, mentor);
  const project = mentee.hasProject === undefined ? 'unknown' : mentee.hasProject ? 'clear' : 'none';
  const days = daysWaited(mentee.waitingSince, now);
  const size = (list: readonly string[] | undefined) => new Set(list).size;
  const shares = [
    shareOfCommon(help.length, size(mentee.help), size(mentor.help)),
    shareOfCommon(sectors.length, size(mentee.sectors), size(mentor.sectors)),
    shareOfJob(job.length, size(mentee.job), size(mentor.job)),
    shareOfLanguages(best, languages.length, least),
    shareOfPersonality(character.points, character.weight),
    shareOfSlots(slots.length),
    shareOfProject(projects[project], preferences[mentor.prefers ?? 'unknown']),
    shareOfWaiting(mentee.waitingSince === undefined ? -1 : days),
  ] as const;
  const of = thousandths(settings);
  const known: Record<Criterion, boolean> = {
    help: wanted.size > 0 && size(mentor.help) > 0,
    sectors: mentee.sectors.length > 0 && mentor.sectors.length > 0,
    job: size(mentee.job) > 0 && size(mentor.job) > 0,
    languages: true,
    personality: character.weight > 0,
    slots: true,
    project: project !== 'unknown' && mentor.prefers !== undefined,
    waiting: mentee.waitingSince !== undefined,
  };
  const score = scoreOf(of, ...shares);
  const points = wholeParts(
    shares.map((share, at) => share * (of[at] ?? 0)),
    score,
  );
  const parts = wholeParts([...of], 1000);
  return {
    score,
    shares: criteria.map((criterion, at) => ({
      criterion,
      points: points[at] ?? 0,
      of: parts[at] ?? 0,
      known: known[criterion],
    })),
    help,
    missing: [...wanted].filter((code) => !help.includes(code)),
    sectors,
    job,
    languages,
    best,
    least,
    slots,
    ...character,
    days,
  };
}

function compareScales(mentee: Mentee, mentor: Mentor) {
  const others = traitsOf(mentor);
  const found = { points: 0, weight: 0, agreeing: [] as string[], opposite: [] as string[], broken: false };
  for (const [scale, own] of traitsOf(mentee)) {
    const other = others.get(scale);
    if (!other) continue;
    const apart = Math.abs(own.value - other.value);
    found.points += scalePoints(own.like, other.like, apart);
    found.weight += scaleWeight(own.like, other.like);
    const wished = [own.like, other.like].filter((like) => like !== likes.none);
    const met = (wished.length > 0 ? wished : [likes.similar]).map((like) => answers(like, apart));
    if (met.some((one) => one < 0.5)) found.opposite.push(scale);
    else if (met.every((one) => one > 0.5)) found.agreeing.push(scale);
    if ((own.hard && !isMet(own.like, apart)) || (other.hard && !isMet(other.like, apart))) found.broken = true;
  }
  return found;
}

function obstaclesOf(mentee: Mentee, mentor: Mentor, seen: Compared, context: Context): Obstacle[] {
  const { settings, vetoed, before } = context;
  const online = mentee.online === true && mentor.online === true;
  const failed: Record<Obstacle, boolean> = {
    centre: mentee.centreId !== mentor.centreId && !online,
    language: seen.languages.length === 0,
    training: mentor.trained !== true,
    capacity: (mentor.taken ?? 0) >= (mentor.capacity ?? 1),
    slot: seen.slots.length === 0,
    veto: vetoed(mentee.id, mentor.id),
    before: before(mentee.id, mentor.id),
    wish: seen.broken,
    score: seen.score < settings.minimumScore,
  };
  return (Object.keys(failed) as Obstacle[]).filter((one) => failed[one]);
}

/** What gives most comes first. */
function reasonsOf(seen: Compared): Said<Criterion>[] {
  const { help, sectors, job, languages, agreeing, slots, days, shares } = seen;
  const all: Record<Criterion, Said<Criterion> | null> = {
    help: help.length > 0 ? { code: 'help', items: help } : null,
    sectors: sectors.length > 0 ? { code: 'sectors', items: sectors } : null,
    job: job.length > 0 ? { code: 'job', items: job } : null,
    languages: { code: 'languages', items: languages, level: levels[seen.best] ?? '' },
    personality: agreeing.length > 0 ? { code: 'personality', items: agreeing } : null,
    slots: { code: 'slots', items: slots },
    project: isGood(shares, 'project') ? { code: 'project', items: [] } : null,
    waiting: days >= TOLD_DAYS ? { code: 'waiting', items: [], days } : null,
  };
  return [...shares].sort((a, b) => b.points - a.points).flatMap(({ criterion }) => all[criterion] ?? []);
}

const isGood = (shares: readonly Share[], criterion: Criterion): boolean =>
  shares.some((one) => one.criterion === criterion && one.known && one.points * 2 > one.of);

/** What is only not known is no objection. */
function objectionsOf(mentee: Mentee, mentor: Mentor, seen: Compared): Said<ObjectionCode>[] {
  const { help, missing, sectors, job, languages, best, least, opposite, slots, shares } = seen;
  const known = (criterion: Criterion) => shares.some((one) => one.criterion === criterion && one.known);
  const said: Said<ObjectionCode>[] = [];
  if (mentee.centreId !== mentor.centreId) said.push({ code: 'online', items: [] });
  if (known('help') && help.length === 0) said.push({ code: 'no-help', items: missing });
  else if (known('help') && missing.length > 0) said.push({ code: 'part-help', items: missing });
  if (known('sectors') && sectors.length === 0) said.push({ code: 'no-sectors', items: [] });
  if (known('job') && job.length === 0) said.push({ code: 'no-job', items: [] });
  if (best === least && least < levels.length - 1)
    said.push({ code: 'language-minimum', items: languages, level: levels[best] ?? '' });
  if (opposite.length > 0) said.push({ code: 'opposite', items: opposite });
  if (slots.length === 1) said.push({ code: 'one-slot', items: slots });
  if (known('project') && mentee.hasProject === (mentor.prefers === 'open') && mentor.prefers !== 'both')
    said.push({ code: 'project', items: [] });
  return said;
}

/** Numbers made whole so that together they are `sum`: the largest parts that are cut off become one more. */
function wholeParts(parts: readonly number[], sum: number): number[] {
  const whole = parts.map(Math.floor);
  const order = parts.map((part, at) => ({ at, rest: part - Math.floor(part) })).sort((a, b) => b.rest - a.rest);
  let left = sum - whole.reduce((all, one) => all + one, 0);
  for (const { at } of order) {
    if (left <= 0) break;
    whole[at] = (whole[at] ?? 0) + 1;
    left -= 1;
  }
  return whole;
}
