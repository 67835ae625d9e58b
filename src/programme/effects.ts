// What a turn of the programme wants done beside talking. The shell (app/apply) makes rows of it.
import type { Value } from '../core/conversation.ts';
import type { EngineEffect, TextRef, Urgency } from '../core/effect.ts';
import type { View } from '../core/view.ts';
import type { Suggestion } from './desk/desk.ts';
import type { DocumentSpec } from './document.ts';
import type {
  Agreement,
  CentreSetting,
  DuoState,
  DuoWeek,
  Faq,
  Gathering,
  InterviewSlot,
  Meeting,
  MeetingKind,
  Resource,
  Rhythm,
  Role,
  SeatState,
  Stage,
} from './facts.ts';

/** What may change on a person's row. */
export type PersonChange = {
  role?: Role;
  stage?: Stage;
  language?: string;
  zone?: string;
  centreId?: string;
  firstName?: string;
  consented?: boolean;
  /** A coordinator confirmed that the programme is for them: who, and when (ISO). */
  checkedBy?: string;
  checkedAt?: string;
  coordinatorId?: string | null;
  pausedFrom?: Stage | null;
  /** Into the pool once more, with the waiting time that they had. */
  keepsPlace?: true;
};

/** A gathering that is made; its id and its code derive from the input. */
export type NewGathering = Omit<Gathering, 'id' | 'state' | 'code' | 'module'> & { module?: number };

/** An interview time that is made; its id derives from the input. */
export type NewInterviewSlot = Omit<InterviewSlot, 'id' | 'state' | 'personId'>;

/** What may change on a duo's row. Instants are ISO 8601 in UTC. */
export type DuoChange = {
  state?: DuoState;
  coordinatorId?: string;
  startedAt?: string;
  endsAt?: string;
  endedAt?: string;
  reason?: string;
  rhythm?: Rhythm;
  pausedUntil?: string | null;
  shiftedWeeks?: number;
};

/** What is decided about one mentee in a matching session. `parkedUntil` is an instant (ISO 8601 in UTC). */
export type MatchPairChange = {
  state?: 'confirmed' | 'locked' | 'open' | 'none';
  mentorId?: string | null;
  parkedUntil?: string | null;
  score?: number | null;
  note?: string | null;
};

/** A duo that is made. */
export type NewDuo = { menteeId: string; mentorId: string; centreId: string; coordinatorId: string; score: number };

/**
 * Something that will happen. `at` is an ISO 8601 instant in UTC, `localDate` the day where the person is. `policy`: what
 * becomes of it when it is late; the kinds of `due.ts` have their own, whatever is written here. `reason`: why it was put off.
 */
export type Plan = {
  occurrence: string;
  kind: string;
  at: string;
  localDate: string;
  zone: string;
  policy: string;
  reason?: string;
};

/**
 * Effects of this programme. `of` is the person whose rows change, when it is not the one whose turn it is: those rows are
 * checked and written with the turn's own. Only conversations are never somebody else's to write.
 */
export type DomainEffect =
  | { kind: 'person'; of?: string; set: PersonChange }
  /** The texts are stored word for word in the language that they were read in. */
  | { kind: 'consent'; decision: 'given' | 'withdrawn'; version: string; texts: readonly TextRef[] }
  | { kind: 'plan'; of?: string; due: Plan }
  | { kind: 'due-state'; occurrence: string; state: 'sent' | 'skipped' | 'failed' | 'done'; reason: string }
  /** `note` are words of the person whose turn it is, or of nobody; a code stands in `listener`. */
  | {
      kind: 'open-case';
      case: string;
      duoId?: string;
      aboutId?: string;
      listener?: string;
      deadlineAt?: string;
      note?: string;
    }
  /** What was written about the newest open case of a kind (a call for a person, unless said otherwise). */
  | { kind: 'case-note'; note: string; case?: string }
  | { kind: 'close-case'; case: string }
  | { kind: 'redeem'; inviteId: string }
  | { kind: 'reach'; addressId: string; state: 'active' | 'unreachable' | 'deactivated'; reason: string }
  | { kind: 'erase'; basis: string }
  /** News for somebody else: ids only. To oneself a moment later also the words of a notice. Sealed with the receiver's key. */
  | { kind: 'news'; to: string; event: string; data: Record<string, string> }
  /** An answer of somebody else, written by the coordinator whose turn it is. */
  | { kind: 'correct'; of: string; flow: string; step: string; value: Value; coded: boolean }
  | { kind: 'note'; of: string; note: string; text: string }
  | {
      kind: 'case-set';
      id: string;
      of?: string;
      set: {
        owner?: string | null;
        state?: 'open' | 'closed' | 'answered';
        reply?: string;
        deadlineAt?: string | null;
        snoozedUntil?: string | null;
        level?: number;
        listener?: string;
      };
    }
  /** Something planned of somebody else, which the desk has read, does not happen. */
  | { kind: 'due-drop'; of: string; occurrence: string; reason: string }
  | { kind: 'new-duo'; duo: NewDuo; tell: readonly { of: string; zone: string; at: string }[] }
  | { kind: 'duo'; id: string; set: DuoChange }
  /** When a duo means to meet in one week, made or changed; the duo's own row is relied on. */
  | { kind: 'duo-week'; duoId: string; week: number; set: Partial<Pick<DuoWeek, 'plannedAt' | 'minutes' | 'state'>> }
  /** Whoever makes it gets its card when it ends. */
  | { kind: 'new-gathering'; gathering: NewGathering; endsAt: string }
  | { kind: 'gathering'; id: string; set: Partial<Pick<Gathering, 'startsAt' | 'place' | 'seats' | 'state'>> }
  /** A seat of this person, or of somebody else (`of`). The gathering's own row is raised too, so that two never take the last one. */
  | { kind: 'seat'; of?: string; gatheringId: string; state: SeatState; at?: string }
  | { kind: 'new-interview-slot'; slot: NewInterviewSlot }
  | {
      kind: 'interview-slot';
      id: string;
      set: Partial<Pick<InterviewSlot, 'state' | 'personId' | 'startsAt' | 'place' | 'coordinatorId'>>;
    }
  /** How a coordinator works; `of` is the coordinator. */
  | {
      kind: 'desk-setting';
      of: string;
      set: {
        weeklyLimit?: number | null;
        deputyId?: string | null;
        deputyFrom?: string | null;
        deputyUntil?: string | null;
        hours?: readonly string[];
      };
    }
  | { kind: 'centre-setting'; centreId: string; set: Partial<Omit<CentreSetting, 'centreId'>> }
  /** A matching session of a centre is opened; its id derives from the input. */
  | { kind: 'new-match-session'; centreId: string; present: readonly string[] }
  | {
      kind: 'match-session';
      id: string;
      /** Who opened it: their key seals the note. */
      of: string;
      set: {
        state?: 'open' | 'closed';
        closedAt?: string;
        present?: readonly string[];
        note?: string;
        result?: string;
      };
    }
  /** What is decided about one mentee in a session. The session's own row is raised too, so that no mentor is given twice. */
  | { kind: 'match-pair'; sessionId: string; menteeId: string; set: MatchPairChange }
  | { kind: 'match-veto'; centreId: string; menteeId: string; mentorId: string; state: 'on' | 'off' }
  /** The meeting of a kind of a duo, made or changed. */
  | { kind: 'meeting'; duoId: string; meeting: MeetingKind; set: Partial<Omit<Meeting, 'id' | 'duoId' | 'kind'>> }
  /** Something for the partner: kept, and told to them at `at`. `words` are somebody's own. */
  | {
      kind: 'partner-message';
      duoId: string;
      to: string;
      zone: string;
      at: string;
      message: string;
      words: string | null;
    }
  /** The agreement of a duo, made or changed; `of` is the mentee, whose key seals it. */
  | { kind: 'agreement'; duoId: string; of: string; set: Partial<Agreement> }
  /** This person signs: the texts are kept word for word in the language that they were read in, with their hash. */
  | {
      kind: 'sign';
      duoId: string;
      edition: number;
      version: string;
      name: string;
      texts: readonly (TextRef | string)[];
    }
  | { kind: 'faq'; faq: Faq; centreId: string }
  | { kind: 'resource'; resource: Resource }
  /** What the person whose turn it is asks us to change. */
  | { kind: 'new-suggestion'; text: string; centreId: string }
  /** What becomes of it; `of` is who wrote it, whose key seals the decision. */
  | { kind: 'suggestion'; id: string; of: string; set: Partial<Pick<Suggestion, 'state' | 'decision'>> }
  /** The turn's own fresh token (`facts.token`) becomes an invitation until `until`; `personId` for one that links another app. */
  | { kind: 'new-invite'; token: string; role: Role; centreId: string; until: string; personId?: string }
  | { kind: 'invite'; id: string; set: { revokedAt?: string; confirmedBy?: string; confirmedAt?: string } }
  /** Everything of `from` becomes `into`'s, and `from` is gone. */
  | { kind: 'merge'; from: string; into: string }
  /** An answer in a duo that runs or is over. With `of`, a coordinator writes it for somebody who phoned. */
  | {
      kind: 'duo-record';
      duoId: string;
      of?: string;
      occasion: string;
      step: string;
      value: Value;
      coded: boolean;
    }
  | { kind: 'audit'; action: string; object: string }
  /** A view: the home page, or a card under the running number of a question. `about`: whose data it shows. */
  | { kind: 'view'; view: View; place: 'home'; about?: string }
  | { kind: 'view'; view: View; place: 'new' | 'card'; ask: number; about?: string }
  /** A message with a link to a file, which is made when it is sent. `about`: whose file it is. */
  | { kind: 'link-file'; text: TextRef; file: string; about: string }
  /** A file that is made for the reader and handed out with a text. `about`: whose data it shows. */
  | { kind: 'document'; text: TextRef; document: DocumentSpec; urgency?: Urgency; about?: string }
  /** A message with a link to a page of this coordinator's own, which is made when it is sent and works once. */
  | { kind: 'link-page'; text: TextRef; page: 'match' | 'figures'; object: string }
  /** A form for who asked for it a moment ago; `ask` is the card that it was asked from. */
  | { kind: 'form'; view: View; ask: number | null };

/** Everything a turn can ask for. */
export type Effect = EngineEffect | DomainEffect;
