// What a coordinator works with, out of the rows in memory.
import type { Store } from '../app/ports.ts';
import type { Desk, DeskDetail, DeskDuo, DeskPerson, Verdict } from '../programme/desk/desk.ts';
import type { DuoState, Stage } from '../programme/facts.ts';
import { caseStateOf, courseOf, plannedOf, resourceOf, suggestionOf, weekOf } from './care.ts';
import { datesOf, fileOf, workOf } from './memory-gatherings.ts';
import { attendedBy, matchingOf, paperOf } from './memory-pairing.ts';
import type { MemoryRows, Stored } from './memory-rows.ts';
import { sinceOf } from './memory-view.ts';
import type { CaseRow, DuoRow, DuoWeekRow, PlannedRow, ResourceRow, SuggestionRow } from './rows.ts';

type Read = Awaited<ReturnType<Store['readDesk']>>;

const grown = (rows: readonly Stored[]): number => rows.reduce((sum, row) => sum + Number(row.revision ?? 0) + 1, 0);
const byTime = (column: string) => (a: Stored, b: Stored) => `${a[column]}${a.id}`.localeCompare(`${b[column]}${b.id}`);

/** What was decided last. */
const verdictIn = (value: unknown): Verdict | null =>
  (['accept', 'continue', 'decline'] as const).find((one) => one === value) ?? null;

/** The answer of a row that may not be there. */
const codeOf = (row: Stored | undefined): unknown =>
  row === undefined ? undefined : JSON.parse(String(row.code ?? row.sealed));

/** In the order in which they wait at their stage. */
const waits = (row: Stored): string => `${sinceOf(row)}${row.id}`;

/** The people, duos and cases of a coordinator's centres. */
export function deskOf(rows: MemoryRows, coordinatorId: string, detail: DeskDetail, now: string): Read {
  const { table, all, by, of, answersOf, duoAnswersOf } = rows;
  const centres = of('membership', coordinatorId).map((row) => row.centre_id);
  if (centres.length === 0) return null;
  const ofCentres = (name: string): Stored[] => [...new Set(centres)].flatMap((id) => by(name, 'centre_id', id));
  // Whoever moved in with a sheet is on the desk before they have agreed to anything.
  const persons = ofCentres('person')
    .filter((row) => ['mentee', 'mentor'].includes(String(row.role)))
    .filter((row) => row.consented || of('import_ref', row.id).length > 0)
    .sort((a, b) => waits(a).localeCompare(waits(b)));
  const ids = persons.map((row) => row.id);
  const wasAt = (series: string, personId: string) =>
    of('seat', personId).some((seat) => {
      const one = table('gathering').get(String(seat.gathering_id));
      return seat.state === 'came' && one?.series === series && one.kind === 'training';
    });
  const wanted = (row: Stored) => {
    if (detail === 'pool') return row.stage === 'pool' || row.stage === 'first-meeting';
    if (detail === 'mine') return row.coordinator_id === coordinatorId;
    if (detail === 'care') return false;
    return detail.persons.includes(row.id) || (detail.training !== undefined && wasAt(detail.training, row.id));
  };
  const among = new Set(ids);
  const cases = by('help_case', 'state', 'open').filter((row) => among.has(String(row.person_id)));
  const duos = ofCentres('duo').sort(byTime('proposed_at'));
  const detailed = new Set(persons.filter(wanted).map((row) => row.id));

  const yearAgo = new Date(new Date(now).setUTCFullYear(new Date(now).getUTCFullYear() - 1)).toISOString();
  const weeksOf = (duoId: string) => by('duo_week', 'duo_id', duoId).sort((a, b) => Number(a.week) - Number(b.week));
  const resources = ofCentres('resource');
  const suggestions = ids.flatMap((id) => of('suggestion', id));
  const asked = typeof detail === 'string' ? undefined : detail.planned;
  const both = duos.find((row) => row.id === asked);
  const planned = [asked, both?.mentee_id, both?.mentor_id].map(String);
  const dates = datesOf(rows, centres, now);
  const matching = matchingOf(rows, centres, now);
  const pendingOf = (id: string) =>
    by('due', 'open_of', id)
      .filter((row) => ['accepted', 'continued', 'declined'].includes(String(row.kind)))
      .sort(byTime('due_at'));
  const inviteOf = (id: string): DeskPerson['invite'] => {
    const row = by('invite', 'used_by', id).find((one) => one.person_id == null);
    if (!row) return null;
    const confirmed = row.confirmed_by ? { by: String(row.confirmed_by), at: String(row.confirmed_at) } : null;
    const refused = row.revoked_at != null;
    return { id: row.id, createdBy: String(row.created_by), confirmed, refused, revision: Number(row.revision ?? 0) };
  };
  /** Another app that waits to become somebody's. */
  const linkingOf = (id: string): { row: Stored; from: Stored; address: Stored } | null => {
    const row = of('invite', id)
      .filter((one) => one.used_by != null && one.used_by !== id)
      .findLast((one) => one.revoked_at == null && one.confirmed_at == null);
    const from = row && table('person').get(String(row.used_by));
    const [address] = from ? of('address', from.id) : [];
    return row && from && address ? { row, from, address } : null;
  };
  const shownLinking = (id: string): DeskPerson['linking'] => {
    const found = linkingOf(id);
    if (!found) return null;
    const { row, from, address } = found;
    return { inviteId: row.id, from: from.id, addressId: address.id, channel: String(address.channel) };
  };
  const deputyOf = (id: string): Desk['team'][number]['deputy'] => {
    const row = table('desk_setting').get(id);
    if (!row?.deputy_id || String(row.deputy_until) <= now) return null;
    return { id: String(row.deputy_id), from: String(row.deputy_from), until: String(row.deputy_until) };
  };
  const desk: Desk = {
    people: persons.map(
      (row): DeskPerson => ({
        id: row.id,
        role: row.role as DeskPerson['role'],
        stage: row.stage as Stage,
        language: String(row.language),
        zone: String(row.zone),
        centreId: String(row.centre_id),
        firstName: row.first_name as string | null,
        since: sinceOf(row),
        attended: attendedBy(rows, row.id),
        checked: row.checked_by ? { by: String(row.checked_by), at: String(row.checked_at) } : null,
        channels: [
          ...new Set(
            of('address', row.id)
              .filter((one) => one.state === 'active')
              .map((one) => String(one.channel)),
          ),
        ].sort(),
        interviewed: table('answer').has(`${row.id}/interview.confirmed`),
        verdict: verdictIn(codeOf(table('answer').get(`${row.id}/decision.result`))),
        coordinatorId: (row.coordinator_id as string | undefined) ?? null,
        coordinatorSince: (row.coordinator_since as string | undefined) ?? null,
        pausedFrom: (row.paused_from as Stage | undefined) ?? null,
        pending: pendingOf(row.id).map((due) => ({
          occurrence: due.id,
          kind: String(due.kind),
          at: String(due.due_at),
        })),
        invite: inviteOf(row.id),
        linking: shownLinking(row.id),
        revision:
          Number(row.revision) +
          Number(linkingOf(row.id)?.row.revision ?? 0) +
          (inviteOf(row.id)?.revision ?? 0) +
          grown(of('file', row.id)) +
          grown(of('answer', row.id)) +
          grown(of('help_case', row.id)) +
          of('note', row.id).length,
        answers: wanted(row) ? answersOf(row.id) : null,
        written: Object.fromEntries(
          of('answer', row.id)
            .filter((one) => wanted(row) && one.author_id != null)
            .map((one) => [`${one.flow}.${one.step}`, { by: String(one.author_id), at: String(one.at) }]),
        ),
        files: wanted(row) ? of('file', row.id).map(fileOf) : [],
        notes: wanted(row)
          ? of('note', row.id).map((note) => ({
              kind: String(note.kind),
              text: String(note.sealed),
              at: String(note.at),
              by: String(note.author_id),
            }))
          : [],
      }),
    ),
    cases: cases.map((row) => ({
      id: row.id,
      personId: String(row.person_id),
      kind: String(row.kind),
      openedAt: String(row.opened_at),
      ...caseStateOf(row as unknown as CaseRow),
      note: detailed.has(String(row.person_id)) ? ((row.note as string | undefined) ?? null) : null,
    })),
    duos: duos.map((row): DeskDuo => {
      const pair = [String(row.mentee_id), String(row.mentor_id)];
      const open =
        detail === 'care'
          ? row.started_at != null &&
            (['active', 'evaluation'].includes(String(row.state)) || String(row.ended_at ?? '') > yearAgo)
          : typeof detail !== 'string' && [row.id, ...pair].some((id) => detail.persons.includes(id));
      return {
        id: row.id,
        menteeId: String(row.mentee_id),
        mentorId: String(row.mentor_id),
        centreId: String(row.centre_id),
        coordinatorId: String(row.coordinator_id),
        state: row.state as DuoState,
        score: Number(row.score),
        proposedAt: String(row.proposed_at),
        ...courseOf(row as unknown as DuoRow),
        endedAt: (row.ended_at as string | undefined) ?? null,
        weeks: weeksOf(row.id).map((one) => weekOf(one as unknown as DuoWeekRow)),
        ...paperOf(rows, row, coordinatorId),
        revision:
          Number(row.revision) +
          grown(by('duo_answer', 'duo_id', row.id)) +
          grown(by('duo_week', 'duo_id', row.id)) +
          grown(by('meeting', 'duo_id', row.id)) +
          grown(by('signature', 'duo_id', row.id)) +
          grown([table('agreement').get(row.id)].filter((one) => one !== undefined)),
        answers: Object.fromEntries(
          pair
            .map((id) => [id, open && ids.includes(id) ? duoAnswersOf(row.id, id) : {}] as const)
            .filter(([, answers]) => Object.keys(answers).length > 0),
        ),
      };
    }),
    pairs: duos.map((row) => `${row.mentee_id}+${row.mentor_id}`),
    team: all('membership')
      .filter((row) => centres.includes(row.centre_id))
      .map((row) => ({
        id: String(row.person_id),
        name: (table('person').get(String(row.person_id))?.first_name as string | undefined) ?? null,
        centreId: String(row.centre_id),
        lead: row.lead === true,
        weeklyLimit: workOf(rows, String(row.person_id), now).weeklyLimit,
        deputy: deputyOf(String(row.person_id)),
        hours: (table('desk_setting').get(String(row.person_id))?.hours as string[] | undefined) ?? null,
      })),
    planned: ids
      .filter((id) => planned.includes(id))
      .flatMap((id) => of('due', id))
      .sort(byTime('due_at'))
      .map((row) => plannedOf(row as unknown as PlannedRow)),
    resources: resources
      .sort((a, b) => Number(a.position) - Number(b.position) || a.id.localeCompare(b.id))
      .map((row) => ({ ...resourceOf(row as unknown as ResourceRow), revision: Number(row.revision ?? 0) })),
    suggestions: suggestions
      .sort((a, b) => String(b.at).localeCompare(String(a.at)) || a.id.localeCompare(b.id))
      .flatMap((row) => suggestionOf(row as unknown as SuggestionRow, (value) => value) ?? []),
    ...dates.desk,
    ...matching.desk,
  };
  const seen: [string, readonly Stored[]][] = [
    ['person', persons],
    ['answer', persons.filter(wanted).flatMap((row) => of('answer', row.id))],
    ['help_case', cases],
    ['duo', duos],
    ['duo_week', duos.flatMap((row) => by('duo_week', 'duo_id', row.id))],
    ['resource', resources],
    ['suggestion', suggestions],
    ['due', persons.flatMap((row) => pendingOf(row.id))],
    ['invite', ids.flatMap((id) => [...by('invite', 'used_by', id), ...of('invite', id)])],
    ['person', ids.flatMap((id) => linkingOf(id)?.from ?? [])],
    ['file', persons.filter(wanted).flatMap((row) => of('file', row.id))],
    ...dates.seen,
    ...matching.seen,
    ['meeting', duos.flatMap((row) => by('meeting', 'duo_id', row.id))],
    ['signature', duos.flatMap((row) => by('signature', 'duo_id', row.id))],
    ['agreement', duos.flatMap((row) => table('agreement').get(row.id) ?? [])],
    ['duo_answer', duos.flatMap((row) => by('duo_answer', 'duo_id', row.id))],
  ];
  const revisions: Record<string, number> = {};
  for (const [name, list] of seen) {
    const { key } = table(name);
    for (const row of list) revisions[key(row.id)] = Number(row.revision ?? 0);
  }
  return { desk, revisions };
}
