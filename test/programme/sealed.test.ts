// What one of a duo has decided is nobody's to know before both have: whatever they said, everybody else sees and hears the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskDuo } from '../../src/programme/desk/desk.ts';
import { sealed } from '../../src/programme/desk/seal.ts';
import { actionsOf } from '../../src/speech/compose-view.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, MONDAY, openDeskStory } from '../support/desk-story.ts';
import { prepares } from '../support/sign-talk.ts';

const YES = '[✅ Yes, I want to go on]';
const NO = '[❌ No, thank you]';
const THINK = '[🤔 I am still thinking]';
const CHANGE = '[🔁 Change my answer]';
const HOUR = 3_600_000;

/** What somebody decides; a no has a reason or none. */
type Answer = { kind: 'yes' } | { kind: 'no'; reason: string | null };
type Pair = { first: 'ana' | 'ben'; second: 'ana' | 'ben' };
/** What somebody does after the meeting, so many hours later: an answer, or that they still think. */
type Move = { after: number; does: Answer | 'thinking' };

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

/** They have met, and both are asked whether they go on. */
async function asked(begin = MONDAY, zone = 'Europe/Brussels'): Promise<DeskStory> {
  const story = await proposed(begin, zone);
  await story.met('ana', 'ben');
  return story;
}

async function decide(story: DeskStory, who: string, answer: Answer, yes = YES, no = NO): Promise<void> {
  await story.says(who, answer.kind === 'yes' ? yes : no);
  if (answer.kind === 'no') await story.says(who, answer.reason ?? '[⏭ I would rather not say]');
}

/** Coordinators look at every page, and both participants at what there is of theirs. */
async function lookAround(story: DeskStory, { first, second }: Pair): Promise<void> {
  const { duos } = await story.desk('sofie');
  const persons = [first, second].map((who) => `person/${story.id(who)}`);
  const pages = ['home', 'people/1', 'duos/1', 'matching', 'mine/1', ...persons, ...duos.map(({ id }) => `duo/${id}`)];
  for (const who of ['sofie', 'tom']) {
    for (const object of pages) await story.act(who, { do: 'open', object, revision: 0 });
    await story.hear(who, { kind: 'home' });
  }
  for (const who of [second, first]) for (const line of own) await story.says(who, line);
}

/** What somebody can ask for about themselves. */
const own = ['/status', '/mydata', '/dates', '/menu', '/agreement', '/partner'];

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
const move: fc.Arbitrary<Move> = fc.record({
  after: fc.integer({ min: 0, max: 40 }),
  does: fc.oneof({ weight: 3, arbitrary: answer }, fc.constant<'thinking'>('thinking')),
});

/** The same moves at the same hours, with a yes wherever there is an answer. */
const withYes = (moves: readonly Move[]): Move[] =>
  moves.map(({ after, does }) => ({ after, does: does === 'thinking' ? does : { kind: 'yes' } }));

/** Plays the moves; whoever has answered before changes what they said, whoever thinks is brought to the question again. */
async function play(story: DeskStory, { first }: Pair, moves: readonly Move[]): Promise<void> {
  let before: 'nothing' | 'thinks' | 'answered' = 'nothing';
  for (const { after, does } of moves) {
    await story.wait(after * HOUR);
    if (before === 'answered') await story.says(first, CHANGE);
    // Nothing is open for whoever thinks until they are asked again: two days later, or in the morning after.
    if (before === 'thinks') await story.wait(60 * HOUR);
    before = does === 'thinking' ? 'thinks' : 'answered';
    if (does === 'thinking') await story.says(first, THINK);
    else await decide(story, first, does);
    for (const who of ['sofie', 'tom'])
      await story.act(who, { do: 'open', object: `duo/${(await story.desk('sofie')).duos[0]?.id}`, revision: 0 });
  }
}

describe('before both have said whether they want to meet', () => {
  it('everybody is sent the same, to the letter, whatever the first one said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pairs), answer, async (pair, said) => {
        const told: unknown[] = [];
        for (const one of [{ kind: 'yes' } as const, said]) {
          const story = await proposed();
          await decide(story, pair.first, one, '[📅 Yes, look for a time]', '[❌ I would rather not meet]');
          await lookAround(story, pair);
          await story.wait(50 * HOUR);
          told.push(sent(story, pair));
        }
        expect(told[1]).toEqual(told[0]);
      }),
      { numRuns: 3, examples: [[pairs[0] as Pair, { kind: 'no', reason: 'Too far away' }]] },
    );
  });
});

describe('before both have decided', () => {
  it('everybody is sent the same, to the letter, whatever the first one said and changed, and when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...pairs),
        fc.array(move, { minLength: 1, maxLength: 3 }),
        async (pair, moves) => {
          const told: unknown[] = [];
          for (const some of [withYes(moves), moves]) {
            const story = await asked();
            await play(story, pair, some);
            await lookAround(story, pair);
            await story.wait(60 * HOUR);
            told.push(sent(story, pair));
          }
          expect(told[1]).toEqual(told[0]);
        },
      ),
      {
        numRuns: 6,
        examples: [
          [pairs[0] as Pair, [{ after: 0, does: { kind: 'no', reason: 'Too far away' } }]],
          [
            pairs[1] as Pair,
            [
              { after: 1, does: { kind: 'no', reason: null } },
              { after: 3, does: 'thinking' },
              { after: 0, does: { kind: 'no', reason: 'Too far away' } },
            ],
          ],
        ],
      },
    );
  });

  it('that somebody has answered is seen, but not between the no and its reason', async () => {
    const story = await asked();
    const duo = async () => {
      const id = (await story.desk('sofie')).duos[0]?.id;
      await story.act('sofie', { do: 'open', object: `duo/${id}`, revision: 0 });
      return story.view('sofie').sections.find(({ title }) => title === 'Do they go on?')?.lines;
    };
    expect(await duo()).toEqual(['• Ana: has not answered yet', '• Ben: has not answered yet']);
    await story.says('ben', NO);
    expect(await duo()).toEqual(['• Ana: has not answered yet', '• Ben: has not answered yet']);
    await story.says('ben', 'too far');
    expect(await duo()).toEqual(['• Ana: has not answered yet', '• Ben: has answered (sealed)']);
    await story.says('ben', CHANGE);
    await story.says('ben', THINK);
    expect(await duo()).toEqual(['• Ana: has not answered yet', '• Ben: has not answered yet']);
  });

  it('the seal cannot be opened before five days have passed, nor without a reason', async () => {
    const story = await asked();
    await decide(story, 'ana', { kind: 'no', reason: 'Farawaymark is too far' });
    const open = async (reason: string) => {
      const duo = (await story.desk('sofie')).duos[0];
      await story.act('sofie', { do: 'open', object: `duo/${duo?.id}`, revision: 0 });
      const revision = story.view('sofie').revision + 1;
      await story.act('sofie', { do: 'open-seal', object: String(duo?.id), revision, fields: { reason } });
      return JSON.stringify(story.shown.filter(({ who }) => who === 'sofie')).includes('Farawaymark');
    };
    expect(await open('He does not answer me')).toBe(false);
    await story.wait(5 * 24 * HOUR);
    expect(await open('short')).toBe(false);
    expect(await open('He does not answer me')).toBe(true);
  });
});

describe('between the second answer and its result', () => {
  it('both are sent the same, to the letter, whatever came of it', async () => {
    for (const pair of pairs) {
      const told: unknown[] = [];
      for (const said of [{ kind: 'yes' } as const, { kind: 'no', reason: null } as const]) {
        const story = await asked('2026-11-23T18:30:00.000Z');
        await decide(story, pair.second, { kind: 'yes' });
        await story.wait(3 * HOUR);
        const from = story.shown.length;
        await decide(story, pair.first, said);
        for (const who of [pair.first, pair.second]) {
          await story.says(who, CHANGE);
          for (const line of own) await story.says(who, line);
          await story.hear(who, { kind: 'home' });
        }
        const all = sent(story, pair, from);
        expect(all.length).toBeGreaterThan(10);
        told.push(all.filter(({ who }) => who === 'ana' || who === 'ben'));
      }
      expect(told[1]).toEqual(told[0]);
    }
  });

  it('an agreement that the coordinator prepares in the night is read after the result, and not before', async () => {
    const story = await asked('2026-11-23T18:30:00.000Z');
    await decide(story, 'ana', { kind: 'yes' });
    await story.wait(3 * HOUR);
    await decide(story, 'ben', { kind: 'yes' });
    await prepares(story, 'sofie', 'ana');
    const from = story.shown.length;
    const night = await story.says('ana', '/agreement');
    const texts = night.map(({ delivery }) => delivery.body.text);
    expect(texts).toContainEqual(expect.stringMatching(/^There is no agreement for you to read now\./));
    await story.wait(12 * HOUR);
    for (const who of ['ana', 'ben']) {
      const told = story.shown.slice(from).flatMap(({ who: one, delivery: { kind, body } }) => {
        return one === who && kind === 'message' ? [body.text] : [];
      });
      const at = (begin: string) => told.findIndex((text) => text.startsWith(begin));
      expect(at('You both said yes!')).toBeGreaterThanOrEqual(0);
      expect(at('Your agreement')).toBeGreaterThan(at('You both said yes!'));
    }
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
        const story = await asked('2026-11-23T19:45:00.000Z', 'Europe/Lisbon');
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
      const story = await asked();
      await decide(story, first, { kind: 'yes' });
      await decide(story, second, { kind: 'yes' });
      const told = (who: string) =>
        story.shown.find((one) => one.who === who && one.delivery.body.text.startsWith('You both said yes!'));
      expect(told('ana')?.delivery.body.text).toMatch(/^You both said yes! Ben and you go on together/);
      expect(told('ben')?.delivery.body.text).toBe(told('ana')?.delivery.body.text.replace('Ben', 'Ana'));
      expect(told('ben')?.at).toBe(told('ana')?.at);
    }
  });

  it.each(outcomes)('and %s, the coordinators read who and why on the card of the duo', async (_, ana, ben) => {
    const story = await asked();
    await decide(story, 'ana', ana);
    await decide(story, 'ben', ben);
    const card = story.view('sofie');
    expect(card.object).toMatch(/^duo\//);
    const lines = card.sections.find(({ title }) => title === 'Do they go on?')?.lines ?? [];
    const line = (name: string, { kind }: Answer) =>
      `• ${name}: ${kind === 'yes' ? '✅ Yes, I want to go on' : '❌ No, thank you'}`;
    expect(lines).toContain(line('Ana', ana));
    expect(lines).toContain(line('Ben', ben));
    expect(lines.filter((one) => one.endsWith('Farawaymark is too far'))).toHaveLength(1);
  });

  it('whoever had not answered when the other left is not said to have refused', async () => {
    const story = await asked();
    await story.says('ana', '/leave');
    await story.says('ana', 'yes');
    const id = (await story.desk('sofie')).duos[0]?.id;
    await story.act('sofie', { do: 'open', object: `duo/${id}`, revision: 0 });
    const lines = story.view('sofie').sections.find(({ title }) => title === 'Do they go on?')?.lines;
    expect(lines).toEqual(['• Ana: has not answered yet', '• Ben: has not answered yet']);
  });

  it('they are in the pool again, and never proposed to each other again', async () => {
    const story = await asked();
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

describe('whether the two stay in contact', () => {
  const STAY = '[✅ Yes, with pleasure]';
  const PART = '[❌ Rather not]';

  /** Ana and Ben are a duo that ends in six days, and both are asked now. */
  async function leaving(begin = MONDAY): Promise<DeskStory> {
    const story = await proposed(begin);
    await story.begun('ana', 'ben');
    const endsAt = new Date(Date.parse(begin) + 6 * 24 * HOUR).toISOString();
    for (const who of ['ana', 'ben'])
      await story.write(who, ({ facts: { duo, person } }) => {
        const when = { due_at: begin, local_date: begin.slice(0, 10), zone: 'Europe/Brussels', policy: 'always' };
        const own = { id: `${duo?.id}/${person.id}/contact`, person_id: person.id, kind: 'contact', reason: null };
        return [
          { op: 'update', table: 'duo', id: String(duo?.id), row: { ends_at: endsAt } },
          { op: 'insert', table: 'due', row: { ...own, ...when, state: 'due' } },
        ];
      });
    await story.wait(0);
    return story;
  }

  /** What everybody was sent after the first one answered, but what that one did with their own tap. */
  async function toldAfter(pair: Pair, first: string, second: string | null): Promise<unknown[]> {
    const story = await leaving();
    await story.says(pair.first, first);
    if (second) await story.says(pair.second, second);
    await lookAround(story, pair);
    await story.wait(30 * HOUR);
    return sent(story, pair).filter(({ who, kind }) => kind !== 'settle' || who !== pair.second);
  }

  it('everybody is sent the same, to the letter, whatever the first one said, before the second has answered', async () => {
    for (const pair of pairs) expect(await toldAfter(pair, PART, null)).toEqual(await toldAfter(pair, STAY, null));
  });

  it('when one does not want to, nobody is sent anything that tells who it was, nor whether both were asked in vain', async () => {
    for (const pair of pairs) {
      const no = await toldAfter(pair, PART, PART);
      expect(await toldAfter(pair, STAY, PART)).toEqual(no);
      expect(await toldAfter(pair, PART, STAY)).toEqual(no);
      const yes = (await toldAfter(pair, STAY, STAY)) as { body: { text: string } }[];
      expect(yes.map(({ body }) => body.text).filter((text) => /both want to stay in contact/.test(text))).toHaveLength(
        2,
      );
    }
  });

  it('both hear of two yes in the same minute, the next morning when it is late; the desk reads it only then as two yes', async () => {
    const story = await leaving('2026-11-23T19:30:00.000Z');
    await story.says('ana', STAY);
    const duo = async () => (await story.desk('sofie', 'care')).duos[0] as DeskDuo;
    const given = (seen: DeskDuo) => Object.values(seen.answers).map((one) => one['contact.stay']);
    const shown = async () => given(sealed({ ...(await story.desk('sofie', 'care')) }).duos[0] as DeskDuo);
    expect([given(await duo()), await shown()]).toEqual([['yes'], [undefined]]);
    await story.wait(HOUR);
    await story.says('ben', STAY);
    await story.wait(24 * HOUR);
    const told = story.shown.filter(({ delivery }) => delivery.body.text.includes('both want to stay in contact'));
    expect(told.map(({ who, at }) => [who, at])).toEqual([
      ['ana', '2026-11-24T07:30:00.000Z'],
      ['ben', '2026-11-24T07:30:00.000Z'],
    ]);
    expect(await shown()).toEqual(['yes', 'yes']);
  });
});
