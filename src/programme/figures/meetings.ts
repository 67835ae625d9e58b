// Weekly meetings: what was planned, and what the two reported of it, each for themselves.
import type { Value } from '../../core/conversation.ts';
import { count, type Measure, share } from './cell.ts';
import { hasBegun, lastDay } from './course.ts';
import type { FigureDuo, FigureRules, Side } from './data.ts';
import type { Window, Windows } from './period.ts';

/** Weeks in six months, with the longest pauses and an extension. */
const WEEKS = 60;
const MINUTES = 120;

/** What two reports of one meeting come to. */
export type Witness = 'agreed' | 'one-sided' | 'contradicted' | 'not-held' | 'unanswered';

/** A meeting that was planned and is over. */
export type PlannedMeeting = { week: number; at: string; witness: Witness; minutes: number };

/** `not-yet` that was never followed by anything else is a meeting that was not held. */
const saidHeld = (met: Value | undefined): boolean | null =>
  met === undefined ? null : met === 'yes' || met === 'other';

/** Compares the two reports. */
export function witnessOf(mentee: Value | undefined, mentor: Value | undefined): Witness {
  const said = [saidHeld(mentee), saidHeld(mentor)];
  if (said.includes(true) && said.includes(false)) return 'contradicted';
  if (said.includes(true)) return said.includes(null) ? 'one-sided' : 'agreed';
  return said.includes(false) ? 'not-held' : 'unanswered';
}

/** The meetings of a duo that were planned within a window and are over. */
export function plannedMeetings(
  duo: FigureDuo,
  window: Window,
  plannedMeeting: FigureRules['plannedMeeting'],
): PlannedMeeting[] {
  if (!hasBegun(duo)) return [];
  const end = lastDay(duo) ?? '9';
  const meetings: PlannedMeeting[] = [];
  for (let week = 1; week <= WEEKS; week++) {
    const planned = duo.weeks.find((one) => one.week === week);
    const at = plannedMeeting(duo, week);
    if (at === null || at > end || at > window.end) continue;
    // A pause that runs moves what was planned behind itself; until then nothing in it is a meeting.
    if (planned?.state === 'off' || at < window.from || at >= window.until) continue;
    const minutes = planned?.minutes ?? MINUTES;
    if (new Date(Date.parse(at) + minutes * 60_000).toISOString() > window.end) continue;
    const witness = witnessOf(said(duo, 'mentee', week, 'met'), said(duo, 'mentor', week, 'met'));
    meetings.push({ week, at, witness, minutes: heldMinutes(duo, week, minutes) });
  }
  return meetings;
}

const said = (duo: FigureDuo, side: Side, week: number, step: string): Value | undefined =>
  duo[side][`check-in/${week}.${step}`];

/** The mean of what was reported by whoever says that they met; what was planned when nobody reported how long. */
function heldMinutes(duo: FigureDuo, week: number, planned: number): number {
  const reported = (['mentee', 'mentor'] as const)
    .filter((side) => saidHeld(said(duo, side, week, 'met')) === true)
    .map((side) => said(duo, side, week, 'minutes'))
    .filter((minutes) => minutes !== undefined)
    .map(Number)
    .filter((minutes) => Number.isFinite(minutes) && minutes > 0);
  return reported.length === 0 ? planned : reported.reduce((all, one) => all + one, 0) / reported.length;
}

/** The figures of the meetings of one centre. Behind each number are duos. */
export function meetingFigures(
  duos: readonly FigureDuo[],
  windows: Windows,
  rules: Pick<FigureRules, 'plannedMeeting'>,
): Measure[] {
  const each = duos.map((duo) => plannedMeetings(duo, windows(duo.zone), rules.plannedMeeting));
  const all = each.flat();
  const among = (...kinds: Witness[]) => all.filter(({ witness }) => kinds.includes(witness));
  const duosWith = (...kinds: Witness[]) =>
    each.filter((some) => some.some(({ witness }) => kinds.length === 0 || kinds.includes(witness))).length;
  const held = among('agreed', 'one-sided');
  const of = duosWith();
  const minutes = held.reduce((sum, one) => sum + one.minutes, 0);
  return [
    share('meetings-held', null, held.length, all.length, of),
    share('meetings-one-sided', null, among('one-sided').length, held.length, duosWith('agreed', 'one-sided')),
    share('meetings-contradicted', null, among('contradicted').length, all.length, of),
    share('meetings-unanswered', null, among('unanswered').length, all.length, of),
    count('hours', null, Math.round(minutes / 6) / 10, duosWith('agreed', 'one-sided')),
  ];
}
