// What a turn is decided from, out of the rows in memory.
import type { TurnView } from '../app/ports.ts';
import type { Happening } from '../core/input.ts';
import type { Centre, DuoFacts, DuoState, Facts, PastDuo, Role, Stage } from '../programme/facts.ts';
import type { Remembered } from '../programme/remembered.ts';
import { careOf, caseStateOf, courseOf, resourceOf, weekOf } from './care.ts';
import {
  bookable,
  faqOf,
  fileOf,
  gatheringOf,
  seatOf,
  seatsAt,
  slotOf,
  slotsFor,
  workOf,
} from './memory-gatherings.ts';
import { coordinatorOf, pairingOf, paperOf } from './memory-pairing.ts';
import { bySeq, consentOf, type MemoryRows, type Stored } from './memory-rows.ts';
import type { MemoryTable } from './memory-table.ts';
import type { CaseRow, DuoRow, DuoWeekRow, ResourceRow } from './rows.ts';

/** The open inputs of a person, the oldest first. */
export const openInputs = ({ by }: MemoryRows, personId: string): Stored[] =>
  by('inbox', 'open_of', personId).sort(bySeq);

/** The oldest open input of a person with all that concerns it; null when there is none, or it is not ripe. */
export function viewOf(rows: MemoryRows, personId: string, now: string): TurnView | null {
  const { table, by, of } = rows;
  const [input] = openInputs(rows, personId);
  const person = table('person').get(personId);
  if (!input || !person || String(input.not_before) > now) return null;
  const conversation = table('conversation').get(personId);
  const revisions: Record<string, number> = {};
  for (const name of ['person', 'address', 'conversation', 'answer', 'due', 'help_case']) {
    const own =
      name === 'person'
        ? [person]
        : name === 'conversation'
          ? conversation
            ? [conversation]
            : []
          : of(name, personId);
    for (const row of own) revisions[table(name).key(row.id)] = Number(row.revision ?? 0);
  }
  for (const duo of openDuos(rows, personId)) {
    const partner = table('person').get(partnerOf(duo, personId));
    if (partner) revisions[table('person').key(partner.id)] = Number(partner.revision ?? 0);
    revisions[table('duo').key(duo.id)] = Number(duo.revision ?? 0);
    for (const name of ['duo_answer', 'duo_week', 'meeting', 'partner_message', 'signature'])
      for (const row of by(name, 'duo_id', duo.id)) revisions[table(name).key(row.id)] = Number(row.revision ?? 0);
    const agreement = table('agreement').get(duo.id);
    if (agreement) revisions[table('agreement').key(duo.id)] = Number(agreement.revision ?? 0);
  }
  const past = pastDuo(rows, personId);
  if (past) {
    revisions[table('duo').key(past.id)] = Number(past.revision ?? 0);
    for (const row of by('duo_answer', 'duo_id', past.id))
      revisions[table('duo_answer').key(row.id)] = Number(row.revision ?? 0);
  }
  for (const row of bookable(rows, person, now)) {
    revisions[table('gathering').key(row.id)] = Number(row.revision ?? 0);
    for (const seat of seatsAt(rows, row.id)) revisions[table('seat').key(seat.id)] = Number(seat.revision ?? 0);
  }
  for (const row of of('seat', personId)) revisions[table('seat').key(row.id)] = Number(row.revision ?? 0);
  for (const row of slotsFor(rows, person, now))
    revisions[table('interview_slot').key(row.id)] = Number(row.revision ?? 0);
  for (const row of by('faq', 'centre_id', person.centre_id))
    revisions[table('faq').key(row.id)] = Number(row.revision ?? 0);
  for (const row of of('file', personId)) revisions[table('file').key(row.id)] = Number(row.revision ?? 0);
  for (const row of by('invite', 'used_by', personId))
    revisions[table('invite').key(row.id)] = Number(row.revision ?? 0);
  const what = JSON.parse(String(input.payload)) as Happening;
  return {
    input: { id: input.id, at: String(input.received_at), ...what },
    attempts: Number(input.attempts),
    addressId: (input.address_id as string | null) ?? null,
    conversation: conversation ? (JSON.parse(String(conversation.state)) as Remembered) : null,
    facts: factsOf(rows, person, input, now),
    revisions,
  };
}

/** Since when somebody is where they are; in the pool, since when they wait for a duo. */
export const sinceOf = (person: Stored): string =>
  String((person.stage === 'pool' ? person.pool_since : null) ?? person.stage_since ?? person.created_at);

/** The states of a duo that is going on. */
export const OPEN_DUO = ['proposed', 'agreement', 'active', 'evaluation'];

/** The duos that somebody is in now. */
const openDuos = (rows: MemoryRows, personId: string): Stored[] =>
  duosOf(rows, personId).filter((row) => OPEN_DUO.includes(String(row.state)));

/** All duos that somebody ever was in. Nobody is a mentee and a mentor. */
const duosOf = ({ by }: MemoryRows, personId: string): Stored[] => [
  ...by('duo', 'mentee_id', personId),
  ...by('duo', 'mentor_id', personId),
];

const partnerOf = (duo: Stored, personId: string): string =>
  String(duo.mentee_id === personId ? duo.mentor_id : duo.mentee_id);

function duoOf(rows: MemoryRows, personId: string, now: string): DuoFacts | null {
  const duo = openDuos(rows, personId).at(-1);
  const partner = duo && rows.table('person').get(partnerOf(duo, personId));
  if (!duo || !partner) return null;
  return {
    id: duo.id,
    state: duo.state as DuoState,
    centreId: String(duo.centre_id),
    coordinatorId: String(duo.coordinator_id),
    proposedAt: String(duo.proposed_at),
    ...courseOf(duo as unknown as DuoRow),
    weeks: rows
      .by('duo_week', 'duo_id', duo.id)
      .sort((a, b) => Number(a.week) - Number(b.week))
      .map((row) => weekOf(row as unknown as DuoWeekRow)),
    ...pairingOf(rows, duo, personId),
    coordinator: coordinatorOf(rows, duo, now),
    partner: {
      id: partner.id,
      firstName: partner.first_name as string | null,
      role: partner.role as Role,
      zone: String(partner.zone),
      stage: partner.stage as Stage,
      answers: rows.answersOf(partner.id),
    },
    mine: rows.duoAnswersOf(duo.id, personId),
    theirs: rows.duoAnswersOf(duo.id, partner.id),
  };
}

/** The newest duo of somebody that began and is over. */
const pastDuo = (rows: MemoryRows, personId: string): Stored | null =>
  duosOf(rows, personId)
    .filter((row) => row.started_at != null)
    .filter((row) => row.state === 'closed' || row.state === 'ended')
    .sort((a, b) => `${a.ended_at ?? ''}${a.id}`.localeCompare(`${b.ended_at ?? ''}${b.id}`))
    .at(-1) ?? null;

function pastOf(rows: MemoryRows, personId: string): PastDuo | null {
  const duo = pastDuo(rows, personId);
  if (!duo) return null;
  const partner = rows.table('person').get(partnerOf(duo, personId));
  const { startedAt, endsAt, reason } = courseOf(duo as unknown as DuoRow);
  return {
    id: duo.id,
    state: duo.state as DuoState,
    centreId: String(duo.centre_id),
    coordinatorId: String(duo.coordinator_id),
    startedAt,
    endsAt,
    endedAt: (duo.ended_at as string | undefined) ?? null,
    reason,
    partner: partner
      ? {
          id: partner.id,
          firstName: partner.first_name as string | null,
          role: partner.role as Role,
          zone: String(partner.zone),
        }
      : null,
    agreement: paperOf(rows, duo, personId).agreement,
    mine: rows.duoAnswersOf(duo.id, personId),
    theirs: partner ? rows.duoAnswersOf(duo.id, partner.id) : {},
  };
}

/** The centres by name, sorted once for as long as none changes: every turn has all of them. */
const sortedCentres = new WeakMap<MemoryTable, { changes: number; centres: readonly Centre[] }>();

function centresOf(table: MemoryTable): readonly Centre[] {
  const known = sortedCentres.get(table);
  if (known?.changes === table.changes()) return known.centres;
  const centres = table
    .all()
    .sort((a, b) => String(a.name).localeCompare(String(b.name)))
    .map((row) => row as unknown as Centre);
  sortedCentres.set(table, { changes: table.changes(), centres });
  return centres;
}

function factsOf(rows: MemoryRows, person: Stored, input: Stored, now: string): Facts {
  const { table, by, of, answersOf } = rows;
  const id = person.id;
  const participant = person.consented === true && ['mentee', 'mentor'].includes(String(person.role));
  const setting = participant ? table('centre_setting').get(String(person.centre_id)) : undefined;
  const given = of('consent', id).at(-1);
  const used = by('invite', 'used_by', id).find(
    (row) => row.person_id !== id && !(row.person_id != null && row.revoked_at != null),
  );
  return {
    now,
    language: String(person.language),
    lists: {},
    person: {
      id,
      role: person.role as Role | null,
      stage: person.stage as Stage,
      since: sinceOf(person),
      zone: String(person.zone),
      centreId: person.centre_id as string | null,
      firstName: person.first_name as string | null,
      consented: person.consented === true,
      checkedAt: (person.checked_at as string | undefined) ?? null,
      coordinatorId: (person.coordinator_id as string | undefined) ?? null,
      pausedFrom: (person.paused_from as Stage | undefined) ?? null,
    },
    answers: answersOf(id),
    consent: given?.decision === 'given' ? consentOf(given) : null,
    channels: of('address', id).map((row) => ({
      id: row.id,
      channel: String(row.channel),
      state: String(row.state),
    })),
    from: (input.address_id as string | null) ?? null,
    centres: centresOf(table('centre')),
    team: rows.by('membership', 'centre_id', person.centre_id).map((row) => ({
      id: String(row.person_id),
      lead: row.lead === true,
      ...workOf(rows, String(row.person_id), now),
      name: (table('person').get(String(row.person_id))?.first_name as string | undefined) ?? null,
    })),
    memberships: of('membership', id).map((row) => ({ centreId: String(row.centre_id), lead: row.lead === true })),
    duo: duoOf(rows, id, now),
    past: participant ? pastOf(rows, id) : null,
    dues: of('due', id).map((row) => ({
      occurrence: row.id,
      kind: String(row.kind),
      at: String(row.due_at),
      state: String(row.state),
      policy: String(row.policy),
      settledAt: (row.settled_at as string | undefined) ?? null,
    })),
    cases: of('help_case', id)
      .filter((row) => row.state !== 'closed')
      .map((row) => ({
        ...caseStateOf(row as unknown as CaseRow),
        id: row.id,
        kind: String(row.kind),
        openedAt: String(row.opened_at),
        note: (row.note as string | undefined) ?? null,
        reply: (row.reply as string | undefined) ?? null,
        addressId: (row.address_id as string | undefined) ?? null,
      })),
    closingDays: (setting?.closing_days as string[] | undefined) ?? [],
    care: careOf(setting?.care as string | undefined),
    resources: by('resource', 'centre_id', person.centre_id)
      .filter((row) => participant && row.state === 'shown')
      .sort((a, b) => Number(a.position) - Number(b.position) || a.id.localeCompare(b.id))
      .map((row) => resourceOf(row as unknown as ResourceRow)),
    gatherings: bookable(rows, person, now).map((row) => ({
      ...gatheringOf(row),
      taken: seatsAt(rows, row.id).map((seat) => ({
        ...seatOf(seat),
        zone: String(table('person').get(String(seat.person_id))?.zone),
      })),
    })),
    seats: of('seat', id).map(seatOf),
    interviewSlots: slotsFor(rows, person, now).map(slotOf),
    faq: by('faq', 'centre_id', person.centre_id)
      .sort((a, b) => Number(a.position) - Number(b.position) || a.id.localeCompare(b.id))
      .map(faqOf),
    files: of('file', id).map(fileOf),
    token: '',
    links: { telegram: 'https://t.me/duo_bot', web: '' },
    invited: used
      ? {
          id: used.id,
          role: used.role as Role,
          centreId: String(used.centre_id),
          personId: (used.person_id as string | undefined) ?? null,
          createdBy: String(used.created_by),
          confirmed: used.confirmed_at != null,
        }
      : null,
  };
}
