// Makes the outbox rows of a turn: to which address something goes, and whether it can be sent at all.
import type { Effect } from '../programme/effects.ts';
import type { Facts } from '../programme/facts.ts';
import { composeView, plainText } from '../speech/compose-view.ts';
import type { Delivery, OutboxBody } from './ports.ts';
import { nextId, type Writer } from './writer.ts';

/**
 * A row for something that is said or shown. `about`: whose data it shows, when it is not the reader's. `at`: the address,
 * when it is not the one that the input came from.
 */
export function writeOutbox(
  writer: Writer,
  kind: Delivery['kind'],
  urgency: string,
  ask: number | null,
  body: OutboxBody,
  about: string | null = null,
  at: string | null = null,
): void {
  const { facts, addressId } = writer.view;
  const address = addressFor(facts, at ?? addressId);
  if (!address) return;
  const reachable = address.state === 'active' || address.id === addressId;
  const row = {
    id: nextId(writer),
    person_id: facts.person.id,
    address_id: address.id,
    cause_id: writer.view.input.id,
    kind,
    urgency,
    ask,
    about_id: about,
    body: JSON.stringify(body),
    state: reachable ? 'pending' : 'dead',
    failure: reachable ? null : 'address unreachable',
    not_before: writer.now,
    created_at: writer.now,
  };
  writer.rows.push({ op: 'insert', table: 'outbox', row });
}

/** An answer goes where the question came from; everything else to an address that can be reached, a chat before the web. */
function addressFor(facts: Facts, from: string | null): Facts['channels'][number] | null {
  const asked = facts.channels.find((one) => one.id === from);
  if (asked) return asked;
  const rank = (one: Facts['channels'][number]) => (one.state === 'active' ? 0 : 2) + (one.channel === 'web' ? 1 : 0);
  return [...facts.channels].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** A view in the reader's language, where the effect wants it. */
export function writeView(writer: Writer, effect: Extract<Effect, { kind: 'view' | 'form' }>): void {
  const view = composeView(effect.view, writer.language, writer.catalogue, writer.view.facts.lists);
  const body = { text: plainText(view), buttons: [], view };
  if (effect.kind === 'form') {
    writeOutbox(writer, 'form', 'answer', effect.ask, body);
    return;
  }
  const ask = effect.place === 'home' ? null : effect.ask;
  const kind = ({ home: 'home', new: 'message', card: 'amend' } as const)[effect.place];
  writeOutbox(writer, kind, 'answer', ask, body, effect.about ?? null);
}
