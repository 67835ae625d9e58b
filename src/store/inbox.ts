// The inbox: what came in is stored, sealed, under a unique key, before anybody confirms it.
import type { Arrival, Received, Store } from '../app/ports.ts';
import type { Happening } from '../core/input.ts';
import type { Holder } from './keyring.ts';
import type { KeyRow, StoreParts } from './rows.ts';
import { keyedHash, newDataKey, seal, unwrap } from './seal.ts';

/** Before a centre is known. Source: programme page, "People". */
export const FIRST_ZONE = 'Europe/Brussels';

/** An arrival whose person is erased at the same moment begins anew; more than once is a fault. */
const STORE_ATTEMPTS = 5;

/** The receiving part of the store. */
export function inboxStore(parts: StoreParts): Pick<Store, 'receive' | 'receiveKnown' | 'waiting' | 'postponeInput'> {
  const { prisma, keyring } = parts;

  async function receive(arrival: Arrival): Promise<Received> {
    const received = await receiveKnown(arrival);
    // Somebody new is made, unless it is only news about them.
    if (!received) throw new Error('An arrival found nobody to belong to');
    return received;
  }

  async function receiveKnown(arrival: Arrival): Promise<Received | null> {
    for (let attempt = 0; attempt < STORE_ATTEMPTS; attempt++) {
      const holder = await findHolder(parts, arrival);
      if (!holder) return null;
      const stored = await storeInput(parts, holder, arrival);
      if (stored) return stored;
      // Nothing stored and nothing there: the person was erased since the holder was remembered, or the same arrival is
      // being stored at this moment by somebody else and shows at the next look.
      keyring.forget(holder.personId);
    }
    // The channel must not confirm what is not stored.
    throw new Error('An arrival found nobody to belong to');
  }

  async function waiting(now: string, limit: number): Promise<string[]> {
    const rows = await prisma.$queryRawUnsafe<{ person_id: string }[]>(
      // Only the oldest open input of a person can be taken: a ripe one behind a postponed one would be looked at for ever.
      `SELECT i.person_id FROM inbox i WHERE i.state = 'open' AND i.not_before <= $1::text::timestamptz AND NOT EXISTS
         (SELECT 1 FROM inbox b WHERE b.person_id = i.person_id AND b.state = 'open' AND b.seq < i.seq)
       ORDER BY i.seq LIMIT $2::int`,
      now,
      limit,
    );
    return rows.map((row) => row.person_id);
  }

  async function postponeInput(inputId: string, failure: string, notBefore: string | null, now: string): Promise<void> {
    await prisma.$executeRawUnsafe(
      // What is done can be parked (with an apology), but is never opened again.
      `UPDATE inbox SET state = CASE WHEN $3::text IS NULL THEN 'parked' ELSE 'open' END, failure = $2, attempts = attempts + 1,
         not_before = coalesce($3::text::timestamptz, not_before),
         done_at = CASE WHEN $3::text IS NULL THEN $4::text::timestamptz END
       WHERE id = $1 AND (state = 'open' OR $3::text IS NULL)`,
      inputId,
      failure,
      notBefore,
      now,
    );
  }

  return { receive, receiveKnown, waiting, postponeInput };
}

/** The holder of an address; a first contact makes key, person and address, news about an unknown address does not. */
async function findHolder(parts: StoreParts, arrival: Arrival, again = true): Promise<Holder | null> {
  const { prisma, master, keyring } = parts;
  const hash = addressHash(parts, arrival.channel, arrival.address);
  const known = keyring.holder(hash);
  if (known) return known;
  const rows = await prisma.$queryRawUnsafe<{ person_id: string; address_id: string; key: KeyRow }[]>(
    `SELECT a.person_id, a.id AS address_id, to_jsonb(k) AS key FROM address a
       JOIN person p ON p.id = a.person_id JOIN data_key k ON k.id = p.key_id WHERE a.channel = $1 AND a.hash = $2`,
    arrival.channel,
    hash,
  );
  const [row] = rows;
  if (row) {
    const holder = {
      personId: row.person_id,
      addressId: row.address_id,
      key: unwrap(row.key.id, row.key.wrapped, master),
    };
    return keyring.remember(hash, holder);
  }
  if (arrival.onlyKnown) return null;
  const { contact, holder } = firstContact(parts, arrival);
  const [made] = await prisma.$queryRawUnsafe<{ made: boolean }[]>(
    'SELECT duo_first_contact($1::text::jsonb) AS made',
    JSON.stringify(contact),
  );
  if (made?.made) return keyring.remember(hash, holder);
  // Somebody else has just made them, and they are found now. If not, the address is there and what belongs to it is not.
  if (!again) throw new Error('An address has no person, or a person no key');
  return findHolder(parts, arrival, false);
}

/** The keyed hash under which an address is found. */
export function addressHash({ master }: StoreParts, channel: string, address: string): string {
  return keyedHash('address', `${channel}:${address}`, master);
}

/** The rows of somebody who is new: a key, a person of whom nothing is known, and the address. */
export function firstContact(parts: StoreParts, arrival: Pick<Arrival, 'channel' | 'address' | 'at' | 'language'>) {
  const { master, newId } = parts;
  const personId = newId();
  const addressId = newId();
  const { key, wrapped } = newDataKey(newId(), master);
  const contact = {
    key: { id: key.id, wrapped, created_at: arrival.at },
    person: {
      id: personId,
      key_id: key.id,
      stage: 'onboarding',
      language: arrival.language,
      zone: FIRST_ZONE,
      consented: false,
      created_at: arrival.at,
      revision: 0,
    },
    address: {
      id: addressId,
      person_id: personId,
      channel: arrival.channel,
      hash: addressHash(parts, arrival.channel, arrival.address),
      sealed: seal(arrival.address, key, { table: 'address', column: 'sealed', id: addressId }),
      state: 'active',
      revision: 0,
    },
  };
  return { contact, holder: { personId, addressId, key } };
}

/** The id of the inbox row of an arrival: everything that the turn makes derives from it. */
export const inputIdOf = (arrival: Pick<Arrival, 'channel' | 'key'>) => `${arrival.channel}:${arrival.key}`;

/** What happened, sealed for its inbox row. */
export function sealHappening(what: Happening, holder: Pick<Holder, 'key'>, inputId: string): string {
  return seal(JSON.stringify(what), holder.key, { table: 'inbox', column: 'payload', id: inputId });
}

async function storeInput(parts: StoreParts, holder: Holder, arrival: Arrival): Promise<Received | null> {
  const inputId = inputIdOf(arrival);
  const [row] = await parts.prisma.$queryRawUnsafe<{ fresh: boolean; person_id: string }[]>(
    // The lock on the person keeps them from being erased meanwhile: no input may belong to nobody.
    `WITH stored AS (
       INSERT INTO inbox (id, person_id, address_id, source, external_key, payload, state, not_before, received_at)
       SELECT $1, p.id, a.id, $3, $4, $5, 'open', $6::text::timestamptz, $6::text::timestamptz
         FROM address a JOIN person p ON p.id = a.person_id WHERE a.id = $2 AND p.id = $7 FOR KEY SHARE OF p
       ON CONFLICT DO NOTHING RETURNING person_id)
     SELECT true AS fresh, person_id FROM stored
     UNION ALL SELECT false, person_id FROM inbox WHERE source = $3 AND external_key = $4 LIMIT 1`,
    inputId,
    holder.addressId,
    arrival.channel,
    arrival.key,
    sealHappening(arrival.what, holder, inputId),
    arrival.at,
    // Sealed with the key of the person that was remembered: not stored for another one, into whom they were merged meanwhile.
    holder.personId,
  );
  return row ? { personId: row.person_id, inputId, fresh: row.fresh } : null;
}
