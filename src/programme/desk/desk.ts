// What a coordinator's turn decides from: the people, duos and cases of their centres. Read by the store for the centres of their own record, never for those that a button names.
import type { Value } from '../../core/conversation.ts';
import type { DuoState, Faq, Gathering, InterviewSlot, Role, Seat, Stage, StoredFile } from '../facts.ts';

/** Whose answers and notes are read too: these persons', those of everybody in the pool, or of all whom the coordinator accompanies. */
export type DeskDetail = { persons: readonly string[] } | 'pool' | 'mine';

/** What a coordinator decides after the interview. */
export type Verdict = 'accept' | 'continue' | 'decline';

/** A mentee or mentor. `revision` grows with everything that a card of them shows; instants are ISO 8601 in UTC. */
export type DeskPerson = {
  id: string;
  role: Exclude<Role, 'coordinator'>;
  stage: Stage;
  language: string;
  zone: string;
  centreId: string;
  firstName: string | null;
  /** Since when they are at this stage. */
  since: string;
  /** Which coordinator confirmed that the programme is for them, and when. */
  checked: { by: string; at: string } | null;
  /** The channels on which they can be reached. */
  channels: readonly string[];
  /** All interview answers are given and confirmed. */
  interviewed: boolean;
  /** What was decided after the interview last; null when nothing was, or it was taken back. */
  verdict: Verdict | null;
  /** The coordinator who accompanies them until there is a duo. */
  coordinatorId: string | null;
  /** Since when this coordinator does. */
  coordinatorSince: string | null;
  /** During a break: the stage to which they come back. */
  pausedFrom: Stage | null;
  /** What they are to be told of a decision, and was not told yet: it can still be taken back. */
  pending: readonly { occurrence: string; kind: string; at: string }[];
  /** The invitation that they came with. `createdBy` is a coordinator's id, or who administers the service. */
  invite: {
    id: string;
    createdBy: string;
    confirmed: { by: string; at: string } | null;
    /** A coordinator said that somebody else has used it. */
    refused: boolean;
    revision: number;
  } | null;
  /** Another app that asks to be theirs, by an invitation of a coordinator: who is behind it until then, and where. */
  linking: { inviteId: string; from: string; addressId: string; channel: string } | null;
  revision: number;
  /** By `<flow>.<step>`; null unless asked for. */
  answers: Readonly<Record<string, Value>> | null;
  /** Answers that a coordinator wrote, by `<flow>.<step>`: who and when; empty unless asked for. */
  written: Readonly<Record<string, { by: string; at: string }>>;
  /** Empty unless asked for. */
  files: readonly StoredFile[];
  notes: readonly { kind: string; text: string; at: string; by: string }[];
};

/** Somebody waits for a person of the team. `note` is what they wrote; null unless asked for. */
export type DeskCase = {
  id: string;
  personId: string;
  kind: string;
  openedAt: string;
  owner: string | null;
  note: string | null;
};

/** A duo with what both answered, by person and `<occasion>.<step>`. */
export type DeskDuo = {
  id: string;
  menteeId: string;
  mentorId: string;
  centreId: string;
  coordinatorId: string;
  state: DuoState;
  score: number;
  proposedAt: string;
  startedAt: string | null;
  endsAt: string | null;
  revision: number;
  answers: Readonly<Record<string, Readonly<Record<string, Value>>>>;
};

/** Everything of the coordinator's centres. `pairs`: mentee and mentor who were proposed to each other before, as `<mentee>+<mentor>`. */
export type Desk = {
  people: readonly DeskPerson[];
  cases: readonly DeskCase[];
  duos: readonly DeskDuo[];
  pairs: readonly string[];
  /** One entry for each coordinator and centre. The deputy is the one of now. */
  team: readonly {
    id: string;
    name: string | null;
    centreId: string;
    lead: boolean;
    weeklyLimit: number | null;
    deputy: { id: string; from: string; until: string } | null;
  }[];
  /** Gatherings of the centres, from 30 days ago on, with all seats that were not cancelled; the next first. */
  gatherings: readonly (Gathering & { revision: number; taken: readonly Seat[] })[];
  /** Interview times of the centres, from 30 days ago on; the next first. */
  slots: readonly (InterviewSlot & { revision: number })[];
  faq: readonly (Faq & { centreId: string; revision: number })[];
  /** Invitations that can still be used. `personId`: for another app of somebody known. */
  invites: readonly {
    id: string;
    role: Role;
    centreId: string;
    createdBy: string;
    createdAt: string;
    expiresAt: string;
    personId: string | null;
    revision: number;
  }[];
};
