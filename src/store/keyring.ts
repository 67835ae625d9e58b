// The data keys in use, opened once and kept for a while; what is erased is dropped at once.
import { type DataKey, type MasterKey, unwrap } from './seal.ts';

/** Who is behind an address, with the key that seals their values. */
export type Holder = { personId: string; addressId: string; key: DataKey };

/** At most this many are kept, more than a coordinator's desk can show; the oldest goes first. */
const LIMIT = 50_000;

/** Opened data keys by person, and holders by channel and address hash. */
export function openKeyring(master: MasterKey) {
  const keys = new Map<string, DataKey>();
  const holders = new Map<string, Holder>();

  function remember<V>(map: Map<string, V>, name: string, value: V): V {
    map.delete(name);
    map.set(name, value);
    const oldest = map.size > LIMIT ? map.keys().next().value : undefined;
    if (oldest !== undefined) map.delete(oldest);
    return value;
  }

  return {
    /** The open key of a person, from its row or from memory. */
    open(personId: string, row: { id: string; wrapped: string } | null): DataKey {
      if (!row) throw new Error('A person has no key: what is sealed of them cannot be read any more');
      const known = keys.get(personId);
      return known?.id === row.id ? known : remember(keys, personId, unwrap(row.id, row.wrapped, master));
    },
    keyOf: (personId: string): DataKey | undefined => keys.get(personId),
    holder: (hash: string): Holder | undefined => holders.get(hash),
    remember: (hash: string, holder: Holder): Holder => {
      remember(keys, holder.personId, holder.key);
      return remember(holders, hash, holder);
    },
    clear(): void {
      keys.clear();
      holders.clear();
    },
    forget(personId: string): void {
      keys.delete(personId);
      for (const [hash, holder] of holders) if (holder.personId === personId) holders.delete(hash);
    },
  };
}

/** The keyring, as the other files of the store receive it. */
export type Keyring = ReturnType<typeof openKeyring>;
