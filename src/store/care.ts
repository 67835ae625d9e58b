// Rows of the six months as the programme knows them: weeks, cases, guides, suggestions, settings of care; the same for the database and for memory.
import type { DeskDue, Suggestion } from '../programme/desk/desk.ts';
import type { CareSettings, CaseState, DuoWeek, Resource, Rhythm } from '../programme/facts.ts';
import type { CaseRow, DuoRow, DuoWeekRow, Open, PlannedRow, ResourceRow, SuggestionRow } from './rows.ts';
import { iso } from './rows.ts';

const instant = (value: string | null | undefined): string | null => (value ? iso(value) : null);

/** When a duo usually meets; null before its agreement says so. */
const rhythmOf = (row: DuoRow): Rhythm | null =>
  row.rhythm_day && row.rhythm_time ? { day: row.rhythm_day, time: row.rhythm_time } : null;

/** What a duo's row says about its six months. */
export const courseOf = (row: DuoRow) => ({
  startedAt: instant(row.started_at),
  endsAt: instant(row.ends_at),
  rhythm: rhythmOf(row),
  pausedUntil: instant(row.paused_until),
  shiftedWeeks: Number(row.shifted_weeks ?? 0),
  reason: row.reason ?? null,
});

/** A week of a duo. */
export const weekOf = (row: DuoWeekRow): DuoWeek => ({
  id: row.id,
  duoId: row.duo_id,
  week: Number(row.week),
  plannedAt: instant(row.planned_at),
  minutes: Number(row.minutes ?? 120),
  state: row.state as DuoWeek['state'],
});

/** How far the team is with a case. */
export const caseStateOf = (row: CaseRow): CaseState => ({
  state: row.state,
  owner: row.owner ?? null,
  deadlineAt: instant(row.deadline_at),
  snoozedUntil: instant(row.snoozed_until),
  duoId: row.duo_id ?? null,
  aboutId: row.about_id ?? null,
  listener: row.listener ?? null,
  level: Number(row.level ?? 0),
});

/** A guide of a centre. */
export const resourceOf = (row: ResourceRow): Resource => ({
  id: row.id,
  centreId: row.centre_id,
  language: row.language,
  kind: row.kind,
  title: row.title,
  text: row.text,
  state: row.state as Resource['state'],
  position: Number(row.position),
});

/** What somebody asked us to change; null when whose words they are is gone. */
export function suggestionOf(row: SuggestionRow, open: Open): Suggestion | null {
  const words = (column: 'text' | 'decision') => {
    const value = row[column];
    return value ? open(value, row.person_id, { table: 'suggestion', column, id: row.id }) : null;
  };
  const text = words('text');
  if (text === null) return null;
  return {
    id: row.id,
    centreId: row.centre_id,
    personId: row.person_id,
    text,
    state: row.state as Suggestion['state'],
    decision: words('decision'),
    decidedBy: row.decided_by ?? null,
    at: iso(row.at),
    revision: Number(row.revision ?? 0),
  };
}

/** What the health of duos is weighed by, out of its JSON. */
export const careOf = (json: string | null | undefined): CareSettings =>
  json ? (JSON.parse(json) as CareSettings) : { weights: null };

/** Something planned, as the desk shows it. */
export const plannedOf = (row: PlannedRow): DeskDue => ({
  personId: row.person_id,
  occurrence: row.id,
  kind: row.kind,
  at: iso(row.due_at),
  state: row.state,
  policy: row.policy,
  zone: row.zone,
  reason: row.reason ?? null,
  settledAt: row.settled_at ? iso(row.settled_at) : null,
});
