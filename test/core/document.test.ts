// A text that is read part by part: on by a tap or a word, back by one part, in simpler words where there are some, and never past its end.
import { describe, expect, it } from 'vitest';
import { type Conversation, silent } from '../../src/core/conversation.ts';
import type { EngineEffect, TextRef } from '../../src/core/effect.ts';
import type { EngineFacts, Flow, Part } from '../../src/core/flow.ts';
import type { Happening } from '../../src/core/input.ts';
import { inspect, textKeys } from '../../src/core/inspect.ts';
import { engine } from '../../src/core/turn.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { factsFor } from '../support/facts.ts';

const { vocabulary } = openCatalogue();
const text = (key: string): TextRef => ({ flow: 'x', key });
let parts: Part[] = [];

/** The words of the buttons are those of the agreement. */
const flow: Flow<EngineFacts> = {
  name: 'agreement',
  first: 'read',
  steps: {
    read: { kind: 'document', record: false, parts: () => parts, next: 'ready' },
    ready: { kind: 'choice', options: ['sign', 'no'], record: false, next: 'end' },
  },
};
const other: Flow<EngineFacts> = {
  name: 'help',
  first: 'explain',
  steps: { explain: { kind: 'choice', options: ['back'], record: false, next: 'end' } },
};
const { take, begin, open } = engine<EngineFacts, never>(
  {
    flows: { agreement: flow, help: other },
    commands: { agreement: 'agreement', help: 'help' },
    lasting: ['agreement'],
    rest: () => 'agreement',
    quiet: () => false,
    react: (_, facts) => ({ effects: [], facts }),
  },
  vocabulary,
);

/** A talk of one person, line by line; each says which part is asked for then, or which other question. */
function talk() {
  const facts = factsFor();
  let effects: readonly EngineEffect[] = [];
  let conversation: Conversation = silent;
  const keep = (next: { conversation: Conversation; effects: readonly EngineEffect[] }) => {
    ({ conversation, effects } = next);
    return asked();
  };
  const asked = () => {
    const last = effects.findLast((one) => one.kind === 'say' && one.ask !== undefined);
    if (last?.kind !== 'say') return null;
    const { key, params } = last.text;
    return key === 'read' ? `${params?.part}/${params?.parts} ${(params?.text as TextRef | undefined)?.key}` : key;
  };
  return {
    start: () => keep(begin(open(conversation, facts), 'agreement')),
    hear: (what: Happening) => keep(take(open(conversation, facts), { id: 'i', at: facts.now, ...what } as never)),
    ask: () => conversation.open?.ask ?? 0,
    buttons: () => {
      const last = effects.findLast((one) => one.kind === 'say' && one.ask !== undefined);
      return last?.kind === 'say' ? (last.buttons ?? []).flat().map(({ option }) => option) : [];
    },
    effects: () => effects.map(({ kind }) => kind),
  };
}
const tap = (one: ReturnType<typeof talk>, option = 'next') => one.hear({ kind: 'tap', ask: one.ask(), option });
const say = (words: string): Happening => ({ kind: 'text', text: words });

describe('a document', () => {
  it('is read part by part, by a tap, a number or a word, and nothing of it is recorded', () => {
    parts = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ text: text(key) }));
    const one = talk();
    expect(one.start()).toBe('1/5 a');
    expect(tap(one)).toBe('2/5 b');
    expect(one.effects()).not.toContain('record');
    expect(one.hear(say('yes'))).toBe('3/5 c');
    expect(one.hear(say('I do not know'))).toBe('3/5 c');
    // A part of the button's words, in whatever language.
    expect(one.hear(say('suite'))).toBe('4/5 d');
    expect(one.hear(say('1'))).toBe('5/5 e');
    expect(tap(one)).toBe('ready');
  });

  it('is not read twice by a double tap, and goes back part by part, also from what follows it', () => {
    parts = ['a', 'b', 'c'].map((key) => ({ text: text(key) }));
    const one = talk();
    one.start();
    const old = one.ask();
    expect(tap(one)).toBe('2/3 b');
    one.hear({ kind: 'tap', ask: old, option: 'next' });
    expect(one.hear(say('back'))).toBe('1/3 a');
    expect(one.hear(say('back'))).toBe('1/3 a');
    for (const at of ['2/3 b', '3/3 c', 'ready']) expect(tap(one)).toBe(at);
    expect(one.hear(say('back'))).toBe('3/3 c');
    expect(one.hear(say('back'))).toBe('2/3 b');
  });

  it('offers simpler words for the part that has some, in the place of the others', () => {
    parts = [{ text: text('a') }, { text: text('b'), simple: text('b.simple') }, { text: text('c') }];
    const one = talk();
    one.start();
    expect(one.buttons()).toEqual(['next']);
    tap(one);
    expect(one.buttons()).toEqual(['next', 'simpler']);
    expect(tap(one, 'simpler')).toBe('2/3 b.simple');
    expect(one.buttons()).toEqual(['next']);
    expect(tap(one)).toBe('3/3 c');
    expect(one.buttons()).toEqual(['next']);
  });

  it('that became shorter meanwhile is at its last part', () => {
    parts = ['a', 'b', 'c', 'd'].map((key) => ({ text: text(key) }));
    const one = talk();
    one.start();
    for (let count = 0; count < 3; count++) tap(one);
    parts = ['a', 'b'].map((key) => ({ text: text(key) }));
    expect(one.hear(say('hm?'))).toBe('2/2 b');
    expect(tap(one)).toBe('ready');
  });

  it('stays where it is when another command comes, and its own command brings it up', () => {
    parts = ['a', 'b', 'c'].map((key) => ({ text: text(key) }));
    const one = talk();
    one.start();
    tap(one);
    expect(one.hear({ kind: 'command', name: 'help' })).toBe('explain');
    expect(one.hear({ kind: 'command', name: 'agreement' })).toBe('2/3 b');
    expect(one.hear(say('help'))).toBe('explain');
    expect(tap(one, 'back')).toBe('2/3 b');
    expect(tap(one)).toBe('3/3 c');
  });

  it('is a sound step: its texts are its own and that of its button', () => {
    expect(inspect(flow, ['agreement'])).toEqual([]);
    expect(textKeys(flow)).toEqual(['read', 'read.next', 'ready', 'ready.sign', 'ready.no']);
  });
});
