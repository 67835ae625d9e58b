// How it goes, some months after a duo: work or not, for how long, and at the end of the year how many days.
import { defineFlow, type Facts } from '../facts.ts';
import { askedMonths } from './asked.ts';

const params = ({ facts }: { facts: Facts }) => ({
  name: facts.person.firstName ?? '',
  partner: facts.past?.partner?.firstName ?? '',
});

export const followUp = defineFlow({
  name: 'follow-up',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => askedMonths(facts) !== null, yes: 'situation', no: 'over' },
    over: { kind: 'say', next: 'end' },
    situation: {
      kind: 'choice',
      options: ['job', 'internship', 'training', 'none', 'stop'],
      params,
      next: { job: 'contract', internship: 'year', training: 'year', none: 'year', stop: 'tell' },
    },
    contract: { kind: 'choice', options: ['long', 'short'], next: 'year' },
    // Funders count the days of the first year. Source: field notes, section 0.
    year: { kind: 'branch', if: ({ facts }) => askedMonths(facts) === 12, yes: 'days', no: 'words' },
    days: { kind: 'choice', options: ['0', '1-29', '30-89', '90+'], next: 'words' },
    words: { kind: 'text', max: 1000, skip: 'tell', next: 'quote' },
    quote: { kind: 'choice', options: ['named', 'anonymous', 'no'], next: 'tell' },
    tell: { kind: 'tell', event: 'followed-up', next: 'thanks' },
    thanks: {
      kind: 'say',
      variants: ['job', 'looking', 'stop'],
      which: ({ answers }) =>
        answers.situation === 'stop' ? 'stop' : answers.situation === 'none' ? 'looking' : 'job',
      params,
      next: 'end',
    },
  },
});
