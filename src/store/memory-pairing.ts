// Matching sessions, meetings, messages of partners, agreements and signatures out of the rows in memory.
import type { Desk, DeskDuo, DeskPerson } from '../programme/desk/desk.ts';
import type { DuoFacts, GatheringKind } from '../programme/facts.ts';
import type { MemoryRows, Stored } from './memory-rows.ts';
import {
  agreementOf,
  centreSettingOf,
  matchPairOf,
  matchSessionOf,
  matchVetoOf,
  meetingOf,
  messageOf,
  signatureOf,
} from './pairing.ts';
import type {
  AgreementRow,
  CentreSettingRow,
  MatchPairRow,
  MatchSessionRow,
  MatchVetoRow,
  MeetingRow,
  Open,
  PartnerMessageRow,
  SignatureRow,
} from './rows.ts';

/** Nothing is sealed in memory. */
const open: Open = (value) => value;
const DAY = 86_400_000;
/** Rows in memory have the columns of the database. */
const as = <T>(row: Stored): T => row as unknown as T;
const byTime = (column: string) => (a: Stored, b: Stored) => `${a[column]}${a.id}`.localeCompare(`${b[column]}${b.id}`);

const ofDuo = ({ by }: MemoryRows, name: string, duoId: string): Stored[] => by(name, 'duo_id', duoId);

/** What hangs on a duo, as whoever is in it sees it. */
export function pairingOf(
  rows: MemoryRows,
  duo: Stored,
  reader: string,
): Pick<DuoFacts, 'meetings' | 'messages' | 'agreement' | 'signatures' | 'place'> {
  const setting = rows.table('centre_setting').get(String(duo.centre_id));
  return {
    ...paperOf(rows, duo, reader),
    messages: ofDuo(rows, 'partner_message', duo.id)
      .sort(byTime('at'))
      .map((row) => messageOf(as<PartnerMessageRow>(row), reader, open)),
    place: (setting?.meeting_place as string | undefined) ?? null,
  };
}

/** The meetings, the agreement and the signatures of a duo. */
export function paperOf(
  rows: MemoryRows,
  duo: Stored,
  reader: string,
): Pick<DeskDuo, 'meetings' | 'agreement' | 'signatures'> {
  const agreement = rows.table('agreement').get(duo.id);
  return {
    meetings: ofDuo(rows, 'meeting', duo.id)
      .sort((a, b) => a.id.localeCompare(b.id))
      .map((row) => meetingOf(as<MeetingRow>(row))),
    agreement: agreement ? agreementOf(as<AgreementRow>(agreement), open) : null,
    signatures: ofDuo(rows, 'signature', duo.id)
      .sort(byTime('at'))
      .map((row) => signatureOf(as<SignatureRow>(row), reader, open)),
  };
}

/** Who accompanies a duo, and what they have booked beside it. */
export function coordinatorOf(rows: MemoryRows, duo: Stored, now: string): DuoFacts['coordinator'] {
  const id = String(duo.coordinator_id);
  const person = rows.table('person').get(id);
  if (!person) return null;
  const from = new Date(Date.parse(now) - DAY).toISOString();
  const booked = [
    ...rows.by('interview_slot', 'coordinator_id', id).filter((row) => row.person_id != null),
    ...rows.by('meeting', 'coordinator_id', id).filter((row) => row.state === 'set' && row.duo_id !== duo.id),
  ];
  return {
    id,
    name: (person.first_name as string | undefined) ?? null,
    zone: String(person.zone),
    hours: (rows.table('desk_setting').get(id)?.hours as string[] | undefined) ?? null,
    busy: booked
      .filter((row) => String(row.starts_at) > from)
      .sort(byTime('starts_at'))
      .map((row) => ({ startsAt: String(row.starts_at), minutes: Number(row.minutes) })),
  };
}

/** The trainings and exchanges at which somebody was. */
export function attendedBy({ of, table }: MemoryRows, personId: string): DeskPerson['attended'] {
  return of('seat', personId)
    .filter((seat) => seat.state === 'came')
    .flatMap((seat) => table('gathering').get(String(seat.gathering_id)) ?? [])
    .filter((one) => one.kind === 'training' || one.kind === 'exchange')
    .sort(byTime('starts_at'))
    .map((one) => ({
      gatheringId: one.id,
      kind: one.kind as GatheringKind,
      module: (one.module as number | undefined) ?? null,
      startsAt: String(one.starts_at),
    }));
}

/** How long a closed session stays on the desk. */
const DAYS_SHOWN = 30;

/** The part of a coordinator's desk that is about matching, with the rows that it was made of. */
export function matchingOf(rows: MemoryRows, centres: readonly unknown[], now: string) {
  const { all } = rows;
  const from = new Date(Date.parse(now) - DAYS_SHOWN * DAY).toISOString();
  const ours = (name: string, column = 'centre_id') => all(name).filter((row) => centres.includes(row[column]));
  const everySession = ours('match_session');
  const sessions = everySession
    .filter((row) => row.state === 'open' || String(row.closed_at) > from)
    .sort(byTime('opened_at'))
    .reverse();
  const pairs = all('match_pair')
    .filter(
      (row) =>
        sessions.some((one) => one.id === row.session_id) ||
        (everySession.some((one) => one.id === row.session_id) && String(row.parked_until ?? '') > now),
    )
    .sort((a, b) => a.id.localeCompare(b.id));
  const vetoes = ours('match_veto').sort((a, b) => a.id.localeCompare(b.id));
  const settings = ours('centre_setting', 'id');
  const desk: Pick<Desk, 'matchSessions' | 'matchPairs' | 'vetoes' | 'centreSettings'> = {
    matchSessions: sessions.map((row) => matchSessionOf(as<MatchSessionRow>(row), open)),
    matchPairs: pairs.map((row) => matchPairOf(as<MatchPairRow>(row), open)),
    vetoes: vetoes.map((row) => matchVetoOf(as<MatchVetoRow>(row))),
    centreSettings: settings.map((row) => centreSettingOf(as<CentreSettingRow>(row))),
  };
  const seen: [string, readonly Stored[]][] = [
    ['match_session', sessions],
    ['match_pair', pairs],
    ['match_veto', vetoes],
    ['centre_setting', settings],
  ];
  return { desk, seen };
}
