// Answers in the place of an answer, own words among several choices, texts that several steps share: what is typed and tapped, and what is kept.
import { describe, expect, it } from 'vitest';
import { buttonsOf } from '../../src/core/ask.ts';
import type { Value } from '../../src/core/conversation.ts';
import { type EngineFacts, type Flow, isQuestion, type Question } from '../../src/core/flow.ts';
import { inspect, OPTION_BYTES, textKeys } from '../../src/core/inspect.ts';
import { type Place, readTap, readText } from '../../src/core/read.ts';
import { engine } from '../../src/core/turn.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { factsFor } from '../support/facts.ts';

const { vocabulary } = openCatalogue();
const unsure = { instead: ['unsure'] } as const;

/** A talk that has one of each: its texts are those of the interview. */
const flow: Flow<EngineFacts> = {
  name: 'interview',
  first: 'job',
  steps: {
    job: { kind: 'text', max: 500, instead: ['nothing', 'unsure'], next: 'recognised' },
    recognised: { kind: 'choice', options: ['yes', 'asked', 'no', 'none'], ...unsure, next: 'sectors' },
    sectors: { kind: 'many', options: { list: 'sectors' }, min: 1, free: true, ...unsure, next: 'goals' },
    goals: { kind: 'many', options: ['cv', 'network'], min: 1, ...unsure, next: 'meet' },
    meet: { kind: 'choice', options: ['centre', 'online'], sealed: true, ...unsure, next: 'check-one' },
    'check-one': {
      kind: 'review',
      as: 'check',
      of: ['job', 'recognised', 'sectors', 'goals', 'meet'],
      next: 'rest-one',
    },
    'rest-one': { kind: 'choice', as: 'rest', options: ['now', 'later'], record: false, next: 'end' },
  },
};
const facts = factsFor();

function question(name: string): Place<EngineFacts> {
  const step = flow.steps[name];
  if (!step || !isQuestion(step)) throw new Error(`No question ${name}`);
  return { flow: flow.name, name, step: step as Question<EngineFacts>, seen: { answers: {}, facts } };
}
const typed = (name: string, text: string, picked?: string[]) =>
  readText(question(name), { ask: 1, ...(picked ? { picked } : {}) }, text, vocabulary);

describe('“I do not know yet” is an answer', () => {
  it.each([
    ['job', '🤷 I do not know yet', 'unsure'],
    ['job', 'Je ne sais pas', 'unsure'],
    ['job', 'weet ik niet', 'unsure'],
    ['job', 'no', 'nothing'],
    ['job', 'niets', 'nothing'],
    ['recognised', 'not sure', 'unsure'],
    ['recognised', '5', 'unsure'],
    ['sectors', '15', 'unsure'],
    ['goals', 'I don’t know', 'unsure'],
  ])('%s: %s', (name, text, value) => {
    expect(typed(name, text)).toEqual({ kind: 'answer', value });
  });

  it.each([
    ['job', 'I do not know yet, perhaps a nurse', { kind: 'answer', value: 'I do not know yet, perhaps a nurse' }],
    ['job', '2', { kind: 'answer', value: '2' }],
    ['recognised', 'no', { kind: 'answer', value: 'no' }],
    ['recognised', '6', { kind: 'unclear', why: 'choice' }],
    ['goals', 'nothing', { kind: 'unclear', why: 'many' }],
  ])('%s: %s is something else', (name, text, reading) => {
    expect(typed(name, text)).toEqual(reading);
  });

  it('is no answer any more when something was chosen: neither typed, nor by an old button', () => {
    expect(typed('goals', 'not sure', ['cv'])).toEqual({ kind: 'unclear', why: 'many' });
    expect(readTap(question('goals'), { ask: 1, picked: ['cv'] }, 'unsure')).toEqual({ kind: 'unclear', why: 'many' });
    expect(readTap(question('goals'), { ask: 1 }, 'unsure')).toEqual({ kind: 'answer', value: 'unsure' });
  });
});

describe('own words among several choices', () => {
  it.each([
    ['flowers', ['flowers']],
    ['Care and flowers', ['care', 'flowers']],
    ['Care, a bakery with bread and cake', ['care', 'Care, a bakery with bread and cake']],
    ['I want to work at night, or early', ['I want to work at night, or early']],
    ['care; food', ['care', 'food']],
  ])('%s', (text, picked) => {
    expect(typed('sectors', text)).toEqual({ kind: 'pick', picked });
  });

  it.each(['', '…', 'x'.repeat(201)])('"%s" is none', (text) => {
    expect(typed('sectors', text)).toEqual({ kind: 'unclear', why: 'many' });
  });

  it('only where they are wanted', () => {
    expect(typed('goals', 'flowers')).toEqual({ kind: 'unclear', why: 'many' });
  });

  it.each(['flowers', 'é'.repeat(200), '👩‍🚒 '.repeat(40), 'بستان الزهور الجميل في المدينة'])(
    'have a button that fits a tap, and takes off these words alone: %s',
    (words) => {
      const picked = ['care', words, 'other words'];
      const options = buttonsOf(question('sectors'), { ask: 1, picked })
        .flat()
        .map(({ option }) => option);
      const own = options.filter((option) => option.startsWith('-') && option !== '-care');
      expect(own).toHaveLength(2);
      for (const option of options) expect(Buffer.byteLength(option)).toBeLessThanOrEqual(OPTION_BYTES);
      const [first = ''] = own;
      const without = { kind: 'pick', picked: ['care', 'other words'] };
      expect(readTap(question('sectors'), { ask: 1, picked }, first)).toEqual(without);
      // A second tap on the same button finds nothing any more.
      expect(readTap(question('sectors'), { ask: 1, picked: without.picked }, first)).toMatchObject({
        kind: 'unclear',
      });
    },
  );
});

describe('a talk with them', () => {
  const talks = engine(
    {
      flows: { interview: flow },
      commands: {},
      rest: () => 'interview',
      quiet: () => false,
      react: (_, facts) => ({ effects: [], facts }),
    },
    vocabulary,
  );

  /** What is kept of a talk, and how. */
  function kept(...lines: string[]): [string, Value, boolean][] {
    let talk = talks.begin(talks.open({ version: 1, asks: 0, frames: [], open: null }, facts), 'interview');
    for (const text of lines) talk = talks.take(talk, { id: 'i', at: facts.now, kind: 'text', text });
    return talk.effects.flatMap((effect) =>
      effect.kind === 'record' ? [[effect.step, effect.value, effect.coded] as [string, Value, boolean]] : [],
    );
  }

  it('keeps codes readable, and seals own words with everything beside them, and what is delicate', () => {
    expect(kept('not sure', 'I have asked', 'care, flowers', 'done', 'CV and letters', 'done', 'Online')).toEqual([
      ['job', 'unsure', true],
      ['recognised', 'asked', true],
      ['sectors', ['care', 'flowers'], false],
      ['goals', ['cv'], true],
      // A delicate list.
      ['meet', 'online', false],
    ]);
    expect(kept('unsure of much', '1', 'care', 'done', 'not sure')).toEqual([
      ['job', 'unsure of much', false],
      ['recognised', 'yes', true],
      ['sectors', ['care'], true],
      ['goals', 'unsure', true],
    ]);
  });

  it('does not ask again at the summary what was answered with “I do not know yet”', () => {
    const asked = kept('not sure', 'not sure', 'not sure', 'not sure', 'not sure', 'yes');
    expect(asked.map(([step]) => step)).toEqual(['job', 'recognised', 'sectors', 'goals', 'meet']);
  });
});

describe('a flow with them is looked at', () => {
  it('and is sound, with the shared texts once', () => {
    expect(inspect(flow, ['interview'])).toEqual([]);
    expect(textKeys(flow)).toEqual(
      expect.arrayContaining(['check', 'check.confirm', 'rest', 'rest.now', 'rest.later']),
    );
    expect(textKeys(flow)).not.toContain('check-one');
  });

  const choice = { kind: 'choice', options: ['now'], next: 'end' } as const;
  it.each([
    ['a kept answer under a borrowed name', { ...choice, as: 'rest' }, /speaks the texts of another step/],
    ['an option that is also in its place', { ...choice, options: ['unsure'], ...unsure }, /the answer in the place/],
    ['nowhere to go', { kind: 'choice', options: ['now'], next: { now: 'end' }, ...unsure }, /needs a target "\*"/],
    ['two buttons to say nothing', { kind: 'text', skip: 'end', next: 'end', ...unsure }, /skips and "unsure"/],
  ] as const)('%s is found', (_, step, fault) => {
    const wrong = { ...flow, steps: { ...flow.steps, 'rest-one': step } } as Flow<EngineFacts>;
    expect(inspect(wrong, ['interview']).join('\n')).toMatch(fault);
  });
});
