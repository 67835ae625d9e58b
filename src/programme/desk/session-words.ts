// Short ways to say things about information sessions at the desk.
import type { Params, TextRef } from '../../core/effect.ts';
import { endOf } from '../information/gatherings.ts';
import { nextAllowed } from '../quiet-hours.ts';
import type { Desk } from './desk.ts';

/** A gathering as it is on the desk. */
export type DeskGathering = Desk['gatherings'][number];

/** A text about sessions. */
export const sessionText = (key: string, params?: Params): TextRef => ({
  flow: 'sessions-desk',
  key,
  ...(params ? { params } : {}),
});

/** Minutes after a tick until the person is told: so long it can be corrected. */
const TELL_AFTER_MINUTES = 30;

/** The minute at which somebody is told what was ticked at `at`: after the session, and never in quiet hours. */
export function toldAt(gathering: DeskGathering, at: string): string {
  const end = endOf(gathering);
  const from = Math.max(Date.parse(at), Date.parse(end)) + TELL_AFTER_MINUTES * 60_000;
  return nextAllowed(new Date(from).toISOString(), gathering.zone);
}

/** The states of a seat by their number: a tick says from which state it was shown. */
const states = ['cancelled', 'booked', 'waiting', 'came', 'missed'] as const;

/** The state of a seat as a revision. */
export const stateNumber = (state: (typeof states)[number]): number => states.indexOf(state);
