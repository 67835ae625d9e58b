// What somebody agreed to is stored word for word: also the simpler words, when they were read.
import { expect, test } from 'vitest';
import { silent } from '../../src/core/conversation.ts';
import type { Happening } from '../../src/core/input.ts';
import type { Effect } from '../../src/programme/effects.ts';
import { programme } from '../../src/programme/turn.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { factsFor } from '../support/facts.ts';

const take = programme(openCatalogue().vocabulary);
const words = (text: string): Happening => ({ kind: 'text', text });

/** The keys of the texts that are stored with the consent, after a first talk of these inputs. */
function agreedTo(inputs: readonly Happening[]): string[] {
  const facts = factsFor({ person: { ...factsFor().person, consented: false } });
  let conversation = silent;
  const effects: Effect[] = [];
  for (const [at, input] of inputs.entries()) {
    const outcome = take(conversation, facts, { id: `i${at}`, at: facts.now, ...input });
    if (outcome.kind !== 'done') throw new Error('nothing was needed');
    conversation = outcome.conversation;
    effects.push(...outcome.effects);
  }
  return effects.flatMap((effect) => (effect.kind === 'consent' ? effect.texts.map(({ key }) => key) : []));
}

test('the words of the notice and of the question', () => {
  expect(agreedTo([{ kind: 'start' }, words('English'), words('yes')])).toEqual(['notice', 'consent']);
});

test('the simpler words too, also when a no came between', () => {
  const before: Happening[] = [{ kind: 'start' }, words('English'), words('simpler'), words('no')];
  const inputs = [...before, words('I changed my mind'), words('yes')];
  expect(agreedTo(inputs)).toEqual(['notice', 'consent', 'notice.simple']);
});
