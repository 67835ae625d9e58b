// Rows of matching sessions, meetings, messages of partners, agreements and signatures as the programme knows them; the same for the database and for memory.
import type { MatchPair, MatchSession, MatchVeto } from '../programme/desk/desk.ts';
import type {
  Agreement,
  AgreementContent,
  CentreSetting,
  Meeting,
  PartnerMessage,
  Role,
  Signature,
} from '../programme/facts.ts';
import { careOf } from './care.ts';
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
import { iso } from './rows.ts';

const opened = (
  open: Open,
  value: string | null | undefined,
  personId: string,
  table: string,
  column: string,
  id: string,
) => (value === null || value === undefined ? null : open(value, personId, { table, column, id }));

/** A meeting out of its row. */
export const meetingOf = (row: MeetingRow): Meeting => ({
  id: row.id,
  duoId: row.duo_id,
  kind: row.kind as Meeting['kind'],
  state: row.state as Meeting['state'],
  round: row.round,
  options: (row.options ?? []).map(iso),
  startsAt: row.starts_at ? iso(row.starts_at) : null,
  minutes: row.minutes,
  zone: row.zone,
  place: row.place,
  online: row.online,
  coordinatorId: row.coordinator_id ?? null,
  alone: row.alone,
  sequence: row.sequence,
});

/** A message of a partner; its own words are there for whoever it is for, and nobody else. */
export const messageOf = (row: PartnerMessageRow, reader: string, open: Open): PartnerMessage => ({
  id: row.id,
  fromId: row.from_id,
  toId: row.person_id,
  kind: row.kind,
  text: row.person_id === reader ? opened(open, row.text, row.person_id, 'partner_message', 'text', row.id) : null,
  at: iso(row.at),
});

/** An agreement; null when it cannot be opened any more. */
export function agreementOf(row: AgreementRow | null | undefined, open: Open): Agreement | null {
  const content = row && open(row.content, row.person_id, { table: 'agreement', column: 'content', id: row.id });
  if (!row || !content) return null;
  return {
    version: row.version,
    edition: row.edition,
    content: JSON.parse(content) as AgreementContent,
    coordinatorId: row.coordinator_id,
    preparedAt: iso(row.prepared_at),
    state: row.state as Agreement['state'],
  };
}

/** A signature; its text is there for whoever signed it, and nobody else. */
export const signatureOf = (row: SignatureRow, reader: string, open: Open): Signature => ({
  personId: row.person_id,
  role: row.role as Role,
  version: row.version,
  edition: row.edition,
  language: row.language,
  hash: row.text_hash,
  name: opened(open, row.name, row.person_id, 'signature', 'name', row.id) ?? '',
  text: row.person_id === reader ? opened(open, row.text, row.person_id, 'signature', 'text', row.id) : null,
  channel: row.channel,
  at: iso(row.at),
});

/** A matching session. */
export const matchSessionOf = (row: MatchSessionRow, open: Open): MatchSession => ({
  id: row.id,
  centreId: row.centre_id,
  state: row.state as MatchSession['state'],
  openedBy: row.opened_by,
  openedAt: iso(row.opened_at),
  closedAt: row.closed_at ? iso(row.closed_at) : null,
  present: row.present ?? [],
  note: opened(open, row.note, row.opened_by, 'match_session', 'note', row.id),
  result: row.result ?? null,
  revision: Number(row.revision ?? 0),
});

/** What was decided about one mentee. */
export const matchPairOf = (row: MatchPairRow, open: Open): MatchPair => ({
  id: row.id,
  sessionId: row.session_id,
  menteeId: row.mentee_id,
  mentorId: row.mentor_id ?? null,
  state: row.state as MatchPair['state'],
  parkedUntil: row.parked_until ? iso(row.parked_until) : null,
  score: row.score ?? null,
  note: opened(open, row.note, row.mentee_id, 'match_pair', 'note', row.id),
  authorId: row.author_id,
  at: iso(row.at),
  revision: Number(row.revision ?? 0),
});

/** Two people who are kept apart. */
export const matchVetoOf = (row: MatchVetoRow): MatchVeto => ({
  id: row.id,
  centreId: row.centre_id,
  menteeId: row.mentee_id,
  mentorId: row.mentor_id,
  state: row.state as MatchVeto['state'],
  authorId: row.author_id,
  at: iso(row.at),
  revision: Number(row.revision ?? 0),
});

/** How a centre matches. */
export const centreSettingOf = (row: CentreSettingRow): CentreSetting & { revision: number } => ({
  centreId: row.id,
  weights: row.weights ? (JSON.parse(row.weights) as Record<string, number>) : null,
  minimumLevel: row.minimum_level ?? null,
  minimumScore: row.minimum_score ?? null,
  meetingPlace: row.meeting_place ?? null,
  closingDays: row.closing_days ?? [],
  care: careOf(row.care),
  revision: Number(row.revision ?? 0),
});
