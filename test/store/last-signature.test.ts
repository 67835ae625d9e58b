// The last two of three sign at the same instant: one of them begins the duo, and only one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Happening } from '../../src/core/input.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { duoOf, prepares, signs, toSign } from '../support/sign-talk.ts';
import { type OpenedForTest, postgresStore } from '../support/stores.ts';

let opened: OpenedForTest;
let story: DeskStory;

beforeAll(async () => {
  opened = await postgresStore();
  story = await openDeskStory(opened.store);
  await story.coordinator('sofie', 'ghent');
  await story.person('ana', { role: 'mentee', stage: 'pool' });
  await story.person('ben', { role: 'mentor', stage: 'pool' });
  await toSign(story, 'ana', 'ben', 'sofie');
  await prepares(story, 'sofie', 'ana', { questions: 'none' });
  await signs(story, 'ben');
  await signs(story, 'ana', '[✅ Sign]');
});
afterAll(() => opened.close());

it('both are kept, and the duo begins once', async () => {
  const asked = story.screen('ana').findLast(({ body }) => body.buttons.length > 0);
  const { id, menteeId, mentorId } = await duoOf(story, 'sofie', 'ana');
  const object = [id, menteeId, mentorId].join('+');
  const at = { do: 'agreement-sign', object, revision: 1, fields: { name: 'Sofie Peeters' } };
  const both: readonly (readonly [string, Happening])[] = [
    ['ana', { kind: 'tap', ask: asked?.ask ?? 0, option: 'sign' }],
    ['sofie', { kind: 'act', act: at }],
  ];
  // Both turns are decided from the same picture; then both are written at once.
  for (const [who, what] of both) await story.arrives(who, what);
  const commits = [];
  for (const [who] of both) commits.push(await story.commitOf(who));
  const written = await Promise.all(commits.map((commit) => story.store.commitTurn(commit)));
  expect([...written].sort()).toEqual([false, true]);
  await story.settle();
  await story.wait(60_000);
  const duo = await duoOf(story, 'sofie', 'ana');
  expect(duo).toMatchObject({ state: 'active', startedAt: '2026-11-30T09:00:00.000Z' });
  expect(duo.signatures.map(({ role }) => role).sort()).toEqual(['coordinator', 'mentee', 'mentor']);
  for (const who of ['ana', 'ben']) {
    const told = story.screen(who).filter(({ body }) => body.text.startsWith('All three have signed'));
    expect(told).toHaveLength(1);
  }
});
