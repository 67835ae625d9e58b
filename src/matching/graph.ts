// All pairs of a pool that no hard criterion keeps apart, with their scores, as typed arrays: only what is possible takes room, and nobody is compared with a centre that is not theirs.
import { pairsIn, rankOf } from './fit.ts';
import { daysWaited, type Mentee, type Mentor, type Person, type Pool } from './pool.ts';
import {
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

/**
 * Mentees and mentors in the order of their ids, which is their number here. The pairs of mentee `i` stand from
 * `start[i]` to before `start[i + 1]`, the best score first.
 */
export type Graph = {
  mentees: readonly Mentee[];
  mentors: readonly Mentor[];
  start: Int32Array;
  mentor: Int32Array;
  score: Int16Array;
  /** How many more duos each mentor may have. */
  room: Int32Array;
  /** How many days each mentee has waited. */
  days: Float64Array;
};

/** Ids are compared by their UTF-16 units, which no setting of a machine changes. */
export const byId = (one: { id: string }, other: { id: string }): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : 0;

/** Codes of a list by number: those of person `i` stand from `start[i]` to before `start[i + 1]`, each once. */
type Lists = { start: Int32Array; ids: Int32Array };

/** A number for each code, the same for mentees and mentors. */
type Codes = Map<string, number>;

function numberOf(codes: Codes, code: string): number {
  const known = codes.get(code);
  if (known !== undefined) return known;
  codes.set(code, codes.size);
  return codes.size - 1;
}

function listsOf(
  people: readonly Person[],
  codes: Codes,
  of: (person: Person) => readonly string[] | undefined,
): Lists {
  const start = new Int32Array(people.length + 1);
  const ids: number[] = [];
  people.forEach((person, at) => {
    for (const code of new Set(of(person))) ids.push(numberOf(codes, code));
    start[at + 1] = ids.length;
  });
  return { start, ids: Int32Array.from(ids) };
}

/** What is compared of everybody on one side. */
function described(
  people: readonly Person[],
  codes: Record<'slots' | 'sectors' | 'help' | 'job' | 'languages' | 'scales', Codes>,
  least: number,
) {
  const languages = listsOf(people, codes.languages, (one) =>
    Object.keys(one.languages).filter((code) => rankOf(one.languages[code]) >= least),
  );
  const ranks: number[] = [];
  const traits = people.map(traitsOf);
  for (const one of people)
    for (const level of Object.values(one.languages)) if (rankOf(level) >= least) ranks.push(rankOf(level));
  const scales = listsOf(people, codes.scales, (one) => Object.keys(one.scales ?? {}));
  const values = traits.flatMap((one) => [...one.values()]);
  return {
    slots: listsOf(people, codes.slots, (one) => one.slots),
    sectors: listsOf(people, codes.sectors, (one) => one.sectors),
    help: listsOf(people, codes.help, (one) => one.help),
    job: listsOf(people, codes.job, (one) => one.job),
    languages,
    ranks: Int8Array.from(ranks),
    scales,
    values: Float64Array.from(values, ({ value }) => value),
    likes: Int8Array.from(values, ({ like }) => like),
    hard: Uint8Array.from(values, ({ hard }) => (hard ? 1 : 0)),
  };
}

/** Who of a list is marked: `stamp[code]` is the number of the mentee whose turn it is, plus one. */
function mark(stamp: Int32Array, { start, ids }: Lists, at: number): number {
  const [from, to] = [start[at] as number, start[at + 1] as number];
  for (let k = from; k < to; k += 1) stamp[ids[k] as number] = at + 1;
  return to - from;
}

/** How many of somebody's codes are marked. */
function marked(stamp: Int32Array, { start, ids }: Lists, at: number, mine: number): number {
  let count = 0;
  for (let k = start[at] as number; k < (start[at + 1] as number); k += 1)
    if (stamp[ids[k] as number] === mine) count += 1;
  return count;
}

/** Everything that is possible in a pool. Locks are not thought of here. */
export function graphOf(pool: Pool): Graph {
  const { settings, now } = pool;
  const mentees = [...pool.mentees].sort(byId);
  const mentors = [...pool.mentors].sort(byId);
  const least = Math.max(0, rankOf(settings.minimumLevel));
  const of = thousandths(settings);
  const codes = {
    slots: new Map(),
    sectors: new Map(),
    help: new Map(),
    job: new Map(),
    languages: new Map(),
    scales: new Map(),
  };
  const ours = described(mentees, codes, least);
  const theirs = described(mentors, codes, least);
  const room = Int32Array.from(mentors, ({ capacity = 1, taken = 0 }) => Math.max(0, capacity - taken));
  const days = Float64Array.from(mentees, ({ waitingSince }) => daysWaited(waitingSince, now));

  // Only who is trained and has room is compared with anybody: those of the centre, and of others those who meet online.
  const ofCentre = new Map<string, number[]>();
  const online: number[] = [];
  mentors.forEach((one, at) => {
    if (one.trained !== true || room[at] === 0) return;
    const there = ofCentre.get(one.centreId);
    if (there) there.push(at);
    else ofCentre.set(one.centreId, [at]);
    if (one.online === true) online.push(at);
  });
  const theirProject = Int8Array.from(mentors, ({ prefers }) => preferences[prefers ?? 'unknown']);
  const apart = [pairsIn(pool.vetoes), pairsIn(pool.before)] as const;
  const kept = new Set([...pool.vetoes, ...pool.before].map(([menteeId]) => menteeId));

  const stampOf = (known: Codes) => new Int32Array(known.size);
  const slotStamp = stampOf(codes.slots);
  const sectorStamp = stampOf(codes.sectors);
  const helpStamp = stampOf(codes.help);
  const jobStamp = stampOf(codes.job);
  const languageStamp = stampOf(codes.languages);
  const scaleStamp = stampOf(codes.scales);
  const rank = new Int8Array(codes.languages.size);
  const value = new Float64Array(codes.scales.size);
  const like = new Int8Array(codes.scales.size);
  const hard = new Uint8Array(codes.scales.size);

  const start = new Int32Array(mentees.length + 1);
  let size = Math.max(1024, mentees.length * 16);
  let toMentor = new Int32Array(size);
  let score = new Int16Array(size);
  let count = 0;

  for (let i = 0; i < mentees.length; i += 1) {
    const mentee = mentees[i] as Mentee;
    const mine = i + 1;
    mark(slotStamp, ours.slots, i);
    const sectorsWanted = mark(sectorStamp, ours.sectors, i);
    const helpWanted = mark(helpStamp, ours.help, i);
    const jobWanted = mark(jobStamp, ours.job, i);
    mark(languageStamp, ours.languages, i);
    for (let k = ours.languages.start[i] as number; k < (ours.languages.start[i + 1] as number); k += 1)
      rank[ours.languages.ids[k] as number] = ours.ranks[k] as number;
    const scalesGiven = mark(scaleStamp, ours.scales, i);
    for (let k = ours.scales.start[i] as number; k < (ours.scales.start[i + 1] as number); k += 1) {
      const scale = ours.scales.ids[k] as number;
      value[scale] = ours.values[k] as number;
      like[scale] = ours.likes[k] as number;
      hard[scale] = ours.hard[k] as number;
    }
    const project = projects[mentee.hasProject === undefined ? 'unknown' : mentee.hasProject ? 'clear' : 'none'];
    const waiting = shareOfWaiting(mentee.waitingSince === undefined ? -1 : (days[i] as number));
    const watched = kept.has(mentee.id);

    const near = ofCentre.get(mentee.centreId) ?? [];
    const far = mentee.online === true ? online : [];
    for (let c = 0; c < near.length + far.length; c += 1) {
      const j = (c < near.length ? near[c] : far[c - near.length]) as number;
      // Who meets online is of this centre too: they were looked at already.
      if (c >= near.length && (mentors[j] as Mentor).centreId === mentee.centreId) continue;

      const slots = marked(slotStamp, theirs.slots, j, mine);
      if (slots === 0) continue;
      let languages = 0;
      let best = 0;
      for (let k = theirs.languages.start[j] as number; k < (theirs.languages.start[j + 1] as number); k += 1) {
        const language = theirs.languages.ids[k] as number;
        if (languageStamp[language] !== mine) continue;
        languages += 1;
        const own = rank[language] as number;
        const other = theirs.ranks[k] as number;
        const both = own < other ? own : other;
        if (both > best) best = both;
      }
      if (languages === 0) continue;
      if (watched && apart.some((isApart) => isApart(mentee.id, (mentors[j] as Mentor).id))) continue;

      let points = 0;
      let weight = 0;
      if (scalesGiven > 0) {
        let broken = false;
        for (let k = theirs.scales.start[j] as number; k < (theirs.scales.start[j + 1] as number); k += 1) {
          const scale = theirs.scales.ids[k] as number;
          if (scaleStamp[scale] !== mine) continue;
          const difference = Math.abs((value[scale] as number) - (theirs.values[k] as number));
          const one = like[scale] as number;
          const other = theirs.likes[k] as number;
          points += scalePoints(one, other, difference);
          weight += scaleWeight(one, other);
          if (hard[scale] === 1 && one !== likes.none && !isMet(one, difference)) broken = true;
          if (theirs.hard[k] === 1 && other !== likes.none && !isMet(other, difference)) broken = true;
        }
        if (broken) continue;
      }

      const found = scoreOf(
        of,
        shareOfCommon(marked(helpStamp, theirs.help, j, mine), helpWanted, lengthOf(theirs.help, j)),
        shareOfCommon(marked(sectorStamp, theirs.sectors, j, mine), sectorsWanted, lengthOf(theirs.sectors, j)),
        shareOfJob(marked(jobStamp, theirs.job, j, mine), jobWanted, lengthOf(theirs.job, j)),
        shareOfLanguages(best, languages, least),
        shareOfPersonality(points, weight),
        shareOfSlots(slots),
        shareOfProject(project, theirProject[j] as number),
        waiting,
      );
      if (found < settings.minimumScore) continue;
      if (count === size) {
        size *= 2;
        toMentor = grown(toMentor, new Int32Array(size));
        score = grown(score, new Int16Array(size));
      }
      toMentor[count] = j;
      score[count] = found;
      count += 1;
    }
    start[i + 1] = count;
  }
  const sorted = bestFirst(start, toMentor.subarray(0, count), score.subarray(0, count));
  return { mentees, mentors, start, ...sorted, room, days };
}

const lengthOf = ({ start }: Lists, at: number): number => (start[at + 1] as number) - (start[at] as number);

function grown<T extends Int32Array | Int16Array>(small: T, large: T): T {
  large.set(small);
  return large;
}

/** The pairs of each mentee with the best score first, in time that grows with their number: all are laid out by score, then handed back to their rows. */
function bestFirst(
  start: Int32Array,
  toMentor: Int32Array,
  score: Int16Array,
): { mentor: Int32Array; score: Int16Array } {
  const most = 1000;
  const count = toMentor.length;
  const next = new Int32Array(most + 2);
  for (let e = 0; e < count; e += 1)
    next[most - (score[e] as number) + 1] = (next[most - (score[e] as number) + 1] as number) + 1;
  for (let s = 0; s <= most; s += 1) next[s + 1] = (next[s + 1] as number) + (next[s] as number);
  const order = new Int32Array(count);
  const row = new Int32Array(count);
  for (let i = 0; i + 1 < start.length; i += 1) {
    for (let e = start[i] as number; e < (start[i + 1] as number); e += 1) {
      const place = next[most - (score[e] as number)] as number;
      next[most - (score[e] as number)] = place + 1;
      order[place] = e;
      row[place] = i;
    }
  }
  const free = start.slice();
  const sorted = { mentor: new Int32Array(count), score: new Int16Array(count) };
  for (let k = 0; k < count; k += 1) {
    const place = free[row[k] as number] as number;
    free[row[k] as number] = place + 1;
    sorted.mentor[place] = toMentor[order[k] as number] as number;
    sorted.score[place] = score[order[k] as number] as number;
  }
  return sorted;
}
