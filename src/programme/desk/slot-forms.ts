// The forms of interview times: to open some, to move one, and how many a week are enough; with the pure rules that look at what was written.
import { Temporal } from 'temporal-polyfill';
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { mayChange, type Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import type { Checked, DeskForm } from './form.ts';
import { type DeskSlot, revisionOf, slotText } from './slot-words.ts';
import { limitOf, limitRevision, timesRevision } from './slots.ts';
import { dateOf, instantOf, objectIn, objectOf, timeOf, whenOf, wholeOf, zoneOf } from './written-dates.ts';

/** Limits of what can be written. */
const PLACE_MAX = 300;
const WEEKS_MAX = 12;
const MINUTES = { min: 15, max: 180, usual: 60 } as const;
const LIMIT_MAX = 40;
/** Nobody plans further ahead than this. */
const DAYS_AHEAD = 366;

/** What was written, understood. Instants are ISO 8601 in UTC: that of the date, and the same weekday and hour of the weeks after. */
export type WrittenTimes = { instants: readonly string[]; minutes: number; place: string };

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: slotText(`field.${name}`),
  kind: 'text',
  ...more,
});

const centresOf = (facts: Facts) =>
  facts.centres.filter((one) => !one.closed && facts.memberships.some(({ centreId }) => centreId === one.id));

function openView({ act, desk, facts }: Seen): View | null {
  const centres = centresOf(facts);
  const centre = centres.find((one) => one.id === objectOf(act.object).id);
  if (!centre) return null;
  const revision = timesRevision(desk, facts.person.id);
  const send: Action = {
    do: 'open-times',
    object: objectIn(centre.id, centre.zone),
    revision,
    label: slotText('send'),
    tone: 'main',
  };
  const last = desk.slots.findLast((one) => one.coordinatorId === facts.person.id);
  const tomorrow = Temporal.PlainDate.from(localDate(facts.now, centre.zone)).add({ days: 1 });
  return {
    kind: 'form',
    object: 'slots/1',
    revision,
    title: slotText('open.title'),
    sections: [],
    fields: [
      ...(centres.length > 1
        ? [
            field('centre', {
              kind: 'choice',
              options: centres.map((one) => ({ value: one.id, label: one.name })),
              value: centre.id,
            }),
          ]
        : []),
      field('date', { kind: 'date', value: tomorrow.toString() }),
      field('time', { kind: 'time', value: '10:00' }),
      field('weeks', { kind: 'number', hint: slotText('hint.weeks', { max: WEEKS_MAX }), value: '1' }),
      field('minutes', { kind: 'number', value: String(MINUTES.usual) }),
      field('place', { hint: slotText('hint.place'), value: last?.place ?? '', max: PLACE_MAX }),
    ],
    actions: [send],
    again: { ...send, do: 'to-open-times', label: slotText('do.open-times'), opens: true },
  };
}

/** A time to come of this desk that this coordinator may change; null when there is none of that name. */
export function slotOf(object: string, desk: Desk, facts: Facts): DeskSlot | null {
  const one = desk.slots.find(({ id }) => id === objectOf(object).id);
  return one && mayChange(facts, one.centreId) ? one : null;
}

function moveView({ act, desk, facts }: Seen): View | null {
  const one = slotOf(act.object, desk, facts);
  if (one?.state !== 'open') return null;
  const local = Temporal.Instant.from(one.startsAt).toZonedDateTimeISO(one.zone);
  const send: Action = {
    do: 'move-time',
    object: objectIn(one.id, one.zone),
    revision: revisionOf(one),
    label: slotText('send'),
    tone: 'main',
  };
  return {
    kind: 'form',
    object: 'slots/1',
    revision: send.revision,
    title: slotText('move.title'),
    sections: [{ text: slotText('move.what', { when: whenOf(one) }) }],
    fields: [
      field('date', { kind: 'date', value: local.toPlainDate().toString() }),
      field('time', { kind: 'time', value: local.toPlainTime().toString({ smallestUnit: 'minute' }) }),
      field('place', { hint: slotText('hint.place'), value: one.place, max: PLACE_MAX }),
    ],
    actions: [send],
    again: { ...send, do: 'to-move-time', label: slotText('do.move-time'), opens: true },
  };
}

function limitView({ act, desk, facts }: Seen): View | null {
  const centre = centresOf(facts).find((one) => one.id === objectOf(act.object).id);
  if (!centre) return null;
  const limit = limitOf(desk, facts.person.id);
  const send: Action = {
    do: 'limit',
    object: objectIn(centre.id, centre.zone),
    revision: limitRevision(desk, facts.person.id),
    label: slotText('send'),
    tone: 'main',
  };
  return {
    kind: 'form',
    object: 'slots/1',
    revision: send.revision,
    title: slotText('limit.title'),
    sections: [],
    fields: [
      field('limit', {
        kind: 'number',
        hint: slotText('hint.limit'),
        value: limit === null ? '' : String(limit),
        optional: true,
      }),
    ],
    actions: [send],
    again: { ...send, do: 'to-limit', label: slotText('do.limit'), opens: true },
  };
}

/** What is wrong with times that were written, by field. */
export function checkTimes(fields: Act['fields'], now: string, zone: string): Record<string, TextRef> {
  const given = fields ?? {};
  const wrong: Record<string, TextRef> = {};
  const date = dateOf(given.date);
  const time = timeOf(given.time);
  if (!date) wrong.date = slotText('wrong.date');
  if (!time) wrong.time = slotText('wrong.time');
  const at = date && time ? instantOf(date, time, zone) : null;
  const last = new Date(Date.parse(now) + DAYS_AHEAD * 86_400_000).toISOString();
  if (at !== null && at <= now) wrong[localDate(now, zone) === String(date) ? 'time' : 'date'] = slotText('wrong.past');
  if (at !== null && at > last) wrong.date = slotText('wrong.far');
  const place = (given.place ?? '').trim();
  if (place.length < 3 || place.length > PLACE_MAX) wrong.place = slotText('wrong.place', { max: PLACE_MAX });
  const weeks = wholeOf(given.weeks ?? '1');
  if (weeks === null || weeks < 1 || weeks > WEEKS_MAX) wrong.weeks = slotText('wrong.weeks', { max: WEEKS_MAX });
  const minutes = wholeOf(given.minutes ?? String(MINUTES.usual));
  if (minutes === null || minutes < MINUTES.min || minutes > MINUTES.max) {
    wrong.minutes = slotText('wrong.minutes', { min: MINUTES.min, max: MINUTES.max });
  }
  return wrong;
}

/** The values of a form that was checked. */
export function readTimes(fields: Act['fields'], zone: string): WrittenTimes {
  const given = fields ?? {};
  const date = dateOf(given.date);
  const time = timeOf(given.time);
  const weeks = wholeOf(given.weeks ?? '1') ?? 1;
  const instants =
    date && time ? Array.from({ length: weeks }, (_, week) => instantOf(date.add({ weeks: week }), time, zone)) : [];
  return {
    instants,
    minutes: wholeOf(given.minutes ?? '') ?? MINUTES.usual,
    place: (given.place ?? '').trim(),
  };
}

/** The limit that was written: none when the field is empty. */
export const readLimit = (fields: Act['fields']): number | null => wholeOf(fields?.limit);

/** What is wrong with a limit that was written. */
export function checkLimit(fields: Act['fields']): Record<string, TextRef> {
  const written = (fields?.limit ?? '').trim();
  const limit = wholeOf(written);
  const fits = written === '' || (limit !== null && limit >= 1 && limit <= LIMIT_MAX);
  return fits ? {} : { limit: slotText('wrong.limit', { max: LIMIT_MAX }) };
}

const check = (fields: Act['fields'], { now, object }: Checked) => checkTimes(fields, now, zoneOf(object));
const detail = () => ({ persons: [] });

/** The forms by the action that opens them. */
export const slotForms: Readonly<Record<string, DeskForm>> = {
  'to-open-times': { sends: 'open-times', detail, view: openView, check },
  'to-move-time': { sends: 'move-time', detail, view: moveView, check },
  'to-limit': { sends: 'limit', detail, view: limitView, check: checkLimit },
};
