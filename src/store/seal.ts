// Column encryption: AES-256-GCM with one data key a person, wrapped by the master key. Why by hand: docs/decisions/0003-encryption.md.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A data key, open for use. */
export type DataKey = { id: string; bytes: Buffer };

/** The keys that come from the master key: one for wrapping, one for each kind of keyed hash. */
export type MasterKey = { wrapping: Buffer; hashing: Buffer };

/** Where a sealed value stands; it is bound to that place, so that it cannot be moved to another row. */
export type Place = { table: string; column: string; id: string };

/**
 * The master key from 32 bytes in hex or base64. Throws a plain sentence when the text is anything else.
 */
export function masterKey(text: string): MasterKey {
  const hex = /^[0-9a-f]{64}$/i.test(text);
  const bytes = Buffer.from(text, hex ? 'hex' : 'base64');
  // Node reads over what is not base64; a key with a slip of the pen must not become another key.
  const plain = text.replaceAll('+', '-').replaceAll('/', '_').replace(/=$/, '');
  if (bytes.length !== 32 || !(hex || bytes.toString('base64url') === plain)) {
    throw new Error('ENCRYPTION_KEY must be 32 bytes, written as 64 hex digits or in base64');
  }
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', bytes, '', `duo ${purpose} v1`, 32));
  return { wrapping: derive('wrap'), hashing: derive('hash') };
}

/** A new data key and its wrapped form. */
export function newDataKey(id: string, master: MasterKey): { key: DataKey; wrapped: string } {
  const bytes = randomBytes(32);
  return {
    key: { id, bytes },
    wrapped: encrypt(bytes, { id: 'master', bytes: master.wrapping }, `data_key|wrapped|${id}`),
  };
}

/** Opens a wrapped data key. Throws when the master key is another one. */
export function unwrap(id: string, wrapped: string, master: MasterKey): DataKey {
  return { id, bytes: decrypt(wrapped, { id: 'master', bytes: master.wrapping }, `data_key|wrapped|${id}`) };
}

/** Seals a text for its place: `v1.<key>.<nonce>.<ciphertext and tag>`. */
export function seal(text: string, key: DataKey, place: Place): string {
  return encrypt(Buffer.from(text, 'utf8'), key, bound(place));
}

/** Opens a sealed text. Throws when it was changed, moved, or sealed with another key. */
export function unseal(value: string, key: DataKey, place: Place): string {
  return decrypt(value, key, bound(place)).toString('utf8');
}

/** The keyed hash of a value, for columns that are searched by equality. `purpose` keeps equal values of different kinds apart. */
export function keyedHash(purpose: string, value: string, master: MasterKey): string {
  return createHmac('sha256', master.hashing).update(`${purpose}\0${value}`).digest('base64url');
}

const TAG_BYTES = 16;

const bound = ({ table, column, id }: Place) => `${table}|${column}|${id}`;

function encrypt(clear: Buffer, key: DataKey, aad: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(aad));
  const sealedBytes = Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
  return `v1.${key.id}.${nonce.toString('base64url')}.${sealedBytes.toString('base64url')}`;
}

function decrypt(value: string, key: DataKey, aad: string): Buffer {
  const parts = value.split('.');
  const [version, id, nonce, body] = parts;
  if (parts.length !== 4 || version !== 'v1' || id !== key.id || !nonce || !body)
    throw new Error('A sealed value has a wrong form or another key');
  const bytes = exactly(body);
  // The length is fixed: a shorter tag would be accepted by Node, and is easier to guess.
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, exactly(nonce), { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(aad),
  );
  try {
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new Error('A sealed value does not open: it was changed, moved, or sealed with another key');
  }
}

/** The bytes of a base64url text that is written in the one right way; Node would read over spare characters and bits. */
function exactly(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Error('A sealed value has a wrong form or another key');
  return bytes;
}
