// What one of a duo has decided is nobody's to know before both have: whatever they said, everybody else sees and hears the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionsOf } from '../../src/speech/compose-view.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, MONDAY, openDeskStory } from '../support/desk-story.ts';

const YES = '[✅ Yes, I want to start]';
const NO = '[❌ No, thank you]';

/** What somebody decides; a no has a reason or none. */
type Answer = { kind: 'yes' } | { kind: 'no'; reason: string | null };
type Pair = { first: 'ana' | 'ben'; second: 'ana' | 'ben' };

const pairs: Pair[] = [
  { first: 'ana', second: 'ben' },
  { first: 'ben', second: 'ana' },
];

/** Ana and Ben are proposed to each other by Sofie, whose colleague is Tom. */
async function proposed(begin = MONDAY, zone = 'Europe/Brussels'): Promise<DeskStory> {
  const story = await openDeskStory(memoryStore(), begin);
  await story.coordinator('sofie', 'ghent');
  await story.coordinator('tom', 'ghent');
  await story.person('ana', { role: 'mentee', stage: 'pool' });
  await story.person('ben', { role: 'mentor', stage: 'pool', zone });
  await story.propose('sofie', 'ana', 'ben');
  return story;
}

async function decide(story: DeskStory, who: string, answer: Answer): Promise<void> {
  await story.says(who, answer.kind === 'yes' ? YES : NO);
  if (answer.kind === 'no') await story.says(who, answer.reason ?? '[⏭ I would rather not say]');
}

/** Coordinators look at every page, and both participants at what there is of theirs. */
async function lookAround(story: DeskStory, { first, second }: Pair): Promise<void> {
  const { duos } = await story.desk('sofie');
  const persons = [first, second].map((who) => `person/${story.id(who)}`);
  const pages = ['home', 'people/1', 'duos/1', 'matching', ...persons, ...duos.map(({ id }) => `duo/${id}`)];
  for (const who of ['sofie', 'tom']) {
    for (const object of pages) await story.act(who, { do: 'open', object, revision: 0 });
    await story.hear(who, { kind: 'home' });
  }
  for (const who of [second, first]) for (const line of ['/status', '/mydata']) await story.says(who, line);
}

/** Everything that was sent, but what the first one did with their own taps: closed questions, and the one for a reason. */
function sent(story: DeskStory, { first }: Pair, from = 0) {
  return story.shown
    .slice(from)
    .filter(({ who, delivery: { kind, body } }) => {
      return who !== first || (kind !== 'settle' && !body.text.startsWith('OK. Do you want to tell us why?'));
    })
    .map(({ who, delivery: { kind, body }, at }) => ({ who, kind, at, body: body as unknown }));
}

const newest = (story: DeskStory, who: string) =>
  story.shown.filter((one) => one.who === who && one.delivery.kind === 'message').at(-1);

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constant<Answer>({ kind: 'yes' }),
  fc.constant<Answer>({ kind: 'no', reason: null }),
  fc.stringMatching(/^[A-Z][a-z]{8,20}( [a-z]{3,9}){1,5}$/).map((reason): Answer => ({ kind: 'no', reason })),
);

describe('before both have decided', () => {
  it('everybody is sent the same, to the letter, whatever the first one said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pairs), answer, async (pair, said) => {
        const told: unknown[] = [];
        for (const one of [{ kind: 'yes' } as const, said]) {
          const story = await proposed();
          await decide(story, pair.first, one);
          await lookAround(story, pair);
          told.push(sent(story, pair));
        }
        expect(told[1]).toEqual(told[0]);
      }),
      { numRuns: 10, examples: [[pairs[0] as Pair, { kind: 'no', reason: 'Too far away' }]] },
    );
  });

  it('that somebody has answered is seen, but not between the no and its reason', async () => {
    const story = await proposed();
    const duo = async () => {
      const id = (await story.desk('sofie')).duos[0]?.id;
      await story.act('sofie', { do: 'open', object: `duo/${id}`, revision: 0 });
      return story.view('sofie').sections.find(({ title }) => title === 'Decisions')?.lines;
    };
    expect(await duo()).toEqual(['• Ana: has not answered yet', '• Ben: has not answered yet']);
    await story.says('ben', NO);
    expect(await duo()).toEqual(['• Ana: has not answered yet', '• Ben: has not answered yet']);
    await story.says('ben', 'too far');
    expect(await duo()).toEqual(['• Ana: has not answered yet', '• Ben: has answered (sealed)']);
  });
});

describe('when both have decided', () => {
  const no: Answer = { kind: 'no', reason: 'Farawaymark is too far' };
  const outcomes: [string, Answer, Answer][] = [
    ['the mentee says no', no, { kind: 'yes' }],
    ['the mentor says no', { kind: 'yes' }, no],
    ['both say no', no, { kind: 'no', reason: null }],
  ];

  it('both hear a no in the same words at the same minute, whoever said it, and who was first', async () => {
    const heard = new Set<string>();
    for (const [, ana, ben] of outcomes) {
      for (const order of [
        ['ana', 'ben'],
        ['ben', 'ana'],
      ] as const) {
        // It is a quarter to nine in the evening for her, and not yet eight for him.
        const story = await proposed('2026-11-23T19:45:00.000Z', 'Europe/Lisbon');
        await decide(story, order[0], order[0] === 'ana' ? ana : ben);
        await story.wait(20 * 60_000);
        await decide(story, order[1], order[1] === 'ana' ? ana : ben);
        await story.wait(24 * 3_600_000);
        for (const who of ['ana', 'ben']) {
          const last = newest(story, who);
          heard.add(`${last?.at} ${last?.delivery.body.text}`);
        }
        for (const { who, delivery } of story.shown)
          if (who !== 'sofie' && who !== 'tom') expect(JSON.stringify(delivery.body)).not.toContain('Farawaymark');
      }
    }
    expect([...heard]).toEqual([expect.stringMatching(/^2026-11-24T08:30:00.000Z This duo does not start\./)]);
  });

  it('both hear a yes at the same minute', async () => {
    for (const { first, second } of pairs) {
      const story = await proposed();
      await decide(story, first, { kind: 'yes' });
      await decide(story, second, { kind: 'yes' });
      const told = (who: string) => newest(story, who);
      expect(told('ana')?.delivery.body.text).toMatch(/^You both said yes! Ben and you are a duo now/);
      expect(told('ben')?.delivery.body.text).toBe(told('ana')?.delivery.body.text.replace('Ben', 'Ana'));
      expect(told('ben')?.at).toBe(told('ana')?.at);
    }
  });

  it.each(outcomes)('and %s, the coordinators read who and why on the card of the duo', async (_, ana, ben) => {
    const story = await proposed();
    await decide(story, 'ana', ana);
    await decide(story, 'ben', ben);
    const card = story.view('sofie');
    expect(card.object).toMatch(/^duo\//);
    const lines = card.sections.find(({ title }) => title === 'Decisions')?.lines ?? [];
    const line = (name: string, { kind }: Answer) =>
      `• ${name}: ${kind === 'yes' ? '✅ Yes, I want to start' : '❌ No, thank you'}`;
    expect(lines).toContain(line('Ana', ana));
    expect(lines).toContain(line('Ben', ben));
    expect(lines.filter((one) => one.endsWith('Farawaymark is too far'))).toHaveLength(1);
  });

  it('whoever had not answered when the other left is not said to have refused', async () => {
    const story = await proposed();
    await story.says('ana', '/leave');
    await story.says('ana', 'yes');
    const id = (await story.desk('sofie')).duos[0]?.id;
    await story.act('sofie', { do: 'open', object: `duo/${id}`, revision: 0 });
    const lines = story.view('sofie').sections.find(({ title }) => title === 'Decisions')?.lines;
    expect(lines).toEqual(['• Ana: has not answered yet', '• Ben: has not answered yet']);
  });

  it('they are in the pool again, and never proposed to each other again', async () => {
    const story = await proposed();
    await decide(story, 'ana', { kind: 'no', reason: null });
    await decide(story, 'ben', { kind: 'yes' });
    const { people } = await story.desk('sofie');
    expect(people.map(({ stage }) => stage)).toEqual(['pool', 'pool']);
    const before = story.view('sofie');
    await story.act('sofie', { do: 'open', object: 'matching', revision: 0 });
    const [opens] = actionsOf(story.view('sofie')).filter((one) => one.do === 'match-open');
    await story.act('sofie', { do: 'match-open', object: opens?.object ?? '', revision: opens?.revision ?? 0 });
    const session = (await story.desk('sofie')).matchSessions[0]?.id;
    await story.act('sofie', { do: 'open', object: `match/${session}/1`, revision: 0 });
    const view = story.view('sofie');
    expect(view.object).not.toBe(before.object);
    expect(actionsOf(view).map((action) => action.do)).not.toContain('match-confirm');
    expect(view.sections.flatMap(({ lines }) => lines)).toContain('• were proposed to each other before: mentors: 1');
    // Not by a button of another day either, nor by a name that only looks different.
    const [ana, ben] = [story.id('ana'), story.id('ben')];
    const revision = people.reduce((sum, one) => sum + one.revision, 1);
    for (const object of [`${ana}+${ben}`, `${ana}+${ben}+`, `${ana}+${ben}+x`, `${ana}+${ben}@Europe/Brussels`])
      await story.act('sofie', { do: 'match-confirm', object: `${session}/${object}`, revision });
    expect((await story.desk('sofie')).matchPairs.filter(({ sessionId }) => sessionId === session)).toEqual([]);
    expect((await story.desk('sofie')).duos).toHaveLength(1);
  });
});
