// When a coordinator can be at a meeting of a duo: the weekly times, each of them a button that switches it on or off.
import type { Action, View } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { slots } from '../interview/lists.ts';
import { type Decide, type Decision, mayChange, type Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import { setting } from './settings-words.ts';
import { open, text } from './words.ts';

/** The times of a coordinator who has set none: Monday to Friday, those that lie between nine and five. */
export const workingSlots: readonly string[] = slots.filter((slot) => !slot.startsWith('sat') && !slot.endsWith('-18'));

/** The weekly times at which they can be at a meeting, in the order of the week. */
export function hoursOf(desk: Pick<Desk, 'team'>, coordinatorId: string): readonly string[] {
  const set = desk.team.find(({ id }) => id === coordinatorId)?.hours ?? null;
  return set === null ? workingSlots : slots.filter((slot) => set.includes(slot));
}

/** One number for every set of times, so that a button of before a change is noticed. Never 0. */
const revisionOf = (hours: readonly string[]): number =>
  1 + slots.reduce((sum, slot, at) => sum + (hours.includes(slot) ? 2 ** at : 0), 0);

/** A time as the coordinator's language writes it. */
const nameOf = (slot: string, { lists }: Facts): string => lists.slots?.find(({ id }) => id === slot)?.label ?? slot;

/** The page. Each button names a centre of theirs, because only who is of a team has hours. */
export function hoursView(desk: Desk, facts: Facts): View | null {
  const centreId = facts.memberships[0]?.centreId;
  if (centreId === undefined) return null;
  const hours = hoursOf(desk, facts.person.id);
  const days = [...new Set(slots.map((slot) => slot.slice(0, 3)))];
  const button = (slot: string): Action => ({
    do: 'hours-switch',
    object: `${centreId}/${slot}`,
    revision: revisionOf(hours),
    label: setting(hours.includes(slot) ? 'do.hours-off' : 'do.hours-on', { slot: nameOf(slot, facts) }),
  });
  return {
    kind: 'board',
    object: 'hours',
    revision: revisionOf(hours),
    title: setting('hours.title'),
    sections: [
      { text: setting('hours.how') },
      ...days.map((day) => ({
        text: setting(`hours.${day}`),
        actions: slots.filter((slot) => slot.startsWith(day)).map(button),
      })),
      ...(hours.length === 0 ? [{ text: setting('hours.none') }] : []),
    ],
    fields: [],
    actions: [open('home', text('open.home'))],
  };
}

function switchHour({ act, desk, facts }: Seen): Decision {
  const [centreId = '', slot = ''] = act.object.split('/');
  if (!mayChange(facts, centreId) || !slots.includes(slot)) return { kind: 'unknown' };
  const hours = hoursOf(desk, facts.person.id);
  if (revisionOf(hours) !== act.revision) return { kind: 'stale', page: 'hours' };
  const on = !hours.includes(slot);
  const next = slots.filter((one) => (one === slot ? on : hours.includes(one)));
  return {
    kind: 'done',
    page: 'hours',
    notice: setting(on ? 'done.hours-on' : 'done.hours-off', { slot: nameOf(slot, facts) }),
    effects: [{ kind: 'desk-setting', of: facts.person.id, set: { hours: next } }],
  };
}

/** The decisions about one's own hours. */
export const hoursDecisions: Readonly<Record<string, Decide>> = { 'hours-switch': switchHour };
