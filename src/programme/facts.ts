// What a turn of the programme decides from: one person, and what concerns them. Read once a turn, by the store.
import type { Value } from '../core/conversation.ts';
import { type EngineFacts, flowsOver } from '../core/flow.ts';

/** The parts that people have in the programme. */
export type Role = 'mentee' | 'mentor' | 'coordinator';

/** Where somebody stands; the list and its order are an interface (`person show`). */
export const stages = [
  'onboarding',
  'information',
  'interview',
  'training',
  'pool',
  'first-meeting',
  'agreement',
  'mentoring',
  'evaluation',
  'alumnus',
  'paused',
  'ended',
  'left',
] as const;

/** One of the stages. */
export type Stage = (typeof stages)[number];

/** A branch of the association. `contact` is public: address, telephone, site. */
export type Centre = {
  id: string;
  name: string;
  country: string;
  zone: string;
  languages: readonly string[];
  contact: string;
  closed: boolean;
};

/**
 * Somebody of the team of the person's centre. `deputyId` stands in for them now; `weeklyLimit` is how many interviews they
 * hold in a week at most.
 */
export type TeamMember = {
  id: string;
  name: string | null;
  lead: boolean;
  deputyId: string | null;
  weeklyLimit: number | null;
};

/** For whom a gathering is. */
export type Audience = 'mentee' | 'mentor' | 'both';

/** What people come together for: the information session, a half day of the training, an exchange between mentors; and what supports a duo. */
export type GatheringKind = 'information' | 'training' | 'exchange' | 'mock-interview' | 'cv-workshop' | 'language';

/** A date with seats. `startsAt` is an instant (ISO 8601 in UTC), `place` an address in words or a link. */
export type Gathering = {
  id: string;
  centreId: string;
  kind: GatheringKind;
  startsAt: string;
  minutes: number;
  zone: string;
  language: string;
  online: boolean;
  place: string;
  seats: number;
  audience: Audience;
  /** The same for all of a weekly repetition, and for the modules of one training. */
  series: string | null;
  /** Of the training: which of its eight half days, from 1. */
  module: number | null;
  /** Four digits that are shown in the room, so that whoever is there can say so; never sent to participants. */
  code: string | null;
  state: 'open' | 'cancelled';
};

/** What became of somebody's place: `came` and `missed` are ticked by a coordinator afterwards. */
export type SeatState = 'booked' | 'waiting' | 'cancelled' | 'came' | 'missed';

/** Somebody's place at a gathering. `at` is since when, which is the order of the waiting list. */
export type Seat = { id: string; gatheringId: string; personId: string; state: SeatState; at: string };

/** A gathering as a participant's turn sees it: with everybody's seats (cancelled ones are left out), the first to book first. */
export type OpenGathering = Gathering & { taken: readonly (Seat & { zone: string })[] };

/** A time that a coordinator keeps free for an interview; `personId` has booked it. */
export type InterviewSlot = {
  id: string;
  centreId: string;
  coordinatorId: string;
  startsAt: string;
  minutes: number;
  zone: string;
  place: string;
  series: string | null;
  state: 'open' | 'closed';
  personId: string | null;
};

/** A frequent question of a centre in one language. A standard question that the centre does not show is `hidden`. */
export type Faq = {
  id: string;
  language: string;
  question: string;
  answer: string;
  state: 'shown' | 'hidden';
  position: number;
};

/** Something that the person handed in. `size` in bytes. */
export type StoredFile = { id: string; kind: string; name: string; mediaType: string; size: number; at: string };

/** What two people meet for before their duo begins: to get to know each other, and to sign. */
export type MeetingKind = 'first' | 'agreement';

/**
 * A meeting for which a time is looked for. `asking`: both say which of `options` (instants) suit them. `arranging`: none
 * did, a coordinator arranges it. `set`: it has a time. `coordinatorId` is who of the team will be there; `alone`: a
 * coordinator said "without me". `sequence` grows with every change that a calendar must know.
 */
export type Meeting = {
  id: string;
  duoId: string;
  kind: MeetingKind;
  state: 'asking' | 'arranging' | 'set' | 'cancelled';
  /** Of the options, from 1. */
  round: number;
  options: readonly string[];
  startsAt: string | null;
  minutes: number;
  zone: string;
  place: string;
  online: boolean;
  coordinatorId: string | null;
  alone: boolean;
  sequence: number;
};

/** Something that one of a duo lets the other know. `text` is null unless it is in somebody's own words and for this reader. */
export type PartnerMessage = {
  id: string;
  fromId: string;
  toId: string;
  kind: string;
  text: string | null;
  at: string;
};

/** What a duo agrees on, in words. Days are yyyy-mm-dd. */
export type AgreementContent = {
  mentee: string;
  mentor: string;
  coordinator: string;
  /** The id of the duo's centre; it has a name in each language. */
  centre: string;
  objectives: readonly string[];
  /** When and where they usually meet: a day of the week (`mon`), an hour (`18:00`), a place in words. */
  rhythm: { day: string; time: string; place: string };
  startsOn: string;
  endsOn: string;
  /** Who is asked what they understood, after reading. */
  questions: 'mentee' | 'both' | 'none';
  /** Why it was changed; empty in the first edition. */
  why: string;
  /** The day (yyyy-mm-dd) on which it was signed on paper, before this service: then there are no signatures here. */
  paper?: string;
};

/** The agreement of a duo. `version` is that of the clauses, `edition` grows when a coordinator changes its content before all have signed. */
export type Agreement = {
  version: string;
  edition: number;
  content: AgreementContent;
  coordinatorId: string;
  preparedAt: string;
  state: 'ready' | 'signed';
};

/** Who signed what, when and how. `hash` is the SHA-256 (hex) of the text that was read, `name` as it was typed. */
export type Signature = {
  personId: string;
  role: Role;
  version: string;
  edition: number;
  language: string;
  hash: string;
  name: string;
  /** The very words that were read; for whoever signed them only. */
  text: string | null;
  channel: string;
  at: string;
};

/** When a duo usually meets, in the zone of its centre: a day of the week (`mon`) and an hour (`18:00`). */
export type Rhythm = { day: string; time: string };

/**
 * When a duo means to meet in one week of its programme (1 is the first). `plannedAt` is an instant; `off`: they do not meet
 * in this week, and said so beforehand.
 */
export type DuoWeek = {
  id: string;
  duoId: string;
  week: number;
  plannedAt: string | null;
  minutes: number;
  state: 'planned' | 'off';
};

/** A guide of a centre in one language, which its coordinators keep. */
export type Resource = {
  id: string;
  centreId: string;
  language: string;
  kind: string;
  title: string;
  text: string;
  state: 'shown' | 'hidden';
  position: number;
};

/** What a centre weighs the health of its duos by; null: the usual. */
export type CareSettings = { weights: Readonly<Record<string, number>> | null };

/** How a centre matches, and where its duos meet first. Null: the usual. */
export type CentreSetting = {
  centreId: string;
  /** By soft criterion. */
  weights: Readonly<Record<string, number>> | null;
  minimumLevel: string | null;
  minimumScore: number | null;
  meetingPlace: string | null;
  /** Days on which nobody works: `2026-12-25`, or a range `2026-12-24/2027-01-02`, both ends included. */
  closingDays: readonly string[];
  care: CareSettings;
};

/** How far a duo is: proposed to both, to be signed, active, both said their part at its end; or declined, closed, ended early. */
export type DuoState = 'proposed' | 'agreement' | 'active' | 'evaluation' | 'declined' | 'closed' | 'ended';

/**
 * The duo that this person is in now. `mine` and `theirs` are answers by `<occasion>.<step>`; what the partner decided is
 * here so that the turn of the second one can bring both together, and is never said before.
 */
export type DuoFacts = {
  id: string;
  state: DuoState;
  centreId: string;
  coordinatorId: string;
  proposedAt: string;
  startedAt: string | null;
  endsAt: string | null;
  rhythm: Rhythm | null;
  /** No weekly questions until then (ISO). */
  pausedUntil: string | null;
  /** By how many weeks pauses have moved the programme so far. */
  shiftedWeeks: number;
  /** Why it ends early (a code); null while it runs its time. */
  reason: string | null;
  /** Of the weeks that were planned, the first first. */
  weeks: readonly DuoWeek[];
  meetings: readonly Meeting[];
  /** What the two let each other know, the oldest first. */
  messages: readonly PartnerMessage[];
  agreement: Agreement | null;
  /** Of every edition, the oldest first. */
  signatures: readonly Signature[];
  /** Where duos of this centre meet first, when the centre has said so. */
  place: string | null;
  /**
   * Who accompanies them. `hours` are the weekly slots at which they can be at a meeting (null: working hours), `busy` what
   * they have booked; null when they are no more.
   */
  coordinator: {
    id: string;
    name: string | null;
    zone: string;
    hours: readonly string[] | null;
    busy: readonly { startsAt: string; minutes: number }[];
  } | null;
  partner: {
    id: string;
    firstName: string | null;
    role: Role;
    zone: string;
    stage: Stage;
    /** By `<flow>.<step>`. Only what `interview/shared.ts` names may be said to the other one. */
    answers: Readonly<Record<string, Value>>;
  };
  mine: Readonly<Record<string, Value>>;
  theirs: Readonly<Record<string, Value>>;
};

/** The newest duo of somebody that is over. `partner` is null when they were erased; `agreement` when it cannot be read any more. */
export type PastDuo = {
  id: string;
  state: DuoState;
  centreId: string;
  coordinatorId: string;
  startedAt: string | null;
  endsAt: string | null;
  endedAt: string | null;
  reason: string | null;
  partner: { id: string; firstName: string | null; role: Role; zone: string } | null;
  agreement: Agreement | null;
  mine: Readonly<Record<string, Value>>;
  theirs: Readonly<Record<string, Value>>;
};

/**
 * A planned thing of this person. Instants are ISO 8601 in UTC. `settledAt` is when it became `sent`, `skipped`, `failed` or
 * `done`; null before, and for what was settled before that was kept.
 */
export type Due = {
  occurrence: string;
  kind: string;
  at: string;
  state: string;
  policy: string;
  settledAt?: string | null;
};

/** An invitation that somebody brings along. `personId`: it links another app to that person, and invites nobody new. */
export type Invite = {
  id: string;
  role: Role;
  centreId: string;
  usable: boolean;
  personId: string | null;
  createdBy: string;
  expiresAt: string;
};

/** How far the team is with a case. Instants are ISO 8601 in UTC. */
export type CaseState = {
  state: string;
  /** The coordinator who took it. */
  owner: string | null;
  /** By when somebody has taken it. */
  deadlineAt: string | null;
  snoozedUntil: string | null;
  duoId: string | null;
  /** Who is reported, when somebody is. */
  aboutId: string | null;
  listener: string | null;
  /** How often it was passed on because nobody took it. */
  level: number;
};

/** Everything a turn may look at. */
export type Facts = EngineFacts & {
  person: {
    id: string;
    role: Role | null;
    stage: Stage;
    /** Since when they are at this stage; in the pool, since when they wait for a duo (ISO). */
    since: string;
    zone: string;
    centreId: string | null;
    firstName: string | null;
    consented: boolean;
    /** When a coordinator confirmed that the programme is for them, or null. */
    checkedAt: string | null;
    /** The coordinator who accompanies them until there is a duo. */
    coordinatorId: string | null;
    /** During a break: the stage to which they come back. */
    pausedFrom: Stage | null;
  };
  /** Recorded answers by `<flow>.<step>`. */
  answers: Readonly<Record<string, Value>>;
  consent: { version: string; language: string; at: string } | null;
  channels: readonly { id: string; channel: string; state: string }[];
  /** The address that this input came from, or null for due times and news. */
  from: string | null;
  centres: readonly Centre[];
  team: readonly TeamMember[];
  /** For coordinators: the centres they work for. */
  memberships: readonly { centreId: string; lead: boolean }[];
  /** The duo that is proposed, active or being evaluated, or null. */
  duo: DuoFacts | null;
  /** The newest duo that is over, or null. */
  past: PastDuo | null;
  dues: readonly Due[];
  /** Open cases. `reply` is what a coordinator has answered, which is still to be told at `addressId`. */
  cases: readonly (CaseState & {
    id: string;
    kind: string;
    openedAt: string;
    note: string | null;
    reply: string | null;
    addressId: string | null;
  })[];
  /** Of the person's centre, as its settings have them. */
  closingDays: readonly string[];
  care: CareSettings;
  /** Guides of the person's centre that are shown, in all languages. */
  resources: readonly Resource[];
  /** Gatherings that the person may book, and all at which they have a seat, also past ones; the next first. */
  gatherings: readonly OpenGathering[];
  /** All seats of this person, cancelled ones too. */
  seats: readonly Seat[];
  /** Interview times of the centre that are still to come, and booked ones of the last seven days too; and those that this person had. */
  interviewSlots: readonly InterviewSlot[];
  /** Questions that the centre has written or hidden, in all languages. */
  faq: readonly Faq[];
  files: readonly StoredFile[];
  /** A fresh random token (24 bytes, base64url), for what this turn may hand out: an invitation. */
  token: string;
  /** Where invitations lead to; `telegram` is null without a bot. A token follows each. */
  links: { telegram: string | null; web: string };
  /** The invitation that this person came with and used; with `personId`, one that links this app to somebody known. */
  invited: {
    id: string;
    role: Role;
    centreId: string;
    personId: string | null;
    createdBy: string;
    confirmed: boolean;
  } | null;
  /** The invitation named in this input; undefined until it was looked up (the turn then says `need`). */
  invite?: Invite | null;
};

/** `defineFlow` for this programme's facts. */
export const defineFlow = flowsOver<Facts>();

/** The person's centre, or null. */
export function centreOf(facts: Facts): Centre | null {
  return facts.centres.find((centre) => centre.id === facts.person.centreId) ?? null;
}

/** The zone of the first centre that a coordinator works for: their days begin there. */
export function zoneOfTeam(facts: Facts): string {
  const first = facts.centres.find((centre) => centre.id === facts.memberships[0]?.centreId);
  return first?.zone ?? facts.person.zone;
}

/** The country whose rules and numbers apply, or null while no centre is known. */
export function countryOf(facts: Facts): string | null {
  const id = facts.person.centreId ?? facts.invited?.centreId ?? null;
  return facts.centres.find((centre) => centre.id === id)?.country ?? null;
}

/** The first name of the other one in the duo; empty when there is none. */
export const partnerName = (facts: Facts): string => facts.duo?.partner.firstName ?? '';
