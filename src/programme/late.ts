// When something has become too old to be sent, and what then becomes of it.
import type { Due, Facts } from './facts.ts';
import { hoursBetween } from './local-time.ts';

/** Later than this and something unasked is dropped rather than sent. Source: reliability notes, R5. */
export const LATE_HOURS = 48;

/**
 * What becomes of something that is late. `always`: sent, however late. `until`: as long as what it is about is still to
 * come. `fold`: within 48 hours, else it is part of the next one. `drop`: within 48 hours, else not at all.
 */
export type LatePolicy = 'always' | 'until' | 'fold' | 'drop';

/** As a row of `due` says it. What was put off says behind `@` for when it was planned at first: that is what it is late by. */
export const policyWords: Readonly<Record<LatePolicy, string>> = {
  always: 'always',
  until: 'until it begins',
  fold: 'within 48 h, else the next week',
  drop: 'within 48 h, else dropped',
};

const SINCE = /@(\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/** The policy of a row without for when it was planned at first. */
export const plainPolicy = (policy: string): string => policy.replace(SINCE, '');

/** For when it was planned at first, whatever it was put off to since. */
export const firstPlanned = ({ at, policy }: Pick<Due, 'at' | 'policy'>): string => SINCE.exec(policy)?.[1] ?? at;

/** The policy of a row that is put off. */
export const putOffPolicy = (planned: Pick<Due, 'at' | 'policy'>): string =>
  `${plainPolicy(planned.policy)}@${firstPlanned(planned)}`;

/** Whether a planned thing is more than two days late. */
export const isLate = (planned: Pick<Due, 'at' | 'policy'>, facts: Pick<Facts, 'now'>): boolean =>
  hoursBetween(firstPlanned(planned), facts.now) > LATE_HOURS;

/** Whether nobody could read it: every address is blocked or gone. */
export const isUnreachable = (facts: Facts): boolean => facts.channels.every((one) => one.state !== 'active');
