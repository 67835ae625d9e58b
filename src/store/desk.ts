// What a coordinator works with, made of what was read for the centres of their own record.
import type { Store } from '../app/ports.ts';
import type { Desk, DeskDuo, DeskPerson, Verdict } from '../programme/desk/desk.ts';
import type { DuoState, GatheringKind, Role, Stage } from '../programme/facts.ts';
import { caseStateOf, courseOf, plannedOf, resourceOf, suggestionOf, weekOf } from './care.ts';
import { DESK, PENDING, type Read } from './desk-statement.ts';
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
import type { Open, StoreParts } from './rows.ts';
import { iso } from './rows.ts';
import { type DataKey, unseal } from './seal.ts';
import { answerOf, duoAnswerOf, sinceOf } from './turn.ts';

/** What was decided last, out of the code of an answer. */
const verdictOf = (code: string | null): Verdict | null =>
  (['accept', 'continue', 'decline'] as const).find((one) => JSON.stringify(one) === code) ?? null;

/** The part of the store that coordinators work with. */
export function deskStore({ prisma, keyring }: StoreParts): Pick<Store, 'readDesk'> {
  return {
    async readDesk(coordinatorId, detail, now) {
      const persons = typeof detail === 'string' ? [] : [...detail.persons];
      const [row] = await prisma.$queryRawUnsafe<{ desk: Read }[]>(
        DESK,
        coordinatorId,
        persons,
        detail === 'pool',
        now,
        PENDING,
        detail === 'mine',
        typeof detail === 'string' ? null : (detail.training ?? null),
        detail === 'care',
        typeof detail === 'string' ? null : (detail.planned ?? null),
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
        desk: deskOf(read, keys, coordinatorId, now),
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

function deskOf(read: Read, keys: ReadonlyMap<string, DataKey>, reader: string, now: string): Desk {
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
    ({ person, wanted, grown, interviewed, attended, verdict, channels, pending, invite, linking }): DeskPerson => ({
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
      answers: wanted
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
    planned: read.planned.map(plannedOf),
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
