// One hash for the state of a whole programme: the same for the same state, whichever store keeps it and whatever ids it gives.
import { createHash } from 'node:crypto';
import type { Store } from '../app/ports.ts';
import type { World } from './world.ts';

/** What is not state: the moment of looking, what is the same for everybody, and chance. */
const passing: readonly string[] = [
  'now',
  'lists',
  'centres',
  'token',
  'links',
  'from',
  'revision',
  'revisions',
  'input',
];

/**
 * The state as turns and desks read it: of every participant the facts and the conversation, of every coordinator the desk
 * with all answers; and every word that was said, in order. Nothing more can be decided from than that.
 */
export async function hashOf(store: Store, world: World): Promise<string> {
  const at = world.now();
  const names = new Map([...world.ids].map(([name, id]) => [id, name]));
  const hash = createHash('sha256');
  const put = (what: unknown): void => {
    hash.update(named(JSON.stringify(canonical(what)), names));
    hash.update('\n');
  };
  for (const [name, personId] of world.ids) {
    // Only whoever has something to take is read: they look at their home page.
    const key = `${name}/hash`;
    await store.receive({ channel: world.channel, address: name, key, at, what: { kind: 'home' }, language: 'en' });
    const view = await store.readTurn(personId, at);
    put([name, view?.facts ?? null, view?.conversation ?? null]);
  }
  for (const { coordinator } of world.centres) {
    const read = await store.readDesk(world.ids.get(coordinator) as string, 'care', at);
    put([coordinator, read?.desk ?? null]);
  }
  const heard = Map.groupBy(world.said, ({ to }) => to);
  for (const name of world.ids.keys()) put((heard.get(name) ?? []).map(({ text }) => text));
  return hash.digest('hex').slice(0, 16);
}

/** Keys in order, rows in order, nothing that is not state; which id the store gave to an address is none. */
function canonical(value: unknown, named = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((one) => canonical(one, named));
    const rows = items.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
    return rows ? items.map((item) => JSON.stringify(item)).sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, one]) => !passing.includes(key) && one !== undefined && !(named === 'channels' && key === 'id'),
  );
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one, key)]),
  );
}

/** The same with the names of people in the place of their ids. */
function named(json: string, names: ReadonlyMap<string, string>): string {
  return json.replace(/[\w-]{8,}/g, (word) => names.get(word) ?? word);
}
