// The forms for information sessions: a new one (or a weekly series), and what can be changed on one; with the pure rules that look at what was written.
import { Temporal } from 'temporal-polyfill';
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import type { Audience, Facts } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { mayChange, type Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import type { Checked, DeskForm } from './form.ts';
import { type DeskGathering, sessionText } from './session-words.ts';
import { dateOf, instantOf, objectOf, timeOf, whenOf, wholeOf, zoneOf } from './written-dates.ts';

/** Limits of what can be written. */
const PLACE_MAX = 200;
const SEATS = { min: 1, max: 60, usual: 20 } as const;
const REPEAT_MAX = 12;
/** The languages in which sessions are held: those of the centres. */
export const held = ['fr', 'nl', 'en'];
const audiences = ['both', 'mentee', 'mentor'] as const;

/** What was written, understood. Instants are ISO 8601 in UTC; the first is that of the date, the others follow weekly. */
export type WrittenSession = {
  instants: readonly string[];
  place: string;
  seats: number;
};

/** The centres of this coordinator that are open. */
export const centresOf = (facts: Facts) =>
  facts.centres.filter((one) => !one.closed && facts.memberships.some(({ centreId }) => centreId === one.id));

/** The button that opens the form for a new session; none for whoever has no open centre. */
export function newSessionAction(desk: Desk, facts: Facts): Action[] {
  const [centre] = centresOf(facts);
  if (!centre) return [];
  const object = `${centre.id}@${centre.zone}`;
  const revision = newRevision(desk);
  return [{ do: 'new-session', object, revision, label: sessionText('do.new-session'), opens: true, tone: 'main' }];
}

/** A form that was sent twice makes no second session: there are more of them by then. */
export const newRevision = (desk: Desk): number => desk.gatherings.length + 1;

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: sessionText(`field.${name}`),
  kind: 'text',
  ...more,
});

/** Whether it is online; and the place, or the link. */
export const onlineField = field('online', {
  kind: 'choice',
  options: ['no', 'yes'].map((value) => ({ value, label: sessionText(`online.${value}`) })),
  value: 'no',
});
export const placeField = field('place', { hint: sessionText('hint.place'), max: PLACE_MAX });

/** The form for a new session; null when the centre is none of this coordinator's. */
function newView({ act, desk, facts }: Seen): View | null {
  const { id } = objectOf(act.object);
  const centres = centresOf(facts);
  const centre = centres.find((one) => one.id === id);
  if (!centre) return null;
  const send: Action = {
    do: 'create-session',
    object: `${centre.id}@${centre.zone}`,
    revision: newRevision(desk),
    label: sessionText('send'),
  };
  return {
    kind: 'form',
    object: 'sessions',
    revision: send.revision,
    title: sessionText('new.title'),
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
      field('date', { kind: 'date', value: inAWeek(facts.now, centre.zone) }),
      field('time', { kind: 'time', value: '18:00' }),
      onlineField,
      placeField,
      field('language', {
        kind: 'choice',
        options: held.map((code) => ({ value: code, label: { flow: 'languages', key: code } })),
        value: centre.languages.find((code) => held.includes(code)) ?? 'en',
      }),
      field('seats', { kind: 'number', value: String(SEATS.usual) }),
      field('audience', {
        kind: 'choice',
        options: audiences.map((value) => ({ value, label: sessionText(`audience.${value}`) })),
        value: 'both',
      }),
      field('repeat', { kind: 'number', hint: sessionText('hint.repeat', { max: REPEAT_MAX }), value: '0' }),
    ],
    actions: [send],
    again: { ...send, do: 'new-session', label: sessionText('do.new-session') },
  };
}

const inAWeek = (now: string, zone: string): string =>
  Temporal.PlainDate.from(localDate(now, zone)).add({ days: 7 }).toString();

/** The form for what can be changed; null when there is no such session to come on this desk. */
function changeView({ act, desk, facts }: Seen): View | null {
  const one = sessionOf(act.object, desk, facts);
  if (!one) return null;
  const local = Temporal.Instant.from(one.startsAt).toZonedDateTimeISO(one.zone);
  const send: Action = {
    do: 'session-changed',
    object: `${one.id}@${one.zone}`,
    revision: one.revision + 1,
    label: sessionText('send'),
  };
  return {
    kind: 'form',
    object: `session/${one.id}`,
    revision: send.revision,
    title: sessionText('change.title'),
    sections: [{ text: sessionText('change.what', { when: whenOf(one) }) }],
    fields: [
      field('date', { kind: 'date', value: local.toPlainDate().toString() }),
      field('time', { kind: 'time', value: local.toPlainTime().toString({ smallestUnit: 'minute' }) }),
      field('place', { value: one.place, hint: sessionText('hint.place'), max: PLACE_MAX }),
      field('seats', { kind: 'number', value: String(one.seats) }),
    ],
    actions: [send],
    again: { ...send, do: 'change-session', label: sessionText('do.change-session') },
  };
}

/** A session of this desk that has not begun and takes place; null when there is none of that name. */
export function sessionOf(object: string, desk: Desk, facts: Facts): DeskGathering | null {
  const { id } = objectOf(object);
  const one = desk.gatherings.find((other) => other.id === id);
  return one && mayChange(facts, one.centreId) && one.state === 'open' && one.startsAt > facts.now ? one : null;
}

/** What is wrong, by field. `zone` is the one in which date and hour were written. */
export function checkSession(
  fields: Act['fields'],
  { now, zone }: { now: string; zone: string },
): Record<string, TextRef> {
  const given = fields ?? {};
  const wrong: Record<string, TextRef> = {};
  const date = dateOf(given.date);
  const time = timeOf(given.time);
  if (!date) wrong.date = sessionText('wrong.date');
  if (!time) wrong.time = sessionText('wrong.time');
  if (date && time) {
    const at = instantOf(date, time, zone);
    const last = new Date(Date.parse(now) + 366 * 86_400_000).toISOString();
    if (at <= now) wrong[localDate(now, zone) === String(date) ? 'time' : 'date'] = sessionText('wrong.past');
    if (at > last) wrong.date = sessionText('wrong.far');
  }
  const place = (given.place ?? '').trim();
  if (place.length < 3 || place.length > PLACE_MAX) wrong.place = sessionText('wrong.place', { max: PLACE_MAX });
  if (given.online === 'yes' && !isLink(place)) wrong.place = sessionText('wrong.link');
  const seats = wholeOf(given.seats);
  if (seats === null || seats < SEATS.min || seats > SEATS.max) wrong.seats = sessionText('wrong.seats', SEATS);
  const repeat = wholeOf(given.repeat ?? '0');
  if (repeat === null || repeat > REPEAT_MAX) wrong.repeat = sessionText('wrong.repeat', { max: REPEAT_MAX });
  if (given.online !== undefined && !['yes', 'no'].includes(given.online)) wrong.online = sessionText('wrong.choice');
  if (given.language !== undefined && !held.includes(given.language)) wrong.language = sessionText('wrong.choice');
  if (given.audience !== undefined && !audiences.some((one) => one === given.audience)) {
    wrong.audience = sessionText('wrong.choice');
  }
  return wrong;
}

/** The values of a form that was checked. */
export function readSession(fields: Act['fields'], zone: string): WrittenSession {
  const given = fields ?? {};
  const date = dateOf(given.date);
  const time = timeOf(given.time);
  const weeks = wholeOf(given.repeat ?? '0') ?? 0;
  const instants =
    date && time
      ? Array.from({ length: weeks + 1 }, (_, week) => instantOf(date.add({ weeks: week }), time, zone))
      : [];
  return { instants, place: (given.place ?? '').trim(), seats: wholeOf(given.seats) ?? 0 };
}

/** For whom; both unless it says otherwise. */
export const audienceOf = (written: string | undefined): Audience => audiences.find((one) => one === written) ?? 'both';

function isLink(written: string): boolean {
  return /^https:\/\/\S+\.\S+$/.test(written);
}

const check = (fields: Act['fields'], { now, object }: Checked): Record<string, TextRef> =>
  checkSession(fields, { now, zone: zoneOf(object) });

/** The forms by the action that opens them. */
export const sessionForms: Readonly<Record<'new-session' | 'change-session', DeskForm>> = {
  'new-session': { sends: 'create-session', detail: () => ({ persons: [] }), view: newView, check },
  'change-session': { sends: 'session-changed', detail: () => ({ persons: [] }), view: changeView, check },
};
