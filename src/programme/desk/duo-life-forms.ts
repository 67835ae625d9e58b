// The forms about the course of a duo: a pause, another usual time, a later end, an early end.
import { Temporal } from 'temporal-polyfill';
import type { Act, Action, Field, View } from '../../core/view.ts';
import { lastEnd, MOST_PAUSED_WEEKS, pauseWeeks } from '../duo-life/course.ts';
import type { Facts } from '../facts.ts';
import { isDay, localDate } from '../local-time.ts';
import { weekdays } from './agreement-forms.ts';
import type { Seen } from './decision.ts';
import type { Desk, DeskDuo } from './desk.ts';
import { courseText } from './duo-life-words.ts';
import type { DeskForm } from './form.ts';
import { duoOf } from './meeting-words.ts';
import { nameOf } from './words.ts';
import { objectIn, zoneOf } from './written-dates.ts';

/** Why a duo ends early, and who wishes it. */
export const endReasons = ['job', 'training', 'time', 'no-fit', 'no-contact', 'moved', 'conduct', 'other'] as const;
export const endWishers = ['mentee', 'mentor', 'both', 'team'] as const;
const NOTE = { min: 10, max: 1000 } as const;
const WORDS_MAX = 500;

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: courseText(`field.${name}`),
  kind: 'text',
  ...more,
});

const choice = (name: string, values: readonly string[], value: string, label = name): Field =>
  field(name, {
    kind: 'choice',
    options: values.map((one) => ({ value: one, label: courseText(`${label}.${one}`) })),
    value,
  });

/** The zone of a duo's centre. */
export const zoneOfCentre = (duo: DeskDuo, facts: Facts): string =>
  facts.centres.find(({ id }) => id === duo.centreId)?.zone ?? facts.person.zone;

const namesOf = (duo: DeskDuo, desk: Desk) => ({
  mentee: nameOf(desk.people.find(({ id }) => id === duo.menteeId)),
  mentor: nameOf(desk.people.find(({ id }) => id === duo.mentorId)),
});

/** A form about a duo of this desk that is in one of these states. */
function onDuo(
  name: string,
  states: readonly DeskDuo['state'][],
  fieldsOf: (duo: DeskDuo, seen: Seen) => readonly Field[] | null,
): (seen: Seen) => View | null {
  return (seen) => {
    const duo = duoOf(seen.act.object, seen.desk, seen.facts);
    if (!duo || !states.includes(duo.state)) return null;
    const fields = fieldsOf(duo, seen);
    if (!fields) return null;
    const send: Action = {
      do: name,
      object: objectIn(duo.id, zoneOfCentre(duo, seen.facts)),
      revision: duo.revision,
      label: courseText(`send.${name}`),
      tone: name === 'duo-ended' ? 'danger' : 'main',
    };
    return {
      kind: 'form',
      object: `duo/${duo.id}`,
      revision: duo.revision,
      title: courseText(`title.${name}`, namesOf(duo, seen.desk)),
      sections: [{ text: courseText(`about.${name}`) }],
      fields,
      actions: [send],
      again: { ...send, do: `to-${name}`, label: courseText(`do.to-${name}`), opens: true },
    };
  };
}

const detail: DeskForm['detail'] = ({ object }) => ({ persons: [object.split('@', 1)[0] ?? ''] });

const checkPause = (fields: Act['fields']) =>
  pauseWeeks.some((one) => one === fields?.weeks) ? {} : { weeks: courseText('wrong.choice') };

function checkRhythm(fields: Act['fields']) {
  return {
    ...(weekdays.some((one) => one === fields?.day) ? {} : { day: courseText('wrong.choice') }),
    ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(fields?.time ?? '') ? {} : { time: courseText('wrong.time') }),
  };
}

/** A later day of the calendar; the maximum is the duo's own, and asked by the decision. */
function checkLonger(fields: Act['fields'], now: string, zone: string) {
  const end = fields?.end ?? '';
  return isDay(end) && end > localDate(now, zone || 'UTC') ? {} : { end: courseText('wrong.end') };
}

function checkEnd(fields: Act['fields']) {
  const { length } = (fields?.note ?? '').trim();
  const tooLong = (name: string) => (fields?.[name] ?? '').trim().length > WORDS_MAX;
  return {
    ...(endReasons.some((one) => one === fields?.reason) ? {} : { reason: courseText('wrong.choice') }),
    ...(endWishers.some((one) => one === fields?.wish) ? {} : { wish: courseText('wrong.choice') }),
    ...(length < NOTE.min || length > NOTE.max ? { note: courseText('wrong.note', NOTE) } : {}),
    ...(tooLong('to-mentee') ? { 'to-mentee': courseText('wrong.words', { max: WORDS_MAX }) } : {}),
    ...(tooLong('to-mentor') ? { 'to-mentor': courseText('wrong.words', { max: WORDS_MAX }) } : {}),
  };
}

/** The forms by the action that opens them. */
export const courseForms: Readonly<Record<string, DeskForm>> = {
  'to-duo-paused': {
    sends: 'duo-paused',
    detail,
    view: onDuo('duo-paused', ['active'], (duo) => {
      const room = pauseWeeks.filter((weeks) => Number(weeks) + duo.shiftedWeeks <= MOST_PAUSED_WEEKS);
      return room.length > 0 ? [choice('weeks', room, room[0] ?? '1')] : null;
    }),
    check: checkPause,
  },
  'to-rhythm-set': {
    sends: 'rhythm-set',
    detail,
    view: onDuo('rhythm-set', ['active'], (duo) => {
      const rhythm = duo.rhythm ?? duo.agreement?.content.rhythm;
      const days = weekdays.map((value) => ({ value, label: { flow: 'agreement', key: `day.${value}` } }));
      return [
        field('day', { kind: 'choice', options: days, value: rhythm?.day ?? 'mon' }),
        field('time', { kind: 'time', value: rhythm?.time ?? '18:00' }),
      ];
    }),
    check: checkRhythm,
  },
  'to-longer-asked': {
    sends: 'longer-asked',
    detail,
    view: onDuo('longer-asked', ['active'], (duo, { facts }) => {
      const zone = zoneOfCentre(duo, facts);
      const most = lastEnd(duo, zone);
      if (most === null || duo.endsAt === null || localDate(duo.endsAt, zone) >= most) return null;
      return [field('end', { kind: 'date', value: most, hint: courseText('hint.end', { date: `$date:${most}` }) })];
    }),
    check: (fields, { now, object }) => checkLonger(fields, now, zoneOf(object)),
  },
  'to-duo-ended': {
    sends: 'duo-ended',
    detail,
    view: onDuo('duo-ended', ['proposed', 'agreement', 'active'], () => [
      choice('reason', endReasons, 'other'),
      choice('wish', endWishers, 'both'),
      field('note', { kind: 'long', hint: courseText('hint.note'), max: NOTE.max }),
      field('to-mentee', { kind: 'long', hint: courseText('hint.words'), max: WORDS_MAX, optional: true }),
      field('to-mentor', { kind: 'long', hint: courseText('hint.words'), max: WORDS_MAX, optional: true }),
    ]),
    check: checkEnd,
  },
};

/** The end at an hour that the old one had: of a day (yyyy-mm-dd) in a zone, an instant. */
export function endOn(day: string, endsAt: string, zone: string): string {
  const plainTime = Temporal.Instant.from(endsAt).toZonedDateTimeISO(zone).toPlainTime();
  const at = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime });
  return new Date(at.epochMilliseconds).toISOString();
}
