// What holds for every talk, whatever people do: played with random taps, words and commands over the real programme.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEffects } from '../../src/app/apply.ts';
import type { Conversation } from '../../src/core/conversation.ts';
import { silent } from '../../src/core/conversation.ts';
import type { Happening, Input } from '../../src/core/input.ts';
import type { Effect } from '../../src/programme/effects.ts';
import type { Facts } from '../../src/programme/facts.ts';
import { commands } from '../../src/programme/index.ts';
import { programme } from '../../src/programme/turn.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { factsFor } from '../support/facts.ts';

const catalogue = openCatalogue();
const take = programme(catalogue.vocabulary);

const words = fc.constantFrom(
  'yes',
  'no',
  'done',
  '1',
  '2',
  '1998',
  '1970',
  'Ana',
  'French',
  'back',
  'stop',
  'menu',
  'help',
  '…',
  'B1',
  'ghent',
);
const happening: fc.Arbitrary<Happening | 'newest button'> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('newest button' as const) },
  { weight: 4, arbitrary: words.map((text): Happening => ({ kind: 'text', text })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('back', 'cancel', ...Object.keys(commands))
      .map((name): Happening => ({ kind: 'command', name })),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: 'media', media: 'photo' }) },
  { weight: 1, arbitrary: fc.nat(40).map((ask): Happening => ({ kind: 'tap', ask, option: 'yes' })) },
  { weight: 1, arbitrary: fc.constant<Happening>({ kind: 'start' }) },
);

/** The facts as a store would bring them to the next turn. */
function factsAfter(facts: Facts, effects: readonly Effect[]): Facts {
  let next = facts;
  for (const effect of effects) {
    if (effect.kind === 'person') {
      const { language, ...set } = effect.set;
      next = { ...next, ...(language ? { language } : {}), person: { ...next.person, ...set } };
    }
    if (effect.kind === 'record')
      next = { ...next, answers: { ...next.answers, [`${effect.flow}.${effect.step}`]: effect.value } };
  }
  return factsFor({ ...next });
}

describe('any talk', () => {
  it('never breaks, always says something, and is always plain data', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(happening, fc.nat(1000)), { minLength: 5, maxLength: 40 }), (steps) => {
        let conversation: Conversation = silent;
        let facts = factsFor({ person: { ...factsFor().person, consented: false } });
        let newest: { ask: number; options: string[] } | null = null;
        for (const [at, [what, pick]] of steps.entries()) {
          const tap: Happening | null = newest
            ? { kind: 'tap', ask: newest.ask, option: newest.options[pick % newest.options.length] ?? '' }
            : null;
          const input: Input = {
            id: `i${at}`,
            at: facts.now,
            ...(what === 'newest button' ? (tap ?? { kind: 'start' }) : what),
          };
          const outcome = take(JSON.parse(JSON.stringify(conversation)), facts, input);
          if (outcome.kind !== 'done') throw new Error('nothing was needed');
          expect(outcome.conversation.asks).toBeGreaterThanOrEqual(conversation.asks);
          expect(JSON.parse(JSON.stringify(outcome.conversation))).toEqual(outcome.conversation);
          expect(
            outcome.effects.some((effect) => effect.kind === 'say' || effect.kind === 'amend'),
            JSON.stringify(input),
          ).toBe(true);
          // Every text exists and every button fits: composing would throw.
          applyEffects(
            { input, attempts: 0, addressId: 'a', conversation, facts, revisions: {} },
            outcome.conversation,
            outcome.effects,
            facts.now,
            catalogue,
          );
          for (const effect of outcome.effects) {
            if (
              (effect.kind === 'say' || effect.kind === 'amend') &&
              effect.ask !== undefined &&
              effect.buttons?.length
            ) {
              newest = { ask: effect.ask, options: effect.buttons.flat().map((button) => button.option) };
            }
          }
          conversation = outcome.conversation;
          facts = factsAfter(facts, outcome.effects);
          expect(conversation.frames.length).toBeLessThan(6);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('meets somebody who left once, however often they tap old buttons', () => {
    let conversation: Conversation = silent;
    let facts = factsFor();
    const step = (at: number, what: Happening) => {
      const outcome = take(conversation, facts, { id: `i${at}`, at: facts.now, ...what });
      if (outcome.kind !== 'done') return;
      conversation = outcome.conversation;
      facts = factsAfter(facts, outcome.effects);
    };
    step(0, { kind: 'start' });
    step(1, { kind: 'command', name: 'leave' });
    step(2, { kind: 'text', text: 'yes' });
    for (let at = 3; at < 9; at++) step(at, { kind: 'tap', ask: 1, option: 'en' });
    expect(conversation.frames.map((frame) => frame.flow)).toEqual(['onboarding', 'comeback']);
  });

  it('does not pile up when help and menu call each other', () => {
    let conversation: Conversation = silent;
    const facts = factsFor();
    const step = (at: number, what: Happening) => {
      const outcome = take(conversation, facts, { id: `i${at}`, at: facts.now, ...what });
      if (outcome.kind === 'done') conversation = outcome.conversation;
    };
    step(0, { kind: 'start' });
    step(1, { kind: 'command', name: 'help' });
    for (let at = 2; at < 30; at++)
      step(at, { kind: 'tap', ask: conversation.asks, option: at % 2 === 0 ? 'menu' : 'help' });
    expect(conversation.frames.map((frame) => frame.flow)).toEqual(['onboarding', 'help']);
  });
});
