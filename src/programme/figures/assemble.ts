// Makes what figures are made of out of rows as the store has them: which row says when somebody reached a step.
import type { Value } from '../../core/conversation.ts';
import { type ComparedDuo, decidedWeeks, isHeld, type WeekOutcome } from '../care/compare.ts';
import { healthOf } from '../care/health.ts';
import { plannedMeeting } from '../check-in/week.ts';
import type { CareSettings, DuoState } from '../facts.ts';
import { isTrained, modulesDone } from '../training/modules.ts';
import { lastDay } from './course.ts';
import type { FigureData, FigureDuo, FigureMeeting, FigurePerson, FunnelStep, Side, Witness } from './data.ts';

/** Somebody's rows. Instants are ISO 8601 in UTC; the fields are named after what they say. */
export type PersonRows = {
  id: string;
  role: Side;
  centreId: string;
  consentedAt: string | null;
  poolSince: string | null;
  /** When the interview was answered and confirmed. */
  preparedAt: string | null;
  /** When it was accepted. */
  acceptedAt: string | null;
  /** The interview time that was booked last. */
  interviewAt: string | null;
  /** The first information session at which they were. */
  informedAt: string | null;
  /** Modules of the training at which they were, with their end. */
  modules: readonly { module: number | null; at: string }[];
};

/** A duo with the time of its first meeting. */
export type DuoRows = Omit<ComparedDuo, 'zone' | 'agreement' | 'mentee' | 'mentor'> & {
  centreId: string;
  menteeId: string;
  mentorId: string;
  state: DuoState;
  proposedAt: string;
  reason: string | null;
  metAt: string | null;
};

/** A coded answer in a duo. */
export type AnswerRows = { duoId: string; personId: string; step: string; code: Value };

/** Everything that the store reads for figures. */
export type FigureRows = {
  centres: readonly (FigureData['centres'][number] & { care: CareSettings })[];
  people: readonly PersonRows[];
  duos: readonly DuoRows[];
  answers: readonly AnswerRows[];
};

/** The same as figures are made of. `now`: what is planned for later has not been. */
export function assemble(rows: FigureRows, now: string): FigureData {
  const centres = new Map(rows.centres.map((centre) => [centre.id, centre]));
  const zoneOf = (centreId: string) => centres.get(centreId)?.zone ?? 'UTC';
  const duosOf = Map.groupBy(
    rows.duos.flatMap((duo) => [duo.menteeId, duo.mentorId].map((id) => ({ id, duo }))),
    ({ id }) => id,
  );
  const answersOf = Map.groupBy(rows.answers, ({ duoId, personId }) => `${duoId} ${personId}`);
  const said = (duoId: string, personId: string) =>
    Object.fromEntries((answersOf.get(`${duoId} ${personId}`) ?? []).map(({ step, code }) => [step, code]));
  return {
    centres: rows.centres.map(({ id, name, zone }) => ({ id, name, zone })),
    people: rows.people.map((person): FigurePerson => {
      const duos = (duosOf.get(person.id) ?? []).map(({ duo }) => duo);
      const { id, role, centreId } = person;
      return { id, role, centreId, zone: zoneOf(centreId), reached: reachedOf(person, duos, now) };
    }),
    duos: rows.duos.map((duo) => {
      const { care } = centres.get(duo.centreId) ?? { care: { weights: null } };
      const answers = { mentee: said(duo.id, duo.menteeId), mentor: said(duo.id, duo.mentorId) };
      return duoOf({ ...duo, ...answers, zone: zoneOf(duo.centreId) }, care, now);
    }),
  };
}

/** A duo with what became of its meetings, and whether it needs a look now. */
export function duoOf(duo: Omit<DuoRows, 'metAt'> & ComparedDuo, care: CareSettings, now: string): FigureDuo {
  const { id, centreId, zone, state, startedAt, endsAt, endedAt, reason, shiftedWeeks, mentee, mentor } = duo;
  return {
    ...{ id, centreId, zone, state, startedAt, endsAt, endedAt, reason, shiftedWeeks, mentee, mentor },
    // A coordinator closes a duo days or weeks after its last day; in between nobody meets any more.
    meetings: decidedWeeks(duo, now)
      .map((week) => meetingOf(duo, week))
      .filter(({ at }) => at <= (lastDay(duo) ?? '9')),
    atRisk: state === 'active' && healthOf(duo, now, care)?.atRisk === true,
  };
}

const WEEK_MS = 7 * 86_400_000;

/** A week with the day on which it was to be; where nobody has said when they meet, a week after the one before. */
function meetingOf(duo: ComparedDuo, one: WeekOutcome): FigureMeeting {
  const planned = plannedMeeting(duo, one.week, duo.zone);
  const weeks = one.week + duo.shiftedWeeks;
  const at = planned ?? new Date(Date.parse(duo.startedAt ?? '') + weeks * WEEK_MS).toISOString();
  return { at, witness: witnessOf(one), minutes: one.minutes };
}

function witnessOf(one: WeekOutcome): Witness {
  if (isHeld(one)) return one.kind === 'met' ? 'agreed' : 'one-sided';
  if (one.kind === 'contradiction') return 'contradicted';
  return one.kind === 'silent' ? 'unanswered' : 'not-held';
}

/** The date of each step, where a row has one. */
function reachedOf(person: PersonRows, duos: readonly DuoRows[], now: string): FigurePerson['reached'] {
  const first = (dates: readonly (string | null)[]) => dates.filter((one) => one !== null).sort()[0] ?? null;
  const proposed = first(duos.map(({ proposedAt }) => proposedAt));
  const dates: Record<FunnelStep, string | null> = {
    joined: person.consentedAt,
    informed: person.informedAt,
    prepared: person.preparedAt,
    interviewed: person.interviewAt,
    accepted: person.acceptedAt,
    trained: person.role === 'mentor' ? trainedAt(person, proposed) : null,
    proposed,
    met: first(duos.map(({ metAt }) => metAt)),
    begun: first(duos.map(({ startedAt }) => startedAt)),
    completed: first(duos.filter(({ state }) => state === 'closed').map(({ endsAt, endedAt }) => endsAt ?? endedAt)),
  };
  return Object.fromEntries(Object.entries(dates).filter(([, at]) => at !== null && at <= now));
}

/** The end of the module with which all eight were done; where they were recorded from before, since when the mentor waits for the first duo. */
function trainedAt({ modules, poolSince }: PersonRows, proposed: string | null): string | null {
  const sorted = [...modules].sort((a, b) => a.at.localeCompare(b.at));
  const nth = sorted.findIndex((_, at) =>
    isTrained(
      modulesDone(
        sorted.slice(0, at + 1).map(({ module }) => module),
        [],
      ),
    ),
  );
  const last = sorted[nth];
  if (last) return last.at;
  return poolSince !== null && (proposed === null || poolSince <= proposed) ? poolSince : null;
}
