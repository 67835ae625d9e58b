// A coordinator hands over everything that is theirs to one colleague, in one act. What is of a centre where the colleague does not work stays, and is said.
import type { Action } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { colleagues } from './colleagues.ts';
import type { Decision, Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import type { DeskForm } from './form.ts';
import { checkHandOver, type Holdings, handedOver, sent, WHY } from './hand-over.ts';
import { duosOf } from './mine.ts';
import { team } from './team-words.ts';

const ME = 'me';

/** Everything that is somebody's: people, duos that go on, cases in their hands, interview times to come. */
export function holdingsOf(desk: Desk, { person: { id: me }, now }: Facts): Holdings {
  const duos = duosOf(desk, me);
  const ofDuos = new Set(duos.flatMap(({ menteeId, mentorId }) => [menteeId, mentorId]));
  return {
    people: desk.people.filter((one) => one.coordinatorId === me || ofDuos.has(one.id)),
    duos,
    cases: desk.cases.filter(({ owner }) => owner === me),
    slots: desk.slots.filter((one) => one.coordinatorId === me && one.state === 'open' && one.startsAt > now),
  };
}

/** Changes with whatever a form over these things would show. Never 0. */
function revisionOf({ people, duos, cases, slots }: Holdings): number {
  const grown = [...people, ...duos, ...slots].reduce((sum, { revision }) => sum + revision + 1, 0);
  return 1 + grown + cases.length;
}

const countOf = ({ people, duos, cases, slots }: Holdings): number =>
  people.length + duos.length + cases.length + slots.length;

/** The button that opens the form. */
export const handOverAllAction = (desk: Desk, facts: Facts): Action => ({
  do: 'hand-over-all',
  object: ME,
  revision: revisionOf(holdingsOf(desk, facts)),
  label: team('open.hand-over-all'),
  opens: true,
});

/** The form: what there is, to whom, and why. */
export const handOverAllForm: DeskForm = {
  sends: 'all-handed-over',
  detail: () => ({ persons: [] }),
  view: ({ desk, facts }) => {
    const mine = holdingsOf(desk, facts);
    const others = colleagues(desk, facts);
    const open = handOverAllAction(desk, facts);
    const possible = countOf(mine) > 0 && others.length > 0;
    const about = countOf(mine) === 0 ? 'hand-over-all.nothing' : 'hand-over-all.text';
    return {
      kind: 'form',
      object: ME,
      revision: open.revision,
      title: team('hand-over-all.title'),
      sections: [{ text: team(others.length === 0 ? 'colleague.nobody' : about) }, { lines: countLines(mine) }],
      fields: possible
        ? [
            {
              name: 'to',
              label: team('hand-over.to'),
              kind: 'choice',
              options: others.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              name: 'why',
              label: team('hand-over.why'),
              hint: team('hand-over.why.hint'),
              kind: 'long',
              max: WHY.max,
            },
          ]
        : [],
      actions: possible ? [{ ...sent('all-handed-over', open), tone: 'main' }] : [],
      again: open,
    };
  },
  check: checkHandOver,
};

const countLines = ({ people, duos, cases, slots }: Holdings) =>
  Object.entries({ people, duos, cases, slots }).map(([name, list]) => ({
    label: team(`count.${name}`),
    value: String(list.length),
  }));

/** What is counted, for the check of the texts. */
export const counted = ['people', 'duos', 'cases', 'slots'] as const;

/** The decision. */
export function handOverAll({ act, desk, facts }: Seen): Decision {
  if (act.object !== ME) return { kind: 'unknown' };
  const mine = holdingsOf(desk, facts);
  const page = 'home';
  if (countOf(mine) === 0 || act.revision !== revisionOf(mine)) return { kind: 'stale', page };
  const [wrong] = Object.values(checkHandOver(act.fields));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const to = colleagues(desk, facts).find(({ id }) => id === act.fields?.to);
  if (!to) return { kind: 'unknown' };
  const centreOf = (personId: string) => desk.people.find(({ id }) => id === personId)?.centreId ?? '';
  const goes = <T>(list: readonly T[], centre: (one: T) => string): T[] =>
    list.filter((one) => to.centreIds.includes(centre(one)));
  const moved: Holdings = {
    people: goes(mine.people, ({ centreId }) => centreId),
    duos: goes(mine.duos, ({ centreId }) => centreId),
    cases: goes(mine.cases, ({ personId }) => centreOf(personId)),
    slots: goes(mine.slots, ({ centreId }) => centreId),
  };
  const stays = countOf(mine) - countOf(moved);
  if (countOf(moved) === 0) return { kind: 'wrong', page, notice: team('hand-over-all.none', { name: to.name }) };
  const params = {
    name: to.name,
    people: moved.people.length,
    duos: moved.duos.length,
    cases: moved.cases.length,
    slots: moved.slots.length,
  };
  return {
    kind: 'done',
    page,
    notice: stays > 0 ? team('done.all-handed-over.part', { ...params, stays }) : team('done.all-handed-over', params),
    effects: handedOver(moved, to.id, (act.fields?.why ?? '').trim(), desk, facts),
  };
}
