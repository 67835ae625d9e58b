// What two witnesses of one week come to: each side of a duo was asked for itself, and here both answers are laid beside each other. The one definition of a held meeting.
import type { Value } from '../../core/conversation.ts';
import { minutesOf, plannedMeeting } from '../check-in/week.ts';
import type { Agreement, DuoWeek, Rhythm } from '../facts.ts';

/** Who of a duo. */
export type Side = 'mentee' | 'mentor';
/** Both, in the order in which they stand beside each other. */
export const sides: readonly Side[] = ['mentee', 'mentor'];

type Answers = Readonly<Record<string, Value>>;

/** A duo as its weeks are compared: instants are ISO 8601 in UTC, the answers of both by `<occasion>.<step>`. */
export type ComparedDuo = {
  id: string;
  /** Of its centre. */
  zone: string;
  startedAt: string | null;
  endsAt: string | null;
  endedAt: string | null;
  rhythm: Rhythm | null;
  agreement?: Agreement | null;
  pausedUntil: string | null;
  shiftedWeeks: number;
  weeks: readonly DuoWeek[];
  mentee: Answers;
  mentor: Answers;
};

/**
 * What became of one week. `met`, `not-met`: both say so. `contradiction`: one says that they met, the other that they did not.
 * `one-sided`: only `who` has answered, and says `met` or not. `silent`: nobody has. `open`: both were, or may have been asked, and
 * there is still time. `ahead`: its meeting is not over. `paused`: the duo has a pause now. `off`: they said beforehand that
 * they do not meet. `minutes` is how long a held meeting took, 0 for any other.
 */
export type WeekOutcome = { week: number; minutes: number } & (
  | { kind: 'met' | 'not-met' | 'contradiction' | 'silent' | 'open' | 'ahead' | 'paused' | 'off' }
  | { kind: 'one-sided'; who: Side; met: boolean }
);

/**
 * So long after the planned meeting a week is settled: asked at 18:00 two hours after it, reminded a day later, "not yet" asked again
 * after 48 hours and a day to answer that. Source: programme page, step 7.
 */
export const SETTLED_AFTER_DAYS = 5;
const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** No duo has more weeks: six months, pauses and what a coordinator adds. */
const MOST_WEEKS = 60;

/** What somebody reports: `open` is "not yet", until it was asked a second time or the week is settled. */
export function reportOf(answers: Answers, week: number): 'met' | 'not' | 'open' | null {
  const met = answers[`check-in/${week}.met`];
  if (met === undefined) return null;
  if (met === 'yes' || met === 'other') return 'met';
  return met === 'not-yet' ? 'open' : 'not';
}

/**
 * The instant of `now` on the clock of the programme, which stands still in a pause: as if there had been none.
 * During one it stands where the pause began.
 */
export function withoutPauses(
  { pausedUntil, shiftedWeeks }: Pick<ComparedDuo, 'pausedUntil' | 'shiftedWeeks'>,
  now: string,
): number {
  const at = Date.parse(pausedUntil !== null && pausedUntil > now ? pausedUntil : now) - shiftedWeeks * WEEK;
  return Math.min(at, Date.parse(now));
}

/** When the first week means to meet (ms); a week after the beginning when nobody has said when they meet. Null before a duo begins. */
function firstMeeting(duo: ComparedDuo): number | null {
  if (duo.startedAt === null) return null;
  const at = plannedMeeting({ ...duo, weeks: [], pausedUntil: null, shiftedWeeks: 0 }, 1, duo.zone);
  return at === null ? Date.parse(duo.startedAt) + WEEK : Date.parse(at);
}

/**
 * How long ago the meeting of a week was over, in milliseconds of the programme's clock; negative while it is ahead. A change
 * of the clocks may move it by the hour, which a limit of days does not feel.
 */
function since(duo: ComparedDuo, first: number, week: number, now: string): number {
  const length = minutesOf(duo, week) * 60_000;
  const own = duo.weeks.find((one) => one.week === week)?.plannedAt;
  // A time of its own is an instant as it is; one that a pause has overtaken counts no more.
  if (own && plannedMeeting(duo, week, duo.zone) === own) return Date.parse(now) - Date.parse(own) - length;
  return withoutPauses(duo, now) - first - (week - 1) * WEEK - length;
}

/** Whether both had the time to answer for a week. */
export function isSettled(duo: ComparedDuo, week: number, now: string): boolean {
  const first = firstMeeting(duo);
  return first !== null && since(duo, first, week, now) >= SETTLED_AFTER_DAYS * DAY;
}

/** What became of week `week` (1 is the first) of a duo, as it is at `now` (ISO). */
export function weekOutcome(duo: ComparedDuo, week: number, now: string): WeekOutcome {
  const first = firstMeeting(duo);
  return first === null ? { week, minutes: 0, kind: 'ahead' } : outcomeOf(duo, first, week, now);
}

function outcomeOf(duo: ComparedDuo, first: number, week: number, now: string): WeekOutcome {
  const not = (kind: 'not-met' | 'contradiction' | 'silent' | 'open' | 'ahead' | 'paused' | 'off'): WeekOutcome => ({
    week,
    minutes: 0,
    kind,
  });
  if (duo.weeks.some((one) => one.week === week && one.state === 'off')) return not('off');
  const gone = since(duo, first, week, now);
  const settled = gone >= SETTLED_AFTER_DAYS * DAY;
  const said = (side: Side) => {
    const report = reportOf(duo[side], week);
    return report === 'open' && settled ? 'not' : report;
  };
  const [mentee, mentor] = [said('mentee'), said('mentor')];
  const both = [mentee, mentor];
  if (!both.includes(null) && !both.includes('open')) {
    if (mentee !== mentor) return not('contradiction');
    return mentee === 'met' ? { week, minutes: heldMinutes(duo, week), kind: 'met' } : not('not-met');
  }
  if (settled && (mentee === null) !== (mentor === null)) {
    const who = mentee === null ? 'mentor' : 'mentee';
    const met = both.includes('met');
    return { week, minutes: met ? heldMinutes(duo, week) : 0, kind: 'one-sided', who, met };
  }
  const end = duo.endedAt ?? duo.endsAt;
  if (end !== null && first + (week - 1 + duo.shiftedWeeks) * WEEK > Date.parse(end)) return not('ahead');
  if (settled) return not('silent');
  if (gone >= 0 || both.some((one) => one !== null)) return not('open');
  return not(duo.pausedUntil !== null && duo.pausedUntil > now ? 'paused' : 'ahead');
}

/**
 * How long a held meeting took: the mean of what those report who say that they met; what was planned when nobody says how long.
 * Two honest people remember one evening differently, and neither is asked to correct it (docs/decisions/0015-health.md).
 */
function heldMinutes(duo: ComparedDuo, week: number): number {
  const reported = sides
    .filter((side) => reportOf(duo[side], week) === 'met')
    .map((side) => Number(duo[side][`check-in/${week}.minutes`]))
    .filter((minutes) => Number.isFinite(minutes) && minutes > 0);
  return reported.length === 0 ? minutesOf(duo, week) : reported.reduce((all, one) => all + one, 0) / reported.length;
}

/** Whether the meeting was held: both say so, or one does and the other says nothing. */
export const isHeld = (one: WeekOutcome): boolean => one.kind === 'met' || (one.kind === 'one-sided' && one.met);

/** The weeks that are decided, the first first: both had their time, or both have answered. A week that was off is none. */
export function decidedWeeks(duo: ComparedDuo, now: string): WeekOutcome[] {
  const first = firstMeeting(duo);
  const found: WeekOutcome[] = [];
  for (let week = 1; first !== null && week <= MOST_WEEKS; week++) {
    const one = outcomeOf(duo, first, week, now);
    if (one.kind === 'ahead' || one.kind === 'paused') break;
    if (one.kind !== 'off' && one.kind !== 'open') found.push(one);
  }
  return found;
}
