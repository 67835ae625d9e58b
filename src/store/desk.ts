// What a coordinator works with, read for the centres of their own record.
import type { Store } from '../app/ports.ts';
import type { Desk, DeskDetail, DeskDuo, DeskPerson, Verdict } from '../programme/desk/desk.ts';
import type { DuoState, GatheringKind, Role, Stage } from '../programme/facts.ts';
import { caseStateOf, courseOf, resourceOf, suggestionOf, weekOf } from './care.ts';
import { faqOf, fileOf, gatheringOf, seatOf, slotOf } from './gatherings.ts';
import {
  agreementOf,
  centreSettingOf,
  matchPairOf,
  matchSessionOf,
  matchVetoOf,
  meetingOf,
  signatureOf,
} from './pairing.ts';
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
  Open,
  PersonRow,
  ResourceRow,
  SeatRow,
  SignatureRow,
  StoreParts,
  SuggestionRow,
} from './rows.ts';
import { iso } from './rows.ts';
import { type DataKey, unseal } from './seal.ts';
import { answerOf, duoAnswerOf, sinceOf } from './turn.ts';

type Read = {
  centres: string[];
  people: {
    person: PersonRow;
    key: KeyRow;
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
const PENDING = ['accepted', 'continued', 'declined'];

/** What was decided last, out of the code of an answer. */
export const verdictOf = (code: string | null): Verdict | null =>
  (['accept', 'continue', 'decline'] as const).find((one) => JSON.stringify(one) === code) ?? null;

/**
 * One statement, so that all of it is of one moment. `grown` is the sum of the revisions of everything that hangs on a
 * person or a duo: together with their own revision it changes whenever a card of them would.
 */
const READ = `
  WITH mine AS (SELECT centre_id FROM membership WHERE person_id = $1),
  people AS (SELECT p.* FROM person p WHERE p.centre_id IN (SELECT centre_id FROM mine) AND p.role IN ('mentee', 'mentor')
    AND p.consented AND p.id <> $1),
  wanted AS (SELECT id FROM people WHERE id = ANY ($2::text[]) OR ($3::boolean AND stage IN ('pool', 'first-meeting')) OR ($6::boolean AND coordinator_id = $1)
    OR id IN (SELECT s.person_id FROM seat s JOIN gathering g ON g.id = s.gathering_id WHERE g.series = $7 AND g.kind = 'training' AND s.state = 'came')),
  duos AS (SELECT d.* FROM duo d WHERE d.centre_id IN (SELECT centre_id FROM mine)),
  sessions AS (SELECT m.* FROM match_session m WHERE m.centre_id IN (SELECT centre_id FROM mine))
  SELECT jsonb_build_object(
    'centres', (SELECT coalesce(jsonb_agg(centre_id), '[]') FROM mine),
    'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('person', to_jsonb(p),
        'key', (SELECT to_jsonb(k) FROM data_key k WHERE k.id = p.key_id),
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

/** The part of the store that coordinators work with. */
export function deskStore({ prisma, keyring }: StoreParts): Pick<Store, 'readDesk'> {
  return {
    async readDesk(coordinatorId, detail, now) {
      const persons = typeof detail === 'string' ? [] : [...detail.persons];
      const [row] = await prisma.$queryRawUnsafe<{ desk: Read }[]>(
        READ,
        coordinatorId,
        persons,
        detail === 'pool',
        now,
        PENDING,
        detail === 'mine',
        typeof detail === 'string' ? null : (detail.training ?? null),
        detail === 'care',
      );
      if (!row || row.desk.centres.length === 0) return null;
      const read = row.desk;
      const keys = new Map(read.people.map(({ person, key }) => [person.id, keyring.open(person.id, key)]));
      for (const { id, key } of read.team) keys.set(id, keyring.open(id, key));
      // Whoever signed and is of no team any more.
      for (const { person_id, key } of read.duos.flatMap(({ signatures }) => signatures)) {
        if (!keys.has(person_id)) keys.set(person_id, keyring.open(person_id, key));
      }
      return {
        desk: deskOf(read, keys, (person) => isWanted(person, detail, coordinatorId, read), coordinatorId, now),
        revisions: revisionsOf(read),
      };
    },
  };
}

/** Who stands in now, or will; null when nobody does, or not any more. */
function deputyOf(setting: Read['team'][number]['setting'], now: string): Desk['team'][number]['deputy'] {
  if (!setting?.deputy_id || !setting.deputy_from || !setting.deputy_until) return null;
  const until = iso(setting.deputy_until);
  return until > now ? { id: setting.deputy_id, from: iso(setting.deputy_from), until } : null;
}

/** Whose answers and notes are shown; as `wanted` in the statement says it. */
function isWanted(person: PersonRow, detail: DeskDetail, coordinatorId: string, { gatherings }: Read): boolean {
  if (detail === 'pool') return person.stage === 'pool' || person.stage === 'first-meeting';
  if (detail === 'mine') return person.coordinator_id === coordinatorId;
  if (detail === 'care') return false;
  const { persons, training } = detail;
  return persons.includes(person.id) || (training !== undefined && wasAt(training, person.id, gatherings));
}

/** Whether somebody was at a module of a training that is on the desk. */
function wasAt(series: string, personId: string, gatherings: Read['gatherings']): boolean {
  return gatherings.some(
    ({ gathering, seats }) =>
      gathering.series === series &&
      gathering.kind === 'training' &&
      seats.some((seat) => seat.person_id === personId && seat.state === 'came'),
  );
}

function deskOf(
  read: Read,
  keys: ReadonlyMap<string, DataKey>,
  wanted: (person: PersonRow) => boolean,
  reader: string,
  now: string,
): Desk {
  const keyOf = (id: string): DataKey => {
    const key = keys.get(id);
    if (!key) throw new Error('A row of the desk belongs to nobody on it');
    return key;
  };
  const open: Open = (value, owner, place) => {
    const key = keys.get(owner);
    return key ? unseal(value, key, place) : null;
  };
  const nameOf = (id: string, value: string | null) =>
    value === null ? null : unseal(value, keyOf(id), { table: 'person', column: 'first_name', id });
  // By person once: looking through all answers of a pool for each of a thousand people takes longer than everything else.
  const answers = byPerson(read.answers);
  const people = read.people.map(
    ({ person, grown, interviewed, attended, verdict, channels, pending, invite, linking }): DeskPerson => ({
      id: person.id,
      role: person.role as DeskPerson['role'],
      stage: person.stage as Stage,
      language: person.language,
      zone: person.zone,
      centreId: String(person.centre_id),
      firstName: nameOf(person.id, person.first_name),
      since: iso(sinceOf(person)),
      attended: attended.map((one) => ({
        gatheringId: one.id,
        kind: one.kind as GatheringKind,
        module: one.module,
        startsAt: iso(one.starts_at),
      })),
      checked: person.checked_by && person.checked_at ? { by: person.checked_by, at: iso(person.checked_at) } : null,
      channels,
      interviewed,
      verdict: verdictOf(verdict),
      coordinatorId: person.coordinator_id,
      coordinatorSince: person.coordinator_since && iso(person.coordinator_since),
      pausedFrom: person.paused_from as Stage | null,
      pending: pending.map((due) => ({ occurrence: due.id, kind: due.kind, at: iso(due.due_at) })),
      invite: invite && {
        id: invite.id,
        createdBy: invite.created_by,
        confirmed:
          invite.confirmed_by && invite.confirmed_at ? { by: invite.confirmed_by, at: iso(invite.confirmed_at) } : null,
        refused: invite.revoked_at !== null,
        revision: invite.revision,
      },
      linking: linking && {
        inviteId: linking.invite.id,
        from: linking.from.id,
        addressId: linking.address.id,
        channel: linking.address.channel,
      },
      revision: person.revision + grown + (invite?.revision ?? 0) + (linking ? linking.invite.revision : 0),
      answers: wanted(person)
        ? Object.fromEntries(
            (answers.get(person.id) ?? []).map((one) => [`${one.flow}.${one.step}`, answerOf(one, keyOf(person.id))]),
          )
        : null,
      written: Object.fromEntries(
        (answers.get(person.id) ?? [])
          .filter((one) => one.author_id !== null)
          .map((one) => [`${one.flow}.${one.step}`, { by: String(one.author_id), at: iso(one.at) }]),
      ),
      files: read.files.filter((one) => one.person_id === person.id).map((one) => fileOf(one, keyOf(person.id))),
      notes: read.notes
        .filter((note) => note.person_id === person.id)
        .map((note) => ({
          kind: note.kind,
          text: unseal(note.sealed, keyOf(person.id), { table: 'note', column: 'sealed', id: note.id }),
          at: iso(note.at),
          by: note.author_id,
        })),
    }),
  );
  const shown = new Set(people.filter((person) => person.answers !== null).map((person) => person.id));
  const answersOfDuo = Map.groupBy(read.duoAnswers, (row) => row.duo_id);
  const duos = read.duos.map(({ duo, grown, weeks, meetings, agreement, signatures }): DeskDuo => {
    const answers: Record<string, Record<string, ReturnType<typeof duoAnswerOf>>> = {};
    for (const row of answersOfDuo.get(duo.id) ?? []) {
      const key = keys.get(row.person_id);
      if (!key) continue;
      answers[row.person_id] = {
        ...answers[row.person_id],
        [`${row.occasion}.${row.step}`]: duoAnswerOf(row, key),
      };
    }
    return {
      id: duo.id,
      menteeId: duo.mentee_id,
      mentorId: duo.mentor_id,
      centreId: duo.centre_id,
      coordinatorId: duo.coordinator_id,
      state: duo.state as DuoState,
      score: duo.score,
      proposedAt: iso(duo.proposed_at),
      ...courseOf(duo),
      endedAt: duo.ended_at && iso(duo.ended_at),
      weeks: weeks.map(weekOf),
      meetings: meetings.map(meetingOf),
      agreement: agreementOf(agreement, open),
      signatures: signatures.map((row) => signatureOf(row, reader, open)),
      revision: duo.revision + grown,
      answers,
    };
  });
  return {
    people,
    cases: read.cases.map((one) => ({
      id: one.id,
      personId: one.person_id,
      kind: one.kind,
      openedAt: iso(one.opened_at),
      ...caseStateOf(one),
      note:
        one.note === null || !shown.has(one.person_id)
          ? null
          : unseal(one.note, keyOf(one.person_id), { table: 'help_case', column: 'note', id: one.id }),
    })),
    duos,
    pairs: duos.map((duo) => `${duo.menteeId}+${duo.mentorId}`),
    team: read.team.map((member) => ({
      id: member.id,
      centreId: member.centre_id,
      lead: member.lead,
      name: nameOf(member.id, member.first_name),
      weeklyLimit: member.setting?.weekly_limit ?? null,
      deputy: deputyOf(member.setting, now),
      hours: member.setting?.hours ?? null,
    })),
    matchSessions: read.matchSessions.map((row) => matchSessionOf(row, open)),
    matchPairs: read.matchPairs.map((row) => matchPairOf(row, open)),
    vetoes: read.vetoes.map(matchVetoOf),
    centreSettings: read.centreSettings.map(centreSettingOf),
    gatherings: read.gatherings.map(({ gathering, seats }) => ({
      ...gatheringOf(gathering),
      revision: gathering.revision,
      taken: seats.filter((seat) => seat.state !== 'cancelled').map(seatOf),
    })),
    slots: read.slots.map((slot) => ({ ...slotOf(slot), revision: slot.revision })),
    faq: read.faq.map((one) => ({ ...faqOf(one), centreId: one.centre_id, revision: one.revision })),
    resources: read.resources.map((row) => ({ ...resourceOf(row), revision: row.revision })),
    suggestions: read.suggestions.flatMap((row) => suggestionOf(row, open) ?? []),
    invites: read.invites.map((one) => ({
      id: one.id,
      role: one.role as Role,
      centreId: one.centre_id,
      createdBy: one.created_by,
      createdAt: iso(one.created_at),
      expiresAt: iso(one.expires_at),
      personId: one.person_id,
      revision: one.revision,
    })),
  };
}

function byPerson<T extends { person_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const found = groups.get(row.person_id);
    if (found) found.push(row);
    else groups.set(row.person_id, [row]);
  }
  return groups;
}

function revisionsOf(read: Read): Record<string, number> {
  const all: [string, readonly { id: string; revision: number }[]][] = [
    ['person', read.people.map(({ person }) => person)],
    ['answer', read.answers],
    ['help_case', read.cases],
    ['duo', read.duos.map(({ duo }) => duo)],
    ['duo_week', read.duos.flatMap(({ weeks }) => weeks)],
    ['resource', read.resources],
    ['suggestion', read.suggestions],
    ['due', read.people.flatMap(({ pending }) => pending)],
    [
      'invite',
      [
        ...read.people.flatMap(({ invite, linking }) => [
          ...(invite ? [invite] : []),
          ...(linking ? [linking.invite] : []),
        ]),
        ...read.invites,
      ],
    ],
    ['person', read.people.flatMap(({ linking }) => (linking ? [linking.from] : []))],
    ['desk_setting', read.team.flatMap(({ setting }) => (setting ? [setting] : []))],
    ['gathering', read.gatherings.map(({ gathering }) => gathering)],
    ['seat', read.gatherings.flatMap(({ seats }) => seats)],
    ['interview_slot', read.slots],
    ['faq', read.faq],
    ['file', read.files],
    ['duo_answer', read.duoAnswers],
    ['meeting', read.duos.flatMap(({ meetings }) => meetings)],
    ['agreement', read.duos.flatMap(({ agreement }) => (agreement ? [agreement] : []))],
    ['signature', read.duos.flatMap(({ signatures }) => signatures)],
    ['match_session', read.matchSessions],
    ['match_pair', read.matchPairs],
    ['match_veto', read.vetoes],
    ['centre_setting', read.centreSettings],
  ];
  return Object.fromEntries(all.flatMap(([table, rows]) => rows.map((row) => [`${table}/${row.id}`, row.revision])));
}
