// Shapes of rows as the SQL functions hand them over (jsonb), and the small conversions every file of the store needs.
import type { PrismaClient } from './generated/client.ts';
import type { Keyring } from './keyring.ts';
import type { MasterKey } from './seal.ts';

/** What every file of the store works with. */
export type StoreParts = { prisma: PrismaClient; master: MasterKey; keyring: Keyring; newId: () => string };

export type KeyRow = { id: string; wrapped: string };
export type InboxRow = {
  id: string;
  person_id: string;
  address_id: string | null;
  payload: string;
  attempts: number;
  received_at: string;
};
export type PersonRow = {
  id: string;
  key_id: string;
  role: string | null;
  stage: string;
  language: string;
  zone: string;
  centre_id: string | null;
  first_name: string | null;
  consented: boolean;
  created_at: string;
  checked_by: string | null;
  checked_at: string | null;
  stage_since: string | null;
  pool_since: string | null;
  coordinator_id: string | null;
  coordinator_since: string | null;
  paused_from: string | null;
  revision: number;
};
export type DuoRow = {
  id: string;
  mentee_id: string;
  mentor_id: string;
  centre_id: string;
  coordinator_id: string;
  state: string;
  score: number;
  proposed_at: string;
  started_at: string | null;
  ends_at: string | null;
  ended_at: string | null;
  reason: string | null;
  rhythm_day: string | null;
  rhythm_time: string | null;
  paused_until: string | null;
  shifted_weeks: number;
  revision: number;
};
export type DuoWeekRow = {
  id: string;
  duo_id: string;
  week: number;
  planned_at: string | null;
  minutes: number;
  state: string;
  revision: number;
};
export type ResourceRow = {
  id: string;
  centre_id: string;
  language: string;
  kind: string;
  title: string;
  text: string;
  state: string;
  position: number;
  revision: number;
};
export type SuggestionRow = {
  id: string;
  centre_id: string;
  person_id: string;
  text: string;
  state: string;
  decision: string | null;
  decided_by?: string | null;
  at: string;
  revision: number;
};
export type DuoAnswerRow = {
  id: string;
  duo_id: string;
  person_id: string;
  occasion: string;
  step: string;
  code: string | null;
  sealed: string | null;
  at: string;
  revision: number;
};
export type MeetingRow = {
  id: string;
  duo_id: string;
  kind: string;
  state: string;
  round: number;
  options: string[] | null;
  starts_at: string | null;
  minutes: number;
  zone: string;
  place: string;
  online: boolean;
  coordinator_id: string | null;
  alone: boolean;
  sequence: number;
  revision: number;
};
export type PartnerMessageRow = {
  id: string;
  from_id: string;
  person_id: string;
  kind: string;
  text: string | null;
  at: string;
  revision: number;
};
export type AgreementRow = {
  id: string;
  person_id: string;
  version: string;
  edition: number;
  content: string;
  coordinator_id: string;
  state: string;
  prepared_at: string;
  revision: number;
};
export type SignatureRow = {
  id: string;
  person_id: string;
  role: string;
  version: string;
  edition: number;
  language: string;
  text_hash: string;
  text?: string | null;
  name: string;
  channel: string;
  at: string;
  revision: number;
};
export type MatchSessionRow = {
  id: string;
  centre_id: string;
  state: string;
  opened_by: string;
  opened_at: string;
  closed_at: string | null;
  present: string[] | null;
  note: string | null;
  result: string | null;
  revision: number;
};
export type MatchPairRow = {
  id: string;
  session_id: string;
  mentee_id: string;
  mentor_id: string | null;
  state: string;
  parked_until: string | null;
  score: number | null;
  note: string | null;
  author_id: string;
  at: string;
  revision: number;
};
export type MatchVetoRow = {
  id: string;
  centre_id: string;
  mentee_id: string;
  mentor_id: string;
  state: string;
  author_id: string;
  at: string;
  revision: number;
};
export type CentreSettingRow = {
  id: string;
  weights: string | null;
  minimum_level: string | null;
  minimum_score: number | null;
  meeting_place: string | null;
  closing_days: string[] | null;
  care: string | null;
  revision: number;
};
export type AddressRow = { id: string; channel: string; hash: string; sealed: string; state: string; revision: number };
export type AnswerRow = {
  id: string;
  flow: string;
  step: string;
  code: string | null;
  sealed: string | null;
  at: string;
  author_id: string | null;
  revision: number;
};
export type ConsentRow = { decision: string; version: string; language: string; at: string };
export type DueRow = {
  id: string;
  kind: string;
  due_at: string;
  state: string;
  policy: string;
  settled_at: string | null;
  revision: number;
};
/** A planned thing with whose it is. */
export type PlannedRow = DueRow & { person_id: string; zone: string; reason: string | null };
export type CaseRow = {
  id: string;
  kind: string;
  opened_at: string;
  note: string | null;
  reply: string | null;
  address_id: string | null;
  revision: number;
  state: string;
  owner: string | null;
  deadline_at: string | null;
  snoozed_until: string | null;
  duo_id: string | null;
  about_id: string | null;
  listener: string | null;
  level: number;
};
export type GatheringRow = {
  id: string;
  centre_id: string;
  kind: string;
  starts_at: string;
  minutes: number;
  zone: string;
  language: string;
  online: boolean;
  place: string;
  seats: number;
  audience: string;
  series: string | null;
  module: number | null;
  code: string | null;
  state: string;
  revision: number;
};
export type SeatRow = {
  id: string;
  gathering_id: string;
  person_id: string;
  state: string;
  at: string;
  revision: number;
};
export type InterviewSlotRow = {
  id: string;
  centre_id: string;
  coordinator_id: string;
  starts_at: string;
  minutes: number;
  zone: string;
  place: string;
  series: string | null;
  state: string;
  person_id: string | null;
  revision: number;
};
export type FaqRow = {
  id: string;
  centre_id: string;
  language: string;
  question: string;
  answer: string;
  state: string;
  position: number;
  revision: number;
};
export type FileRow = {
  id: string;
  person_id: string;
  kind: string;
  name: string;
  media_type: string;
  size: number;
  at: string;
  revision: number;
};
export type InviteRow = {
  id: string;
  role: string;
  centre_id: string;
  created_by: string;
  created_at: string;
  expires_at: string;
  used_by: string | null;
  person_id: string | null;
  confirmed_by: string | null;
  confirmed_at: string | null;
  revoked_at: string | null;
  revision: number;
};
export type CentreRow = {
  id: string;
  name: string;
  country: string;
  zone: string;
  languages: string[];
  contact: string;
  closed_at: string | null;
};
export type OutboxRow = {
  id: string;
  seq: number;
  person_id: string;
  address_id: string;
  cause_id: string;
  kind: string;
  urgency: string;
  ask: number | null;
  body: string;
  state: string;
  attempts: number;
  external_id: string | null;
  created_at: string;
};

/** Opens a sealed value of a row; null when whoever's key it is sealed with is not there. */
export type Open = (
  value: string,
  personId: string,
  place: { table: string; column: string; id: string },
) => string | null;

/** PostgreSQL writes instants with an offset; everywhere else they are ISO 8601 in UTC. */
export const iso = (instant: string | Date): string => new Date(instant).toISOString();
