// The people whom a coordinator accompanies: their own before a duo, and both of their duos.
import type { Section, View } from '../../core/view.ts';
import { goesOn } from '../duo.ts';
import type { Facts } from '../facts.ts';
import { boardView } from './board.ts';
import type { Desk, DeskDuo, DeskPerson } from './desk.ts';
import { personLine } from './search.ts';
import { team } from './team-words.ts';
import { open } from './words.ts';

/** The duos that somebody accompanies and that go on. */
export const duosOf = (desk: Desk, coordinatorId: string): DeskDuo[] =>
  desk.duos.filter((duo) => duo.coordinatorId === coordinatorId && goesOn(duo.state));

/** Everybody whom somebody accompanies, each once. */
export function peopleOf(desk: Desk, coordinatorId: string): DeskPerson[] {
  const ofDuos = new Set(duosOf(desk, coordinatorId).flatMap(({ menteeId, mentorId }) => [menteeId, mentorId]));
  return desk.people.filter(
    (one) => (one.coordinatorId === coordinatorId && one.stage !== 'left') || ofDuos.has(one.id),
  );
}

/** What the overview says of them; nothing while there is nobody. */
export function mineSections(desk: Desk, facts: Facts): Section[] {
  const people = peopleOf(desk, facts.person.id).length;
  const duos = duosOf(desk, facts.person.id).length;
  if (people === 0) return [];
  return [
    {
      title: team('mine'),
      text: team('mine.text', { people, duos }),
      actions: [open('mine/1', team('open.mine'))],
    },
  ];
}

/** The page of all of them. */
export function mineView(id: string, desk: Desk, facts: Facts): View {
  return boardView({
    name: 'mine',
    page: Number(id || 1),
    title: team('mine'),
    none: team('mine.none'),
    rows: peopleOf(desk, facts.person.id).map((one) => ({ text: personLine(one), page: `person/${one.id}` })),
  });
}
