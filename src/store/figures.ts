// What figures are made of, read in one statement: dates, states and codes of some centres. No name, no address and nothing sealed.
import type { FigureStore } from '../app/figure-port.ts';
import type { AnswerRows, DuoRows, FigureRows, PersonRows } from '../programme/figures/assemble.ts';
import { careOf, courseOf, weekOf } from './care.ts';
import { type DuoRow, type DuoWeekRow, iso, type StoreParts } from './rows.ts';

type Read = {
  centres: (Omit<FigureRows['centres'][number], 'care'> & { care: string | null })[];
  people: (Omit<PersonRows, 'modules'> & { modules: { module: number | null; at: string }[] | null })[];
  duos: (DuoRow & { met_at: string | null })[];
  weeks: DuoWeekRow[];
  answers: { duoId: string; personId: string; step: string; code: string }[];
};

const instant = (value: string | null): string | null => (value === null ? null : iso(value));

/** The part of the store that figures are read from. */
export function figureStore({ prisma }: StoreParts): FigureStore {
  return {
    async readFigures(centreIds) {
      const [row] = await prisma.$queryRawUnsafe<{ read: Read }[]>(STATEMENT, centreIds);
      if (!row) throw new Error('The statement of the figures gave no row');
      const { centres, people, duos, weeks, answers } = row.read;
      const weeksOf = Map.groupBy(weeks.map(weekOf), ({ duoId }) => duoId);
      return {
        centres: centres.map((centre) => ({ ...centre, care: careOf(centre.care) })),
        people: people.map(
          (one): PersonRows => ({
            ...{ id: one.id, role: one.role, centreId: one.centreId },
            ...{ consentedAt: instant(one.consentedAt), poolSince: instant(one.poolSince) },
            ...{ preparedAt: instant(one.preparedAt), acceptedAt: instant(one.acceptedAt) },
            ...{ interviewAt: instant(one.interviewAt), informedAt: instant(one.informedAt) },
            modules: (one.modules ?? []).map(({ module, at }) => ({ module, at: iso(at) })),
          }),
        ),
        duos: duos.map((duo) => duoRows(duo, weeksOf.get(duo.id) ?? [], duo.met_at)),
        answers: answers.map((one): AnswerRows => ({ ...one, code: JSON.parse(one.code) })),
      };
    },
  };
}

/** A duo's row as figures are made of it; the same for the store in memory. */
export const duoRows = (row: DuoRow, weeks: DuoRows['weeks'], metAt: string | null): DuoRows => ({
  ...{ id: row.id, centreId: row.centre_id, menteeId: row.mentee_id, mentorId: row.mentor_id },
  ...{ state: row.state as DuoRows['state'], proposedAt: iso(row.proposed_at) },
  ...courseOf(row),
  endedAt: instant(row.ended_at ?? null),
  weeks,
  metAt: instant(metAt),
});

/** Which answers of a duo figures are made of: `<occasion>.<step>`. */
export const counted =
  /^(check-in\/\d+\.(met|minutes|mood|objective-\d)|(evaluation|baseline|follow-up\/\d+)\.[\w-]+)$/;

const STATEMENT = `
  WITH own AS (SELECT c.id, c.name, c.zone, s.care FROM centre c LEFT JOIN centre_setting s ON s.id = c.id WHERE $1::text[] IS NULL OR c.id = ANY($1::text[])),
  people AS (SELECT p.* FROM person p JOIN own ON own.id = p.centre_id WHERE p.role IN ('mentee', 'mentor')),
  duos AS (SELECT d.* FROM duo d JOIN own ON own.id = d.centre_id)
  SELECT jsonb_build_object(
    'centres', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'zone', zone, 'care', care) ORDER BY name), '[]') FROM own),
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', p.id, 'role', p.role, 'centreId', p.centre_id, 'poolSince', p.pool_since,
        'consentedAt', (SELECT min(c.at) FROM consent c WHERE c.person_id = p.id AND c.decision = 'given'),
        'preparedAt', (SELECT a.at FROM answer a WHERE a.person_id = p.id AND a.flow = 'interview' AND a.step = 'confirmed'),
        'acceptedAt', (SELECT a.at FROM answer a WHERE a.person_id = p.id AND a.flow = 'decision' AND a.step = 'result' AND a.code = '"accept"'),
        'interviewAt', (SELECT max(s.starts_at) FROM interview_slot s WHERE s.person_id = p.id),
        'informedAt', (SELECT min(g.starts_at) FROM seat s JOIN gathering g ON g.id = s.gathering_id
           WHERE s.person_id = p.id AND s.state = 'came' AND g.kind = 'information'),
        'modules', (SELECT jsonb_agg(jsonb_build_object('module', g.module, 'at', g.starts_at + g.minutes * interval '1 minute'))
           FROM seat s JOIN gathering g ON g.id = s.gathering_id
           WHERE s.person_id = p.id AND s.state = 'came' AND g.kind = 'training')
      ) ORDER BY p.id), '[]') FROM people p),
    'duos', (SELECT coalesce(jsonb_agg(to_jsonb(d) || jsonb_build_object('met_at', (SELECT m.starts_at FROM meeting m
        WHERE m.duo_id = d.id AND m.kind = 'first' AND m.state = 'set')) ORDER BY d.id), '[]') FROM duos d),
    'weeks', (SELECT coalesce(jsonb_agg(to_jsonb(w) ORDER BY w.duo_id, w.week), '[]') FROM duo_week w JOIN duos d ON d.id = w.duo_id),
    'answers', (SELECT coalesce(jsonb_agg(jsonb_build_object('duoId', a.duo_id, 'personId', a.person_id,
        'step', a.occasion || '.' || a.step, 'code', a.code) ORDER BY a.id), '[]')
      FROM duo_answer a JOIN duos d ON d.id = a.duo_id
      WHERE a.code IS NOT NULL AND a.occasion || '.' || a.step ~ '^(check-in/[0-9]+[.](met|minutes|mood|objective-[0-9])|(evaluation|baseline|follow-up/[0-9]+)[.][a-z0-9-]+)$')
  ) AS read`;
