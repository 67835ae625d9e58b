// What figures are made of, over the rows in memory.
import type { FigureStore } from '../app/figure-port.ts';
import type { AnswerRows, PersonRows } from '../programme/figures/assemble.ts';
import type { Side } from '../programme/figures/data.ts';
import { careOf, weekOf } from './care.ts';
import { counted, duoRows } from './figures.ts';
import type { MemoryRows, Stored } from './memory-rows.ts';
import type { DuoRow, DuoWeekRow } from './rows.ts';

/** The part that figures are read from. */
export function memoryFigures({ table, all, by, of }: MemoryRows): FigureStore {
  const text = (value: unknown): string | null => (value == null ? null : String(value));
  const first = (dates: readonly (string | null)[]) => dates.filter((one) => one !== null).sort()[0] ?? null;

  function personRows(person: Stored): PersonRows {
    const answered = (flow: string, step: string, code?: string) =>
      text(
        of('answer', person.id).find(
          (row) => row.flow === flow && row.step === step && (code === undefined || row.code === code),
        )?.at,
      );
    const came = (kind: string) =>
      of('seat', person.id)
        .filter((seat) => seat.state === 'came')
        .flatMap((seat) => table('gathering').get(String(seat.gathering_id)) ?? [])
        .filter((gathering) => gathering.kind === kind);
    const end = (one: Stored) => new Date(Date.parse(String(one.starts_at)) + Number(one.minutes) * 60_000);
    return {
      ...{ id: person.id, role: person.role as Side, centreId: String(person.centre_id) },
      consentedAt: first(
        of('consent', person.id)
          .filter(({ decision }) => decision === 'given')
          .map(({ at }) => text(at)),
      ),
      poolSince: text(person.pool_since),
      preparedAt: answered('interview', 'confirmed'),
      acceptedAt: answered('decision', 'result', '"accept"'),
      interviewAt:
        of('interview_slot', person.id)
          .map(({ starts_at }) => String(starts_at))
          .sort()
          .at(-1) ?? null,
      informedAt: first(came('information').map(({ starts_at }) => text(starts_at))),
      modules: came('training').map((one) => ({
        module: one.module == null ? null : Number(one.module),
        at: end(one).toISOString(),
      })),
    };
  }

  return {
    async readFigures(centreIds) {
      const own = all('centre').filter(({ id }) => centreIds === null || centreIds.includes(id));
      const inside = (row: Stored) => own.some(({ id }) => id === row.centre_id);
      const duos = all('duo').filter(inside);
      return {
        centres: own
          .map(({ id, name, zone }) => ({
            ...{ id, name: String(name), zone: String(zone) },
            care: careOf(text(table('centre_setting').get(id)?.care)),
          }))
          .sort((a, b) => a.name.localeCompare(b.name)),
        people: all('person')
          .filter((row) => inside(row) && (row.role === 'mentee' || row.role === 'mentor'))
          .map(personRows),
        duos: duos.map((row) => {
          const weeks = by('duo_week', 'duo_id', row.id).map((one) => weekOf(one as unknown as DuoWeekRow));
          const met = by('meeting', 'duo_id', row.id).find((one) => one.kind === 'first' && one.state === 'set');
          const sorted = weeks.sort((a, b) => a.week - b.week);
          return duoRows(row as unknown as DuoRow, sorted, text(met?.starts_at));
        }),
        answers: duos
          .flatMap((duo) => by('duo_answer', 'duo_id', duo.id))
          .filter((row) => row.code != null && counted.test(`${row.occasion}.${row.step}`))
          .map(
            (row): AnswerRows => ({
              ...{ duoId: String(row.duo_id), personId: String(row.person_id) },
              ...{ step: `${row.occasion}.${row.step}`, code: JSON.parse(String(row.code)) },
            }),
          ),
      };
    },
  };
}
