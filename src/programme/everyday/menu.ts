// The menu: everything that is always at hand, the way to a person first.
import { defineFlow } from '../facts.ts';
import { duoThatTalks } from '../partner/messages.ts';

export const menu = defineFlow({
  name: 'menu',
  first: 'paired',
  steps: {
    paired: { kind: 'branch', if: ({ facts }) => duoThatTalks(facts) !== null, yes: 'choose-paired', no: 'choose' },
    'choose-paired': {
      kind: 'choice',
      as: 'choose',
      options: ['person', 'partner', 'status', 'dates', 'questions', 'help-us', 'settings', 'help'],
      record: false,
      next: {
        person: 'to-person',
        partner: 'to-partner',
        status: 'to-status',
        dates: 'to-dates',
        questions: 'to-questions',
        'help-us': 'to-help-us',
        settings: 'to-settings',
        help: 'to-help',
      },
    },
    choose: {
      kind: 'choice',
      options: ['person', 'status', 'dates', 'sessions', 'questions', 'help-us', 'settings', 'help'],
      record: false,
      next: {
        person: 'to-person',
        status: 'to-status',
        dates: 'to-dates',
        sessions: 'to-sessions',
        questions: 'to-questions',
        'help-us': 'to-help-us',
        settings: 'to-settings',
        help: 'to-help',
      },
    },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
    'to-partner': { kind: 'call', flow: 'partner', next: 'end' },
    'to-status': { kind: 'call', flow: 'status', next: 'end' },
    'to-dates': { kind: 'call', flow: 'dates', next: 'end' },
    'to-sessions': { kind: 'call', flow: 'sessions', next: 'end' },
    'to-questions': { kind: 'call', flow: 'questions', next: 'end' },
    'to-help-us': { kind: 'call', flow: 'help-us', next: 'end' },
    'to-settings': { kind: 'call', flow: 'settings', next: 'end' },
    'to-help': { kind: 'call', flow: 'help', next: 'end' },
  },
});
