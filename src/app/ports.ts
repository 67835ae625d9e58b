// What the shell needs from the outside: a store, a clock, chance, a log. Plain types; src/store and main.ts fill them in. Administration and links to pages have files of their own.
import type { FileWanted } from '../core/effect.ts';
import type { FileType } from '../core/file.ts';
import type { Happening, Input } from '../core/input.ts';
import type { Act } from '../core/view.ts';
import type { ComposedDocument } from '../documents/composed.ts';
import type { Desk, DeskDetail } from '../programme/desk/desk.ts';
import type { Facts, Invite, Role } from '../programme/facts.ts';
import type { Remembered } from '../programme/remembered.ts';
import type { Message } from '../speech/compose.ts';
import type { ShownView } from '../speech/compose-view.ts';
import type { FigureStore } from './figure-port.ts';
import type { PageLinkStore } from './page-port.ts';

/** The time, as the service sees it: real, or the sandbox's own. ISO 8601 in UTC with milliseconds. */
export type Clock = { now: () => string };

/** Random names, for what no input gives an id to. */
export type Chance = { id: () => string; token: () => string };

/** Words for an administrator, never what a person said. */
export type Log = {
  info: (words: string, facts?: Record<string, unknown>) => void;
  warn: (words: string, facts?: Record<string, unknown>) => void;
  error: (words: string, facts?: Record<string, unknown>) => void;
};

/** Something that came in on a channel, before it is stored. `key` makes it unique within the channel. */
export type Arrival = {
  channel: string;
  /** Where the person is reached on the channel: a chat id, a member id, a web id. */
  address: string;
  key: string;
  at: string;
  what: Happening;
  /** The language to begin in, when this is the first that is heard from this address. */
  language: string;
  /** News about an address, not from it: passed over when nobody is known there. */
  onlyKnown?: true;
};

/** Looks at what was written into a form before anything is stored: a sentence for each field that is wrong, in `language`. Pure. */
export type CheckForm = (act: Act, language: string) => Readonly<Record<string, string>>;

/** A stored arrival; `fresh` is false when it was there before. */
export type Received = { personId: string; inputId: string; fresh: boolean };

/** Everything that a turn was decided from. Revisions go back with the commit. */
export type TurnView = {
  input: Input;
  attempts: number;
  addressId: string | null;
  conversation: Remembered | null;
  facts: Facts;
  /** Revision by `<table>/<id>`, of every row that the facts came from and that a turn may change. */
  revisions: Readonly<Record<string, number>>;
};

/** The tables that a turn writes. */
export type Table =
  | 'person'
  | 'address'
  | 'conversation'
  | 'answer'
  | 'consent'
  | 'consent_text'
  | 'outbox'
  | 'due'
  | 'help_case'
  | 'invite'
  | 'inbox'
  | 'duo'
  | 'duo_answer'
  | 'duo_week'
  | 'resource'
  | 'suggestion'
  | 'note'
  | 'gathering'
  | 'seat'
  | 'interview_slot'
  | 'desk_setting'
  | 'faq'
  | 'file'
  | 'centre_setting'
  | 'match_session'
  | 'match_pair'
  | 'match_veto'
  | 'meeting'
  | 'partner_message'
  | 'agreement'
  | 'signature'
  | 'audit';

/** Column values of a row, by column name; sealed columns in clear, the store seals them. */
export type Row = Record<string, unknown>;

/**
 * One row operation. `update` raises the row's revision; `ensure` leaves a row that is there as it is. `owner` is the person
 * whose key seals the row, when it is not the one whose turn it is.
 */
export type RowChange =
  | { op: 'insert' | 'ensure'; table: Table; row: Row & { id: string }; owner?: string }
  | { op: 'update'; table: Table; id: string; row: Row; owner?: string }
  | { op: 'erase'; id: string; basis: string }
  /** Two records of one person become one: everything of `from` is `into`'s, and `from` is gone. Done after all other rows. */
  | { op: 'merge'; from: string; into: string };

/** A turn, ready to be written: all of it or nothing. A null revision says that the row must not exist. */
export type Commit = {
  input: string;
  person: string;
  now: string;
  expect: { table: Table; id: string; revision: number | null }[];
  rows: RowChange[];
};

/**
 * What is kept of a message until it is delivered, and as the record of what was said. With a view, `text` is the same in
 * plain words, for where nothing else can be shown.
 */
export type OutboxBody = Message & {
  chosen?: string[];
  view?: ShownView;
  /** A file that the channel keeps and that is to be fetched. */
  fetch?: { ref: string; name: string; wanted: FileWanted };
  /** A file or a page for which a link is put below the text when it is sent. `url` is there while it is sent, and kept nowhere. */
  link?: { fileId: string; url?: string } | { page: string; objectId: string; url?: string };
  /** A file that is made and handed out with the text. */
  document?: ComposedDocument;
};

/** A message that was taken for delivery. `target` is the message that an edit is about. */
export type Delivery = {
  id: string;
  /** Grows with every row of the outbox. */
  seq: number;
  personId: string;
  addressId: string;
  channel: string;
  address: string;
  addressState: string;
  /**
   * `message`: something new, a card when it has a view. `settle`, `amend`: the message of the same `ask` changes.
   * `home`: the home page as it is now. `form`: a form that the person asked for a moment ago. `fetch`: nothing is sent; a
   * file is fetched from the channel.
   */
  kind: 'message' | 'settle' | 'amend' | 'home' | 'form' | 'fetch';
  /** The input that this answers. */
  cause: string;
  urgency: string;
  ask: number | null;
  body: OutboxBody;
  attempts: number;
  createdAt: string;
  target: { externalId: string | null; state: string; body: OutboxBody } | null;
};

/** How a delivery ended, or goes on. */
export type DeliveryState = 'sent' | 'waiting' | 'retry' | 'unknown' | 'dead' | 'skipped' | 'pending';
/** What is written down of a delivery. Instants are ISO 8601 in UTC; `notBefore` is when it is tried again. */
export type DeliveryResult = {
  id: string;
  state: DeliveryState;
  at: string;
  externalId?: string;
  failure?: string;
  attempts: number;
  notBefore?: string;
};

/** A line of a talk as a browser shows it. */
export type ShownLine = {
  seq: number;
  id: string;
  from: 'bot' | 'person';
  text: string;
  at: string;
  ask: number | null;
  buttons: Message['buttons'];
  /** Set when the question is settled: what was chosen. */
  chosen: string[] | null;
  /** A card: its words are shown as a view, not as `text`. */
  view?: ShownView;
  /** An open question that wants a file. */
  file?: FileWanted;
  /** A file that was handed out with it, by its name. */
  document?: { name: string };
};

/** Who a browser speaks for. */
export type WebSession = { personId: string; addressId: string; address: string; language: string };

/** A web invitation that is used: everything that is made with it. Secrets in clear, hashed by the store. */
export type Join = {
  token: string;
  session: string;
  address: string;
  now: string;
  expiresAt: string;
  language: string;
  key: string;
};

/** What the web chat needs beside the conversation. */
export type WebStore = {
  /** Uses the invitation, once; null when it is unknown, used, revoked or too old. */
  join: (join: Join) => Promise<{ personId: string; addressId: string } | null>;
  session: (token: string, now: string) => Promise<WebSession | null>;
  byAddress: (channel: string, address: string) => Promise<WebSession | null>;
  /** The document that was handed out with this line; null when it was not said to this session. */
  document: (session: WebSession, line: string) => Promise<Omit<HandedOut, 'personId'> | null>;
  /** The newest lines of the talk, oldest first. */
  shown: (session: WebSession, limit: number) => Promise<ShownLine[]>;
  /** The seq of the newest row for this address, of any kind; 0 when there is none. */
  newest: (session: WebSession) => Promise<number>;
  /** What waited for a browser has now been shown. */
  deliverWaiting: (session: WebSession, at: string) => Promise<void>;
};

/** A file that is stored, with the input that tells of it; or only that input, where there is no file. */
export type FileArrival = {
  personId: string;
  addressId: string;
  /** `why`: there is no file because of this. */
  input: { id: string; source: string; key: string; why?: 'kind' | 'big' | 'gone' };
  file: { id: string; name: string; type: FileType; mediaType: string; content: Uint8Array } | null;
  now: string;
};

/** A file as it is handed out. */
export type KeptFile = { name: string; mediaType: string; content: Uint8Array };

/** Whose file a link is for, and who asked for it, with the centres of their own record as they are now. */
export type FileLink = {
  fileId: string;
  personId: string;
  centreId: string | null;
  askedBy: { id: string; role: Role | null; memberships: { centreId: string; lead: boolean }[] };
};

/** Where files are kept. */
export type FileStore = {
  /** Stores both or neither; `fresh` is false when it was there before. */
  keepFile: (arrival: FileArrival) => Promise<{ fresh: boolean }>;
  /** False when the file is not there any more. */
  addFileLink: (link: {
    token: string;
    fileId: string;
    askedBy: string;
    now: string;
    expiresAt: string;
  }) => Promise<boolean>;
  /** Null when it is unknown, used or too old. Looking uses nothing up. */
  findFileLink: (token: string, now: string) => Promise<FileLink | null>;
  /** Uses the link, and writes down that it was used. Null as above. */
  takeFile: (token: string, now: string) => Promise<KeptFile | null>;
};

/** A document that is handed out: to whom, and when that was decided. */
export type HandedOut = { document: ComposedDocument; personId: string; createdAt: string };

/** A document that is kept as it was handed out: who hashes a copy can ask whether it is this one. */
export type IssuedDocument = {
  id: string;
  kind: 'agreement' | 'certificate';
  duoId: string;
  /** Whose key seals it. */
  personId: string;
  language: string;
  version: string;
  /** Of the content, in hex. */
  sha256: string;
  content: Uint8Array;
  at: string;
};

/** Where documents are kept. */
export type DocumentStore = {
  /** Keeps it, unless there is one with this id; the content that is kept now. */
  keepDocument: (document: IssuedDocument) => Promise<Uint8Array>;
  /** The content that is kept under this id; null when there is none. */
  keptDocument: (id: string) => Promise<Uint8Array | null>;
  /** What is known of the document with this hash, without its content. */
  documentByHash: (
    sha256: string,
  ) => Promise<Pick<IssuedDocument, 'kind' | 'duoId' | 'language' | 'version' | 'at'> | null>;
};

/** The conversation store: what every turn and every delivery needs. Implemented by the database and in memory. */
export type Store = FileStore &
  PageLinkStore &
  FigureStore &
  DocumentStore & {
    receive: (arrival: Arrival) => Promise<Received>;
    /** The same for news about an address: null when nobody is known there. */
    receiveKnown: (arrival: Arrival) => Promise<Received | null>;
    /** Persons with an open input that is ripe, the longest waiting first. */
    waiting: (now: string, limit: number) => Promise<string[]>;
    readTurn: (personId: string, now: string) => Promise<TurnView | null>;
    /** False when the world has moved on since the turn was read: take it again. */
    commitTurn: (commit: Commit) => Promise<boolean>;
    /** A turn failed: tried again at `notBefore`, or parked for good when it is null. */
    postponeInput: (inputId: string, failure: string, notBefore: string | null, now: string) => Promise<void>;
    findInvite: (token: string, now: string) => Promise<(Invite & { revision: number }) | null>;
    /**
     * What a coordinator works with: the people, duos and cases of their own centres, read from their record. `detail` says
     * whose answers and notes to read as well: those ids, or everybody in the pool. Null when they are no coordinator.
     */
    readDesk: (
      coordinatorId: string,
      detail: DeskDetail,
      now: string,
    ) => Promise<{ desk: Desk; revisions: Readonly<Record<string, number>> } | null>;
    claimDeliveries: (now: string, limit: number) => Promise<Delivery[]>;
    finishDelivery: (result: DeliveryResult) => Promise<void>;
    /** Messages that were being sent when the last process ended. */
    interrupted: () => Promise<Delivery[]>;
    reachAddress: (addressId: string, state: 'active' | 'unreachable', reason: string) => Promise<void>;
    /** Moves what is due into the inboxes; says how many. */
    takeDue: (now: string, limit: number) => Promise<number>;
    /** The next instant at which something would happen by itself (due, postponed, put off), or null. */
    nextInstant: () => Promise<string | null>;
  };
