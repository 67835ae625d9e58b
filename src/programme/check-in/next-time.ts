// The next meeting at another time: a day, an hour, and the partner hears of it. The newest word counts.
import { Temporal } from 'temporal-polyfill';
import type { Answers } from '../../core/conversation.ts';
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { plannedMeeting, zoneOfDuo } from './week.ts';
import { readMoment, readTime } from './written-time.ts';

type Seen = { answers: Answers; facts: Facts };

const dayOf = ({ answers, facts }: Seen) =>
  readMoment(String(answers.day ?? ''), facts.now, facts.person.zone, 'ahead');

/** The instant (ISO) that was chosen or written, where the person is; null while a part of it is missing. */
export function chosenTime(seen: Seen): string | null {
  const day = dayOf(seen);
  const time = day?.time ?? readTime(String(seen.answers.hour ?? ''));
  if (!day || !time) return null;
  const at = day.date.toZonedDateTime({ timeZone: seen.facts.person.zone, plainTime: Temporal.PlainTime.from(time) });
  return new Date(at.epochMilliseconds).toISOString();
}

const isAhead = (seen: Seen): boolean => (chosenTime(seen) ?? '') > seen.facts.now;

const params = (seen: Seen) => ({
  partner: partnerName(seen.facts),
  when: `$when:${chosenTime(seen) ?? ''}@${seen.facts.person.zone}`,
});

export const nextTime = defineFlow({
  name: 'next-time',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'day', no: 'end' },
    day: {
      kind: 'choice',
      options: { list: 'days-ahead' },
      free: true,
      columns: 2,
      record: false,
      next: { '*': 'day-read' },
    },
    'day-read': { kind: 'branch', if: (seen) => dayOf(seen) !== null, yes: 'with-hour', no: 'day-unclear' },
    'day-unclear': { kind: 'say', next: 'day' },
    'with-hour': { kind: 'branch', if: (seen) => (dayOf(seen)?.time ?? null) !== null, yes: 'ahead', no: 'hour' },
    hour: {
      kind: 'choice',
      options: { list: 'hours' },
      free: true,
      columns: 4,
      record: false,
      next: { '*': 'hour-read' },
    },
    'hour-read': {
      kind: 'branch',
      if: ({ answers }) => readTime(String(answers.hour ?? '')) !== null,
      yes: 'ahead',
      no: 'hour-unclear',
    },
    'hour-unclear': { kind: 'say', next: 'hour' },
    ahead: { kind: 'branch', if: isAhead, yes: 'tell', no: 'over' },
    over: { kind: 'say', next: 'day' },
    tell: { kind: 'tell', event: 'next-time-chosen', next: 'noted' },
    noted: { kind: 'say', params, next: 'end' },
  },
});

/** The week that the partner has just moved, with its new time; null when there is none to come. */
function movedWeek(facts: Facts): string | null {
  const { duo, now } = facts;
  const sent = facts.dues.filter(({ kind }) => kind === 'week-moved').at(-1);
  const week = Number(sent?.occurrence.split('/')[3] ?? 0);
  const at = duo && week > 0 ? plannedMeeting(duo, week, zoneOfDuo(facts)) : null;
  return at !== null && at > now ? at : null;
}

/** The partner's word about the next meeting, with the way to answer. */
export const weekMoved = defineFlow({
  name: 'week-moved',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => movedWeek(facts) !== null, yes: 'got', no: 'end' },
    got: {
      kind: 'choice',
      options: ['yes', 'no', 'words'],
      record: false,
      params: ({ facts }) => ({ partner: partnerName(facts), when: `$when:${movedWeek(facts)}@${facts.person.zone}` }),
      next: { yes: 'fine', no: 'to-next-time', words: 'to-partner' },
    },
    fine: { kind: 'say', params: ({ facts }) => ({ partner: partnerName(facts) }), next: 'end' },
    'to-next-time': { kind: 'call', flow: 'next-time', next: 'end' },
    'to-partner': { kind: 'call', flow: 'partner', next: 'end' },
  },
});
