// What must be true after every event of a simulation. Each looks at one event and at what is remembered, and says in words what is wrong.
import { Temporal } from 'temporal-polyfill';
import type { DuoState, Stage } from '../programme/facts.ts';
import { isQuiet } from '../programme/quiet-hours.ts';
import { isDuoPath, isStagePath } from '../programme/stage-paths.ts';
import type { Happened } from './happened.ts';
import { emptyShadow, messagesOf, occurrenceOf, remember, rowOf, type Shadow, weekOf } from './shadow.ts';

type Check = (event: Happened, shadow: Shadow) => string | null;

/** Nobody is asked about two weeks within so many hours. Two meetings may follow each other closely: both are free to plan them so. */
const WEEKS_APART_HOURS = 20;
/** So many weekly questions without a word, and one more for whoever looks once a week: then there is, or was, a case. */
const SILENT = 3;
const A_DAY = 1;
const A_WEEK = 3;
const HOUR_MS = 3_600_000;
const openStates: readonly DuoState[] = ['proposed', 'agreement', 'active', 'evaluation'];

/** The prompt of a commit: what it says because its time had come, to a participant. Null where it says nothing. */
function promptOf(event: Happened, shadow: Shadow) {
  if (event.kind !== 'committed') return null;
  const occurrence = occurrenceOf(event.commit.input);
  const messages = messagesOf(event.commit.rows);
  const person = shadow.people.get(event.commit.person);
  if (occurrence === null || messages.length === 0 || !person || person.role === 'coordinator') return null;
  const urgencies = new Set(messages.map((row) => String(row.urgency)));
  return { occurrence, person, personId: event.commit.person, urgencies, at: event.at };
}

const pathOfDuos: Check = (event, shadow) => {
  if (event.kind !== 'committed') return null;
  for (const change of event.commit.rows) {
    const written = rowOf(change);
    if (written?.table !== 'duo' || written.made || written.row.state === undefined) continue;
    const from = shadow.duos.get(written.id)?.state ?? 'proposed';
    const to = written.row.state as DuoState;
    if (!isDuoPath(from, to)) return `duo ${written.id} went from ${from} to ${to}`;
  }
  return null;
};

const pathOfPeople: Check = (event, shadow) => {
  if (event.kind !== 'committed') return null;
  for (const change of event.commit.rows) {
    const written = rowOf(change);
    if (written?.table !== 'person' || written.row.stage === undefined) continue;
    const from = shadow.people.get(written.id)?.stage ?? 'onboarding';
    const to = written.row.stage as Stage;
    if (!isStagePath(from, to)) return `${written.id} went from ${from} to ${to}`;
  }
  return null;
};

const onePromptEach: Check = (event, shadow) => {
  const prompt = promptOf(event, shadow);
  if (!prompt) return null;
  return (shadow.spoken.get(prompt.occurrence) ?? 0) > 0 ? `${prompt.occurrence} spoke a second time` : null;
};

const quietHours: Check = (event, shadow) => {
  if (event.kind === 'sent') {
    const { urgency, kind, personId } = event.delivery;
    const person = shadow.people.get(personId);
    const free = kind !== 'message' || urgency === 'answer' || urgency === 'safety' || person?.role === 'coordinator';
    return !free && person && isQuiet(event.at, person.zone)
      ? `${event.delivery.id} (${urgency}) was sent at ${event.at}, in the night of ${person.zone}`
      : null;
  }
  const prompt = promptOf(event, shadow);
  if (!prompt || ![...prompt.urgencies].some((one) => one === 'unasked' || one === 'booked')) return null;
  return isQuiet(prompt.at, prompt.person.zone)
    ? `${prompt.occurrence} spoke at ${prompt.at}, in the night of ${prompt.person.zone}`
    : null;
};

const noneToWhoLeft: Check = (event, shadow) => {
  const prompt = promptOf(event, shadow);
  // Safety is for everybody, and an answer was asked for.
  const speaks = prompt && [...prompt.urgencies].some((one) => one === 'unasked' || one === 'booked');
  return speaks && prompt.person.stage === 'left' ? `${prompt.occurrence} spoke to somebody who has left` : null;
};

const noneToPaused: Check = (event, shadow) => {
  const prompt = promptOf(event, shadow);
  if (!prompt?.urgencies.has('unasked')) return null;
  if (prompt.person.stage === 'paused') return `${prompt.occurrence} spoke in a break`;
  const week = weekOf(prompt.occurrence);
  const until = week && shadow.duos.get(week.duoId)?.pausedUntil;
  return until && until > prompt.at ? `${prompt.occurrence} spoke while the duo pauses until ${until}` : null;
};

const noneToLost: Check = (event, shadow) =>
  event.kind === 'sent' && shadow.lost.has(event.delivery.addressId)
    ? `${event.delivery.id} was sent to ${event.delivery.addressId}, which cannot be reached`
    : null;

const signedFirst: Check = (event, shadow) => {
  const prompt = promptOf(event, shadow);
  const week = prompt && weekOf(prompt.occurrence);
  if (!prompt || !week) return null;
  const duo = shadow.duos.get(week.duoId);
  return duo && duo.signed.size >= 3
    ? null
    : `${prompt.occurrence} spoke with ${duo?.signed.size ?? 0} of three signatures`;
};

const inOrder: Check = (event, shadow) => {
  if (event.kind !== 'sent' || event.delivery.kind !== 'message') return null;
  const { addressId, seq, id } = event.delivery;
  const last = shadow.lastSeq.get(addressId) ?? -1;
  return seq <= last ? `${id} (${seq}) was sent to ${addressId} after ${last}` : null;
};

const weeksApart: Check = (event, shadow) => {
  const prompt = promptOf(event, shadow);
  if (!prompt || !weekOf(prompt.occurrence)) return null;
  const before = shadow.lastAsked.get(prompt.personId);
  const hours =
    before === undefined ? Number.POSITIVE_INFINITY : (Date.parse(prompt.at) - Date.parse(before)) / HOUR_MS;
  return hours < WEEKS_APART_HOURS ? `${prompt.occurrence} spoke ${Math.round(hours)} h after another week` : null;
};

const silenceIsSeen: Check = (event, shadow) => {
  const prompt = promptOf(event, shadow);
  const week = prompt && weekOf(prompt.occurrence);
  if (!prompt || !week) return null;
  const silent = shadow.unanswered.get(prompt.personId) ?? [];
  const since = silent.at(-SILENT)?.at;
  if (since === undefined || opensCase(event)) return null;
  const seen = [prompt.personId, week.duoId].some((about) => (shadow.casesAt.get(about) ?? '') >= since);
  return seen ? null : `${prompt.personId} was silent since ${since}, and there is no case`;
};

const opensCase = (event: Happened): boolean =>
  event.kind === 'committed' && event.commit.rows.some((change) => rowOf(change)?.table === 'help_case');

const oneOpenDuo: Check = (event, shadow) => {
  if (event.kind !== 'committed') return null;
  for (const change of event.commit.rows) {
    const written = rowOf(change);
    if (written?.table !== 'duo' || !written.made) continue;
    const mentee = String(written.row.mentee_id);
    for (const [id, duo] of shadow.duos)
      if (duo.people[0] === mentee && openStates.includes(duo.state)) return `${mentee} is in ${id} and ${written.id}`;
  }
  return null;
};

/** Counts what nobody had asked for; a limit of the programme page. */
function limit(most: number, per: 'day' | 'week'): Check {
  return (event, shadow) => {
    const prompt = promptOf(event, shadow);
    if (!prompt?.urgencies.has('unasked')) return null;
    const day = Temporal.Instant.from(prompt.at).toZonedDateTimeISO(prompt.person.zone).toPlainDate();
    const name = per === 'day' ? day.toString() : `${day.yearOfWeek}-W${day.weekOfYear}`;
    const key = `${prompt.personId} ${name}`;
    const count = (shadow.unasked.get(key) ?? 0) + 1;
    shadow.unasked.set(key, count);
    return count > most ? `${prompt.occurrence} is unasked message ${count} in ${name}` : null;
  };
}

const nothingFails: Check = (event) => (event.kind === 'failed' ? event.words : null);

/** All of them by their names. */
export const invariants = {
  'the state of a duo goes a legal way': pathOfDuos,
  'the stage of a person goes a legal way': pathOfPeople,
  'at most one prompt for each occurrence': onePromptEach,
  'nothing in quiet hours but answers and safety': quietHours,
  'nothing to somebody who has left': noneToWhoLeft,
  'nothing unasked during a break or a pause': noneToPaused,
  'nothing to an address that cannot be reached': noneToLost,
  'signed by all three before the first weekly question': signedFirst,
  'to each address in order': inOrder,
  'never two weeks at once': weeksApart,
  'a case after two silent weeks': silenceIsSeen,
  'one open duo for each mentee': oneOpenDuo,
  'at most one unasked message a day': limit(A_DAY, 'day'),
  'at most three unasked messages a week': limit(A_WEEK, 'week'),
  'no turn fails': nothingFails,
} satisfies Readonly<Record<string, Check>>;

/** The name of an invariant. */
export type Invariant = keyof typeof invariants;

/** One that did not hold. */
export type Violation = { invariant: Invariant; at: string; words: string };

/** Invariants that look at each event as it comes. */
export type Guard = {
  shadow: Shadow;
  see: (event: Happened) => void;
  /** How often something was said to a participant because its time had come. */
  prompts: () => number;
  events: () => number;
  /** The first violations, and how many there were of each. */
  first: readonly Violation[];
  counts: ReadonlyMap<Invariant, number>;
};

/** So many violations are kept in words. */
const KEPT = 20;

/** Begins to look. */
export function openGuard(): Guard {
  const shadow = emptyShadow();
  const first: Violation[] = [];
  const counts = new Map<Invariant, number>();
  let prompts = 0;
  let events = 0;
  return {
    shadow,
    first,
    counts,
    prompts: () => prompts,
    events: () => events,
    see(event) {
      events += 1;
      if (promptOf(event, shadow)) prompts += 1;
      for (const [name, check] of Object.entries(invariants) as [Invariant, Check][]) {
        const words = check(event, shadow);
        if (words === null) continue;
        counts.set(name, (counts.get(name) ?? 0) + 1);
        if (first.length < KEPT) first.push({ invariant: name, at: event.at, words });
      }
      remember(shadow, event);
    },
  };
}
