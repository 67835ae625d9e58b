// A break: how long, what happens with what is booked, and afterwards whether somebody is back.
import { defineFlow, type Facts, type Stage } from '../facts.ts';
import { bookedOf } from './booked.ts';

/** Where a break is possible. In a duo somebody else waits too: that is talked about with a coordinator. */
const pausable: readonly Stage[] = ['information', 'interview', 'training', 'pool'];
const inDuo: readonly Stage[] = ['first-meeting', 'agreement', 'mentoring', 'evaluation'];

/** How long a break is, in weeks; null: until they write. */
export const weeksOf: Readonly<Record<string, number | null>> = { two: 2, four: 4, eight: 8, open: null };
const lengths = ['two', 'four', 'eight', 'open'] as const;

/** The day on which somebody is asked whether they are back, or null. */
export const endOf = (facts: Facts): string | null =>
  facts.dues.find((due) => due.kind === 'break-over' && due.state === 'due')?.at ?? null;

const date = (facts: Facts) => ({ date: `$date:${(endOf(facts) ?? facts.now).slice(0, 10)}` });

export const pause = defineFlow({
  name: 'break',
  first: 'paused',
  steps: {
    paused: { kind: 'branch', if: ({ facts }) => facts.person.stage === 'paused', yes: 'to-over', no: 'possible' },
    'to-over': { kind: 'call', flow: 'break-over', next: 'end' },
    possible: {
      kind: 'branch',
      if: ({ facts }) => pausable.includes(facts.person.stage),
      yes: 'how-long',
      no: 'duo',
    },
    // In an active duo a break is a pause of both, which a coordinator confirms.
    duo: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'to-pause', no: 'begun' },
    'to-pause': { kind: 'call', flow: 'duo-pause', next: 'end' },
    begun: { kind: 'branch', if: ({ facts }) => inDuo.includes(facts.person.stage), yes: 'in-duo', no: 'no-need' },
    'in-duo': {
      kind: 'choice',
      options: ['person', 'no'],
      record: false,
      next: { person: 'to-person', no: 'goes-on' },
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    'no-need': { kind: 'say', next: 'end' },
    'how-long': {
      kind: 'choice',
      options: [...lengths, 'no'],
      record: false,
      next: { two: 'booked', four: 'booked', eight: 'booked', open: 'booked', no: 'goes-on' },
    },
    'goes-on': { kind: 'say', next: 'end' },
    booked: {
      kind: 'branch',
      if: ({ facts }) => bookedOf(facts).length > 0,
      yes: 'bookings',
      no: 'begin',
    },
    bookings: { kind: 'choice', options: ['keep', 'free'], record: false, next: 'begin' },
    begin: { kind: 'tell', event: 'break-begun', next: 'done' },
    done: {
      kind: 'say',
      variants: ['dated', 'open'],
      which: ({ facts }) => (endOf(facts) ? 'dated' : 'open'),
      params: ({ facts }) => date(facts),
      next: 'end',
    },
  },
});

export const breakOver = defineFlow({
  name: 'break-over',
  first: 'still',
  steps: {
    still: { kind: 'branch', if: ({ facts }) => facts.person.stage === 'paused', yes: 'ask', no: 'over' },
    over: { kind: 'say', next: 'end' },
    ask: {
      kind: 'choice',
      options: ['back', 'longer', 'stop'],
      record: false,
      next: { back: 'return', longer: 'how-long', stop: 'to-leave' },
    },
    return: { kind: 'tell', event: 'break-ended', next: 'welcome' },
    welcome: { kind: 'say', next: 'end' },
    'how-long': { kind: 'choice', options: lengths, record: false, next: 'lengthen' },
    lengthen: { kind: 'tell', event: 'break-longer', next: 'done' },
    done: {
      kind: 'say',
      variants: ['dated', 'open'],
      which: ({ facts }) => (endOf(facts) ? 'dated' : 'open'),
      params: ({ facts }) => date(facts),
      next: 'end',
    },
    'to-leave': { kind: 'call', flow: 'leave', next: 'end' },
  },
});
