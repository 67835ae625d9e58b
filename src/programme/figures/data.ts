// What figures are made of, as plain data: people with the days on which they reached a step, and duos with what was answered. No names, no words.
import type { Value } from '../../core/conversation.ts';
import type { DuoState } from '../facts.ts';

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

/** What two reports of one meeting come to, in the words of figures. */
export type Witness = 'agreed' | 'one-sided' | 'contradicted' | 'not-held' | 'unanswered';

/** A weekly meeting of which it is known what became of it; `at` is when it was planned. `minutes` is 0 unless it was held. */
export type FigureMeeting = { at: string; witness: Witness; minutes: number };

/** A duo that was proposed. `mentee` and `mentor` are coded answers by `<occasion>.<step>`; instants are ISO 8601 in UTC. */
export type FigureDuo = {
  id: string;
  centreId: string;
  /** Of the centre: by its days it is counted. */
  zone: string;
  state: DuoState;
  startedAt: string | null;
  endsAt: string | null;
  endedAt: string | null;
  /** Set when it ends, or ended, early. */
  reason: string | null;
  shiftedWeeks: number;
  meetings: readonly FigureMeeting[];
  /** Now. */
  atRisk: boolean;
  mentee: Readonly<Record<string, Value>>;
  mentor: Readonly<Record<string, Value>>;
};

/** Everything that figures are made of. */
export type FigureData = {
  centres: readonly { id: string; name: string; zone: string }[];
  people: readonly FigurePerson[];
  duos: readonly FigureDuo[];
};
