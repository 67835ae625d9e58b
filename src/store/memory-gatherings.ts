// Gatherings, seats, interview times, questions and files out of the rows in memory.
import type { Desk } from '../programme/desk/desk.ts';
import type { Audience, Faq, Gathering, InterviewSlot, Seat, SeatState, StoredFile } from '../programme/facts.ts';
import type { MemoryRows, Stored } from './memory-rows.ts';

const orNull = (value: unknown): string | null => (value as string | undefined) ?? null;
const byTime = (column: string) => (a: Stored, b: Stored) => `${a[column]}${a.id}`.localeCompare(`${b[column]}${b.id}`);

/** A gathering out of its row. */
export const gatheringOf = (row: Stored): Gathering => ({
  id: row.id,
  centreId: String(row.centre_id),
  kind: row.kind as Gathering['kind'],
  startsAt: String(row.starts_at),
  minutes: Number(row.minutes),
  zone: String(row.zone),
  language: String(row.language),
  online: row.online === true,
  place: String(row.place),
  seats: Number(row.seats),
  audience: row.audience as Audience,
  series: orNull(row.series),
  module: (row.module as number | undefined) ?? null,
  code: orNull(row.code),
  state: row.state as Gathering['state'],
});

/** A seat out of its row. */
export const seatOf = (row: Stored): Seat => ({
  id: row.id,
  gatheringId: String(row.gathering_id),
  personId: String(row.person_id),
  state: row.state as SeatState,
  at: String(row.at),
});

/** An interview time out of its row. */
export const slotOf = (row: Stored): InterviewSlot => ({
  id: row.id,
  centreId: String(row.centre_id),
  coordinatorId: String(row.coordinator_id),
  startsAt: String(row.starts_at),
  minutes: Number(row.minutes),
  zone: String(row.zone),
  place: String(row.place),
  series: orNull(row.series),
  state: row.state as InterviewSlot['state'],
  personId: orNull(row.person_id),
});

/** A frequent question out of its row. */
export const faqOf = (row: Stored): Faq => ({
  id: row.id,
  language: String(row.language),
  question: String(row.question),
  answer: String(row.answer),
  state: row.state as Faq['state'],
  position: Number(row.position),
});

/** What is known of a file without its content. */
export const fileOf = (row: Stored): StoredFile => ({
  id: row.id,
  kind: String(row.kind),
  name: String(row.name),
  mediaType: String(row.media_type),
  size: Number(row.size),
  at: String(row.at),
});

/** The seats at a gathering that were not cancelled, the first to book first. */
export const seatsAt = ({ by }: MemoryRows, gatheringId: string): Stored[] =>
  by('seat', 'gathering_id', gatheringId)
    .filter((row) => row.state !== 'cancelled')
    .sort(byTime('at'));

/** The gatherings that somebody may book, and those at which they have a seat. */
export function bookable({ all, of }: MemoryRows, person: Stored, now: string): Stored[] {
  if (person.consented !== true || !['mentee', 'mentor'].includes(String(person.role))) return [];
  const mine = of('seat', person.id).map((row) => row.gathering_id);
  const theirs = (row: Stored) => row.centre_id === person.centre_id || row.online === true;
  return all('gathering')
    .filter(
      (row) =>
        (row.state === 'open' && String(row.starts_at) > now && theirs(row)) ||
        mine.includes(row.id) ||
        isForMentor(row, person, now),
    )
    .sort(byTime('starts_at'));
}

/** Half days of the training in every centre, and what runs at this moment, also where the mentor has no seat: duo_read_training. */
function isForMentor(row: Stored, person: Stored, now: string): boolean {
  if (person.role !== 'mentor' || row.state !== 'open') return false;
  const ends = new Date(Date.parse(String(row.starts_at)) + Number(row.minutes) * 60_000).toISOString();
  if (ends < now) return false;
  if (row.kind === 'training') return ['training', 'paused'].includes(String(person.stage));
  return row.kind === 'exchange' && row.centre_id === person.centre_id;
}

/** Interviews of so many days that are over count for the limit of their week. */
const DAYS_COUNTED = 7;

/** The interview times that somebody may choose from, and their own; and what counts for the limits of those weeks. */
export function slotsFor({ all }: MemoryRows, person: Stored, now: string): Stored[] {
  if (person.consented !== true) return [];
  const waits = ['information', 'interview', 'paused'].includes(String(person.stage));
  const from = new Date(Date.parse(now) - DAYS_COUNTED * 86_400_000).toISOString();
  const offered = (row: Stored) =>
    waits &&
    row.centre_id === person.centre_id &&
    ((row.state === 'open' && String(row.starts_at) > now) || (row.person_id != null && String(row.starts_at) > from));
  return all('interview_slot')
    .filter((row) => row.person_id === person.id || offered(row))
    .sort(byTime('starts_at'));
}

/** How somebody of a team works: their limit, and who stands in for them now. */
export function workOf({ table }: MemoryRows, coordinatorId: string, now: string) {
  const setting = table('desk_setting').get(coordinatorId);
  const away = setting?.deputy_id && String(setting.deputy_from) <= now && now < String(setting.deputy_until);
  return {
    deputyId: away ? String(setting?.deputy_id) : null,
    weeklyLimit: (setting?.weekly_limit as number | undefined) ?? null,
  };
}

const DAYS_SHOWN = 30;

/** The part of a coordinator's desk that is about dates, questions and invitations. */
export function datesOf(rows: MemoryRows, centres: readonly unknown[], now: string) {
  const { all } = rows;
  const from = new Date(Date.parse(now) - DAYS_SHOWN * 86_400_000).toISOString();
  const ours = (name: string) => all(name).filter((row) => centres.includes(row.centre_id));
  const revision = (row: Stored) => Number(row.revision ?? 0);
  const gatherings = ours('gathering')
    .filter((row) => String(row.starts_at) > from)
    .sort(byTime('starts_at'));
  const slots = ours('interview_slot')
    .filter((row) => String(row.starts_at) > from)
    .sort(byTime('starts_at'));
  const faq = ours('faq').sort((a, b) => Number(a.position) - Number(b.position) || a.id.localeCompare(b.id));
  const invites = ours('invite').filter(
    (row) => row.used_at == null && row.revoked_at == null && String(row.expires_at) > now,
  );
  const desk: Pick<Desk, 'gatherings' | 'slots' | 'faq' | 'invites'> = {
    gatherings: gatherings.map((row) => ({
      ...gatheringOf(row),
      revision: revision(row),
      taken: seatsAt(rows, row.id).map(seatOf),
    })),
    slots: slots.map((row) => ({ ...slotOf(row), revision: revision(row) })),
    faq: faq.map((row) => ({ ...faqOf(row), centreId: String(row.centre_id), revision: revision(row) })),
    invites: invites.map((row) => ({
      id: row.id,
      role: row.role as Desk['invites'][number]['role'],
      centreId: String(row.centre_id),
      createdBy: String(row.created_by),
      createdAt: String(row.created_at),
      expiresAt: String(row.expires_at),
      personId: orNull(row.person_id),
      revision: revision(row),
    })),
  };
  const seats = all('seat').filter((row) => gatherings.some((one) => one.id === row.gathering_id));
  const seen: [string, readonly Stored[]][] = [
    ['gathering', gatherings],
    ['seat', seats],
    ['interview_slot', slots],
    ['faq', faq],
    ['invite', invites],
    ['desk_setting', all('desk_setting')],
  ];
  return { desk, seen };
}
