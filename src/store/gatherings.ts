// Rows of gatherings, seats, interview times, questions and files as the programme knows them.
import type { Audience, Faq, Gathering, InterviewSlot, Seat, SeatState, StoredFile } from '../programme/facts.ts';
import type { FaqRow, FileRow, GatheringRow, InterviewSlotRow, SeatRow } from './rows.ts';
import { iso } from './rows.ts';
import { type DataKey, unseal } from './seal.ts';

/** A gathering out of its row. */
export const gatheringOf = (row: GatheringRow): Gathering => ({
  id: row.id,
  centreId: row.centre_id,
  kind: row.kind as Gathering['kind'],
  startsAt: iso(row.starts_at),
  minutes: row.minutes,
  zone: row.zone,
  language: row.language,
  online: row.online,
  place: row.place,
  seats: row.seats,
  audience: row.audience as Audience,
  series: row.series ?? null,
  module: row.module ?? null,
  code: row.code ?? null,
  state: row.state as Gathering['state'],
});

/** A seat out of its row. */
export const seatOf = (row: SeatRow): Seat => ({
  id: row.id,
  gatheringId: row.gathering_id,
  personId: row.person_id,
  state: row.state as SeatState,
  at: iso(row.at),
});

/** An interview time out of its row. */
export const slotOf = (row: InterviewSlotRow): InterviewSlot => ({
  id: row.id,
  centreId: row.centre_id,
  coordinatorId: row.coordinator_id,
  startsAt: iso(row.starts_at),
  minutes: row.minutes,
  zone: row.zone,
  place: row.place,
  series: row.series ?? null,
  state: row.state as InterviewSlot['state'],
  personId: row.person_id ?? null,
});

/** A frequent question out of its row. */
export const faqOf = (row: FaqRow): Faq => ({
  id: row.id,
  language: row.language,
  question: row.question,
  answer: row.answer,
  state: row.state as Faq['state'],
  position: row.position,
});

/** What is known of a file without its content; its name is opened with the key of its owner. */
export const fileOf = (row: FileRow, key: DataKey): StoredFile => ({
  id: row.id,
  kind: row.kind,
  name: unseal(row.name, key, { table: 'file', column: 'name', id: row.id }),
  mediaType: row.media_type,
  size: row.size,
  at: iso(row.at),
});
