// When something that nobody asked for has become too old to be sent.
import type { Due, Facts } from './facts.ts';
import { hoursBetween } from './local-time.ts';

/** Later than this and something unasked is dropped rather than sent. Source: reliability notes, R5. */
const LATE_HOURS = 48;

/** Whether a planned thing is more than two days late. */
export const isLate = (planned: Due, facts: Facts): boolean => hoursBetween(planned.at, facts.now) > LATE_HOURS;

/** Whether nobody could read it: every address is blocked or gone. */
export const isUnreachable = (facts: Facts): boolean => facts.channels.every((one) => one.state !== 'active');
