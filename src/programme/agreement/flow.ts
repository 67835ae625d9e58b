// The agreement and the charter in the chat: read page by page, two questions on what was understood, the self-rating, the name.
import { isUntold } from '../duo.ts';
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { hasSigned, missingOf, openAgreement, readingOf, whoSigned } from './signed.ts';
import { clauseText, partsOf } from './text.ts';
import type { Clause } from './versions.ts';

const NAME_MAX = 80;
const WORDS_MAX = 1000;

/** A name has at least two letters, in whatever script. */
export const isName = (written: string): boolean => (written.match(/\p{L}/gu) ?? []).length >= 2;

/** A name as it was typed, without spaces that nobody meant. */
export const nameTyped = (written: unknown): string =>
  String(written ?? '')
    .replace(/\s+/g, ' ')
    .trim();

const people = (facts: Facts) => ({
  partner: partnerName(facts),
  coordinator: facts.duo?.agreement?.content.coordinator ?? '',
});

const isRead = (facts: Facts): boolean =>
  openAgreement(facts) !== null && facts.duo?.mine['agreement.read'] === readingOf(facts);

const isAsked = ({ person, duo }: Facts): boolean => {
  const whom = duo?.agreement?.content.questions;
  return whom === 'both' || (whom === 'mentee' && person.role === 'mentee');
};

/** Why there is nothing to read: all have signed, it is being prepared, or nothing is known of any. */
function whyNone(facts: Facts): string {
  const { duo } = facts;
  if (duo?.agreement?.state === 'signed') return duo.agreement.content.paper ? 'paper' : 'signed';
  return duo?.state === 'agreement' && !isUntold(facts) ? 'early' : 'nothing';
}

/** The clause that a question is about, for the hole of its explanation. */
const clauseIn = (facts: Facts, clause: Clause) => {
  const agreement = openAgreement(facts);
  return { ...people(facts), clause: agreement ? clauseText(clause, agreement, facts.centres) : '' };
};

export const agreement = defineFlow({
  name: 'agreement',
  first: 'known',
  // What is read now: when the coordinator changes it meanwhile, or the language is another one, it is read once more.
  seed: (facts) => ({ reading: readingOf(facts) }),
  steps: {
    known: { kind: 'branch', if: ({ facts }) => openAgreement(facts) !== null, yes: 'mine', no: 'again-tell' },
    'again-tell': { kind: 'tell', event: 'agreement-again', next: 'none' },
    none: {
      kind: 'say',
      variants: ['signed', 'paper', 'early', 'nothing'],
      which: ({ facts }) => whyNone(facts),
      params: ({ facts }) => ({ date: `$date:${facts.duo?.agreement?.content.paper ?? ''}` }),
      next: 'end',
    },
    mine: {
      kind: 'branch',
      if: ({ facts }) => facts.duo !== null && hasSigned(facts.duo, facts.person.id),
      yes: 'waiting',
      no: 'was-read',
    },
    waiting: {
      kind: 'say',
      params: ({ facts }) => ({ who: facts.duo ? whoSigned(facts.duo) : '' }),
      next: 'end',
    },
    'was-read': { kind: 'branch', if: ({ facts }) => isRead(facts), yes: 'rated', no: 'hello' },
    hello: { kind: 'say', params: ({ facts }) => people(facts), next: 'read' },
    read: {
      kind: 'document',
      record: false,
      parts: ({ facts }) => {
        const open = openAgreement(facts);
        return open ? partsOf(open, facts.centres) : [];
      },
      next: 'same',
    },
    same: {
      kind: 'branch',
      if: ({ answers, facts }) => answers.reading === readingOf(facts),
      yes: 'tell-read',
      no: 'changed',
    },
    changed: { kind: 'say', next: 'anew' },
    anew: { kind: 'call', flow: 'agreement', next: 'end' },
    'tell-read': { kind: 'tell', event: 'agreement-read', next: 'asked' },
    asked: { kind: 'branch', if: ({ facts }) => isAsked(facts), yes: 'money', no: 'rated' },
    money: {
      kind: 'choice',
      options: ['lend', 'tell'],
      params: ({ facts }) => people(facts),
      next: { lend: 'money-again', tell: 'right' },
    },
    'money-again': {
      kind: 'choice',
      options: ['on'],
      record: false,
      params: ({ facts }) => clauseIn(facts, 'charter.money'),
      next: 'wrong',
    },
    right: { kind: 'say', next: 'wrong' },
    wrong: {
      kind: 'choice',
      options: ['wait', 'talk'],
      params: ({ facts }) => people(facts),
      next: { wait: 'wrong-again', talk: 'right-too' },
    },
    'wrong-again': {
      kind: 'choice',
      options: ['on'],
      record: false,
      params: ({ facts }) => clauseIn(facts, 'charter.wrong'),
      next: 'rated',
    },
    'right-too': { kind: 'say', next: 'rated' },
    rated: {
      kind: 'branch',
      if: ({ facts }) => facts.duo?.mine['baseline.done'] !== undefined,
      yes: 'ready',
      no: 'to-baseline',
    },
    'to-baseline': { kind: 'call', flow: 'baseline', next: 'end' },
    ready: {
      kind: 'choice',
      options: ['sign', 'question', 'no'],
      record: false,
      params: ({ facts }) => people(facts),
      next: { sign: 'name', question: 'question', no: 'reason' },
    },
    question: {
      kind: 'text',
      max: WORDS_MAX,
      record: false,
      params: ({ facts }) => people(facts),
      next: 'tell-question',
    },
    'tell-question': { kind: 'tell', event: 'agreement-question', next: 'passed-on' },
    'passed-on': { kind: 'say', params: ({ facts }) => people(facts), next: 'end' },
    reason: {
      kind: 'text',
      max: WORDS_MAX,
      record: false,
      params: ({ facts }) => people(facts),
      skip: 'tell-no',
      next: 'tell-no',
    },
    'tell-no': { kind: 'tell', event: 'agreement-no', next: 'not-signed' },
    'not-signed': { kind: 'say', params: ({ facts }) => people(facts), next: 'end' },
    name: { kind: 'text', max: NAME_MAX, record: false, next: 'letters' },
    letters: { kind: 'branch', if: ({ answers }) => isName(nameTyped(answers.name)), yes: 'confirm', no: 'no-name' },
    'no-name': { kind: 'say', next: 'name' },
    confirm: {
      kind: 'choice',
      options: ['sign', 'change'],
      record: false,
      params: ({ answers }) => ({ name: nameTyped(answers.name) }),
      next: { sign: 'still', change: 'name' },
    },
    // Between the first page and this tap the coordinator may have changed it.
    still: { kind: 'branch', if: ({ facts }) => isRead(facts), yes: 'sign', no: 'changed' },
    sign: { kind: 'tell', event: 'agreement-signed', next: 'done' },
    done: {
      kind: 'say',
      variants: ['all', 'others'],
      which: ({ facts }) => (facts.duo && missingOf(facts.duo).length > 0 ? 'others' : 'all'),
      params: ({ facts }) => ({ who: facts.duo ? whoSigned(facts.duo) : '' }),
      next: 'end',
    },
  },
});
