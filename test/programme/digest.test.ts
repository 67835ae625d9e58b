// The weekly digest: on Monday at half past eight where the team is, once a week, late on the same day only.
import { beforeEach, describe, expect, it } from 'vitest';
import { digestPlan } from '../../src/programme/desk/digest.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';

const HOUR = 3_600_000;
let story: DeskStory;

/** Sofie of Ghent, on a Saturday, whose digest is planned as the schedule plans it. */
beforeEach(async () => {
  story = await openDeskStory(memoryStore(), '2026-11-21T11:00:00.000Z');
  await story.coordinator('sofie', 'ghent');
  await story.write('sofie', ({ facts }) => {
    const { occurrence, at, localDate, ...plan } = digestPlan(facts.person.id, 'Europe/Brussels', story.now());
    const when = { due_at: at, local_date: localDate, ...plan, state: 'due', reason: null };
    return [{ op: 'insert', table: 'due', row: { id: occurrence, person_id: facts.person.id, ...when } }];
  });
});

const titleOf = (body: { view?: { title: string } }) => body.view?.title ?? '';
const digests = () =>
  story.shown.filter(({ who, delivery }) => who === 'sofie' && titleOf(delivery.body).startsWith('Your week from'));

describe('the digest', () => {
  it('comes on Monday at 08:30 with what the week came to and a button to the figures, and again a week later', async () => {
    await story.person('ana', { role: 'mentee', stage: 'information' });
    await story.wait(44.4 * HOUR);
    expect(digests()).toHaveLength(0);
    await story.wait(0.2 * HOUR);
    expect(digests().map(({ at }) => at)).toEqual(['2026-11-23T07:30:00.000Z']);
    const view = story.view('sofie');
    expect(view.title).toBe('Your week from 23 November 2026');
    expect(view.sections[0]?.lines).toEqual([
      '• New people: 1',
      '• Duos proposed: 0',
      '• Duos that began: 0',
      '• Meetings of my duos: held 0 of 0, still open 0',
    ]);
    expect(view.actions.map(({ do: name }) => name)).toContain('figures');
    await story.wait(7 * 24 * HOUR);
    expect(digests().map(({ at }) => at)).toEqual(['2026-11-23T07:30:00.000Z', '2026-11-30T07:30:00.000Z']);
  });

  it('is caught up on the same day, and dropped after it', async () => {
    await story.arrive('2026-11-23T15:00:00.000Z');
    expect(digests().map(({ at }) => at)).toEqual(['2026-11-23T15:00:00.000Z']);
    // Nobody was there from Sunday evening to Tuesday: this one is not told, the next one is.
    await story.arrive('2026-12-01T09:00:00.000Z');
    expect(digests()).toHaveLength(1);
    await story.wait(6 * 24 * HOUR);
    expect(
      digests()
        .map(({ at }) => at)
        .at(-1),
    ).toBe('2026-12-07T07:30:00.000Z');
  });
});

describe('the plan', () => {
  it.each([
    // Across the clock changes of March and October.
    ['Europe/Brussels', '2026-03-29T22:30:00.000Z', '2026-03-30T06:30:00.000Z'],
    ['Europe/Brussels', '2026-10-24T12:00:00.000Z', '2026-10-26T07:30:00.000Z'],
    ['America/New_York', '2026-11-01T12:00:00.000Z', '2026-11-02T13:30:00.000Z'],
    ['Asia/Kathmandu', '2026-11-22T12:00:00.000Z', '2026-11-23T02:45:00.000Z'],
    // On the Monday itself: before its hour it is this one, from its hour on the next.
    ['Europe/Brussels', '2026-11-23T07:29:59.000Z', '2026-11-23T07:30:00.000Z'],
    ['Europe/Brussels', '2026-11-23T07:30:00.000Z', '2026-11-30T07:30:00.000Z'],
  ])('in %s at %s is for %s', (zone, now, at) => {
    const plan = digestPlan('sofie', zone, now);
    expect([plan.at, plan.occurrence]).toEqual([at, `sofie/digest/${plan.localDate}`]);
  });
});
