// The menu: everything that is always at hand, the way to a person first. Whoever has a partner can write to them, mentors have their tools in it, and whoever sits in a room can say so.
import { exchangeStages } from '../exchange/exchanges.ts';
import { defineFlow, type Facts } from '../facts.ts';
import { duoThatTalks } from '../partner/messages.ts';
import { hereNow } from '../training/here.ts';

/** What everybody finds in it, at its beginning and at its end. */
const first = ['person', 'status', 'dates'] as const;
const paired = ['person', 'partner', 'duo', 'status', 'dates'] as const;
const active = ['person', 'partner', 'duo', 'plan', 'status', 'dates'] as const;
const last = ['questions', 'help-us', 'settings', 'help'] as const;

const leads = {
  person: 'to-person',
  partner: 'to-partner',
  plan: 'to-plan',
  duo: 'to-duo',
  status: 'to-status',
  dates: 'to-dates',
  sessions: 'to-sessions',
  here: 'to-here',
  training: 'to-training',
  exchange: 'to-exchange',
  events: 'to-events',
  guides: 'to-guides',
  toolkit: 'to-toolkit',
  questions: 'to-questions',
  'help-us': 'to-help-us',
  settings: 'to-settings',
  help: 'to-help',
} as const;

const isLearning = ({ person: { role, stage } }: Facts): boolean => role === 'mentor' && stage === 'training';
const isMentor = ({ person: { role, stage } }: Facts): boolean => role === 'mentor' && exchangeStages.includes(stage);
const talks = (facts: Facts): boolean => duoThatTalks(facts) !== null;
const isActive = ({ duo }: Facts): boolean => duo?.state === 'active';
const isThere = (facts: Facts): boolean => hereNow(facts).length > 0;

export const menu = defineFlow({
  name: 'menu',
  first: 'there',
  steps: {
    there: { kind: 'branch', if: ({ facts }) => isThere(facts), yes: 'there-paired', no: 'learns' },
    'there-paired': { kind: 'branch', if: ({ facts }) => talks(facts), yes: 'choose-there-paired', no: 'choose-there' },
    learns: { kind: 'branch', if: ({ facts }) => isLearning(facts), yes: 'choose-learning', no: 'mentors' },
    mentors: { kind: 'branch', if: ({ facts }) => isMentor(facts), yes: 'mentors-paired', no: 'paired' },
    'mentors-paired': {
      kind: 'branch',
      if: ({ facts }) => talks(facts),
      yes: 'mentors-active',
      no: 'choose-mentor',
    },
    paired: { kind: 'branch', if: ({ facts }) => talks(facts), yes: 'active', no: 'choose' },
    active: { kind: 'branch', if: ({ facts }) => isActive(facts), yes: 'choose-active', no: 'choose-paired' },
    'mentors-active': {
      kind: 'branch',
      if: ({ facts }) => isActive(facts),
      yes: 'choose-mentor-active',
      no: 'choose-mentor-paired',
    },
    choose: { kind: 'choice', options: [...first, 'sessions', ...last], record: false, next: leads },
    'choose-paired': { kind: 'choice', as: 'choose', options: [...paired, ...last], record: false, next: leads },
    'choose-active': {
      kind: 'choice',
      as: 'choose',
      options: [...active, 'events', 'guides', ...last],
      record: false,
      next: leads,
    },
    'choose-mentor-active': {
      kind: 'choice',
      as: 'choose',
      options: [...active, 'exchange', 'toolkit', ...last],
      record: false,
      next: leads,
    },
    'choose-learning': {
      kind: 'choice',
      as: 'choose',
      options: [...first, 'training', 'toolkit', ...last],
      record: false,
      next: leads,
    },
    'choose-mentor': {
      kind: 'choice',
      as: 'choose',
      options: [...first, 'exchange', 'toolkit', ...last],
      record: false,
      next: leads,
    },
    'choose-mentor-paired': {
      kind: 'choice',
      as: 'choose',
      options: [...paired, 'exchange', 'toolkit', ...last],
      record: false,
      next: leads,
    },
    'choose-there': {
      kind: 'choice',
      as: 'choose',
      options: ['here', ...first, 'toolkit', ...last],
      record: false,
      next: leads,
    },
    'choose-there-paired': {
      kind: 'choice',
      as: 'choose',
      options: ['here', ...paired, 'toolkit', ...last],
      record: false,
      next: leads,
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    'to-partner': { kind: 'call', flow: 'partner', next: 'end' },
    'to-plan': { kind: 'call', flow: 'plan', next: 'end' },
    'to-duo': { kind: 'call', flow: 'our-duo', next: 'end' },
    'to-status': { kind: 'call', flow: 'status', next: 'end' },
    'to-dates': { kind: 'call', flow: 'dates', next: 'end' },
    'to-sessions': { kind: 'call', flow: 'sessions', next: 'end' },
    'to-here': { kind: 'call', flow: 'here', next: 'end' },
    'to-training': { kind: 'call', flow: 'training', next: 'end' },
    'to-exchange': { kind: 'call', flow: 'exchange', next: 'end' },
    'to-events': { kind: 'call', flow: 'events', next: 'end' },
    'to-guides': { kind: 'call', flow: 'guides', next: 'end' },
    'to-toolkit': { kind: 'call', flow: 'toolkit', next: 'end' },
    'to-questions': { kind: 'call', flow: 'questions', next: 'end' },
    'to-help-us': { kind: 'call', flow: 'help-us', next: 'end' },
    'to-settings': { kind: 'call', flow: 'settings', next: 'end' },
    'to-help': { kind: 'call', flow: 'help', next: 'end' },
  },
});
