// What a coordinator decides about interview times: to open, close, move or cancel them, and how many a week are enough.
import { offOccurrence } from '../booking/due.ts';
import { endOf } from '../booking/times.ts';
import type { Effect } from '../effects.ts';
import { planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { type Decide, type Decision, mayChange, type Seen, tell } from './decision.ts';
import type { DeskPerson } from './desk.ts';
import { checkLimit, checkTimes, readLimit, readTimes, slotOf } from './slot-forms.ts';
import { type DeskSlot, revisionOf, slotText } from './slot-words.ts';
import { limitRevision, timesRevision } from './slots.ts';
import { nameOf } from './words.ts';
import { objectOf } from './written-dates.ts';

const PAGE = 'slots/1';
/** Several times are often opened one after the other: whoever waits hears of all of them at once. */
const TELL_AFTER_MINUTES = 5;

/** The decisions by their name. */
export const slotDecisions: Readonly<Record<string, Decide>> = {
  'open-times': openTimes,
  limit: setLimit,
  'close-time': onTime((slot) => (slot.personId === null ? [close(slot)] : null)),
  'cancel-time': onTime((slot, seen) => {
    const person = seen.desk.people.find(({ id }) => id === slot.personId);
    // Also when the person is not on the desk any more: they cannot come.
    return slot.personId === null ? null : [close(slot), ...(person ? [tellOff(slot, person, seen)] : [])];
  }),
  'move-time': onTime((slot, seen) => moveTime(slot, seen)),
};

const close = (slot: DeskSlot): Effect => ({
  kind: 'interview-slot',
  id: slot.id,
  set: slot.personId === null ? { state: 'closed' } : { state: 'closed', personId: null },
});

function openTimes({ act, desk, facts }: Seen): Decision {
  const me = facts.person.id;
  const wanted = act.fields?.centre ?? objectOf(act.object).id;
  // The object says where the button was; the field, which of their centres it shall be for.
  const from = facts.centres.find(({ id }) => id === objectOf(act.object).id);
  const centre = facts.centres.find(({ id, closed }) => id === wanted && !closed);
  if (!from || !centre || !mayChange(facts, from.id) || !mayChange(facts, centre.id)) return { kind: 'unknown' };
  if (timesRevision(desk, me) !== act.revision) return { kind: 'stale', page: PAGE };
  const [wrong] = Object.values(checkTimes(act.fields, facts.now, centre.zone));
  if (wrong) return { kind: 'wrong', page: PAGE, notice: wrong };
  const { instants, minutes, place } = readTimes(act.fields, centre.zone);
  const busy = desk.slots.filter((one) => one.coordinatorId === me && one.state === 'open');
  const overlaps = (startsAt: string) =>
    busy.some((one) => one.startsAt < endOf({ startsAt, minutes }) && startsAt < endOf(one));
  const fresh = instants.filter((startsAt) => !overlaps(startsAt));
  if (fresh.length === 0) return { kind: 'wrong', page: PAGE, notice: slotText('wrong.overlap') };
  const series = fresh.length > 1 ? `${me}/${facts.now}` : null;
  const slots = fresh.map((startsAt): Effect => {
    const own = { centreId: centre.id, coordinatorId: me, startsAt, minutes, zone: centre.zone, place, series };
    return { kind: 'new-interview-slot', slot: own };
  });
  // Whoever was offered times and does not wait for one is passed over when the moment comes.
  const told = desk.people.filter((one) => one.centreId === centre.id && mayWait(one, desk.slots, facts.now));
  return {
    kind: 'done',
    page: PAGE,
    notice: slotText('done.open-times', { count: fresh.length }),
    effects: [...slots, ...told.map((one) => tell(one, 'times-open', facts, TELL_AFTER_MINUTES))],
  };
}

/** Whether somebody may be waiting for a time: the answers are there, and no talk is booked. */
const mayWait = (person: DeskPerson, slots: readonly DeskSlot[], now: string): boolean =>
  person.stage === 'interview' &&
  person.interviewed &&
  !slots.some((one) => one.personId === person.id && one.state === 'open' && one.startsAt > now);

function setLimit({ act, desk, facts }: Seen): Decision {
  const me = facts.person.id;
  const centre = facts.centres.find(({ id }) => id === objectOf(act.object).id);
  if (!centre || !mayChange(facts, centre.id)) return { kind: 'unknown' };
  if (limitRevision(desk, me) !== act.revision) return { kind: 'stale', page: PAGE };
  const wrong = checkLimit(act.fields).limit;
  if (wrong) return { kind: 'wrong', page: PAGE, notice: wrong };
  const limit = readLimit(act.fields);
  return {
    kind: 'done',
    page: PAGE,
    notice: limit === null ? slotText('done.limit.none') : slotText('done.limit', { limit }),
    effects: [{ kind: 'desk-setting', of: me, set: { weeklyLimit: limit } }],
  };
}

/** A decision about one time. `change` says null when there is nothing to decide as things are now. */
function onTime(change: (slot: DeskSlot, seen: Seen) => readonly Effect[] | Decision | null): Decide {
  return (seen) => {
    const { act, desk, facts } = seen;
    const slot = slotOf(act.object, desk, facts);
    if (!slot) return { kind: 'unknown' };
    const current = slot.state === 'open' && slot.startsAt > facts.now && revisionOf(slot) === act.revision;
    const effects = current ? change(slot, seen) : null;
    if (!effects) return { kind: 'stale', page: PAGE };
    if ('kind' in effects) return effects;
    const name = nameOf(desk.people.find(({ id }) => id === slot.personId));
    return { kind: 'done', page: PAGE, notice: slotText(`done.${act.do}`, { name }), effects };
  };
}

function moveTime(slot: DeskSlot, { act, desk, facts }: Seen): readonly Effect[] | Decision {
  const [wrong] = Object.values(checkTimes(act.fields, facts.now, slot.zone));
  if (wrong) return { kind: 'wrong', page: PAGE, notice: wrong };
  const { instants, place } = readTimes(act.fields, slot.zone);
  const [startsAt = slot.startsAt] = instants;
  const busy = desk.slots.filter(
    (one) => one.coordinatorId === slot.coordinatorId && one.state === 'open' && one.id !== slot.id,
  );
  const end = endOf({ startsAt, minutes: slot.minutes });
  if (busy.some((one) => one.startsAt < end && startsAt < endOf(one))) {
    return { kind: 'wrong', page: PAGE, notice: slotText('wrong.overlap') };
  }
  if (startsAt === slot.startsAt && place === slot.place) {
    return { kind: 'wrong', page: PAGE, notice: slotText('wrong.same') };
  }
  const person = desk.people.find(({ id }) => id === slot.personId);
  return [
    { kind: 'interview-slot', id: slot.id, set: { startsAt, place } },
    ...(person ? [tell(person, 'interview-moved', facts)] : []),
  ];
}

function tellOff(slot: DeskSlot, person: DeskPerson, { facts }: Seen): Effect {
  const at = nextAllowed(facts.now, person.zone);
  const occurrence = offOccurrence(person.id, slot.startsAt, facts.now);
  const due = { occurrence, kind: 'interview-off', policy: 'always', ...planAt(at, person.zone) };
  return { kind: 'plan', of: person.id, due };
}
