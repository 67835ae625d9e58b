// "Log a week": a coordinator writes down what somebody of a duo told them on the telephone. It counts as that one person's answer, and is marked.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import { MEETING_MINUTES, MOST_WEEKS, weekAt } from '../check-in/week.ts';
import type { Effect } from '../effects.ts';
import { planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import type { Decide, Decision, Seen } from './decision.ts';
import type { DeskForm } from './form.ts';
import { duoOf, peopleOf } from './meeting-words.ts';
import { objectOfWeek, weekText } from './weeks.ts';
import { nameOf } from './words.ts';
import { dateOf, instantOf, timeOf, wholeOf, zoneOf } from './written-dates.ts';

const METS = ['yes', 'other', 'no'] as const;
const MOODS = ['good', 'so-so', 'bad'] as const;
const MINUTES = { min: 15, max: 600 } as const;

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: weekText(`field.${name}`),
  kind: 'text',
  ...more,
});

function logView({ act, desk, facts }: Seen): View | null {
  const duo = duoOf(act.object, desk, facts);
  const people = duo && peopleOf(duo, desk);
  if (!duo || !people || duo.state !== 'active') return null;
  const zone = zoneOf(act.object);
  const send: Action = {
    do: 'log-week',
    object: objectOfWeek(duo, zone),
    revision: duo.revision,
    label: weekText('send'),
    tone: 'main',
  };
  const labelled = (step: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: { flow: 'check-in', key: `${step}.${value}` } }));
  return {
    kind: 'form',
    object: `duo/${duo.id}`,
    revision: duo.revision,
    title: weekText('log.title', { mentee: nameOf(people[0]), mentor: nameOf(people[1]) }),
    sections: [{ text: weekText('log.about') }],
    fields: [
      field('who', {
        kind: 'choice',
        options: people.map((one) => ({ value: one.id, label: nameOf(one) })),
        value: people[0].id,
      }),
      field('week', { kind: 'number', value: String(weekAt(duo, facts.now)) }),
      field('met', { kind: 'choice', options: labelled('met', METS), value: 'yes' }),
      field('date', { kind: 'date', hint: weekText('hint.date'), optional: true }),
      field('time', { kind: 'time', optional: true }),
      field('minutes', { kind: 'number', value: String(MEETING_MINUTES), optional: true }),
      field('mood', { kind: 'choice', options: labelled('mood', MOODS), value: 'good' }),
    ],
    actions: [send],
    again: { ...send, do: 'to-log-week', label: weekText('do.to-log-week'), opens: true },
  };
}

/** What is wrong with a week that was written down, by field. */
export function checkLog(fields: Act['fields'], now: string, zone: string): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  const week = wholeOf(fields?.week);
  if (week === null || week < 1 || week > MOST_WEEKS) wrong.week = weekText('wrong.week', { max: MOST_WEEKS });
  if (!METS.some((one) => one === fields?.met)) wrong.met = weekText('wrong.choice');
  if (!MOODS.some((one) => one === fields?.mood)) wrong.mood = weekText('wrong.choice');
  const minutes = wholeOf(fields?.minutes);
  const held = fields?.met !== 'no';
  if (held && (minutes === null || minutes < MINUTES.min || minutes > MINUTES.max))
    wrong.minutes = weekText('wrong.minutes', MINUTES);
  if (fields?.met !== 'other') return wrong;
  const date = dateOf(fields?.date);
  const time = timeOf(fields?.time);
  if (!date) wrong.date = weekText('wrong.date');
  if (!time) wrong.time = weekText('wrong.time');
  if (date && time && instantOf(date, time, zone) > now) wrong.date = weekText('wrong.ahead');
  return wrong;
}

function log(seen: Seen): Decision {
  const { act, desk, facts } = seen;
  const duo = duoOf(act.object, desk, facts);
  const people = duo && peopleOf(duo, desk);
  if (!duo || !people) return { kind: 'unknown' };
  const page = `duo/${duo.id}`;
  const person = people.find(({ id }) => id === act.fields?.who);
  if (duo.state !== 'active' || duo.revision !== act.revision || !person) return { kind: 'stale', page };
  const zone = zoneOf(act.object);
  const [wrong] = Object.values(checkLog(act.fields, facts.now, zone));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const { met = '', mood = '', date, time, minutes } = act.fields ?? {};
  const week = wholeOf(act.fields?.week) ?? 1;
  const day = dateOf(date);
  const hour = timeOf(time);
  const when = met === 'other' && day && hour ? { when: instantOf(day, hour, zone) } : {};
  const held = met === 'no' ? {} : { minutes: wholeOf(minutes) ?? MEETING_MINUTES };
  const given = { met, ...when, ...held, mood, phone: 'yes', done: 'yes' };
  const told = planAt(nextAllowed(facts.now, person.zone), person.zone);
  const occurrence = `${duo.id}/${person.id}/week-logged/${week}`;
  return {
    kind: 'done',
    page,
    notice: weekText('done.log-week', { name: nameOf(person), week }),
    effects: [
      ...Object.entries(given).map(
        ([step, value]): Effect => ({
          ...{ kind: 'duo-record', duoId: duo.id, of: person.id, occasion: `check-in/${week}` },
          ...{ step, value, coded: true },
        }),
      ),
      { kind: 'plan', of: person.id, due: { occurrence, kind: 'week-logged', policy: 'always', ...told } },
    ],
  };
}

/** The decisions by their name in a view. */
export const weekDecisions: Readonly<Record<string, Decide>> = { 'log-week': log };

/** The forms by the action that opens them. */
export const weekForms: Readonly<Record<string, DeskForm>> = {
  'to-log-week': {
    sends: 'log-week',
    detail: ({ object }) => ({ persons: [object.split('+')[0] ?? ''] }),
    view: logView,
    check: (fields, { now, object }) => checkLog(fields, now, zoneOf(object)),
  },
};
