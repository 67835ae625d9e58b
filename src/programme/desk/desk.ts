// What a coordinator's turn decides from: the people, duos and cases of their centres. Read by the store for the centres of their own record, never for those that a button names.
import type { Value } from '../../core/conversation.ts';
import type {
  Agreement,
  CaseState,
  CentreSetting,
  Due,
  DuoState,
  DuoWeek,
  Faq,
  Gathering,
  GatheringKind,
  InterviewSlot,
  Meeting,
  Resource,
  Rhythm,
  Role,
  Seat,
  Signature,
  Stage,
  StoredFile,
} from '../facts.ts';

/**
 * Whose answers and notes are read too: these persons' and of those who were at a training (its series), of everybody in
 * the pool or just proposed (`pool`), or of all whom the coordinator accompanies. `planned`: what is and was planned for
 * this person, or for both of this duo. `care`: nobody's own answers, but what was
 * answered in every duo that runs or was over in the last year.
 */
export type DeskDetail = { persons: readonly string[]; training?: string; planned?: string } | 'pool' | 'mine' | 'care';

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
  /** Since when they are at this stage; in the pool, since when they wait for a duo. */
  since: string;
  /** The trainings and exchanges at which they were, whichever centre held them. */
  attended: readonly { gatheringId: string; kind: GatheringKind; module: number | null; startsAt: string }[];
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

/**
 * Something that is planned for somebody, or was: `due`, `taken`, `sent`, `done`, `skipped`, `failed`. Instants are ISO 8601
 * in UTC; `reason` is why it was put off or what became of it, in the words of the row (`due-reasons.ts`).
 */
export type DeskDue = Due & { personId: string; zone: string; reason: string | null; settledAt: string | null };

/** Somebody waits for a person of the team. `note` is what they wrote; null unless asked for. */
export type DeskCase = CaseState & {
  id: string;
  personId: string;
  kind: string;
  openedAt: string;
  note: string | null;
};

/** What somebody asked us to change. Its words are open to coordinators of the centre only. */
export type Suggestion = {
  id: string;
  centreId: string;
  personId: string;
  text: string;
  state: 'open' | 'planned' | 'done' | 'declined';
  decision: string | null;
  /** The coordinator who decided last. */
  decidedBy: string | null;
  at: string;
  revision: number;
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
  endedAt: string | null;
  /** Why it ended, or ends, early (a code). */
  reason: string | null;
  rhythm: Rhythm | null;
  pausedUntil: string | null;
  shiftedWeeks: number;
  weeks: readonly DuoWeek[];
  meetings: readonly Meeting[];
  agreement: Agreement | null;
  signatures: readonly Signature[];
  revision: number;
  answers: Readonly<Record<string, Readonly<Record<string, Value>>>>;
};

/** A matching session. `note` is null unless it was opened by somebody of this desk; instants are ISO 8601 in UTC. */
export type MatchSession = {
  id: string;
  centreId: string;
  state: 'open' | 'closed';
  openedBy: string;
  openedAt: string;
  closedAt: string | null;
  present: readonly string[];
  note: string | null;
  /** Numbers only, as JSON: what came of it. */
  result: string | null;
  revision: number;
};

/** What was decided about one mentee in one session. `none`: it was taken back. */
export type MatchPair = {
  id: string;
  sessionId: string;
  menteeId: string;
  mentorId: string | null;
  state: 'confirmed' | 'locked' | 'open' | 'none';
  parkedUntil: string | null;
  score: number | null;
  note: string | null;
  authorId: string;
  at: string;
  revision: number;
};

/** Two people who are kept apart (`on`), or were. */
export type MatchVeto = {
  id: string;
  centreId: string;
  menteeId: string;
  mentorId: string;
  state: 'on' | 'off';
  authorId: string;
  at: string;
  revision: number;
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
    /** Weekly slots at which they can be at a meeting of a duo; null: their working hours. */
    hours: readonly string[] | null;
  }[];
  /** Open matching sessions, and those closed in the last 30 days; the newest first. */
  matchSessions: readonly MatchSession[];
  /** What was decided in these sessions, and what is parked beyond now. */
  matchPairs: readonly MatchPair[];
  vetoes: readonly MatchVeto[];
  centreSettings: readonly (CentreSetting & { revision: number })[];
  /** Gatherings of the centres, from 30 days ago on, with all seats that were not cancelled; the next first. */
  gatherings: readonly (Gathering & { revision: number; taken: readonly Seat[] })[];
  /** Interview times of the centres, from 30 days ago on; the next first. */
  slots: readonly (InterviewSlot & { revision: number })[];
  faq: readonly (Faq & { centreId: string; revision: number })[];
  /** What is and was planned for whom it was asked for, the next first; else empty. */
  planned: readonly DeskDue[];
  /** Guides of the centres, hidden ones too. */
  resources: readonly (Resource & { revision: number })[];
  /** What people asked to change, the newest first. */
  suggestions: readonly Suggestion[];
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
