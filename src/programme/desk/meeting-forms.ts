// The forms about the meeting of a duo: its day, hour and place, and who of the team comes; and why the seal of two answers is opened.
import { Temporal } from 'temporal-polyfill';
import type { Act, Action, Field, View } from '../../core/view.ts';
import type { Facts, Meeting } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { isSet } from '../meetings/meeting.ts';
import type { Seen } from './decision.ts';
import type { Desk, DeskDuo } from './desk.ts';
import type { Checked, DeskForm } from './form.ts';
import { duoOf, meetingNumber, meetingOnDesk, meetingText, pairOnDesk, peopleOf } from './meeting-words.ts';
import { checkTimes } from './slot-forms.ts';
import { nameOf } from './words.ts';
import { objectIn, zoneOf } from './written-dates.ts';

const PLACE_MAX = 300;
/** A reason of fewer characters says nothing. */
const REASON = { min: 10, max: 500 } as const;
/** What stands in the field for nobody. */
export const NOBODY = 'nobody';

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: meetingText(`field.${name}`),
  kind: 'text',
  ...more,
});

/** Who of the team of the centre could come. */
export const teamOf = (duo: DeskDuo, desk: Desk) => desk.team.filter(({ centreId }) => centreId === duo.centreId);

function arrangeView({ act, desk, facts }: Seen): View | null {
  const duo = duoOf(act.object, desk, facts);
  const meeting = duo && meetingOnDesk(duo);
  const people = duo && peopleOf(duo, desk);
  if (!duo || !meeting || !people) return null;
  const send: Action = {
    do: 'arrange',
    object: objectIn(duo.id, meeting.zone),
    revision: meetingNumber(meeting),
    label: meetingText('send'),
    tone: 'main',
  };
  const local = Temporal.Instant.from(isSet(meeting) ? meeting.startsAt : inTwoDays(meeting, facts)).toZonedDateTimeISO(
    meeting.zone,
  );
  const names = { mentee: nameOf(people[0]), mentor: nameOf(people[1]) };
  return {
    kind: 'form',
    object: `duo/${duo.id}`,
    revision: send.revision,
    title: meetingText('arrange.title', names),
    sections: [{ text: meetingText('arrange.about', names) }],
    fields: [
      field('date', { kind: 'date', value: local.toPlainDate().toString() }),
      field('time', { kind: 'time', value: local.toPlainTime().toString({ smallestUnit: 'minute' }) }),
      field('place', {
        value: meeting.place || (pairOnDesk(duo, desk, facts)?.place ?? ''),
        hint: meetingText('hint.place'),
        max: PLACE_MAX,
      }),
      field('who', {
        kind: 'choice',
        options: [
          ...teamOf(duo, desk).map(({ id, name }) => ({ value: id, label: name ?? '—' })),
          { value: NOBODY, label: meetingText('nobody') },
        ],
        value: meeting.coordinatorId ?? NOBODY,
      }),
    ],
    actions: [send],
    again: { ...send, do: isSet(meeting) ? 'to-move' : 'to-arrange', label: meetingText('do.to-move'), opens: true },
  };
}

function inTwoDays({ zone }: Meeting, { now }: Facts): string {
  const day = Temporal.PlainDate.from(localDate(now, zone)).add({ days: 2 });
  const at = day.toZonedDateTime({ timeZone: zone, plainTime: { hour: 10 } });
  return new Date(at.epochMilliseconds).toISOString();
}

/** What is wrong with a day, an hour and a place. */
export const checkArrange = (fields: Act['fields'], { now, object }: Pick<Checked, 'now' | 'object'>) =>
  checkTimes(fields, now, zoneOf(object));

function sealView({ act, desk, facts }: Seen): View | null {
  const duo = duoOf(act.object, desk, facts);
  if (!duo) return null;
  const send: Action = {
    do: 'open-seal',
    object: duo.id,
    revision: act.revision,
    label: meetingText('do.open-seal'),
    tone: 'danger',
  };
  return {
    kind: 'form',
    object: `duo/${duo.id}`,
    revision: send.revision,
    title: meetingText('seal.title'),
    sections: [{ text: meetingText('seal.about') }],
    fields: [field('reason', { kind: 'long', hint: meetingText('hint.reason'), max: REASON.max })],
    actions: [send],
    again: { ...send, do: 'to-open-seal', label: meetingText('do.to-open-seal'), opens: true },
  };
}

/** A reason is a sentence. */
export function checkReason(fields: Act['fields']): ReturnType<DeskForm['check']> {
  const { length } = (fields?.reason ?? '').trim();
  return length < REASON.min || length > REASON.max ? { reason: meetingText('wrong.reason', REASON) } : {};
}

const arrange: DeskForm = {
  sends: 'arrange',
  detail: () => ({ persons: [] }),
  view: arrangeView,
  check: checkArrange,
};

/** The forms by the action that opens them. */
export const meetingForms: Readonly<Record<string, DeskForm>> = {
  'to-arrange': arrange,
  'to-move': arrange,
  'to-open-seal': {
    sends: 'open-seal',
    detail: () => ({ persons: [] }),
    view: sealView,
    check: checkReason,
  },
};
