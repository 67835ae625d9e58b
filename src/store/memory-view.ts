// What a turn is decided from, out of the rows in memory.
import type { TurnView } from '../app/ports.ts';
import type { Happening } from '../core/input.ts';
import type { Centre, Facts, Role, Stage } from '../programme/facts.ts';
import type { Remembered } from '../programme/turn.ts';
import { bySeq, consentOf, type MemoryRows, type Stored } from './memory-rows.ts';

/** The open inputs of a person, the oldest first. */
export const openInputs = ({ of }: MemoryRows, personId: string): Stored[] =>
  of('inbox', personId)
    .filter((row) => row.state === 'open')
    .sort(bySeq);

/** The oldest open input of a person with all that concerns it; null when there is none, or it is not ripe. */
export function viewOf(rows: MemoryRows, personId: string, now: string): TurnView | null {
  const { table, of } = rows;
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
    for (const row of own) revisions[`${name}/${row.id}`] = Number(row.revision ?? 0);
  }
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

function factsOf({ all, of, answersOf }: MemoryRows, person: Stored, input: Stored, now: string): Facts {
  const id = person.id;
  const given = of('consent', id).at(-1);
  const used = all('invite').find((row) => row.used_by === id);
  return {
    now,
    language: String(person.language),
    lists: {},
    person: {
      id,
      role: person.role as Role | null,
      stage: person.stage as Stage,
      zone: String(person.zone),
      centreId: person.centre_id as string | null,
      firstName: person.first_name as string | null,
      consented: person.consented === true,
    },
    answers: answersOf(id),
    consent: given?.decision === 'given' ? consentOf(given) : null,
    channels: of('address', id).map((row) => ({
      id: row.id,
      channel: String(row.channel),
      state: String(row.state),
    })),
    from: (input.address_id as string | null) ?? null,
    centres: all('centre')
      .sort((a, b) => String(a.name).localeCompare(String(b.name)))
      .map((row) => row as unknown as Centre),
    team: all('membership')
      .filter((row) => row.centre_id === person.centre_id)
      .map((row) => ({ id: row.id, lead: row.lead === true, name: row.name as string | null })),
    dues: of('due', id).map((row) => ({
      occurrence: row.id,
      kind: String(row.kind),
      at: String(row.due_at),
      state: String(row.state),
    })),
    cases: of('help_case', id)
      .filter((row) => row.state !== 'closed')
      .map((row) => ({ id: row.id, kind: String(row.kind), openedAt: String(row.opened_at) })),
    invited: used ? { role: used.role as Role, centreId: String(used.centre_id) } : null,
  };
}
