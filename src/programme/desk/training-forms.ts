// The forms for trainings, single modules and exchanges; with the pure rules that look at what was written.
import type { Temporal } from 'temporal-polyfill';
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import { EXCHANGE_MINUTES } from '../exchange/exchanges.ts';
import type { Facts } from '../facts.ts';
import { allModules, MODULE_MINUTES } from '../training/modules.ts';
import type { Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import { newEventAction } from './events.ts';
import type { Checked, DeskForm } from './form.ts';
import { centresOf, checkSession, held, newRevision, onlineField, placeField } from './session-forms.ts';
import { sessionText } from './session-words.ts';
import { trainingText } from './training-words.ts';
import { dateOf, instantOf, objectIn, objectOf, timeOf, wholeOf, zoneOf } from './written-dates.ts';

/** The days of a training: two half days each. */
const DAYS = ['day1', 'day2', 'day3', 'day4'] as const;
/** The usual number of seats. */
const SEATS = '16';
/** Exchanges come every two months; so many more dates can be made at once. */
export const EXCHANGE_MONTHS = 2;
const REPEAT_MAX = 5;

/** What was written, understood. Instants are ISO 8601 in UTC. */
export type WrittenDates = { dates: readonly { module: number | null; startsAt: string; minutes: number }[] };

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: trainingText(`field.${name}`),
  kind: 'text',
  ...more,
});

/** A button that opens one of these forms, for whoever has an open centre. */
export function newTrainingActions(desk: Desk, facts: Facts): Action[] {
  const [centre] = centresOf(facts);
  if (!centre) return [];
  const of = (name: string, more: Partial<Action> = {}): Action => ({
    do: name,
    object: objectIn(centre.id, centre.zone),
    revision: newRevision(desk),
    label: trainingText(`do.${name}`),
    opens: true,
    ...more,
  });
  return [of('new-training', { tone: 'main' }), of('new-module'), of('new-exchange'), ...newEventAction(desk, facts)];
}

/** A form for new dates: the fields of its own, then those that all have. */
const newView =
  (name: string, sends: string, own: readonly Field[], rest: readonly Field[] = []) =>
  ({ act, desk, facts }: Seen): View | null => {
    const centres = centresOf(facts);
    const centre = centres.find((one) => one.id === objectOf(act.object).id);
    if (!centre) return null;
    const send: Action = {
      do: sends,
      object: objectIn(centre.id, centre.zone),
      revision: newRevision(desk),
      label: sessionText('send'),
    };
    const options = centres.map((one) => ({ value: one.id, label: one.name }));
    return {
      kind: 'form',
      object: 'trainings',
      revision: send.revision,
      title: trainingText(`${name}.title`),
      sections: [],
      fields: [
        ...(centres.length > 1 ? [field('centre', { kind: 'choice', options, value: centre.id })] : []),
        ...own,
        onlineField,
        placeField,
        field('language', {
          kind: 'choice',
          options: held.map((code) => ({ value: code, label: { flow: 'languages', key: code } })),
          value: centre.languages.find((code) => held.includes(code)) ?? 'en',
        }),
        field('seats', { kind: 'number', value: SEATS }),
        ...rest,
      ],
      actions: [send],
      again: { ...send, do: name, label: trainingText(`do.${name}`) },
    };
  };

/** What is wrong with place, language and seats: the rules of every session; of a date only what these rules say of one. */
const checkRest = (fields: Act['fields'], seen: { now: string; zone: string }): Record<string, TextRef> => {
  const { date: _, time: __, audience: ___, repeat: ____, ...wrong } = checkSession({ ...fields, repeat: '0' }, seen);
  return wrong;
};

const instants = (fields: Act['fields'], zone: string) =>
  DAYS.map((name) => {
    const date = dateOf(fields?.[name]);
    const at = (time: string) => {
      const hour = timeOf(fields?.[time]);
      return date && hour ? instantOf(date, hour, zone) : null;
    };
    return { name, date, morning: at('morning'), afternoon: at('afternoon') };
  });

/** What is wrong with the form of a training: its four days rise, are to come, and have two half days that do not overlap. */
export function checkTraining(fields: Act['fields'], seen: { now: string; zone: string }): Record<string, TextRef> {
  const wrong = checkRest(fields, seen);
  for (const name of ['morning', 'afternoon']) if (!timeOf(fields?.[name])) wrong[name] = sessionText('wrong.time');
  const days = instants(fields, seen.zone);
  for (const { name } of days) Object.assign(wrong, checkDay(name, fields?.[name], fields?.morning, seen));
  for (const [nth, { name, date }] of days.entries()) {
    const before = days[nth - 1]?.date;
    if (date && before && String(date) <= String(before)) wrong[name] = trainingText('wrong.order');
  }
  const [{ morning, afternoon } = { morning: null, afternoon: null }] = days;
  if (morning && afternoon && Date.parse(afternoon) - Date.parse(morning) < MODULE_MINUTES * 60_000) {
    wrong.afternoon = trainingText('wrong.afternoon', { minutes: MODULE_MINUTES });
  }
  return wrong;
}

/** What is wrong with one date. An hour that is none is said at its own field. */
function checkDay(
  name: string,
  date: string | undefined,
  time: string | undefined,
  seen: { now: string; zone: string },
): Record<string, TextRef> {
  const fields = { date: date ?? '', time: timeOf(time) ? String(time) : '23:59' };
  const found = checkSession({ ...fields, place: 'xxx', seats: '1', repeat: '0' }, seen);
  const [fault] = [found.date, found.time].filter((one) => one !== undefined);
  return fault ? { [name]: fault } : {};
}

/** The eight half days of a form that was checked. */
export function readTraining(fields: Act['fields'], zone: string): WrittenDates['dates'] {
  return instants(fields, zone).flatMap(({ morning, afternoon }, nth) =>
    [morning, afternoon].flatMap((startsAt, half) =>
      startsAt ? [{ module: nth * 2 + half + 1, startsAt, minutes: MODULE_MINUTES }] : [],
    ),
  );
}

/** What is wrong with the form of a single module. */
export function checkModule(fields: Act['fields'], seen: { now: string; zone: string }): Record<string, TextRef> {
  const module = wholeOf(fields?.module);
  return {
    ...checkSession({ ...fields, repeat: '0' }, seen),
    ...(module === null || !allModules.includes(module) ? { module: sessionText('wrong.choice') } : {}),
  };
}

/** The half day of a form that was checked. */
export function readModule(fields: Act['fields'], zone: string): WrittenDates['dates'] {
  const [date, time] = [dateOf(fields?.date), timeOf(fields?.time)];
  if (!date || !time) return [];
  return [{ module: wholeOf(fields?.module), startsAt: instantOf(date, time, zone), minutes: MODULE_MINUTES }];
}

/** What is wrong with the form of exchanges. */
export function checkExchange(fields: Act['fields'], seen: { now: string; zone: string }): Record<string, TextRef> {
  const repeat = wholeOf(fields?.repeat ?? '0');
  const max = { max: REPEAT_MAX };
  return {
    ...checkSession({ ...fields, repeat: '0' }, seen),
    ...(repeat === null || repeat > REPEAT_MAX ? { repeat: sessionText('wrong.repeat', max) } : {}),
  };
}

/** The dates of a form that was checked: the first, and so many more, each two months after the one before. */
export function readExchange(fields: Act['fields'], zone: string): WrittenDates['dates'] {
  const [date, time] = [dateOf(fields?.date), timeOf(fields?.time)];
  if (!date || !time) return [];
  const later = (nth: number): Temporal.PlainDate => date.add({ months: nth * EXCHANGE_MONTHS });
  return Array.from({ length: 1 + (wholeOf(fields?.repeat ?? '0') ?? 0) }, (_, nth) => ({
    module: null,
    startsAt: instantOf(later(nth), time, zone),
    minutes: EXCHANGE_MINUTES,
  }));
}

const form = (
  sends: string,
  view: DeskForm['view'],
  check: (fields: Act['fields'], seen: { now: string; zone: string }) => Record<string, TextRef>,
): DeskForm => ({
  sends,
  detail: () => ({ persons: [] }),
  view,
  check: (fields, { now, object }: Checked) => check(fields, { now, zone: zoneOf(object) }),
});

const oneDate = (hour: string) => [field('date', { kind: 'date' }), field('time', { kind: 'time', value: hour })];

/** The forms by the action that opens them. */
export const trainingForms: Readonly<Record<'new-training' | 'new-module' | 'new-exchange', DeskForm>> = {
  'new-training': form(
    'create-training',
    newView('new-training', 'create-training', [
      ...DAYS.map((name) => field(name, { kind: 'date' })),
      field('morning', { kind: 'time', value: '09:00' }),
      field('afternoon', { kind: 'time', value: '13:30' }),
    ]),
    checkTraining,
  ),
  'new-module': form(
    'create-module',
    newView('new-module', 'create-module', [
      field('module', {
        kind: 'choice',
        options: allModules.map((module) => ({
          value: String(module),
          label: trainingText(`module.${module}`, { module }),
        })),
        value: '1',
      }),
      ...oneDate('09:00'),
    ]),
    checkModule,
  ),
  'new-exchange': form(
    'create-exchange',
    newView('new-exchange', 'create-exchange', oneDate('18:00'), [
      field('repeat', { kind: 'number', hint: trainingText('hint.repeat', { max: REPEAT_MAX }), value: '0' }),
    ]),
    checkExchange,
  ),
};
