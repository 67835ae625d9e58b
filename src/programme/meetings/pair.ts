// Two people for whom a time is looked for, and who of the team would be there: the same for a participant's turn and for the desk.
import type { Value } from '../../core/conversation.ts';
import type { DuoFacts, Facts, Role } from '../facts.ts';
import type { Attendant, Side } from './common-times.ts';

/** One of the two. */
export type Half = Side & { id: string };

/** Both, the mentee first. `zone` is that of the centre, `place` where its duos meet. */
export type Pair = {
  duoId: string;
  people: readonly [Half, Half];
  coordinator: (Attendant & { id: string }) | null;
  zone: string;
  place: string;
};

/** The weekly slots that somebody gave in the interview. */
export function slotsOf(role: Role | null, answers: Readonly<Record<string, Value>>): readonly string[] {
  const given = answers[role === 'mentor' ? 'interview.hours' : 'interview.availability'];
  return Array.isArray(given) ? (given as readonly string[]) : [];
}

/** Whether a place is a link for a call. */
export const isLink = (place: string): boolean => /^https:\/\/\S+\.\S+$/.test(place);

/** The pair of somebody's own duo. */
export function pairOf(duo: DuoFacts, facts: Facts): Pair {
  const { person, answers } = facts;
  const me: Half = { id: person.id, zone: person.zone, slots: slotsOf(person.role, answers) };
  const { partner } = duo;
  const other: Half = { id: partner.id, zone: partner.zone, slots: slotsOf(partner.role, partner.answers) };
  const centre = facts.centres.find(({ id }) => id === duo.centreId);
  return {
    duoId: duo.id,
    people: person.role === 'mentor' ? [other, me] : [me, other],
    coordinator: duo.coordinator,
    zone: centre?.zone ?? person.zone,
    place: duo.place ?? centre?.contact ?? '',
  };
}
