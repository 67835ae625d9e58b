// The forms of the agreement: what is agreed, and the signature of the coordinator; with the pure rules that look at what was written.
import { Temporal } from 'temporal-polyfill';
import type { Value } from '../../core/conversation.ts';
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import { isName, nameTyped } from '../agreement/flow.ts';
import { signaturesOf } from '../agreement/signed.ts';
import { signedTexts } from '../agreement/text.ts';
import type { AgreementContent } from '../facts.ts';
import { localDate } from '../local-time.ts';
import { editionOf, pairOf, paperText } from './agreement-words.ts';
import type { Seen } from './decision.ts';
import type { DeskDuo, DeskPerson } from './desk.ts';
import type { DeskForm } from './form.ts';
import { duoOf, objectOfDuo } from './meeting-words.ts';
import { nameOf } from './words.ts';
import { dateOf, timeOf } from './written-dates.ts';

/** The days on which a duo can meet. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** Who is asked what they understood. */
export const askedWhom = ['mentee', 'both', 'none'] as const;

const LIMITS = { objective: 200, place: 200, why: 300, name: 80 } as const;
/** The longest that a duo may last. Source: programme page, step 7. */
const MONTHS = 6;
/** So far back may the first day lie: an agreement is sometimes written down after the meeting. */
const BACK_DAYS = 31;
const objectives = ['objective', 'objective-two', 'objective-three'] as const;

const field = (name: string, more: Partial<Omit<Field, 'name' | 'label'>> = {}): Field => ({
  name,
  label: paperText(`field.${name}`),
  kind: 'text',
  ...more,
});

/** The last day that a duo which starts then may have. */
const lastDay = (start: Temporal.PlainDate): Temporal.PlainDate => start.add({ months: MONTHS });

function prepareView({ act, desk, facts }: Seen): View | null {
  const duo = duoOf(act.object, desk, facts);
  if (duo?.state !== 'agreement') return null;
  const { mentee, mentor } = pairOf(duo, desk);
  const zone = facts.centres.find(({ id }) => id === duo.centreId)?.zone ?? facts.person.zone;
  const place = desk.centreSettings.find(({ centreId }) => centreId === duo.centreId)?.meetingPlace ?? '';
  const known = duo.agreement?.content ?? proposal(duo, { mentee, mentor, place, now: facts.now, zone });
  const edition = editionOf(duo);
  const send: Action = {
    do: 'agreement-prepared',
    object: objectOfDuo(duo),
    revision: edition,
    label: paperText('send'),
    tone: 'main',
  };
  const again = signaturesOf(duo).length > 0;
  return {
    kind: 'form',
    object: `duo/${duo.id}`,
    revision: edition,
    title: paperText('prepare.title', { mentee: nameOf(mentee), mentor: nameOf(mentor) }),
    sections: [{ text: paperText(again ? 'prepare.again' : 'prepare.about') }],
    fields: [
      ...objectives.map((name, nth) =>
        field(name, {
          max: LIMITS.objective,
          ...(known.objectives[nth] ? { value: known.objectives[nth] } : {}),
          ...(nth === 0 ? {} : { optional: true as const }),
        }),
      ),
      field('day', {
        kind: 'choice',
        options: weekdays.map((value) => ({ value, label: { flow: 'agreement', key: `day.${value}` } })),
        value: known.rhythm.day,
      }),
      field('time', { kind: 'time', hint: paperText('hint.time'), value: known.rhythm.time }),
      field('place', { max: LIMITS.place, value: known.rhythm.place }),
      field('start', { kind: 'date', value: known.startsOn }),
      field('end', { kind: 'date', hint: paperText('hint.end'), value: known.endsOn }),
      field('questions', {
        kind: 'choice',
        hint: paperText('hint.questions'),
        options: askedWhom.map((value) => ({ value, label: paperText(`questions.${value}`) })),
        value: known.questions,
      }),
      ...(edition > 0 ? [field('why', { hint: paperText('hint.why'), max: LIMITS.why })] : []),
    ],
    actions: [send],
    again: { ...send, do: 'to-agreement', label: paperText('do.to-agreement'), opens: true },
  };
}

type Known = {
  mentee: DeskPerson | undefined;
  mentor: DeskPerson | undefined;
  place: string;
  now: string;
  zone: string;
};

/** What is proposed before anything was agreed: the mentee's own objectives, the first time that both have, half a year. */
function proposal(duo: DeskDuo, { mentee, mentor, place, now, zone }: Known): AgreementContent {
  const said = (name: string): string => {
    const value = mentee?.answers?.[`interview.${name}`];
    return typeof value === 'string' && !['unsure', 'nothing'].includes(value) ? value.slice(0, LIMITS.objective) : '';
  };
  const slotsOf = (value: Value | undefined): readonly string[] => (Array.isArray(value) ? value : []);
  const theirs = slotsOf(mentor?.answers?.['interview.hours']);
  const common = slotsOf(mentee?.answers?.['interview.availability']).find((slot) => theirs.includes(slot));
  const [day = 'mon', hour = '18'] = (common ?? 'mon-18').split('-');
  const meeting = duo.meetings.find(({ kind, state }) => kind === 'agreement' && state === 'set');
  const start = meeting?.startsAt
    ? Temporal.PlainDate.from(localDate(meeting.startsAt, zone))
    : Temporal.PlainDate.from(localDate(now, zone)).add({ days: 7 });
  return {
    mentee: nameOf(mentee),
    mentor: nameOf(mentor),
    coordinator: '',
    centre: duo.centreId,
    objectives: objectives.map(said).filter(Boolean),
    rhythm: { day, time: `${hour}:00`, place: place.slice(0, LIMITS.place) },
    startsOn: start.toString(),
    endsOn: lastDay(start).toString(),
    questions: 'mentee',
    why: '',
  };
}

/** What is wrong with an agreement. `edition`: the one that is changed, 0 for the first. `now` is an instant (ISO). */
export function checkAgreement(fields: Act['fields'], now: string, edition = 0): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  const written = (name: string) => (fields?.[name] ?? '').trim();
  const tooLong = (name: string, max: number) => written(name).length > max;
  for (const [nth, name] of objectives.entries()) {
    if ((nth === 0 && written(name).length < 2) || tooLong(name, LIMITS.objective))
      wrong[name] = paperText('wrong.objective', { max: LIMITS.objective });
  }
  if (!weekdays.some((one) => one === fields?.day)) wrong.day = paperText('wrong.choice');
  if (!timeOf(fields?.time)) wrong.time = paperText('wrong.time');
  if (written('place').length < 2 || tooLong('place', LIMITS.place))
    wrong.place = paperText('wrong.place', { max: LIMITS.place });
  if (!askedWhom.some((one) => one === fields?.questions)) wrong.questions = paperText('wrong.choice');
  if (edition > 0 && (written('why').length < 3 || tooLong('why', LIMITS.why)))
    wrong.why = paperText('wrong.why', { max: LIMITS.why });
  return { ...wrong, ...checkDays(fields, now) };
}

function checkDays(fields: Act['fields'], now: string): Record<string, TextRef> {
  const [start, end] = [dateOf(fields?.start), dateOf(fields?.end)];
  if (!start) return { start: paperText('wrong.date') };
  if (!end) return { end: paperText('wrong.date') };
  // A day more or less for another zone does not matter here.
  const today = Temporal.PlainDate.from(now.slice(0, 10));
  const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;
  if (later(today.subtract({ days: BACK_DAYS }), start) || later(start, lastDay(today)))
    return { start: paperText('wrong.start') };
  if (!later(end, start) || !later(end, today)) return { end: paperText('wrong.end') };
  return later(end, lastDay(start)) ? { end: paperText('wrong.months') } : {};
}

function signView({ act, desk, facts }: Seen): View | null {
  const duo = duoOf(act.object, desk, facts);
  if (!duo?.agreement || duo.state !== 'agreement') return null;
  const { mentee, mentor } = pairOf(duo, desk);
  const edition = editionOf(duo);
  const send: Action = {
    do: 'agreement-sign',
    object: objectOfDuo(duo),
    revision: edition,
    label: paperText('sign.send'),
    tone: 'main',
  };
  return {
    kind: 'form',
    object: `duo/${duo.id}`,
    revision: edition,
    title: paperText('sign.title', { mentee: nameOf(mentee), mentor: nameOf(mentor) }),
    sections: [
      { text: paperText('sign.about') },
      ...signedTexts(duo.agreement, facts.centres).map((text) => ({ text })),
    ],
    fields: [field('name', { hint: paperText('hint.name'), max: LIMITS.name })],
    actions: [send],
    again: { ...send, do: 'to-agreement-sign', label: paperText('do.to-agreement-sign'), opens: true },
  };
}

/** What is wrong with a signature. */
export function checkSignature(fields: Act['fields']): Record<string, TextRef> {
  const name = nameTyped(fields?.name);
  return isName(name) && name.length <= LIMITS.name ? {} : { name: paperText('wrong.name', { max: LIMITS.name }) };
}

/** What was agreed, as it was written; the names are those of the duo. The rules have looked at it before. */
export function readAgreement(
  fields: Act['fields'],
  names: Pick<AgreementContent, 'mentee' | 'mentor' | 'coordinator' | 'centre'>,
): AgreementContent {
  // A line of its own in the agreement would look like a clause of it.
  const written = (name: string) => (fields?.[name] ?? '').replace(/\s+/g, ' ').trim();
  return {
    ...names,
    objectives: objectives.map(written).filter(Boolean),
    rhythm: { day: written('day'), time: written('time'), place: written('place') },
    startsOn: written('start'),
    endsOn: written('end'),
    questions: askedWhom.find((one) => one === fields?.questions) ?? 'mentee',
    why: written('why'),
  };
}

const detail: DeskForm['detail'] = ({ object }) => ({ persons: object.split('+') });

/** The forms by the action that opens them. */
export const agreementForms: Readonly<Record<string, DeskForm>> = {
  'to-agreement': {
    sends: 'agreement-prepared',
    detail,
    view: prepareView,
    // Whether it is a change is asked once more by the decision, which knows the edition.
    check: (fields, { now }) => checkAgreement(fields, now, fields && 'why' in fields ? 1 : 0),
  },
  'to-agreement-sign': { sends: 'agreement-sign', detail, view: signView, check: checkSignature },
};
