// How a centre matches and when a coordinator can be at a meeting: what is stored, by whom, once for each state, and written down.
import { beforeEach, describe, expect, it } from 'vitest';
import { criteria, usualSettings } from '../../src/matching/pool.ts';
import { choiceOf } from '../../src/programme/desk/centre-settings.ts';
import { workingSlots } from '../../src/programme/desk/hours.ts';
import { weightChoices, weightFactors } from '../../src/programme/desk/weight-choices.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf } from '../../src/speech/compose-view.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';

const catalogue = openCatalogue();
const words = (key: string, params = {}) => catalogue.text('en', 'settings-desk', key, params);
const STALE = catalogue.text('en', 'desk', 'stale');
const UNKNOWN = catalogue.text('en', 'desk', 'unknown');
const fields = {
  ...Object.fromEntries(criteria.map((one) => [`weight-${one}`, 'normal'])),
  ...{ 'weight-help': 'no', 'weight-waiting': 'very-much', level: 'B2', score: '40', place: ' Kouter 1 ' },
};

let story: DeskStory;
beforeEach(async () => {
  story = await openDeskStory(memoryStore());
  await story.coordinator('sofie', 'ghent');
  await story.coordinator('paul', 'paris');
});

const set = (who: string, revision: number, change: Record<string, string> = {}) =>
  story.act(who, { do: 'centre-set', object: 'ghent', revision, fields: { ...fields, ...change } });
const stored = async () => (await story.desk('sofie')).centreSettings.find(({ centreId }) => centreId === 'ghent');
const audits = () => (story.store as ReturnType<typeof memoryStore>).admin.count('audit');

describe('the settings of a centre', () => {
  it('are stored as weights: the usual one of the criterion times the number of the choice', async () => {
    const before = audits();
    await set('sofie', 1);
    expect(await stored()).toMatchObject({
      weights: { ...usualSettings.weights, help: 0, waiting: usualSettings.weights.waiting * 4 },
      minimumLevel: 'B2',
      minimumScore: 400,
      meetingPlace: 'Kouter 1',
    });
    expect(audits()).toBe(before + 1);
  });

  it('name the closing days, which those write who answer for the centre; whoever does not changes none', async () => {
    await story.lead('sofie', 'ghent');
    await story.coordinator('tom', 'ghent');
    await set('sofie', 1, { closing: '2026-12-24 – 2027-01-02\n2026-11-30' });
    expect((await stored())?.closingDays).toEqual(['2026-11-30', '2026-12-24/2027-01-02']);
    await set('tom', 2, { closing: '' });
    expect((await stored())?.closingDays).toEqual(['2026-11-30', '2026-12-24/2027-01-02']);
    await set('sofie', 3, { closing: 'Christmas' });
    expect((await stored())?.closingDays).toHaveLength(2);
    await set('sofie', 3, { closing: '' });
    expect((await stored())?.closingDays).toEqual([]);
  });

  it('are changed once for the state that the form was opened for', async () => {
    await set('sofie', 1);
    await set('sofie', 1, { place: 'Elsewhere' });
    expect(story.view('sofie').notice).toContain(STALE.slice(0, 20));
    expect((await stored())?.meetingPlace).toBe('Kouter 1');
    await set('sofie', 2, { place: 'Elsewhere' });
    expect((await stored())?.meetingPlace).toBe('Elsewhere');
  });

  it('are unknown to somebody of another centre', async () => {
    await set('paul', 1);
    expect(story.view('paul').notice).toBe(UNKNOWN);
    expect(await stored()).toBeUndefined();
  });

  it.each([
    ['a score above a hundred', { score: '101' }],
    ['a score that is no number', { score: 'high' }],
    ['a level that nobody can talk at', { level: 'A1' }],
    ['a choice that is not in the list', { 'weight-job': 'constructor' }],
    ['nothing that counts', Object.fromEntries(criteria.map((one) => [`weight-${one}`, 'no']))],
    ['a place as long as a letter', { place: 'x'.repeat(301) }],
  ])('are not stored with %s', async (_, change) => {
    await set('sofie', 1, change);
    expect(await stored()).toBeUndefined();
  });

  it('read back as the choice that was made; a weight from elsewhere as the nearest one', () => {
    for (const one of criteria) {
      for (const choice of weightChoices) {
        expect(choiceOf(one, usualSettings.weights[one] * weightFactors[choice])).toBe(choice);
      }
      expect(choiceOf(one, undefined)).toBe('normal');
      expect(choiceOf(one, usualSettings.weights[one] * 3.4)).toBe('very-much');
    }
  });
});

describe('the hours of a coordinator', () => {
  const hours = async () => (await story.desk('sofie')).team.find(({ id }) => id === story.id('sofie'))?.hours;
  async function press(slot: string) {
    await story.act('sofie', { do: 'open', object: 'hours', revision: 0 });
    const found = actionsOf(story.view('sofie')).find(({ object }) => object === `ghent/${slot}`);
    if (!found) throw new Error(`There is no button ${slot}`);
    const act = { do: found.do, object: found.object, revision: found.revision };
    await story.act('sofie', act);
    return act;
  }

  it('are working hours until they are changed; each button switches one time, once', async () => {
    expect(await hours()).toBeNull();
    const act = await press('sat-10');
    expect(await hours()).toEqual([...workingSlots, 'sat-10']);
    await story.act('sofie', act);
    expect(story.view('sofie').notice).toBe(STALE);
    expect(await hours()).toHaveLength(workingSlots.length + 1);
    await press('sat-10');
    expect(await hours()).toEqual(workingSlots);
  });

  it('may be none at all, which is said', async () => {
    for (const slot of workingSlots) await press(slot);
    expect(await hours()).toEqual([]);
    expect(JSON.stringify(story.view('sofie'))).toContain(words('hours.none'));
  });
});
