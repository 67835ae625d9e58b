// Who accompanies somebody, and the duo in which they are now.
import { goesOn } from '../duo.ts';
import type { Desk, DeskDuo, DeskPerson } from './desk.ts';

/** The duo in which somebody is now. */
export const duoWith = (person: DeskPerson, desk: Desk): DeskDuo | undefined =>
  desk.duos.find((duo) => goesOn(duo.state) && [duo.menteeId, duo.mentorId].includes(person.id));

/** Who accompanies somebody now: the coordinator of their duo, else their own, else nobody. */
export const coordinatorOf = (person: DeskPerson, desk: Desk): string | null =>
  duoWith(person, desk)?.coordinatorId ?? person.coordinatorId;
