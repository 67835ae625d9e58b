// Where a duo and a person may go from where they are. Source: programme page, "The eight steps"; every other way is a fault.
import type { DuoState, Stage } from './facts.ts';

/** From each state of a duo to the next. What is over never begins again: the next duo of the same two is another row. */
export const duoPaths: Readonly<Record<DuoState, readonly DuoState[]>> = {
  // Both said yes; one of them said no; one of them left.
  proposed: ['agreement', 'declined', 'ended'],
  // All three have signed; a coordinator, or one of them, found that it does not go on.
  agreement: ['active', 'declined', 'ended'],
  // Its time is over, or a coordinator ends it early (with a reason); somebody left.
  active: ['evaluation', 'ended'],
  // Closed by the coordinator: `ended` when there is a reason.
  evaluation: ['closed', 'ended'],
  declined: [],
  closed: [],
  ended: [],
};

/** Leaving is possible from everywhere, and from everywhere a record can be begun anew by whoever comes back. */
const anywhere: readonly Stage[] = ['left'];

/** From each stage of a person to the next. */
export const stagePaths: Readonly<Record<Stage, readonly Stage[]>> = {
  onboarding: ['information', 'interview', 'training', 'pool', ...anywhere],
  information: ['interview', 'ended', 'paused', 'pool', ...anywhere],
  interview: ['information', 'training', 'pool', 'ended', 'paused', ...anywhere],
  training: ['pool', 'interview', 'paused', 'ended', ...anywhere],
  pool: ['first-meeting', 'interview', 'training', 'paused', 'ended', ...anywhere],
  // To the agreement after two yes, back to the pool after a no, and on at once where the third signature came first.
  'first-meeting': ['agreement', 'pool', 'mentoring', 'ended', ...anywhere],
  agreement: ['mentoring', 'pool', 'ended', ...anywhere],
  mentoring: ['evaluation', 'pool', 'alumnus', 'ended', ...anywhere],
  evaluation: ['alumnus', 'pool', 'ended', ...anywhere, 'paused'],
  alumnus: ['pool', 'interview', 'information', ...anywhere],
  // After a break everybody is exactly where they were.
  paused: ['information', 'interview', 'training', 'pool', 'ended', ...anywhere],
  // Opened once more by a coordinator, or a second duo after an early end.
  ended: ['pool', 'interview', 'information', 'alumnus', ...anywhere],
  left: ['onboarding', 'information', 'interview', 'training', 'pool', 'ended', 'alumnus'],
};

/** Whether a duo may go from one state to another; staying is no move. */
export const isDuoPath = (from: DuoState, to: DuoState): boolean => from === to || duoPaths[from].includes(to);

/** Whether a person may go from one stage to another; staying is no move. */
export const isStagePath = (from: Stage, to: Stage): boolean => from === to || stagePaths[from].includes(to);
