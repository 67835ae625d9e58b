// The one statement that reads what a coordinator works with, and what comes of it.
import type {
  AgreementRow,
  AnswerRow,
  CaseRow,
  CentreSettingRow,
  DuoAnswerRow,
  DuoRow,
  DuoWeekRow,
  FaqRow,
  FileRow,
  GatheringRow,
  InterviewSlotRow,
  InviteRow,
  KeyRow,
  MatchPairRow,
  MatchSessionRow,
  MatchVetoRow,
  MeetingRow,
  PersonRow,
  PlannedRow,
  ResourceRow,
  SeatRow,
  SignatureRow,
  SuggestionRow,
} from './rows.ts';

/** What comes of it: rows with the keys that open them. */
export type Read = {
  centres: string[];
  people: {
    person: PersonRow;
    key: KeyRow;
    /** Their answers, notes and files are read too. */
    wanted: boolean;
    grown: number;
    interviewed: boolean;
    attended: { id: string; kind: string; module: number | null; starts_at: string }[];
    verdict: string | null;
    channels: string[];
    pending: { id: string; kind: string; due_at: string; revision: number }[];
    invite: InviteRow | null;
    linking: {
      invite: InviteRow;
      from: { id: string; revision: number };
      address: { id: string; channel: string };
    } | null;
  }[];
  answers: (AnswerRow & { person_id: string })[];
  notes: { id: string; person_id: string; author_id: string; kind: string; sealed: string; at: string }[];
  cases: (CaseRow & { person_id: string; owner: string | null; note: string | null })[];
  duos: {
    duo: DuoRow;
    grown: number;
    weeks: DuoWeekRow[];
    meetings: MeetingRow[];
    agreement: AgreementRow | null;
    signatures: (SignatureRow & { key: KeyRow })[];
  }[];
  duoAnswers: DuoAnswerRow[];
  team: {
    id: string;
    centre_id: string;
    lead: boolean;
    first_name: string | null;
    setting: {
      id: string;
      weekly_limit: number | null;
      deputy_id: string | null;
      deputy_from: string | null;
      deputy_until: string | null;
      hours: string[] | null;
      revision: number;
    } | null;
    key: KeyRow;
  }[];
  gatherings: { gathering: GatheringRow; seats: SeatRow[] }[];
  slots: InterviewSlotRow[];
  faq: FaqRow[];
  planned: PlannedRow[];
  resources: ResourceRow[];
  suggestions: SuggestionRow[];
  files: FileRow[];
  invites: InviteRow[];
  matchSessions: MatchSessionRow[];
  matchPairs: MatchPairRow[];
  vetoes: MatchVetoRow[];
  centreSettings: CentreSettingRow[];
};

/** Participants are told these of a decision; until then it can be taken back. */
export const PENDING = ['accepted', 'continued', 'declined'];

/**
 * $1 whose desk it is, $2 persons and duos whose answers are wanted, $3 those of the pool, $4 now, $5 kinds of dues that can
 * be taken back, $6 answers of whom they accompany, $7 of those who were at this training (its series),
 * $8 what was answered in all duos that run or were over in the last year, $9 what is planned for this person or duo.
 * One statement, so that all of it is of one moment. `grown` is the sum of the revisions of everything that hangs on a
 * person or a duo: together with their own revision it changes whenever a card of them would.
 */
export const DESK = `
  WITH mine AS (SELECT centre_id FROM membership WHERE person_id = $1),
  people AS (SELECT p.* FROM person p WHERE p.centre_id IN (SELECT centre_id FROM mine) AND p.role IN ('mentee', 'mentor')
    -- Whoever moved in with their programme is known before they have agreed to anything here.
    AND (p.consented OR p.id IN (SELECT person_id FROM import_ref)) AND p.id <> $1),
  wanted AS (SELECT id FROM people WHERE id = ANY ($2::text[]) OR ($3::boolean AND stage IN ('pool', 'first-meeting')) OR ($6::boolean AND coordinator_id = $1)
    OR id IN (SELECT s.person_id FROM seat s JOIN gathering g ON g.id = s.gathering_id WHERE g.series = $7 AND g.kind = 'training' AND s.state = 'came')),
  duos AS (SELECT d.* FROM duo d WHERE d.centre_id IN (SELECT centre_id FROM mine)),
  sessions AS (SELECT m.* FROM match_session m WHERE m.centre_id IN (SELECT centre_id FROM mine))
  SELECT jsonb_build_object(
    'centres', (SELECT coalesce(jsonb_agg(centre_id), '[]') FROM mine),
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('person', to_jsonb(p),
        'key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = p.key_id),
        'wanted', p.id IN (SELECT id FROM wanted),
        'grown', (SELECT coalesce(sum(a.revision + 1), 0) FROM answer a WHERE a.person_id = p.id)
          + (SELECT coalesce(sum(h.revision + 1), 0) FROM help_case h WHERE h.person_id = p.id)
          + (SELECT count(*) FROM note n WHERE n.person_id = p.id)
          + (SELECT coalesce(sum(f.revision + 1), 0) FROM file f WHERE f.person_id = p.id),
        'channels', (SELECT coalesce(jsonb_agg(DISTINCT a.channel), '[]') FROM address a WHERE a.person_id = p.id AND a.state = 'active'),
        'pending', (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.due_at, d.id), '[]') FROM due d WHERE d.person_id = p.id AND d.state = 'due' AND d.kind = ANY ($5::text[])),
        'invite', (SELECT to_jsonb(i) FROM invite i WHERE i.used_by = p.id AND i.person_id IS NULL ORDER BY i.used_at LIMIT 1),
        'linking', (SELECT jsonb_build_object('invite', to_jsonb(i), 'from', jsonb_build_object('id', f.id, 'revision', f.revision),
            'address', (SELECT jsonb_build_object('id', a.id, 'channel', a.channel) FROM address a WHERE a.person_id = f.id ORDER BY a.id LIMIT 1))
          FROM invite i JOIN person f ON f.id = i.used_by
          WHERE i.person_id = p.id AND i.used_by <> p.id AND i.revoked_at IS NULL AND i.confirmed_at IS NULL ORDER BY i.used_at DESC LIMIT 1),
        'interviewed', EXISTS (SELECT 1 FROM answer a WHERE a.person_id = p.id AND a.flow = 'interview' AND a.step = 'confirmed'),
        'attended', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'module', g.module, 'starts_at', g.starts_at) ORDER BY g.starts_at, g.id), '[]')
          FROM seat s JOIN gathering g ON g.id = s.gathering_id WHERE s.person_id = p.id AND s.state = 'came' AND g.kind IN ('training', 'exchange')),
        'verdict', (SELECT a.code FROM answer a WHERE a.person_id = p.id AND a.flow = 'decision' AND a.step = 'result')
      ) ORDER BY coalesce(CASE WHEN p.stage = 'pool' THEN p.pool_since END, p.stage_since, p.created_at), p.id), '[]') FROM people p),
    'answers', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.id), '[]') FROM answer a WHERE a.person_id IN (SELECT id FROM wanted)),
    'notes', (SELECT coalesce(jsonb_agg(to_jsonb(n) ORDER BY n.at, n.id), '[]') FROM note n WHERE n.person_id IN (SELECT id FROM wanted)),
    'cases', (SELECT coalesce(jsonb_agg(to_jsonb(h) ORDER BY h.opened_at, h.id), '[]') FROM help_case h
      WHERE h.state = 'open' AND h.person_id IN (SELECT id FROM people)),
    'duos', (SELECT coalesce(jsonb_agg(jsonb_build_object('duo', to_jsonb(d),
        'grown', (SELECT coalesce(sum(a.revision + 1), 0) FROM duo_answer a WHERE a.duo_id = d.id)
          + (SELECT coalesce(sum(w.revision + 1), 0) FROM duo_week w WHERE w.duo_id = d.id)
          + (SELECT coalesce(sum(m.revision + 1), 0) FROM meeting m WHERE m.duo_id = d.id)
          + (SELECT coalesce(sum(s.revision + 1), 0) FROM signature s WHERE s.duo_id = d.id)
          + (SELECT coalesce(sum(g.revision + 1), 0) FROM agreement g WHERE g.id = d.id),
        'weeks', (SELECT coalesce(jsonb_agg(to_jsonb(w) ORDER BY w.week), '[]') FROM duo_week w WHERE w.duo_id = d.id),
        'meetings', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.id), '[]') FROM meeting m WHERE m.duo_id = d.id),
        'agreement', (SELECT to_jsonb(g) FROM agreement g WHERE g.id = d.id),
        'signatures', (SELECT coalesce(jsonb_agg((CASE WHEN s.person_id = $1 THEN to_jsonb(s) ELSE to_jsonb(s) - 'text' END) || jsonb_build_object('key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = o.key_id)) ORDER BY s.at, s.id), '[]')
          FROM signature s JOIN person o ON o.id = s.person_id WHERE s.duo_id = d.id)) ORDER BY d.proposed_at, d.id), '[]') FROM duos d),
    'duoAnswers', (SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.at, a.id), '[]') FROM duo_answer a
      WHERE a.duo_id IN (SELECT id FROM duos WHERE mentee_id = ANY ($2::text[]) OR mentor_id = ANY ($2::text[]) OR id = ANY ($2::text[])
        OR ($8::boolean AND started_at IS NOT NULL AND (state IN ('active', 'evaluation') OR ended_at > $4::text::timestamptz - interval '1 year')))),
    'team', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'centre_id', m.centre_id, 'lead', m.lead, 'first_name', t.first_name,
        'setting', (SELECT to_jsonb(s) FROM desk_setting s WHERE s.id = t.id),
        'key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = t.key_id)) ORDER BY m.id), '[]')
      FROM membership m JOIN person t ON t.id = m.person_id WHERE m.centre_id IN (SELECT centre_id FROM mine)),
    'gatherings', (SELECT coalesce(jsonb_agg(jsonb_build_object('gathering', to_jsonb(g),
        'seats', (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.at, s.id), '[]') FROM seat s WHERE s.gathering_id = g.id)) ORDER BY g.starts_at, g.id), '[]')
      FROM gathering g WHERE g.centre_id IN (SELECT centre_id FROM mine) AND g.starts_at > $4::text::timestamptz - interval '30 days'),
    'slots', (SELECT coalesce(jsonb_agg(to_jsonb(i) ORDER BY i.starts_at, i.id), '[]') FROM interview_slot i
      WHERE i.centre_id IN (SELECT centre_id FROM mine) AND i.starts_at > $4::text::timestamptz - interval '30 days'),
    'faq', (SELECT coalesce(jsonb_agg(to_jsonb(f) ORDER BY f.position, f.id), '[]') FROM faq f WHERE f.centre_id IN (SELECT centre_id FROM mine)),
    'planned', (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.due_at, d.id), '[]') FROM due d WHERE $9::text IS NOT NULL AND d.person_id IN (SELECT id FROM people
      WHERE id = $9 OR id IN (SELECT unnest(ARRAY[mentee_id, mentor_id]) FROM duos WHERE duos.id = $9))),
    'resources', (SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.position, r.id), '[]') FROM resource r WHERE r.centre_id IN (SELECT centre_id FROM mine)),
    'suggestions', (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.at DESC, s.id), '[]') FROM suggestion s WHERE s.person_id IN (SELECT id FROM people)),
    'files', (SELECT coalesce(jsonb_agg(to_jsonb(f) - 'content' ORDER BY f.at, f.id), '[]') FROM file f WHERE f.person_id IN (SELECT id FROM wanted)),
    'invites', (SELECT coalesce(jsonb_agg(to_jsonb(i) ORDER BY i.created_at, i.id), '[]') FROM invite i WHERE i.centre_id IN (SELECT centre_id FROM mine)
      AND i.used_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $4::text::timestamptz),
    'matchSessions', (SELECT coalesce(jsonb_agg(to_jsonb(m) ORDER BY m.opened_at DESC, m.id DESC), '[]') FROM sessions m
      WHERE m.state = 'open' OR m.closed_at > $4::text::timestamptz - interval '30 days'),
    'matchPairs', (SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY p.id), '[]') FROM match_pair p JOIN sessions m ON m.id = p.session_id
      WHERE m.state = 'open' OR m.closed_at > $4::text::timestamptz - interval '30 days' OR p.parked_until > $4::text::timestamptz),
    'vetoes', (SELECT coalesce(jsonb_agg(to_jsonb(v) ORDER BY v.id), '[]') FROM match_veto v WHERE v.centre_id IN (SELECT centre_id FROM mine)),
    'centreSettings', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.id), '[]') FROM centre_setting c WHERE c.id IN (SELECT centre_id FROM mine))
  ) AS desk`;
