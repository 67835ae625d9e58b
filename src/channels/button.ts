// What a button carries: the number of its question and the option, in at most 64 bytes (Telegram's limit; Slack allows more).

/** What a tap says. */
export type Tap = { ask: number; option: string };

const BYTES = 64;

/** `12.yes`. Throws when it does not fit: the inspection of the flows keeps that from happening. */
export function buttonData({ ask, option }: Tap): string {
  const data = `${ask}.${option}`;
  if (Buffer.byteLength(data) > BYTES) throw new Error(`The option ${option} does not fit a button`);
  return data;
}

/** The tap that a button's data stand for, or null for anything that is not ours. */
export function readButton(data: string): Tap | null {
  const found = /^(\d{1,9})\.(.+)$/su.exec(data);
  return found ? { ask: Number(found[1]), option: found[2] ?? '' } : null;
}
