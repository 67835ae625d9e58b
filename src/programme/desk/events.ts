// New events for mentees: the form, and what is done with it. Moving, cancelling and ticking are those of every session.
import type { Act, Action, Field, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { EVENT_MINUTES, eventKinds } from '../events/events.ts';
import type { Facts } from '../facts.ts';
import { endOf } from '../information/gatherings.ts';
import { type Decide, mayChange, type Seen, tell } from './decision.ts';
import type { Desk } from './desk.ts';
import type { DeskForm } from './form.ts';
import { centresOf, checkSession, held, newRevision, onlineField, placeField, readSession } from './session-forms.ts';
import { sessionText } from './session-words.ts';
import { trainingText } from './training-words.ts';
import { objectIn, objectOf, zoneOf } from './written-dates.ts';

const SEATS = '12';
const PAGE = 'trainings/1';

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: trainingText(`field.${name}`),
  kind: 'text',
  ...more,
});

/** The button that opens the form, for whoever has an open centre. */
export function newEventAction(desk: Desk, facts: Facts): Action[] {
  const [centre] = centresOf(facts);
  if (!centre) return [];
  const object = objectIn(centre.id, centre.zone);
  return [{ do: 'new-event', object, revision: newRevision(desk), label: trainingText('do.new-event'), opens: true }];
}

function view({ act, desk, facts }: Seen): View | null {
  const centres = centresOf(facts);
  const centre = centres.find((one) => one.id === objectOf(act.object).id);
  if (!centre) return null;
  const send: Action = {
    do: 'create-event',
    object: objectIn(centre.id, centre.zone),
    revision: newRevision(desk),
    label: sessionText('send'),
  };
  const [first] = eventKinds;
  return {
    kind: 'form',
    object: 'trainings',
    revision: send.revision,
    title: trainingText('new-event.title'),
    sections: [{ text: trainingText('new-event.what') }],
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
      field('event', {
        kind: 'choice',
        options: eventKinds.map((value) => ({ value, label: { flow: 'events', key: `kind.${value}` } })),
        value: first,
      }),
      field('date', { kind: 'date' }),
      field('time', { kind: 'time', value: '14:00' }),
      onlineField,
      placeField,
      field('language', {
        kind: 'choice',
        options: held.map((code) => ({ value: code, label: { flow: 'languages', key: code } })),
        value: centre.languages.find((code) => held.includes(code)) ?? 'en',
      }),
      field('seats', { kind: 'number', value: SEATS }),
    ],
    actions: [send],
    again: { ...send, do: 'new-event', label: trainingText('do.new-event') },
  };
}

const kindOf = (fields: Act['fields']) => eventKinds.find((one) => one === fields?.event);

function check(fields: Act['fields'], { now, zone }: { now: string; zone: string }) {
  return {
    ...checkSession({ ...fields, repeat: '0' }, { now, zone }),
    ...(kindOf(fields) ? {} : { event: sessionText('wrong.choice') }),
  };
}

/** The forms by the action that opens them. */
export const eventForms: Readonly<Record<'new-event', DeskForm>> = {
  'new-event': {
    sends: 'create-event',
    detail: () => ({ persons: [] }),
    view,
    check: (fields, { now, object }) => check(fields, { now, zone: zoneOf(object) }),
  },
};

const create: Decide = ({ act, desk, facts }) => {
  const opened = objectOf(act.object);
  const asked = act.fields?.centre ?? opened.id;
  const centre = facts.centres.find((one) => one.id === asked && !one.closed);
  const ours = [opened.id, asked].every((id) => mayChange(facts, id) && facts.centres.some((one) => one.id === id));
  if (!centre || !ours) return { kind: 'unknown' };
  // A form that was sent twice makes nothing twice: there are more dates by then.
  if (act.revision !== newRevision(desk)) return { kind: 'stale', page: PAGE };
  const [wrong] = Object.values(check(act.fields, { now: facts.now, zone: centre.zone }));
  if (wrong) return { kind: 'wrong', page: PAGE, notice: wrong };
  const kind = kindOf(act.fields);
  const { instants, place, seats } = readSession({ ...act.fields, repeat: '0' }, centre.zone);
  const [startsAt] = instants;
  if (!kind || !startsAt) return { kind: 'stale', page: PAGE };
  const own = { centreId: centre.id, kind, startsAt, minutes: EVENT_MINUTES, zone: centre.zone, place, seats } as const;
  const language = act.fields?.language ?? 'en';
  const gathering = {
    ...own,
    language,
    online: act.fields?.online === 'yes',
    audience: 'mentee',
    series: null,
  } as const;
  // Whether it fits the moment of a duo, the turn of its mentee knows.
  const offered = desk.people.filter(
    ({ centreId, role, stage }) => centreId === centre.id && role === 'mentee' && stage === 'mentoring',
  );
  const made: Effect = { kind: 'new-gathering', gathering, endsAt: endOf(own) };
  return {
    kind: 'done',
    page: PAGE,
    notice: trainingText('done.create-event'),
    effects: [made, ...offered.map((one) => tell(one, 'event-offer', facts))],
  };
};

/** The decisions by their name in a view. */
export const eventDecisions: Readonly<Record<string, Decide>> = { 'create-event': create };
