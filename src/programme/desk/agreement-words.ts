// Short ways to say things about the agreement at the desk, and what its forms are made from.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Desk, DeskDuo, DeskPerson } from './desk.ts';

/** A text about the agreement. */
export const paperText = (key: string, params?: Params): TextRef => ({
  flow: 'desk-agreement',
  key,
  ...(params ? { params } : {}),
});

/** The mentee and mentor of a duo, as far as they are on this desk: a mentor may be of another centre. */
export const pairOf = (
  duo: DeskDuo,
  desk: Desk,
): { mentee: DeskPerson | undefined; mentor: DeskPerson | undefined } => ({
  mentee: desk.people.find(({ id }) => id === duo.menteeId),
  mentor: desk.people.find(({ id }) => id === duo.mentorId),
});

/** The edition that a form was made from: whoever changes or signs another one is told so. */
export const editionOf = ({ agreement }: DeskDuo): number => agreement?.edition ?? 0;
