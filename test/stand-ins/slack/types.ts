// The public types of the Slack stand-in: what a test can do to it.
import type { SlackUser, UserOptions } from './types-user.ts';

export type { FillValue, Match, ShownField, ShownHome, ShownMenu, ShownMessage, ShownModal } from './types-user.ts';

/** Arguments of a Web API call, or any JSON object of Slack. */
export type Payload = Record<string, unknown>;

export type StartOptions = {
  botToken?: string;
  appToken?: string;
  signingSecret?: string;
  teamId?: string;
  /** Default false. True: the tiers of the Web API, and 1 message a second in a channel with a burst of 5. */
  rateLimit?: boolean;
  /** How long the service may take to acknowledge a delivery. Default 3000. */
  ackTimeoutMs?: number;
  /** Waits before the retries of an event. Slack: at once, 1 min, 5 min; default 0, 100 and 400 ms. */
  retryAfterMs?: number[];
  /** Every event and interaction is delivered twice. Default false. */
  duplicate?: boolean;
  /** The app also gets events about its own messages, as every Slack app with `message.im` does. Default false. */
  echo?: boolean;
  /** Time between the `disconnect` of `refreshSockets` and the closing of the socket. Default 250. */
  refreshGraceMs?: number;
  /** What the API answers to a message for a deactivated person. Default `user_disabled`. */
  deactivatedError?: string;
  /** Mentions and links that the service means to write, for example `<https://duo.example|Open>`. */
  allowPing?: (ping: string) => boolean;
  /** The clock for message times, the life of triggers and of response_urls. Default `Date.now`. */
  now?: () => number;
};

export type FaultKind =
  | { kind: 'status'; status: number; body?: string; retryAfter?: number }
  /** A page of a proxy instead of JSON. */
  | { kind: 'html'; status?: number }
  /** `{ ok: false, error }` with status 200. */
  | { kind: 'error'; error: string }
  | { kind: 'reset-before' }
  | { kind: 'reset-after' }
  | { kind: 'delay'; ms: number }
  | { kind: 'hold' };

/** `channel` narrows a fault to calls with this channel or user id; a person's id stands for the DM too. */
export type Fault = { method: string | RegExp; times?: number; channel?: string } & FaultKind;

export type FaultHandle = {
  /** Ends the fault; requests on hold are applied and answered. */
  release(): void;
  hits(): number;
  /** Resolves when the fault has hit this often. */
  whenHit(count?: number, timeoutMs?: number): Promise<void>;
};

/** `status` is 0 while a request is open, and stays 0 if its connection was cut; `at` is real time in ms. */
export type RequestRecord = { method: string; args: Payload; status: number; error?: string; at: number };

export type DeliveryKind = 'events_api' | 'interactive' | 'slash_commands';

/** One attempt to hand something to the service. */
export type DeliveryRecord = {
  kind: DeliveryKind;
  /** What it was: `message`, `block_actions`, `/duo`. */
  name: string;
  mode: 'http' | 'socket';
  /** 0 for the first attempt. */
  attempt: number;
  outcome: 'open' | 'acknowledged' | 'http_error' | 'http_timeout' | 'connection_failed' | 'timeout' | 'socket_closed';
  /** Until the outcome. */
  ms: number;
};

/** How a delivery ended. `payload` is what the service gave with its acknowledgement. */
export type Outcome = { acknowledged: boolean; payload?: unknown };

export type SlackStandIn = {
  url: string;
  /** To be used as `slackApiUrl`; ends with a slash. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  teamId: string;
  appId: string;
  botUserId: string;
  botId: string;
  /** The person with this id; created by the first call. */
  user(options: UserOptions): SlackUser;
  fault(fault: Fault): FaultHandle;
  /** Everything that the Web API received, oldest first. */
  requests: RequestRecord[];
  /** Every attempt to deliver, oldest first. */
  deliveries: DeliveryRecord[];
  /** Limits and rules that the service broke; a test asserts that it is empty. */
  violations: string[];
  /** Mentions and links in what the service wrote, unless `allowPing` takes them. Each is a violation too. */
  pings: string[];
  /** Deliveries that were not acknowledged in time. */
  late: string[];
  /** Interactions and commands for which the person saw an error. */
  timeouts: string[];
  /** Events that Slack gave up after three retries. */
  lost: string[];
  /** Events that are not acknowledged yet. */
  pending(): number;
  /** Deliveries go by HTTP to `${baseUrl}${path}`; after a restart, to the new address. Path: `/slack/events`. */
  deliverTo(baseUrl: string | undefined, path?: string): void;
  /** Asks the HTTP address to echo a challenge, as Slack does when the address is entered. */
  challenge(): Promise<boolean>;
  /** Open Socket Mode connections that get deliveries. */
  connections(): number;
  /** Asks every connection to come again, and closes it a bit later. */
  refreshSockets(): void;
  /** Cuts every connection without a word. */
  dropSockets(): void;
  /** Sends anything over one connection, for example `{ type: 'events_api', payload: { type: 'app_rate_limited' } }`. */
  sendRaw(envelope: Payload): void;
  /** Delivers an event of any kind, wrapped as Slack does; resolves at once with its `event_id`. */
  event(event: Payload & { type: string }): string;
  /** Delivers a hand-made interaction of a person; what is missing is filled in. */
  interact(part: Payload & { type: string; user: string }): Promise<Outcome>;
  /** Delivers the last event or interaction again; resolves when that ended. */
  repeatLast(): Promise<Outcome>;
  /** Takes the tokens away: every call answers this error, by default `token_revoked`. */
  revoke(error?: string): void;
  /** Gives them back. */
  restore(): void;
  /** The headers with which Slack signs a body. */
  sign(body: string, timestamp?: number): Record<string, string>;
  /** Takes the server away: connections are refused, sockets cut and no address is called. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Waits for a condition on anything here; it is tried again after every request and delivery. */
  until(condition: () => boolean, timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
};
