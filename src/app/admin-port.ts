// What an administrator asks of the store, and what comes of it. Plain types; src/store fills them in.
import type { Plan } from '../programme/effects.ts';
import type { Centre, Role, Stage } from '../programme/facts.ts';
import type { FigureStore } from './figure-port.ts';
import type { ImportStore } from './import-batch.ts';
import type { DocumentStore } from './ports.ts';

/** A planned thing, as `schedule` shows it. */
export type Planned = {
  occurrence: string;
  personId: string;
  kind: string;
  at: string;
  localDate: string;
  zone: string;
  policy: string;
  state: string;
  reason: string | null;
  /** Of the person: their stage, the closing days of their centre, and how far their duo is. */
  stage: Stage;
  closingDays: readonly string[];
  startedAt: string | null;
  shiftedWeeks: number;
};

/** Something planned that was sent. */
export type SentBefore = { personId: string; kind: string; at: string };

/** A person as `person show` shows it. */
export type PersonRecord = {
  id: string;
  role: string | null;
  stage: string;
  language: string;
  centre: string | null;
  channels: { channel: string; address: string; state: string }[];
  consent: { version: string; language: string; at: string } | null;
  answers: Record<string, unknown>;
};

/** What an administrator asks of the store, and what figures are made of. */
export type AdminStore = Administration & FigureStore & ImportStore;

type Administration = Pick<DocumentStore, 'documentByHash'> & {
  addCentre: (centre: Omit<Centre, 'id' | 'closed'>, id: string) => Promise<boolean>;
  centres: () => Promise<(Centre & { coordinators: number })[]>;
  closeCentre: (name: string, now: string) => Promise<boolean>;
  /** False when this coordinator of this centre was there before. */
  addCoordinator: (coordinator: {
    channel: string;
    address: string;
    centreId: string;
    lead: boolean;
    name: string | null;
    now: string;
  }) => Promise<boolean>;
  /** The addresses of all coordinators on a channel, to look whether they are still there. */
  coordinators: (channel: string) => Promise<string[]>;
  addInvite: (invite: NewInvite) => Promise<void>;
  revokeInvite: (id: string, now: string) => Promise<boolean>;
  person: (channel: string, address: string) => Promise<PersonRecord | null>;
  planned: (until: string, personId: string | null) => Promise<Planned[]>;
  /** Active duos of which somebody has no next check-in planned; there are none unless something went wrong. */
  unplanned: (now: string) => Promise<string[]>;
  /** What was sent in the eight days before `now`. */
  sentBefore: (now: string, personId: string | null) => Promise<SentBefore[]>;
  erase: (personId: string, basis: string, now: string) => Promise<boolean>;
  /** Sent out again: dead letters by their ids, or all of them. */
  redrive: (ids: readonly string[] | null, now: string) => Promise<number>;
  counts: () => Promise<Counts>;
  /** Open cases, the longest waiting first. */
  cases: () => Promise<OpenCase[]>;
  /** False when there is no open case with this id. */
  closeCase: (id: string, now: string) => Promise<boolean>;
  audit: (entry: { actor: string; action: string; object: string; at: string }) => Promise<void>;
  setting: (name: string) => Promise<string | null>;
  setSetting: (name: string, value: string) => Promise<void>;
  /** Every coordinator who can be reached, with the zone in which their days begin. */
  teamZones: () => Promise<{ personId: string; zone: string }[]>;
  /** Writes what is not planned yet; what is there already stays as it is, in whatever state. */
  planOnce: (plans: readonly { personId: string; plan: Plan }[]) => Promise<void>;
  /** Empties everything but the centres; the sandbox only. */
  wipe: () => Promise<void>;
  /** Forgets what was kept long enough: payloads of inputs, old messages, old sessions. */
  retain: (now: string) => Promise<void>;
  ping: () => Promise<void>;
};

/** Somebody who waits for a person: where they are reached, and what they wrote about it. */
export type OpenCase = {
  id: string;
  kind: string;
  centre: string | null;
  openedAt: string;
  person: string;
  addresses: string[];
  note: string | null;
};

/** Numbers that `doctor` and health judge. */
export type Counts = {
  openInputs: number;
  oldestInput: string | null;
  parkedInputs: number;
  unsent: number;
  oldestUnsent: string | null;
  deadLetters: number;
  openCases: number;
  oldestCase: string | null;
  overdue: number;
};

/** An invitation that is about to be made. */
export type NewInvite = {
  id: string;
  token: string;
  role: Role;
  centreId: string;
  createdBy: string;
  now: string;
  expiresAt: string;
  /** For another app of somebody who is known. */
  personId?: string;
};
