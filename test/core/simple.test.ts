// “Say it more simply”: the same question in simpler words, with fresh buttons, and nothing that was answered is lost.
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../src/core/conversation.ts';
import { silent } from '../../src/core/conversation.ts';
import type { EngineEffect } from '../../src/core/effect.ts';
import { type EngineFacts, type Flow, flowsOver } from '../../src/core/flow.ts';
import type { Happening } from '../../src/core/input.ts';
import { inspect, textKeys } from '../../src/core/inspect.ts';
import type { Event } from '../../src/core/rules.ts';
import { engine } from '../../src/core/turn.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';

const defineFlow = flowsOver<EngineFacts>();
const { vocabulary: words, text } = openCatalogue();
/** The real words; the options of the invented talk are their own labels. */
const vocabulary = { ...words, label: (_: string, __: string, ___: string, option: string) => option };

const talk = defineFlow({
  name: 'talk',
  first: 'why',
  steps: {
    why: {
      kind: 'say',
      variants: ['new', 'known'],
      which: () => 'new',
      params: () => ({ centre: 'Gent' }),
      lines: () => [{ flow: 'talk', step: 'name', value: 'Ben' }],
      next: 'agree',
    },
    agree: {
      kind: 'choice',
      options: ['yes', 'no', 'more'],
      simple: ['why', 'more'],
      record: false,
      next: { yes: 'days', no: 'end', more: 'more' },
    },
    more: { kind: 'say', next: 'agree' },
    days: { kind: 'many', options: ['mon', 'tue'], min: 1, simple: true, next: 'goal' },
    goal: { kind: 'text', simple: true, skip: 'age', next: 'age' },
    age: { kind: 'number', min: () => 18, max: () => 99, simple: true, next: 'told' },
    told: { kind: 'tell', event: 'finished', next: 'plain' },
    plain: { kind: 'text', next: 'check' },
    check: { kind: 'review', of: ['days', 'goal'], simple: true, next: 'end' },
  },
});
const aside = defineFlow({ name: 'aside', first: 'ask', steps: { ask: { kind: 'text', next: 'end' } } });

/** Somebody who talks; what was said to them is kept by turn. */
function somebody() {
  const events: Event[] = [];
  const { open, take } = engine<EngineFacts, never>(
    {
      flows: { talk, aside },
      commands: { menu: 'aside' },
      rest: () => 'talk',
      quiet: () => false,
      react: (event, facts) => {
        events.push(event);
        return { effects: [], facts };
      },
    },
    vocabulary,
  );
  const facts: EngineFacts = { now: '2026-11-22T09:00:00.000Z', language: 'en', lists: {} };
  let conversation: Conversation = silent;
  const does = (what: Happening): readonly EngineEffect[] => {
    const next = take(open(JSON.parse(JSON.stringify(conversation)), facts), { id: 'i', at: facts.now, ...what });
    conversation = next.conversation;
    return next.effects;
  };
  return {
    events,
    does,
    writes: (words: string) => does({ kind: 'text', text: words }),
    /** Taps the question that is open now. */
    taps: (option: string) => does({ kind: 'tap', ask: conversation.asks, option }),
    at: (ask: number, option: string) => does({ kind: 'tap', ask, option }),
    asks: () => conversation.asks,
    open: () => conversation.open,
    step: () => conversation.frames.at(-1)?.step,
  };
}

const said = (effects: readonly EngineEffect[]) =>
  effects.flatMap((effect) => (effect.kind === 'say' ? [effect.text.key] : []));
const options = (effects: readonly EngineEffect[]) =>
  effects.flatMap((effect) => ('buttons' in effect ? (effect.buttons ?? []).flat().map(({ option }) => option) : []));

describe('an explanation before a question', () => {
  it('is told again in simpler words, with its holes and lines, and the question gets fresh buttons', () => {
    const ana = somebody();
    expect(options(ana.does({ kind: 'start' }))).toEqual(['yes', 'no', 'more', 'simpler']);
    expect(ana.taps('simpler')).toEqual([
      { kind: 'settle', ask: 1, chosen: [{ flow: 'common', key: 'simpler' }] },
      {
        kind: 'say',
        text: { flow: 'talk', key: 'why.new.simple', params: { centre: 'Gent' } },
        lines: [{ flow: 'talk', step: 'name', value: 'Ben' }],
      },
      {
        kind: 'say',
        text: { flow: 'talk', key: 'agree', params: {} },
        ask: 2,
        buttons: ['yes', 'no', 'more'].map((option) => [{ option, label: { flow: 'talk', key: `agree.${option}` } }]),
      },
    ]);
  });

  it('is offered only when it was said, and what was simplified before is not told a second time', () => {
    const ana = somebody();
    ana.does({ kind: 'start' });
    expect(said(ana.taps('simpler'))).toEqual(['why.new.simple', 'agree']);
    expect(options(ana.taps('more'))).toContain('simpler');
    expect(said(ana.taps('simpler'))).toEqual(['more.simple', 'agree']);

    const ben = somebody();
    ben.does({ kind: 'start' });
    ben.taps('more');
    expect(said(ben.taps('simpler'))).toEqual(['why.new.simple', 'more.simple', 'agree']);
  });

  it('still has its simpler words after something else came between', () => {
    const ana = somebody();
    ana.does({ kind: 'start' });
    ana.does({ kind: 'command', name: 'menu' });
    expect(options(ana.writes('all right'))).toContain('simpler');
    expect(said(ana.taps('simpler'))).toEqual(['why.new.simple', 'agree']);
  });

  it('is known to whoever is told of an event later: the simpler words were read too', () => {
    const ana = somebody();
    ana.does({ kind: 'start' });
    ana.taps('simpler');
    ana.taps('yes');
    ana.taps('simpler');
    for (const words of ['mon', 'done', 'a job', '30']) ana.writes(words);
    expect(ana.events).toMatchObject([{ name: 'finished', simple: ['why', 'days'] }]);
  });
});

describe('a question', () => {
  /** Somebody who stands at the question about days. */
  function atDays() {
    const ana = somebody();
    ana.does({ kind: 'start' });
    ana.taps('yes');
    return ana;
  }

  it('of several choices keeps what was picked, by tap and by word, and stays in simpler words', () => {
    const ana = atDays();
    ana.taps('+mon');
    const simpler = ana.taps('simpler');
    expect(said(simpler)).toEqual(['days.simple']);
    expect(options(simpler)).toEqual(['-mon', '+tue', 'done']);
    // A tap changes the buttons in place: the offer does not come back.
    expect(options(ana.taps('+tue'))).toEqual(['-mon', '-tue', 'done']);
    expect(said(ana.writes('something else'))).toEqual(['days.retry', 'days.simple']);
    expect(said(ana.writes('mon'))).toEqual(['days.simple']);
    expect(ana.taps('done')).toContainEqual(
      expect.objectContaining({ kind: 'record', step: 'days', value: expect.arrayContaining(['mon', 'tue']) }),
    );
  });

  it('whose buttons are old is stale, the old offer too', () => {
    const ana = atDays();
    const old = ana.asks();
    ana.taps('simpler');
    expect(said(ana.at(old, '+mon'))).toEqual(['stale']);
    expect(said(ana.at(old, 'simpler'))).toEqual(['stale']);
    expect(ana.open()).toEqual({ ask: old + 1, simple: true });
  });

  it('for words or a number is asked again in simpler words, and the next answer is its answer', () => {
    const ana = atDays();
    ana.writes('mon');
    expect(options(ana.writes('done'))).toEqual(['skip', 'simpler']);
    expect(said(ana.taps('simpler'))).toEqual(['goal.simple']);
    expect(ana.writes('a job')).toContainEqual(expect.objectContaining({ step: 'goal', value: 'a job' }));
    expect(said(ana.taps('simpler'))).toEqual(['age.simple']);
    // No button is left on it.
    expect(ana.open()).toMatchObject({ plain: true, simple: true });
    expect(said(ana.writes('7'))).toEqual(['age.retry', 'age.simple']);
    expect(ana.writes('30')).toContainEqual(expect.objectContaining({ step: 'age', value: 30 }));
  });

  it('whose answer comes in pieces takes the pieces on', () => {
    const ana = atDays();
    ana.writes('mon');
    ana.writes('done');
    const long = 'a'.repeat(4000);
    expect(options(ana.writes(long))).toEqual(['done']);
    ana.writes('simpler');
    expect(ana.writes('done')).toContainEqual(expect.objectContaining({ kind: 'record', value: long }));
  });

  it('that is a summary keeps its answers below the simpler words', () => {
    const ana = atDays();
    for (const words of ['mon', 'done', 'a job', '30', 'fine']) ana.writes(words);
    const simpler = ana.taps('simpler');
    expect(simpler).toContainEqual(
      expect.objectContaining({ text: expect.objectContaining({ key: 'check.simple' }), lines: expect.any(Array) }),
    );
    expect(options(simpler)).toEqual(['confirm', 'change.days', 'change.goal']);
  });

  it('is in its usual words again when it is asked anew', () => {
    const ana = atDays();
    ana.taps('simpler');
    ana.writes('mon');
    ana.writes('done');
    expect(said(ana.does({ kind: 'command', name: 'back' }))).toEqual(['days']);
  });

  it('without simpler words, or in them already, is asked again with the way to a person', () => {
    const ana = atDays();
    ana.taps('simpler');
    expect(said(ana.writes('simpler'))).toEqual(['simplest', 'days.simple']);
    for (const words of ['mon', 'done', 'a job', '30']) ana.writes(words);
    expect(ana.step()).toBe('plain');
    expect(said(ana.writes('simpler'))).toEqual(['simplest', 'plain']);
    expect(said(ana.taps('simpler'))).toEqual(['simplest', 'plain']);
  });
});

describe('typed words', () => {
  it.each([
    ['en', 'I don’t understand'],
    ['en', 'Say it more simply!'],
    ['fr', 'Je n’ai pas compris'],
    ['fr', 'plus simple'],
    ['nl', 'ik snap het niet'],
    ['nl', 'Eenvoudiger'],
  ])('%s: “%s” asks for simpler words, whatever language is spoken', (_, words) => {
    const ana = somebody();
    ana.does({ kind: 'start' });
    expect(said(ana.writes(words))).toEqual(['why.new.simple', 'agree']);
  });

  it.each(vocabulary.languages)('the words on the button are among them in %s', (language) => {
    const ana = somebody();
    ana.does({ kind: 'start' });
    expect(said(ana.writes(text(language, 'common', 'simpler')))).toEqual(['why.new.simple', 'agree']);
  });

  it('begin the talk for somebody with whom nothing is open', () => {
    expect(said(somebody().writes('simpler'))).toEqual(['why.new', 'agree']);
  });
});

describe('the checks', () => {
  it('know the texts that are needed', () => {
    expect(textKeys(talk)).toEqual(
      expect.arrayContaining([
        'why.new.simple',
        'why.known.simple',
        'more.simple',
        'days.simple',
        'goal.simple',
        'age.simple',
        'check.simple',
      ]),
    );
    expect(textKeys(talk)).not.toContain('agree.simple');
    expect(inspect(talk, ['talk'])).toEqual([]);
  });

  const { steps } = talk;
  it.each<[string, Flow['steps'], RegExp]>([
    [
      'an explanation that leads to another question',
      { ...steps, goal: { kind: 'text', simple: ['more'], next: 'age' } },
      /^talk\.goal: offers simpler words for "more", which is no explanation that leads to it$/,
    ],
    [
      'a question that is offered at another',
      { ...steps, goal: { kind: 'text', simple: ['days'], next: 'age' } },
      /^talk\.goal: offers simpler words for "days"/,
    ],
    [
      'an offer of nothing',
      { ...steps, goal: { kind: 'text', simple: [], next: 'age' } },
      /^talk\.goal: offers simpler words for nothing$/,
    ],
    [
      'an option that the button needs',
      { ...steps, plain: { kind: 'choice', options: ['simpler'], next: 'check' } },
      /^talk\.plain: the option "simpler" is kept for simpler words$/,
    ],
  ])('find %s', (_, changed, fault) => {
    expect(inspect({ ...talk, steps: changed }, ['talk'])).toContainEqual(expect.stringMatching(fault));
  });
});
