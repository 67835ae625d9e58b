// What figures are made of, as plain data: people with the days on which they reached a step, and duos with what was answered. No names, no words.
import type { Value } from '../../core/conversation.ts';
import type { DuoState, DuoWeek, Rhythm } from '../facts.ts';

/** Who of a duo. */
export type Side = 'mentee' | 'mentor';

/** The steps of the way into a duo and through it, in their order; `trained` is for mentors only. */
export const funnelSteps = [
  'joined',
  'informed',
  'prepared',
  'interviewed',
  'accepted',
  'trained',
  'proposed',
  'met',
  'begun',
  'completed',
] as const;

/** One of the steps. */
export type FunnelStep = (typeof funnelSteps)[number];

/** Somebody, with the instant at which they reached each step. A step without a date may still be behind them: see `reachedBy`. */
export type FigurePerson = {
  id: string;
  role: Side;
  centreId: string;
  /** Of the centre: by its days they are counted. */
  zone: string;
  reached: Readonly<Partial<Record<FunnelStep, string>>>;
};

/** A duo that was proposed. `mentee` and `mentor` are coded answers by `<occasion>.<step>`; instants are ISO 8601 in UTC. */
export type FigureDuo = {
  id: string;
  centreId: string;
  /** Of the centre: by its days it is counted. */
  zone: string;
  menteeId: string;
  mentorId: string;
  coordinatorId: string;
  state: DuoState;
  proposedAt: string;
  startedAt: string | null;
  endsAt: string | null;
  endedAt: string | null;
  /** Set when it ends, or ended, early. */
  reason: string | null;
  rhythm: Rhythm | null;
  pausedUntil: string | null;
  shiftedWeeks: number;
  weeks: readonly DuoWeek[];
  mentee: Readonly<Record<string, Value>>;
  mentor: Readonly<Record<string, Value>>;
};

/** Everything that figures are made of. */
export type FigureData = {
  centres: readonly { id: string; name: string; zone: string }[];
  people: readonly FigurePerson[];
  duos: readonly FigureDuo[];
};

/** What other parts of the programme know, and figures only ask. */
export type FigureRules = {
  /** When a duo means to meet in a week of its programme; null when it does not. */
  plannedMeeting: (duo: FigureDuo, week: number) => string | null;
  /** Whether the team should look after a running duo now. */
  atRisk: (duo: FigureDuo, now: string) => boolean;
};
