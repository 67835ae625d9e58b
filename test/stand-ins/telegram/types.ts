// The public types of the Telegram stand-in: what a test can do to it and what it shows.

/** Parameters of a Bot API call, or any JSON object of the API. */
export type Payload = Record<string, unknown>;

export type StartOptions = {
  token?: string;
  username?: string;
  /** Default: a free port below the ephemeral range, so that nobody takes it while the server is `down()`. */
  port?: number;
  /** Default false. True: 1 message a second in a chat with a burst of 3, and 30 a second over all. */
  rateLimit?: boolean;
  /** Wait between two tries of a webhook delivery; also the ceiling for its Retry-After. Default 100. */
  webhookBackoffMs?: number;
  /** How long the service may take to answer a webhook delivery. Default 10,000. */
  webhookTimeoutMs?: number;
  /** How long a tapped button may be answered. The API does not state it; default 10 minutes. */
  queryLifetimeMs?: number;
  /** The clock for message dates, the 48 hours of deleteMessage and the life of a tap. Default `Date.now`. */
  now?: () => number;
};

export type Button = { label: string; data?: string; url?: string };

export type ShownMessage = {
  id: number;
  from: 'bot' | 'person';
  text: string;
  buttons: Button[][];
  edited: boolean;
  document?: { filename: string; bytes: Uint8Array; caption?: string };
};

export type Match = string | RegExp | ((message: ShownMessage) => boolean);

export type TelegramUser = {
  id: number;
  /** Sends "/start", or "/start payload" as a deep link does. */
  start(payload?: string): Promise<void>;
  /** Sends a text; like the apps, cuts it into messages of 4,096 characters. */
  send(text: string): Promise<void>;
  /** Taps the inline button with this label on the newest message that has it. */
  tap(label: string): Promise<void>;
  /** Taps a remembered button, which may no longer be on the screen, even on a deleted message. */
  tapData(data: string, messageId?: number): Promise<void>;
  edit(messageId: number, text: string): Promise<void>;
  photo(caption?: string): Promise<void>;
  sticker(): Promise<void>;
  voice(): Promise<void>;
  /** Sends a file, of the given content. */
  document(name?: string, bytes?: Uint8Array): Promise<void>;
  location(): Promise<void>;
  contact(phone: string): Promise<void>;
  block(): Promise<void>;
  unblock(): Promise<void>;
  /** Deletes the person's Telegram account: sends answer 403 `user is deactivated`. */
  deactivate(): void;
  /** What the screen shows, both sides, edits applied, deleted messages gone. */
  chat(): ShownMessage[];
  /** The next new bot message that matches and that `next` has not passed yet (edits are not new messages). */
  next(match?: Match, timeoutMs?: number): Promise<ShownMessage>;
  /** Waits until any bot message on the screen matches, edited ones included; does not move the cursor of `next`. */
  sees(match: Match, timeoutMs?: number): Promise<ShownMessage>;
  /** Texts that answerCallbackQuery showed. */
  notices(): string[];
  /** Taps that still show a progress circle, because nobody answered them. */
  unanswered(): number;
};

export type FaultKind =
  | { kind: 'status'; status: number; body?: string; retryAfter?: number }
  | { kind: 'reset-before' }
  | { kind: 'reset-after' }
  | { kind: 'delay'; ms: number }
  | { kind: 'hold' };

export type Fault = { method: string | RegExp; times?: number; chatId?: number } & FaultKind;

export type FaultHandle = {
  /** Ends the fault; requests on hold are applied and answered. */
  release(): void;
  hits(): number;
  /** Resolves when the fault has hit this often. */
  whenHit(count?: number, timeoutMs?: number): Promise<void>;
};

/** `status` is 0 while a request is open, and stays 0 if its connection was cut; `at` is real time in ms. */
export type RequestRecord = { method: string; payload: Payload; status: number; at: number };

export type GroupMessage = {
  kind?: 'group' | 'supergroup' | 'channel';
  chatId?: number;
  title?: string;
  text?: string;
};

export type TelegramStandIn = {
  /** The API root, to be used as `apiRoot` of grammY. */
  url: string;
  token: string;
  username: string;
  requests: RequestRecord[];
  /** Limits that requests broke; a test asserts that it is empty. */
  violations: string[];
  webhook(): { url: string; secret: string | undefined; allowedUpdates: string[] | undefined } | null;
  /** Where a public webhook origin such as https://duo.example leads, as a reverse proxy would. */
  tunnel(publicOrigin: string, localOrigin: string): void;
  user(options: { id: number; firstName: string; languageCode?: string; username?: string }): TelegramUser;
  fault(fault: Fault): FaultHandle;
  /** Takes the server away: connections are refused and no webhook is called. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Delivers the last update again with the same update_id; resolves when it was handed over. */
  repeatLast(): Promise<void>;
  /** A message from a group or a channel that the bot is in; a first message also says that the bot was added. */
  groupMessage(message?: GroupMessage): { chatId: number; messageId: number };
  /** Queues any update under the next update_id, which it returns. */
  pushRaw(update: Payload): number;
  /** Makes every tap so far too old to be answered. */
  expireQueries(): void;
  /** Updates that were not confirmed yet. */
  pending(): number;
  /** Waits for a condition on anything here; it is tried again after every request and update. */
  until(condition: () => boolean, timeoutMs?: number): Promise<void>;
  /** setMyCommands by `language|scope`, for example `fr|default`, `|all_private_chats` or `|chat:42`. */
  commands: Map<string, unknown[]>;
  /** Names and descriptions by `name|fr`, `description|fr`, `short_description|fr`; menu buttons by `menu_button|chat`. */
  profile: Map<string, unknown>;
  stop(): Promise<void>;
};
