// Three people sign in any order, at any time, with everything that may come between: the duo is the same, and begins exactly once.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { duoOf, nextOf, prepares, signs, signsAtDesk, toSign } from '../support/sign-talk.ts';

const HOUR = 3_600_000;

/** Something that may happen on the way. */
type Move =
  | { kind: 'on'; who: 'ana' | 'ben'; times: number }
  | { kind: 'twice'; who: 'ana' | 'ben' }
  | { kind: 'away'; who: 'ana' | 'ben'; line: string }
  | { kind: 'signs' }
  | { kind: 'signs-old' }
  | { kind: 'changes'; place: string }
  | { kind: 'waits'; hours: number };

const who = fc.constantFrom('ana' as const, 'ben' as const);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('on' as const), who, times: fc.integer({ min: 1, max: 22 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('twice' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('away' as const),
      who,
      line: fc.constantFrom('stop', 'back', 'agreement', '/status', '/menu', 'hello'),
    }),
  },
  { weight: 2, arbitrary: fc.constant<Move>({ kind: 'signs' }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: 'signs-old' }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('changes' as const), place: fc.constantFrom('Park', 'Café') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('waits' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
);

async function prepared(): Promise<DeskStory> {
  const story = await openDeskStory(memoryStore());
  await story.coordinator('sofie', 'ghent');
  await story.person('ana', { role: 'mentee', stage: 'pool' });
  await story.person('ben', { role: 'mentor', stage: 'pool' });
  await toSign(story, 'ana', 'ben', 'sofie');
  await prepares(story, 'sofie', 'ana');
  return story;
}

/** One step towards the signature, or back to where the agreement lies. */
const goesOn = (story: DeskStory, one: 'ana' | 'ben') => story.says(one, nextOf(story, one) ?? 'agreement');

async function play(story: DeskStory, moves: readonly Move[]): Promise<void> {
  for (const one of moves) {
    switch (one.kind) {
      case 'on':
        for (let count = 0; count < one.times; count++) await goesOn(story, one.who);
        break;
      case 'twice': {
        const line = nextOf(story, one.who) ?? 'agreement';
        for (let count = 0; count < 2; count++) await story.says(one.who, line);
        break;
      }
      case 'away':
        await story.says(one.who, one.line);
        break;
      case 'signs':
        await signsAtDesk(story, 'sofie', 'ana');
        break;
      case 'signs-old':
        await signsAtDesk(story, 'sofie', 'ana', 1);
        break;
      case 'changes':
        await prepares(story, 'sofie', 'ana', { place: one.place, why: 'Another place' });
        break;
      case 'waits':
        await story.wait(one.hours * HOUR);
        break;
    }
  }
}

const isActive = async (story: DeskStory) => (await duoOf(story, 'sofie', 'ana')).state === 'active';

/** Whoever has not signed yet does so in the end. */
async function finish(story: DeskStory): Promise<void> {
  for (let round = 0; round < 4 && !(await isActive(story)); round++) {
    await signsAtDesk(story, 'sofie', 'ana');
    for (const one of ['ana', 'ben'] as const) {
      await story.says(one, 'agreement');
      await signs(story, one);
    }
  }
  await story.wait(24 * HOUR);
}

const heard = (story: DeskStory, one: string, words: string): number =>
  story.shown.filter(
    ({ who, delivery }) => who === one && delivery.kind === 'message' && delivery.body.text.includes(words),
  ).length;

const minuteOf = (story: DeskStory, one: string): string | undefined =>
  story.shown.find(({ who, delivery }) => who === one && delivery.body.text.includes('All three have signed: your'))
    ?.at;

/** What there must be of the duo, whatever way it took. */
async function outcome(story: DeskStory) {
  const duo = await duoOf(story, 'sofie', 'ana');
  const edition = duo.agreement?.edition;
  const counted = duo.signatures.filter((one) => one.edition === edition);
  const { people } = await story.desk('sofie');
  return {
    state: duo.state,
    startedAt: duo.startedAt,
    endsAt: duo.endsAt,
    agreement: duo.agreement?.state,
    signed: counted.map(({ role, name, language, version }) => [role, name, language, version].join(' ')).sort(),
    stages: people.map(({ stage }) => stage),
    plans: (await planned(story)).filter((line) => !line.includes('agreement') && !line.includes('duo-begins')),
    told: ['ana', 'ben'].map((one) => heard(story, one, 'All three have signed: your duo')),
    papers: ['ana', 'ben', 'sofie'].map((one) => heard(story, one, 'This is your agreement with the charter')),
    sameMinute: minuteOf(story, 'ana') === minuteOf(story, 'ben'),
  };
}

/** What is planned for the two, with its minute. */
async function planned(story: DeskStory): Promise<string[]> {
  const { admin } = story.store as ReturnType<typeof memoryStore>;
  const all = await admin.planned();
  return all
    .filter(({ state, occurrence }) => state === 'due' && occurrence.startsWith('duo-'))
    .map(({ occurrence, at }) => `${occurrence} ${at}`)
    .sort();
}

describe('three signatures', () => {
  it('make the same duo in any order and interleaving, which begins exactly once', async () => {
    const usual = await prepared();
    await finish(usual);
    const expected = await outcome(usual);
    expect(expected).toMatchObject({
      state: 'active',
      startedAt: '2026-11-30T09:00:00.000Z',
      endsAt: '2027-05-29T08:00:00.000Z',
      agreement: 'signed',
      signed: ['coordinator Sofie Peeters en 2026-11', 'mentee ana Name en 2026-11', 'mentor ben Name en 2026-11'],
      stages: ['mentoring', 'mentoring'],
      told: [1, 1],
      papers: [1, 1, 1],
      sameMinute: true,
    });
    expect(expected.plans).toHaveLength(21);
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 14 }), async (moves) => {
        const story = await prepared();
        await play(story, moves);
        await finish(story);
        const found = await outcome(story);
        // Whoever asks for the document once more gets it once more; and it is handed out at least once.
        expect(found.papers.every((count) => count >= 1)).toBe(true);
        const dates = (all: Awaited<ReturnType<typeof outcome>>) => ({ ...all, papers: null });
        expect(dates(found)).toEqual(dates(expected));
      }),
      { numRuns: 8 },
    );
  });

  it('keep the exact text that each has read, with its hash, and the input that made it', async () => {
    const story = await prepared();
    await signs(story, 'ana');
    await finish(story);
    const rows = (await story.desk('sofie')).duos[0]?.signatures ?? [];
    const own = rows.find(({ personId }) => personId === story.id('sofie'));
    expect(own?.text).toContain('2. What we want to reach\n• A first contract\n');
    expect(own?.text).toContain('Charter: how we treat each other\n\n1. Respect\n');
    expect(
      createHash('sha256')
        .update(own?.text ?? '')
        .digest('hex'),
    ).toBe(own?.hash);
    // The same words in the same language: the same hash; and nobody reads the text of another.
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(1);
    expect(rows.filter(({ text }) => text !== null)).toHaveLength(1);
    expect(rows.map(({ channel }) => channel)).toEqual(['story', 'story', 'story']);
  });

  it('of an edition that was changed count for nothing', async () => {
    const story = await prepared();
    await signs(story, 'ana');
    await signs(story, 'ben');
    await prepares(story, 'sofie', 'ana', { place: 'Park', why: 'It is closer' });
    await signsAtDesk(story, 'sofie', 'ana');
    expect((await duoOf(story, 'sofie', 'ana')).state).toBe('agreement');
    expect(heard(story, 'ana', 'So your signature does not count any more')).toBe(1);
    expect(heard(story, 'ben', 'So your signature does not count any more')).toBe(1);
    await signs(story, 'ana');
    await signs(story, 'ben');
    expect(await outcome(story)).toMatchObject({ state: 'active', told: [1, 1] });
  });
});
