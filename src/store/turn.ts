// One read and one write a turn: duo_read_turn and duo_commit_turn, with sealing on the way.
import type { Commit, Row, RowChange, Store, TurnView } from '../app/ports.ts';
import type { Value } from '../core/conversation.ts';
import type { Happening } from '../core/input.ts';
import { fold } from '../core/read.ts';
import type { DuoFacts, DuoState, Facts, PastDuo, Role, Stage } from '../programme/facts.ts';
import type { Remembered } from '../programme/remembered.ts';
import { careOf, caseStateOf, courseOf, resourceOf, weekOf } from './care.ts';
import { databaseCode } from './client.ts';
import { sealedColumns } from './columns.ts';
import { faqOf, fileOf, gatheringOf, seatOf, slotOf } from './gatherings.ts';
import { tokenHash } from './invite.ts';
import { moved } from './merge.ts';
import { agreementOf, meetingOf, messageOf, signatureOf } from './pairing.ts';
import type {
  AddressRow,
  AgreementRow,
  AnswerRow,
  CaseRow,
  CentreRow,
  ConsentRow,
  DueRow,
  DuoAnswerRow,
  DuoRow,
  DuoWeekRow,
  FaqRow,
  FileRow,
  GatheringRow,
  InboxRow,
  InterviewSlotRow,
  InviteRow,
  KeyRow,
  MeetingRow,
  Open,
  PartnerMessageRow,
  PersonRow,
  ResourceRow,
  SeatRow,
  SignatureRow,
  StoreParts,
} from './rows.ts';
import { iso } from './rows.ts';
import { type DataKey, keyedHash, seal, unseal } from './seal.ts';

type Read = {
  inbox: InboxRow;
  person: PersonRow;
  dataKey: KeyRow;
  conversation: { id: string; state: string; revision: number } | null;
  addresses: AddressRow[];
  answers: AnswerRow[];
  consents: ConsentRow[];
  dues: DueRow[];
  cases: CaseRow[];
  invited: InviteRow | null;
  centres: CentreRow[];
  team: {
    id: string;
    centre_id: string;
    lead: boolean;
    first_name: string | null;
    weekly_limit: number | null;
    deputy_id: string | null;
    key: KeyRow;
  }[];
  gatherings: { gathering: GatheringRow; seats: (SeatRow & { zone: string })[] }[];
  mySeats: SeatRow[];
  slots: InterviewSlotRow[];
  faq: FaqRow[];
  files: FileRow[];
  bot: string | null;
  memberships: { centre_id: string; lead: boolean }[];
  duos: {
    duo: DuoRow;
    answers: DuoAnswerRow[];
    partner: PersonRow;
    key: KeyRow;
    partnerAnswers: AnswerRow[];
    meetings: MeetingRow[];
    messages: PartnerMessageRow[];
    agreement: AgreementRow | null;
    signatures: (SignatureRow & { key: KeyRow })[];
    place: string | null;
    coordinator: {
      id: string;
      first_name: string | null;
      zone: string;
      key: KeyRow;
      hours: string[] | null;
      busy: { starts_at: string; minutes: number }[];
    } | null;
  }[];
  care: Care | null;
};

/** What duo_read_care adds; null for who is no participant. */
type Care = {
  weeks: DuoWeekRow[];
  past: {
    duo: DuoRow;
    answers: DuoAnswerRow[];
    partner: PersonRow | null;
    key: KeyRow | null;
    agreement: AgreementRow | null;
  } | null;
  resources: ResourceRow[];
  setting: { closing_days: string[] | null; care: string | null } | null;
};

/** The turning part of the store. */
export function turnStore(parts: StoreParts): Pick<Store, 'readTurn' | 'commitTurn'> {
  const { prisma, keyring } = parts;

  async function readTurn(personId: string, now: string): Promise<TurnView | null> {
    const [row] = await prisma.$queryRawUnsafe<
      { turn: Omit<Read, 'care'> | null; training: Read['gatherings']; care: Care | null }[]
    >(
      'SELECT duo_read_turn($1, $2::text::timestamptz) AS turn, duo_read_training($1, $2::text::timestamptz) AS training, duo_read_care($1, $2::text::timestamptz) AS care',
      personId,
      now,
    );
    if (!row?.turn) return null;
    const gatherings = [...row.turn.gatherings, ...row.training].sort(byBegin);
    return viewOf({ ...row.turn, gatherings, care: row.care }, keyring.open(personId, row.turn.dataKey), parts, now);
  }

  async function commitTurn(commit: Commit): Promise<boolean> {
    const key = keyring.keyOf(commit.person);
    if (!key) return false;
    const rows: RowChange[] = [];
    for (const change of commit.rows) {
      if (change.op === 'merge') {
        const resealed = await moved(change, commit, parts);
        if (!resealed) return false;
        rows.push(resealed);
        continue;
      }
      const owner = change.op !== 'erase' && change.owner !== undefined ? keyring.keyOf(change.owner) : key;
      // Their key was open when the turn was read; since then they were erased, or it was put away. The next read opens it.
      if (!owner) return false;
      rows.push(sealRow(change, owner, parts));
    }
    try {
      await prisma.$queryRawUnsafe('SELECT duo_commit_turn($1::text::jsonb)', JSON.stringify({ ...commit, rows }));
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
    for (const change of commit.rows) {
      if (change.op === 'erase') keyring.forget(commit.person);
      if (change.op === 'merge') keyring.forget(change.from);
    }
    return true;
  }

  return { readTurn, commitTurn };
}

type Gathered = Read['gatherings'][number];
/** The next first, as both lists are read. */
const byBegin = ({ gathering: a }: Gathered, { gathering: b }: Gathered): number =>
  Date.parse(iso(a.starts_at)) - Date.parse(iso(b.starts_at)) || (a.id < b.id ? -1 : 1);

/** Somebody else wrote first (our own errcode), or two writers waited for each other (deadlock, serialization). */
function isConflict(error: unknown): boolean {
  return ['DU001', '40P01', '40001'].includes(databaseCode(error) ?? '');
}

function viewOf(read: Read, key: DataKey, parts: StoreParts, now: string): TurnView {
  const { inbox, person, conversation } = read;
  const what = JSON.parse(unseal(inbox.payload, key, { table: 'inbox', column: 'payload', id: inbox.id })) as Happening;
  const state =
    conversation &&
    (JSON.parse(
      unseal(conversation.state, key, { table: 'conversation', column: 'state', id: person.id }),
    ) as Remembered);
  return {
    input: { id: inbox.id, at: iso(inbox.received_at), ...what },
    attempts: inbox.attempts,
    addressId: inbox.address_id,
    conversation: state,
    facts: factsOf(read, key, parts, now),
    revisions: revisionsOf(read),
  };
}

function factsOf(read: Read, key: DataKey, parts: StoreParts, now: string): Facts {
  const { person } = read;
  const given = read.consents.at(-1);
  return {
    now,
    language: person.language,
    lists: {},
    person: {
      id: person.id,
      role: person.role as Role | null,
      stage: person.stage as Stage,
      since: iso(sinceOf(person)),
      zone: person.zone,
      centreId: person.centre_id,
      firstName: openName(person.id, person.first_name, key),
      consented: person.consented,
      checkedAt: person.checked_at === null ? null : iso(person.checked_at),
      coordinatorId: person.coordinator_id,
      pausedFrom: person.paused_from as Stage | null,
    },
    answers: Object.fromEntries(read.answers.map((row) => [`${row.flow}.${row.step}`, answerOf(row, key)])),
    consent:
      given?.decision === 'given' ? { version: given.version, language: given.language, at: iso(given.at) } : null,
    channels: read.addresses.map(({ id, channel, state }) => ({ id, channel, state })),
    from: read.inbox.address_id,
    centres: read.centres.map(({ closed_at, ...centre }) => ({ ...centre, closed: closed_at !== null })),
    team: read.team.map((member) => ({
      id: member.id,
      lead: member.lead,
      deputyId: member.deputy_id,
      weeklyLimit: member.weekly_limit,
      // Opened for their name, and so that news for them can be sealed.
      name: openName(member.id, member.first_name, parts.keyring.open(member.id, member.key)),
    })),
    memberships: read.memberships.map(({ centre_id, lead }) => ({ centreId: centre_id, lead })),
    duo: duoOf(read, key, parts),
    past: pastOf(read, key, parts),
    dues: read.dues.map((due) => ({
      occurrence: due.id,
      kind: due.kind,
      at: iso(due.due_at),
      state: due.state,
      policy: due.policy,
      settledAt: due.settled_at && iso(due.settled_at),
    })),
    cases: read.cases.map((one) => ({
      ...caseStateOf(one),
      id: one.id,
      kind: one.kind,
      openedAt: iso(one.opened_at),
      note: openCase(one, 'note', key),
      reply: openCase(one, 'reply', key),
      addressId: one.address_id,
    })),
    closingDays: read.care?.setting?.closing_days ?? [],
    care: careOf(read.care?.setting?.care),
    resources: (read.care?.resources ?? []).map(resourceOf),
    gatherings: read.gatherings.map(({ gathering, seats }) => ({
      ...gatheringOf(gathering),
      taken: seats.map((seat) => ({ ...seatOf(seat), zone: seat.zone })),
    })),
    seats: read.mySeats.map(seatOf),
    interviewSlots: read.slots.map(slotOf),
    faq: read.faq.map(faqOf),
    files: read.files.map((file) => fileOf(file, key)),
    // The shell adds what it alone knows: chance, and where the web chat is.
    token: '',
    links: { telegram: read.bot === null ? null : `https://t.me/${read.bot}`, web: '' },
    // A link to somebody that a coordinator refused leads nowhere: whoever came by it is a stranger like everybody else.
    invited:
      read.invited && !(read.invited.person_id && read.invited.revoked_at)
        ? {
            id: read.invited.id,
            role: read.invited.role as Role,
            centreId: read.invited.centre_id,
            personId: read.invited.person_id,
            createdBy: read.invited.created_by,
            confirmed: read.invited.confirmed_at !== null,
          }
        : null,
  };
}

/** Since when somebody is where they are; in the pool, since when they wait for a duo. */
export const sinceOf = (person: PersonRow): string =>
  (person.stage === 'pool' ? person.pool_since : null) ?? person.stage_since ?? person.created_at;

/** The duo that this person is in now: at most one, as one has at most one open duo at a time. */
function duoOf(read: Read, key: DataKey, parts: StoreParts): DuoFacts | null {
  const {
    duos,
    person: { id: personId },
  } = read;
  const newest = duos.at(-1);
  if (!newest) return null;
  const { duo, partner, partnerAnswers } = newest;
  const theirKey = parts.keyring.open(partner.id, newest.key);
  const given = (owner: string, ownKey: DataKey) =>
    Object.fromEntries(
      newest.answers
        .filter((row) => row.person_id === owner)
        .map((row) => [`${row.occasion}.${row.step}`, duoAnswerOf(row, ownKey)]),
    );
  const { coordinator } = newest;
  const keys = new Map<string, DataKey>([
    [personId, key],
    [partner.id, theirKey],
  ]);
  for (const { person_id, key: own } of newest.signatures) {
    if (!keys.has(person_id)) keys.set(person_id, parts.keyring.open(person_id, own));
  }
  const open: Open = (value, owner, place) => {
    const own = keys.get(owner);
    return own ? unseal(value, own, place) : null;
  };
  return {
    id: duo.id,
    state: duo.state as DuoState,
    centreId: duo.centre_id,
    coordinatorId: duo.coordinator_id,
    proposedAt: iso(duo.proposed_at),
    ...courseOf(duo),
    weeks: (read.care?.weeks ?? []).filter((row) => row.duo_id === duo.id).map(weekOf),
    meetings: newest.meetings.map(meetingOf),
    messages: newest.messages.map((row) => messageOf(row, personId, open)),
    agreement: agreementOf(newest.agreement, open),
    signatures: newest.signatures.map((row) => signatureOf(row, personId, open)),
    place: newest.place,
    coordinator: coordinator && {
      id: coordinator.id,
      name: openName(coordinator.id, coordinator.first_name, parts.keyring.open(coordinator.id, coordinator.key)),
      zone: coordinator.zone,
      hours: coordinator.hours,
      busy: coordinator.busy.map(({ starts_at, minutes }) => ({ startsAt: iso(starts_at), minutes })),
    },
    partner: {
      id: partner.id,
      firstName: openName(partner.id, partner.first_name, theirKey),
      role: partner.role as Role,
      zone: partner.zone,
      stage: partner.stage as Stage,
      answers: Object.fromEntries(partnerAnswers.map((row) => [`${row.flow}.${row.step}`, answerOf(row, theirKey)])),
    },
    mine: given(personId, key),
    theirs: given(partner.id, theirKey),
  };
}

/** The newest duo of this person that is over. */
function pastOf({ care, person }: Read, key: DataKey, parts: StoreParts): PastDuo | null {
  if (!care?.past) return null;
  const { duo, answers, partner, key: partnerKey, agreement } = care.past;
  const theirKey = partner && partnerKey ? parts.keyring.open(partner.id, partnerKey) : null;
  const given = (owner: string | undefined, ownKey: DataKey | null) =>
    Object.fromEntries(
      answers
        .filter((row) => ownKey !== null && row.person_id === owner)
        .map((row) => [`${row.occasion}.${row.step}`, duoAnswerOf(row, ownKey as DataKey)]),
    );
  const open: Open = (value, owner, place) => {
    const own = owner === person.id ? key : owner === partner?.id ? theirKey : null;
    return own ? unseal(value, own, place) : null;
  };
  const { startedAt, endsAt, reason } = courseOf(duo);
  return {
    id: duo.id,
    state: duo.state as DuoState,
    centreId: duo.centre_id,
    coordinatorId: duo.coordinator_id,
    startedAt,
    endsAt,
    endedAt: duo.ended_at && iso(duo.ended_at),
    reason,
    partner:
      partner && theirKey
        ? {
            id: partner.id,
            firstName: openName(partner.id, partner.first_name, theirKey),
            role: partner.role as Role,
            zone: partner.zone,
          }
        : null,
    agreement: agreementOf(agreement, open),
    mine: given(person.id, key),
    theirs: given(partner?.id, theirKey),
  };
}

/** An answer that belongs to a duo, whether it is kept as a code or sealed. */
export function duoAnswerOf(row: Pick<DuoAnswerRow, 'id' | 'code' | 'sealed'>, key: DataKey): Value {
  const text =
    row.sealed === null ? row.code : unseal(row.sealed, key, { table: 'duo_answer', column: 'sealed', id: row.id });
  return JSON.parse(text ?? 'null') as Value;
}

function openCase(row: CaseRow, column: 'note' | 'reply', key: DataKey): string | null {
  const value = row[column];
  return value === null ? null : unseal(value, key, { table: 'help_case', column, id: row.id });
}

function openName(personId: string, value: string | null, key: DataKey): string | null {
  return value === null ? null : unseal(value, key, { table: 'person', column: 'first_name', id: personId });
}

/** An answer as it was given, whether it is kept as a code or sealed. */
export function answerOf(row: Pick<AnswerRow, 'id' | 'code' | 'sealed'>, key: DataKey): Value {
  const text =
    row.sealed === null ? row.code : unseal(row.sealed, key, { table: 'answer', column: 'sealed', id: row.id });
  return JSON.parse(text ?? 'null') as Value;
}

function revisionsOf(read: Read): Record<string, number> {
  const all: [string, readonly { id: string; revision: number }[]][] = [
    ['person', [read.person]],
    ['conversation', read.conversation ? [read.conversation] : []],
    ['address', read.addresses],
    ['answer', read.answers],
    ['due', read.dues],
    ['help_case', read.cases],
    ['duo', [...read.duos.map(({ duo }) => duo), ...(read.care?.past ? [read.care.past.duo] : [])]],
    ['duo_week', read.care?.weeks ?? []],
    ['gathering', read.gatherings.map(({ gathering }) => gathering)],
    ['seat', [...read.gatherings.flatMap(({ seats }) => seats), ...read.mySeats]],
    ['interview_slot', read.slots],
    ['faq', read.faq],
    ['file', read.files],
    ['invite', read.invited ? [read.invited] : []],
    ['duo_answer', [...read.duos.flatMap(({ answers }) => answers), ...(read.care?.past?.answers ?? [])]],
    ['meeting', read.duos.flatMap(({ meetings }) => meetings)],
    ['partner_message', read.duos.flatMap(({ messages }) => messages)],
    ['agreement', read.duos.flatMap(({ agreement }) => (agreement ? [agreement] : []))],
    ['signature', read.duos.flatMap(({ signatures }) => signatures)],
  ];
  const partners = read.duos.map(({ partner }): [string, readonly PersonRow[]] => ['person', [partner]]);
  return Object.fromEntries(
    [...all, ...partners].flatMap(([table, rows]) => rows.map((row) => [`${table}/${row.id}`, row.revision])),
  );
}

function sealRow(change: RowChange, key: DataKey, parts: StoreParts): RowChange {
  if (change.op === 'erase' || change.op === 'merge') return change;
  const id = change.op === 'update' ? change.id : change.row.id;
  const { owner: _, ...plain } = change;
  const row: Row = { ...change.row };
  for (const column of sealedColumns(change.table)) {
    const value = row[column];
    if (typeof value === 'string') row[column] = seal(value, key, { table: change.table, column, id });
  }
  if (change.table === 'person' && typeof change.row.first_name === 'string') {
    row.name_hash = keyedHash('name', fold(change.row.first_name), parts.master);
  }
  if (change.table === 'invite' && typeof change.row.token === 'string') {
    row.token_hash = tokenHash(parts, change.row.token);
    delete row.token;
  }
  return { ...plain, row } as RowChange;
}
