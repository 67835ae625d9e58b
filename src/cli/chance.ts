// Where ids and secrets come from: the one source of chance of the service, handed to whoever needs it.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Chance } from '../app/ports.ts';

/** Random ids, and secrets of 24 bytes, written as 32 characters that a link can carry. */
export const chance: Chance = { id: randomUUID, token: () => randomBytes(24).toString('base64url') };
