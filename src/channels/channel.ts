// The contract of a channel: how messages go out, and what can become of them. How they come in is each channel's own: it calls `receive`.
import type { Arrival, Delivery } from '../app/ports.ts';

/** What became of a delivery. A person, a channel and a programmer fail differently; this is the channel's part. */
export type SendResult =
  | { kind: 'sent'; externalId: string | null }
  /** Nobody is there to show it to; it is shown when somebody comes (web only). */
  | { kind: 'waiting' }
  /** The channel asks for patience; counts no attempt. */
  | { kind: 'later'; afterMs: number; reason: string }
  /** It did not get through for certain: sending it again is safe. */
  | { kind: 'again'; reason: string }
  /** It may or may not have got through: the class of the message decides. */
  | { kind: 'unknown'; reason: string }
  /** This message will never go through. */
  | { kind: 'never'; reason: string }
  /** This person cannot be reached here any more. */
  | { kind: 'unreachable'; reason: string }
  /** The channel refuses us altogether: nothing goes through until somebody acts. */
  | { kind: 'refused'; reason: string };

/** A file that goes out with a message. */
export type SentDocument = { name: string; mediaType: string; bytes: Uint8Array };

/** What became of fetching a file: its bytes, or why there are none. */
export type FetchResult =
  | { kind: 'fetched'; content: Uint8Array }
  /** It is larger than what was allowed; reading it was broken off. */
  | { kind: 'big' }
  | Exclude<SendResult, { kind: 'sent' | 'waiting' | 'unreachable' }>;

/** How fast a channel may be used. */
export type Pace = {
  /** Messages to one address: so many at once, then so many a second. */
  address: { burst: number; perSecond: number } | null;
  /** Calls over all addresses. */
  overall: { burst: number; perSecond: number } | null;
};

/** What health looks at. `ready` false: the API cannot be reached or does not answer. */
export type Health = { ready: boolean; detail: string };

/**
 * Stores what came in; resolves when it is safe, and says under which id, and whether it was new. Rejects when it is not safe, and then nothing
 * may be confirmed.
 */
export type Receive = (arrival: Arrival) => Promise<{ fresh: boolean; inputId: string }>;

/** One way to reach people. */
export type Channel = {
  name: string;
  pace: Pace;
  /** With a document, the text stands beside it; each attempt gets the same bytes. */
  send: (delivery: Delivery, document?: SentDocument) => Promise<SendResult>;
  /** Gets a file that a person sent here and that the channel keeps under `ref`, at most so many bytes. No retry. */
  fetch?: (ref: string, maxBytes: number) => Promise<FetchResult>;
  health: () => Health;
  /** Begins to listen; resolves when it does, or keeps trying in the background where the API is away. */
  start: () => Promise<void>;
  /** Takes nothing new and ends what is open. */
  stop: () => Promise<void>;
};
