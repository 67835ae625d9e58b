// Tell my duo partner: ready words or one's own, passed on by the bot; and the offer to exchange telephone numbers.

import type { TextRef } from '../../core/effect.ts';
import { FROM_COORDINATOR } from '../care/words.ts';
import { defineFlow, type Facts, partnerName } from '../facts.ts';
import { duoThatTalks, hasSafetyCase, heldBy, MOST_A_DAY, sentToday, WORDS_MAX } from './messages.ts';

const params = ({ facts }: { facts: Facts }) => ({ partner: partnerName(facts), most: MOST_A_DAY });

/** Ready words go at once. */
const ready = { late: 'again', cannot: 'again', another: 'again', where: 'again' } as const;

export const partner = defineFlow({
  name: 'partner',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => duoThatTalks(facts) !== null, yes: 'safe', no: 'nobody' },
    nobody: { kind: 'say', next: 'end' },
    safe: { kind: 'branch', if: ({ facts }) => hasSafetyCase(facts), yes: 'stopped', no: 'room' },
    stopped: { kind: 'say', variants: ['case', 'frozen'], which: ({ facts }) => heldBy(facts) ?? 'case', next: 'end' },
    room: { kind: 'branch', if: ({ facts }) => sentToday(facts) < MOST_A_DAY, yes: 'far', no: 'enough' },
    enough: { kind: 'say', params, next: 'end' },
    far: { kind: 'branch', if: ({ facts }) => facts.duo?.state === 'active', yes: 'choose-active', no: 'choose' },
    choose: {
      kind: 'choice',
      options: ['late', 'cannot', 'another', 'where', 'words'],
      record: false,
      params,
      next: { ...ready, words: 'write' },
    },
    'choose-active': {
      kind: 'choice',
      as: 'choose',
      options: ['late', 'cannot', 'another', 'where', 'words', 'phone'],
      record: false,
      params,
      next: { ...ready, words: 'write', phone: 'to-phone' },
    },
    'to-phone': { kind: 'call', flow: 'phone', next: 'end' },
    write: { kind: 'text', max: WORDS_MAX, record: false, params, next: 'again' },
    // The question may have been open for days: the duo may be over, a case be open, the tenth of today be gone.
    again: { kind: 'branch', if: ({ facts }) => duoThatTalks(facts) !== null, yes: 'again-safe', no: 'nobody' },
    'again-safe': { kind: 'branch', if: ({ facts }) => hasSafetyCase(facts), yes: 'stopped', no: 'again-room' },
    'again-room': { kind: 'branch', if: ({ facts }) => sentToday(facts) < MOST_A_DAY, yes: 'send', no: 'enough' },
    send: { kind: 'tell', event: 'partner-told', next: 'sent' },
    sent: { kind: 'say', params, next: 'end' },
  },
});

/** What the partner lets this person know, with the way to answer. */
export const fromPartner = defineFlow({
  name: 'from-partner',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => newestFor(facts) !== null, yes: 'got', no: 'end' },
    got: {
      kind: 'choice',
      options: ['answer', 'fine', 'person'],
      record: false,
      params: ({ facts }) => ({ partner: partnerName(facts), message: newestFor(facts) ?? '' }),
      next: { answer: 'to-partner', fine: 'glad', person: 'to-person' },
    },
    glad: { kind: 'say', params, next: 'end' },
    'to-partner': { kind: 'call', flow: 'partner', next: 'end' },
    'to-person': { kind: 'call', flow: 'person', next: 'end' },
  },
});

/** The newest message for this person: ready words in their own language, or the partner's words as they were written. */
function newestFor(facts: Facts): TextRef | string | null {
  const message = facts.duo?.messages
    .filter(({ toId, kind }) => toId === facts.person.id && kind !== FROM_COORDINATOR)
    .at(-1);
  if (!message) return null;
  return message.text ?? { flow: 'from-partner', key: `said.${message.kind}` };
}
