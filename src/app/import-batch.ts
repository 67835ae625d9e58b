// What moves in at once, as the store writes it: people, duos, and what is planned for them. All of it or nothing.
import type { Value } from '../core/conversation.ts';
import type { Plan } from '../programme/effects.ts';
import type { AgreementContent, Rhythm, Role, Stage } from '../programme/facts.ts';

/** The flow under which it is kept that the centre wrote something down, and the name of the occasion in a duo. */
export const IMPORT = 'import';

/** Somebody who moves in. `ref` is what the association calls them. Instants are ISO 8601 in UTC. */
export type ImportedPerson = {
  id: string;
  ref: string;
  role: Exclude<Role, 'coordinator'>;
  stage: Stage;
  language: string;
  zone: string;
  firstName: string;
  coordinatorId: string | null;
  checkedBy: string | null;
  checkedAt: string | null;
  answers: readonly { flow: string; step: string; value: Value; coded: boolean }[];
};

/** A duo that moves in: its agreement was signed on paper. `records` are kept with the duo under the occasion `import`. */
export type ImportedDuo = {
  id: string;
  ref: string;
  menteeId: string;
  mentorId: string;
  coordinatorId: string;
  startedAt: string;
  endsAt: string;
  rhythm: Rhythm;
  version: string;
  content: AgreementContent;
  /** So many weeks were before this service: they are off here, and nobody is asked about them. */
  weeksBefore: number;
  records: readonly { personId: string; step: string; value: Value }[];
};

/** Everything of one import. `begins`: people who moved in before and are in a duo now. */
export type ImportBatch = {
  id: string;
  centreId: string;
  at: string;
  people: readonly ImportedPerson[];
  duos: readonly ImportedDuo[];
  begins: readonly string[];
  plans: readonly (Plan & { personId: string })[];
};

/** Somebody of the sheet who has moved in already. `busy`: they are in a duo that goes on. */
export type KnownPerson = {
  ref: string;
  id: string;
  batchId: string;
  role: string;
  stage: string;
  zone: string;
  firstName: string;
  busy: boolean;
  /** Whether an app is linked to them. */
  linked: boolean;
};

/** What a sheet is held against: who moved into this centre before, and its coordinators. */
export type ImportContext = {
  people: readonly KnownPerson[];
  duos: readonly string[];
  coordinators: readonly { id: string; name: string | null; addresses: readonly string[] }[];
};

/** Why a batch cannot be undone: of whom, and what they did. */
export type Kept = { ref: string; why: 'linked' | 'agreed' | 'other-duo' };

/** The part of the administrator's store that is about moving in. */
export type ImportStore = {
  importContext: (centreId: string) => Promise<ImportContext>;
  importBatch: (batch: ImportBatch) => Promise<void>;
  /** The centre of a batch that was not undone; null when there is none. */
  batchCentre: (batchId: string) => Promise<string | null>;
  /** Takes all of it back while nobody of it has answered; else who has. Null when there is no such batch. */
  undoImport: (batchId: string, now: string) => Promise<readonly Kept[] | null>;
  /** Links that were printed for this person and nobody used do not work any more. */
  revokeImportLinks: (personId: string, now: string) => Promise<void>;
};
