// Reads a body piece by piece, and stops at the first byte too many: what is announced about its length is not relied on.

/** The whole body, or null when it is longer than `max`; what is left of it is then not read. */
export async function readAtMost(body: ReadableStream<Uint8Array> | null, max: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early ends the stream.
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > max) return null;
    pieces.push(piece);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
