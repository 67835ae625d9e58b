// The forms of a matching session: until when somebody is parked, a note, and "why not this mentor?"; with the pure rules that look at what was written.
import { Temporal } from 'temporal-polyfill';
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import { localDate } from '../local-time.ts';
import { mentorsOf } from '../matching/agenda.ts';
import { type About, aboutOf, readObject, revisionOf, sessionOf } from './board-object.ts';
import { board } from './board-words.ts';
import { mayChange, type Seen } from './decision.ts';
import type { DeskForm } from './form.ts';
import { nameOf } from './words.ts';
import { dateOf, objectIn, timeOf, zoneOf } from './written-dates.ts';

const NOTE_MAX = 500;
/** Nobody is parked for longer than the programme itself lasts. */
const PARK_DAYS = { usual: 14, most: 183 } as const;
/** A list of Slack takes a hundred; above that the name is written. */
const CHOICES = 100;
const NAME_MAX = 60;

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: board(`field.${name}`),
  kind: 'text',
  ...more,
});

const noteField = (value: string | null | undefined, more: Partial<Field> = {}) =>
  field('note', { kind: 'long', hint: board('hint.note'), max: NOTE_MAX, ...(value ? { value } : {}), ...more });

/** What was written as a note. */
export const writtenIn = (fields: Act['fields']): string => (fields?.note ?? '').trim();

/** What is wrong with a note. */
export const checkRemark = (fields: Act['fields']): Record<string, TextRef> => {
  const { length } = writtenIn(fields);
  return length < 2 || length > NOTE_MAX ? { note: board('wrong.note', { max: NOTE_MAX }) } : {};
};

/** What is wrong with words about the session. */
export const checkMinute = checkRemark;

/** What is wrong with a day until which somebody is parked: it must lie ahead, and a note may be left out. */
export function checkPark(fields: Act['fields'], now: string, zone: string): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  const day = dateOf(fields?.until);
  const today = Temporal.PlainDate.from(localDate(now, zone));
  const days = day ? today.until(day).days : 0;
  if (!day) wrong.until = board('wrong.date');
  else if (days < 1 || days > PARK_DAYS.most) wrong.until = board('wrong.until', { days: PARK_DAYS.most });
  if (writtenIn(fields).length > NOTE_MAX) wrong.note = board('wrong.note', { max: NOTE_MAX });
  return wrong;
}

/** The values of a form that was checked: the first instant of the day, where the centre is. */
export function parkedAt(fields: Act['fields'], zone: string): { until: string; day: string; note: string } {
  const day = dateOf(fields?.until);
  const plainTime = timeOf('00:00');
  if (!day || !plainTime) throw new RangeError('The day was not checked');
  const at = day.toZonedDateTime({ timeZone: zone, plainTime });
  return { until: new Date(at.epochMilliseconds).toISOString(), day: day.toString(), note: writtenIn(fields) };
}

/** A form about a mentee of an open session; `zone` stands in its object, so that its rules know in which zone a day was written. */
function formOf(
  name: string,
  fields: (found: About, seen: Seen) => readonly Field[],
  check: DeskForm['check'],
  sends = name,
): DeskForm {
  const view = (seen: Seen): View | null => {
    const { act, desk, facts } = seen;
    const found = aboutOf(act, desk, facts);
    if (found?.session.state !== 'open') return null;
    const send: Action = {
      do: sends,
      object: act.object,
      revision: revisionOf(found),
      label: board(`send.${name}`),
      tone: 'main',
    };
    return {
      kind: 'form',
      object: act.object,
      revision: send.revision,
      title: board(`${name}.title`, { name: nameOf(found.mentee) }),
      sections: [{ text: board(`${name}.about`, { name: nameOf(found.mentee) }) }],
      fields: fields(found, seen),
      actions: [send],
      again: { ...send, do: `to-${name}`, label: board(`do.${name}`), opens: true },
    };
  };
  return { sends, detail: () => 'pool', view, check };
}

const park = formOf(
  'match-park',
  ({ row }, { facts, act }) => {
    const today = Temporal.PlainDate.from(localDate(facts.now, zoneOf(act.object)));
    return [
      field('until', { kind: 'date', value: today.add({ days: PARK_DAYS.usual }).toString() }),
      noteField(row?.note, { optional: true }),
    ];
  },
  (fields, { now, object }) => checkPark(fields, now, zoneOf(object)),
);

const note = formOf('match-note', ({ row }) => [noteField(row?.note)], checkRemark);

const ask = formOf(
  'match-ask',
  ({ session, row }, { desk }) => {
    const mentors = mentorsOf(session, desk);
    if (mentors.length === 0 || mentors.length > CHOICES) {
      return [field('mentor', { hint: board('hint.mentor'), max: NAME_MAX })];
    }
    const options = mentors
      .map((one) => ({ value: one.id, label: nameOf(one) }))
      .sort((a, b) => a.label.localeCompare(b.label));
    const first = options.find(({ value }) => value !== row?.mentorId) ?? options[0];
    return [field('mentor', { kind: 'choice', options, ...(first ? { value: first.value } : {}) })];
  },
  (fields) => ((fields?.mentor ?? '').trim() === '' ? { mentor: board('wrong.mentor') } : {}),
  'match-asked',
);

/** The form for words about the whole session. */
const minute: DeskForm = {
  sends: 'match-minute',
  detail: () => ({ persons: [] }),
  view: ({ act, desk, facts }) => {
    const session = sessionOf(readObject(act.object).sessionId, desk);
    if (session?.state !== 'open' || !mayChange(facts, session.centreId)) return null;
    const send: Action = {
      do: 'match-minute',
      object: session.id,
      revision: session.revision + 1,
      label: board('send.match-note'),
      tone: 'main',
    };
    return {
      kind: 'form',
      object: session.id,
      revision: send.revision,
      title: board('match-minute.title'),
      sections: [{ text: board('match-minute.about') }],
      fields: [noteField(session.note)],
      actions: [send],
      again: { ...send, do: 'to-match-minute', label: board('do.match-minute'), opens: true },
    };
  },
  check: checkMinute,
};

/** The forms by the action that opens them. */
export const boardForms: Readonly<Record<string, DeskForm>> = {
  'to-match-park': park,
  'to-match-note': note,
  'to-match-ask': ask,
  'to-match-minute': minute,
};

/** The object of the form that parks somebody: its rules must know in which zone a day was written. */
export const parkObject = (object: string, zone: string): string => objectIn(object, zone);

/** The page with the answer to "why not this mentor?". */
export const askedPage = ({ object, fields }: Pick<Act, 'object' | 'fields'>): string | null => {
  const { sessionId, menteeId } = readObject(object);
  const asked = (fields?.mentor ?? '').trim().slice(0, NAME_MAX).toWellFormed();
  return asked === '' ? null : `match-why/${sessionId}/${menteeId}/${encodeURIComponent(asked)}`;
};
