// What is planned and what was sent, as an administrator sees it.
import type { AdminStore } from '../app/admin-port.ts';
import type { Stage } from '../programme/facts.ts';
import type { StoreParts } from './rows.ts';
import { iso } from './rows.ts';

type Row = {
  id: string;
  person_id: string;
  kind: string;
  due_at: string;
  local_date: string;
  zone: string;
  policy: string;
  state: string;
  reason: string | null;
  stage: Stage;
  closing_days: string[] | null;
  started_at: string | null;
  shifted_weeks: number | null;
};

/** The part of the administrator's store that `schedule` asks. */
export function scheduleStore({ prisma }: StoreParts): Pick<AdminStore, 'planned' | 'sentBefore' | 'unplanned'> {
  return {
    async planned(until, personId) {
      const rows = await prisma.$queryRawUnsafe<{ row: Row }[]>(
        `SELECT to_jsonb(d) || jsonb_build_object('stage', p.stage, 'closing_days', c.closing_days,
             'started_at', o.started_at, 'shifted_weeks', o.shifted_weeks) AS row
         FROM due d JOIN person p ON p.id = d.person_id LEFT JOIN centre_setting c ON c.id = p.centre_id
           LEFT JOIN LATERAL (SELECT started_at, shifted_weeks FROM duo
             WHERE (mentee_id = p.id OR mentor_id = p.id) AND state IN ('active', 'evaluation') ORDER BY started_at DESC LIMIT 1) o ON true
         WHERE d.state = 'due' AND d.due_at <= $1::text::timestamptz AND ($2::text IS NULL OR d.person_id = $2)
         ORDER BY d.due_at, d.id`,
        until,
        personId,
      );
      return rows.map(({ row }) => ({
        occurrence: row.id,
        personId: row.person_id,
        kind: row.kind,
        at: iso(row.due_at),
        localDate: row.local_date,
        zone: row.zone,
        policy: row.policy,
        state: row.state,
        reason: row.reason,
        stage: row.stage,
        closingDays: row.closing_days ?? [],
        startedAt: row.started_at && iso(row.started_at),
        shiftedWeeks: row.shifted_weeks ?? 0,
      }));
    },

    async unplanned(now) {
      const [row] = await prisma.$queryRawUnsafe<{ duos: string[] | null }[]>(
        `SELECT array_agg(DISTINCT d.id) AS duos FROM duo d CROSS JOIN LATERAL (VALUES (d.mentee_id), (d.mentor_id)) AS who (id)
         WHERE d.state = 'active' AND d.ends_at > $1::text::timestamptz + interval '14 days'
           AND (d.paused_until IS NULL OR d.paused_until < $1::text::timestamptz)
           AND NOT EXISTS (SELECT 1 FROM due WHERE due.person_id = who.id AND due.kind = 'check-in' AND due.state IN ('due', 'taken')
             AND due.id LIKE d.id || '/%')`,
        now,
      );
      return row?.duos ?? [];
    },

    async sentBefore(now, personId) {
      const rows = await prisma.$queryRawUnsafe<{ person_id: string; kind: string; at: string | Date }[]>(
        `SELECT person_id, kind, coalesce(settled_at, due_at) AS at FROM due
         WHERE state IN ('sent', 'done') AND coalesce(settled_at, due_at) > $1::text::timestamptz - interval '8 days'
           AND ($2::text IS NULL OR person_id = $2) ORDER BY 3, id`,
        now,
        personId,
      );
      return rows.map((row) => ({ personId: row.person_id, kind: row.kind, at: iso(row.at) }));
    },
  };
}
