// Short ways to say things about the meetings of a duo at the desk, and the pair that a time is looked for.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Facts, Meeting } from '../facts.ts';
import { currentMeeting, isSet } from '../meetings/meeting.ts';
import { type Pair, slotsOf } from '../meetings/pair.ts';
import { mayChange } from './decision.ts';
import type { Desk, DeskDuo, DeskPerson } from './desk.ts';

/** A text about meetings. */
export const meetingText = (key: string, params?: Params): TextRef => ({
  flow: 'meetings-desk',
  key,
  ...(params ? { params } : {}),
});

const states = ['asking', 'arranging', 'set', 'cancelled'] as const;

/** The state of a meeting as a revision: it changes with everything that a coordinator decides from, and with no answer. */
export const meetingNumber = (meeting: Meeting): number =>
  1 + meeting.round * 10_000 + meeting.sequence * 10 + states.indexOf(meeting.state) * 2 + (meeting.alone ? 1 : 0);

/** What a button about the meeting or the agreement of a duo is about: the duo, and both whose answers are needed. */
export const objectOfDuo = (duo: DeskDuo): string => `${duo.id}+${duo.menteeId}+${duo.mentorId}`;

/** A duo of this desk that this coordinator may change something of; null when there is none of that name. */
export function duoOf(object: string, desk: Desk, facts: Facts): DeskDuo | null {
  const [id = ''] = object.split(/[+@]/, 1);
  const duo = desk.duos.find((one) => one.id === id);
  return duo && mayChange(facts, duo.centreId) ? duo : null;
}

/** Both of a duo, the mentee first; null when one is not on the desk any more. */
export function peopleOf(duo: DeskDuo, desk: Desk): [DeskPerson, DeskPerson] | null {
  const [mentee, mentor] = [duo.menteeId, duo.mentorId].map((id) => desk.people.find((one) => one.id === id));
  return mentee && mentor ? [mentee, mentor] : null;
}

/** The pair as its coordinator sees it; their answers must have been read. */
export function pairOnDesk(duo: DeskDuo, desk: Desk, facts: Facts): Pair | null {
  const people = peopleOf(duo, desk);
  if (!people) return null;
  const centre = facts.centres.find(({ id }) => id === duo.centreId);
  const zone = centre?.zone ?? facts.person.zone;
  const half = ({ id, zone: own, role, answers }: DeskPerson) => ({
    id,
    zone: own,
    slots: slotsOf(role, answers ?? {}),
  });
  return {
    duoId: duo.id,
    people: [half(people[0]), half(people[1])],
    coordinator: {
      id: duo.coordinatorId,
      zone,
      hours: desk.team.find(({ id }) => id === duo.coordinatorId)?.hours ?? null,
      busy: busyOf(duo, desk),
    },
    zone,
    place: desk.centreSettings.find(({ centreId }) => centreId === duo.centreId)?.meetingPlace ?? centre?.contact ?? '',
  };
}

/** What the coordinator of a duo has booked beside it. */
function busyOf(duo: DeskDuo, desk: Desk): { startsAt: string; minutes: number }[] {
  const talks = desk.slots.filter((one) => one.coordinatorId === duo.coordinatorId && one.personId !== null);
  const meetings = desk.duos
    .filter(({ id }) => id !== duo.id)
    .flatMap((one) => one.meetings)
    .filter((one) => isSet(one) && one.coordinatorId === duo.coordinatorId)
    .map(({ startsAt, minutes }) => ({ startsAt: startsAt ?? '', minutes }));
  return [...talks, ...meetings].map(({ startsAt, minutes }) => ({ startsAt, minutes }));
}

/** The meeting that a duo is at. */
export const meetingOnDesk = (duo: DeskDuo): Meeting | null => currentMeeting(duo);
