// The web chat as a channel: what goes out is shown on the open pages, or waits until somebody looks.
import type { Clock, Delivery, WebStore } from '../../app/ports.ts';
import type { Channel, SendResult } from '../channel.ts';
import type { LivePages } from './live.ts';

/** Makes the channel. The store already holds the talk, so showing it is all there is to do. */
export function webChannel(parts: { store: WebStore; pages: LivePages; clock: Clock }): Channel {
  const { store, pages } = parts;

  async function send(delivery: Delivery): Promise<SendResult> {
    const { addressId, ask, body, seq } = delivery;
    const shown = show(delivery);
    // The frame of the page speaks the person's language too.
    const person = shown ? await store.byAddress('web', delivery.address) : null;
    if (person) pages.speak(addressId, person.language);
    // A page that opens later asks for its home page itself, and nobody waits for a form.
    if (delivery.kind === 'message') return shown ? { kind: 'sent', externalId: delivery.id } : { kind: 'waiting' };
    return { kind: 'sent', externalId: null };

    function show({ kind, id, createdAt, cause }: Delivery): boolean {
      const { view, buttons, chosen = [], file, document } = body;
      switch (kind) {
        case 'settle':
          return pages.tell(addressId, { seq, event: 'settle', data: { ask: ask ?? 0, chosen } });
        case 'amend':
          return pages.tell(addressId, {
            seq,
            event: 'amend',
            data: { ask: ask ?? 0, buttons, ...(view ? { view } : {}) },
          });
        case 'home':
          return view !== undefined && pages.tell(addressId, { seq, event: 'home', data: { view } });
        case 'form': {
          // An input is stored under the key that the page gave its request, after the last slash.
          const key = cause.slice(cause.lastIndexOf('/') + 1);
          return view !== undefined && pages.tell(addressId, { seq, event: 'form', data: { key, ask, view } });
        }
        case 'message':
          return pages.tell(addressId, {
            seq,
            event: 'line',
            data: {
              seq,
              id,
              from: 'bot',
              text: body.text,
              at: createdAt,
              ask,
              buttons,
              chosen: null,
              ...(view ? { view } : {}),
              ...(file ? { file } : {}),
              ...(document ? { document: { name: document.name } } : {}),
            },
          });
        case 'fetch':
          // What is sent here is here already.
          return false;
      }
    }
  }

  return {
    name: 'web',
    pace: { address: null, overall: null },
    send,
    health: () => ({ ready: true, detail: 'web' }),
    start: async () => {},
    stop: async () => {},
  };
}
