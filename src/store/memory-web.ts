// The talk as a page shows it, out of the rows in memory: for synthetic people whose chat somebody looks into. Nobody signs in here.
import type { OutboxBody, ShownLine, WebStore } from '../app/ports.ts';
import type { Happening } from '../core/input.ts';
import { bySeq, type MemoryRows, type Stored } from './memory-rows.ts';

const SHOWN = ['sent', 'waiting', 'sending', 'pending'];
/** At the same millisecond the person's words stand above the answer to them. */
const rank = (line: ShownLine): number => (line.from === 'person' ? 0 : 1);

/** The part of the web chat. */
export function memoryWeb({ table, by }: MemoryRows): WebStore {
  const bodyOf = (row: Stored) => JSON.parse(String(row.body)) as OutboxBody;

  function lineOf(row: Stored, all: readonly Stored[]): ShownLine {
    const later = (kind: string) => all.findLast((one) => one.kind === kind && one.ask !== null && one.ask === row.ask);
    const body = bodyOf(row);
    const [settled, amended] = [later('settle'), later('amend')];
    const chosen = settled ? (bodyOf(settled).chosen ?? []) : null;
    const now = amended ? bodyOf(amended) : body;
    const view = now.view ?? body.view;
    return {
      from: 'bot',
      seq: Number(row.seq),
      id: row.id,
      ask: row.ask as number | null,
      text: body.text,
      buttons: chosen ? [] : now.buttons,
      chosen,
      at: String(row.created_at),
      ...(view ? { view } : {}),
      ...(body.document ? { document: { name: body.document.name } } : {}),
    };
  }

  function spokenOf(row: Stored): ShownLine[] {
    const what = JSON.parse(String(row.payload)) as Happening;
    if (what.kind !== 'text') return [];
    const id = row.id.slice(row.id.lastIndexOf('/') + 1);
    const at = String(row.received_at);
    return [{ from: 'person', seq: 0, id, ask: null, text: what.text, buttons: [], chosen: null, at }];
  }

  return {
    join: async () => null,
    session: async () => null,
    async byAddress(channel, address) {
      const row = by('address', 'address', address).find((one) => one.channel === channel);
      const person = row && table('person').get(String(row.person_id));
      return person ? { personId: person.id, addressId: row.id, address, language: String(person.language) } : null;
    },
    async document({ addressId }, line) {
      const row = table('outbox').get(line);
      const document = row?.address_id === addressId && row.body ? bodyOf(row).document : undefined;
      return document ? { document, createdAt: String(row?.created_at) } : null;
    },
    async shown({ addressId }, limit) {
      const all = by('outbox', 'address_id', addressId)
        .filter((row) => row.body !== null)
        .sort(bySeq);
      const said = all.filter((row) => row.kind === 'message' && SHOWN.includes(String(row.state)));
      const heard = by('inbox', 'address_id', addressId).flatMap(spokenOf);
      return [...said.slice(-limit).map((row) => lineOf(row, all)), ...heard]
        .sort((a, b) => a.at.localeCompare(b.at) || rank(a) - rank(b) || a.seq - b.seq)
        .slice(-limit);
    },
    newest: async ({ addressId }) =>
      Math.max(0, ...by('outbox', 'address_id', addressId).map((row) => Number(row.seq))),
    async deliverWaiting() {},
  };
}
