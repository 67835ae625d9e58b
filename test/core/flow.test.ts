// Flows are checked while they are typed, inspected without being played, and stored talks follow them through a deploy.
import { describe, expect, it } from 'vitest';
import { silent } from '../../src/core/conversation.ts';
import { type EngineFacts, type Flow, flowsOver } from '../../src/core/flow.ts';
import { inspect, textKeys } from '../../src/core/inspect.ts';
import { upgrade } from '../../src/core/upgrade.ts';

const defineFlow = flowsOver<EngineFacts>();

describe('the compiler', () => {
  it('rejects a target that is no step', () => {
    defineFlow({
      name: 'bad',
      first: 'ask',
      steps: {
        // @ts-expect-error: there is no step "nowhere"
        ask: { kind: 'text', next: 'nowhere' },
      },
    });
    // @ts-expect-error: the first step does not exist
    defineFlow({ name: 'bad', first: 'nowhere', steps: { ask: { kind: 'text', next: 'end' } } });
  });
});

describe('the inspection', () => {
  const sound = defineFlow({
    name: 'sound',
    first: 'ask',
    steps: {
      ask: { kind: 'choice', options: ['a', 'b'], next: { a: 'more', b: 'end' } },
      more: { kind: 'text', next: 'end' },
    },
  });

  it('finds nothing in a sound flow', () => {
    expect(inspect(sound, ['sound'])).toEqual([]);
    expect(textKeys(sound)).toEqual(['ask', 'ask.a', 'ask.b', 'more']);
  });

  it.each<[string, Partial<Flow>, RegExp]>([
    ['a missing first step', { first: 'x' }, /first step "x"/],
    ['a missing target', { steps: { ask: { kind: 'text', next: 'x' } } }, /leads to "x"/],
    [
      'a step nobody reaches',
      { steps: { ask: { kind: 'text', next: 'end' }, lost: { kind: 'say', next: 'end' } } },
      /nobody reaches/,
    ],
    [
      'an option without a target',
      { steps: { ask: { kind: 'choice', options: ['a', 'b'], next: { a: 'end' } } } },
      /"b" leads nowhere/,
    ],
    [
      'an option that fits no button',
      { steps: { ask: { kind: 'choice', options: ['ä'.repeat(26)], next: 'end' } } },
      /does not fit/,
    ],
    ['a call of an unknown flow', { steps: { ask: { kind: 'call', flow: 'x', next: 'end' } } }, /unknown flow "x"/],
    ['a moved step that leads nowhere', { moved: { old: 'x' } }, /moved to "x"/],
  ])('finds %s', (_, change, fault) => {
    expect(inspect({ ...sound, ...change }, ['sound']).join('\n')).toMatch(fault);
  });
});

describe('after a deploy', () => {
  const now = defineFlow({
    name: 'talk',
    first: 'one',
    steps: { one: { kind: 'text', next: 'two' }, two: { kind: 'text', next: 'end' } },
    moved: { older: 'one', oldest: 'two' },
  });
  const flows = { talk: now };
  const at = (step: string) => ({
    ...silent,
    asks: 3,
    frames: [{ flow: 'talk', step, answers: { one: 'kept' }, trail: ['one', 'gone'] }],
    open: { ask: 3 },
  });

  it('somebody at a renamed step goes on at its new name, with their answers', () => {
    const upgraded = upgrade(at('older'), flows);
    expect(upgraded.frames).toEqual([{ flow: 'talk', step: 'one', answers: { one: 'kept' }, trail: ['one'] }]);
    expect(upgraded.open).toBeNull();
  });

  it('somebody at a step that still stands notices nothing', () => {
    expect(upgrade(at('two'), flows).open).toEqual({ ask: 3 });
  });

  it('a frame whose flow or step is gone without a word is left', () => {
    expect(upgrade(at('vanished'), flows).frames).toEqual([]);
    expect(upgrade(at('constructor'), flows).frames).toEqual([]);
  });
});
