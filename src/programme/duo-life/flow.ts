// Our duo: a pause, another usual time, longer, an end. What somebody asks for here is decided by the partner or by a coordinator, never by the bot.
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { duoThatTalks } from '../partner/messages.ts';
import { isPaused, MOST_PAUSED_WEEKS, pauseWeeks } from './course.ts';
import { askedEnd, rhythmParams, wishOf } from './wishes.ts';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const hours = ['09', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20'] as const;

const params = ({ facts }: { facts: Facts }) => ({ partner: partnerName(facts) });
const isActive = ({ facts }: { facts: Facts }): boolean => facts.duo?.state === 'active';
const waits = (kind: string) => (seen: { facts: Facts }) => seen.facts.cases.some((one) => one.kind === kind);
const date = (at: string | null | undefined) => (at ? `$date:${at.slice(0, 10)}` : '');

export const ourDuo = defineFlow({
  name: 'our-duo',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => duoThatTalks(facts) !== null, yes: 'active', no: 'nobody' },
    nobody: { kind: 'say', next: 'end' },
    active: { kind: 'branch', if: isActive, yes: 'choose', no: 'signing' },
    signing: {
      kind: 'branch',
      if: ({ facts }) => facts.duo?.state === 'agreement',
      yes: 'choose-early',
      no: 'to-report',
    },
    choose: {
      kind: 'choice',
      options: ['time', 'pause', 'stop', 'report', 'no'],
      record: false,
      params,
      next: { time: 'day', pause: 'to-pause', stop: 'stopping', report: 'to-report', no: 'end' },
    },
    'choose-early': {
      kind: 'choice',
      as: 'choose',
      options: ['stop', 'report', 'no'],
      record: false,
      params,
      next: { stop: 'stopping', report: 'to-report', no: 'end' },
    },
    'to-pause': { kind: 'call', flow: 'duo-pause', next: 'end' },
    'to-report': { kind: 'call', flow: 'report', next: 'end' },
    day: { kind: 'choice', options: days, record: false, params, columns: 2, next: 'hour' },
    hour: { kind: 'choice', options: hours, record: false, columns: 4, next: 'wish' },
    wish: { kind: 'tell', event: 'time-wished', next: 'wished' },
    wished: { kind: 'say', params, next: 'end' },
    stopping: { kind: 'branch', if: waits('end-duo'), yes: 'stop-waits', no: 'stop' },
    'stop-waits': { kind: 'say', next: 'end' },
    stop: { kind: 'choice', options: ['yes', 'no'], record: false, params, next: { yes: 'open', no: 'goes-on' } },
    'goes-on': { kind: 'say', next: 'end' },
    open: { kind: 'tell', event: 'stop-asked', next: 'words' },
    words: { kind: 'text', record: false, skip: 'noted', next: 'keep' },
    keep: { kind: 'tell', event: 'stop-words', next: 'noted' },
    noted: { kind: 'say', params, next: 'end' },
  },
});

export const duoPause = defineFlow({
  name: 'duo-pause',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: isActive, yes: 'paused', no: 'over' },
    over: { kind: 'say', next: 'end' },
    paused: { kind: 'branch', if: ({ facts }) => isPaused(facts.duo, facts.now), yes: 'already', no: 'waiting' },
    already: { kind: 'say', params: ({ facts }) => ({ date: date(facts.duo?.pausedUntil) }), next: 'end' },
    waiting: { kind: 'branch', if: waits('pause'), yes: 'waits', no: 'room' },
    waits: { kind: 'say', next: 'end' },
    room: {
      kind: 'branch',
      if: ({ facts }) => (facts.duo?.shiftedWeeks ?? 0) < MOST_PAUSED_WEEKS,
      yes: 'weeks',
      no: 'to-person',
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    weeks: {
      kind: 'choice',
      options: [...pauseWeeks, 'no'],
      record: false,
      params,
      columns: 2,
      next: { '1': 'ask', '2': 'ask', '3': 'ask', '4': 'ask', no: 'end' },
    },
    ask: { kind: 'tell', event: 'pause-asked', next: 'asked' },
    asked: { kind: 'say', params, next: 'end' },
  },
});

/** The partner would like to meet at another time. */
export const newTime = defineFlow({
  name: 'new-time',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => wishOf(facts) !== null, yes: 'fits', no: 'over' },
    over: { kind: 'say', next: 'end' },
    fits: {
      kind: 'choice',
      options: ['yes', 'no'],
      record: false,
      params: ({ facts }) => ({ ...params({ facts }), ...rhythmParams(wishOf(facts)) }),
      next: { yes: 'agree', no: 'refuse' },
    },
    agree: { kind: 'tell', event: 'time-agreed', next: 'agreed' },
    agreed: { kind: 'say', params, next: 'end' },
    refuse: { kind: 'tell', event: 'time-refused', next: 'refused' },
    refused: { kind: 'say', params, next: 'end' },
  },
});

/** A coordinator asks both, each alone, whether to go on longer. */
export const longer = defineFlow({
  name: 'longer',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => askedEnd(facts) !== null, yes: 'want', no: 'over' },
    over: { kind: 'say', next: 'end' },
    want: {
      kind: 'choice',
      options: ['yes', 'no'],
      record: false,
      params: ({ facts }) => ({ ...params({ facts }), date: date(askedEnd(facts)) }),
      next: { yes: 'say-yes', no: 'say-no' },
    },
    'say-yes': { kind: 'tell', event: 'longer-yes', next: 'thanks' },
    'say-no': { kind: 'tell', event: 'longer-no', next: 'thanks' },
    thanks: { kind: 'say', params, next: 'end' },
  },
});
