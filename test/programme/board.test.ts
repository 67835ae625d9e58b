// What coordinators decide in a matching session: each decision once, on the state it was shown for; who takes part in it; and what keeps two apart.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '../../src/core/view.ts';
import { usualSettings } from '../../src/matching/pool.ts';
import { boardDecisions } from '../../src/programme/desk/board-decisions.ts';
import { boardForms } from '../../src/programme/desk/board-forms.ts';
import { menteeOf, mentorOf } from '../../src/programme/matching/candidates.ts';
import { asWritten, jobWords } from '../../src/programme/matching/job-words.ts';
import { settingsOf } from '../../src/programme/matching/settings-of.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf, plainText } from '../../src/speech/compose-view.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';

const catalogue = openCatalogue();
const STALE = catalogue.text('en', 'desk', 'stale');
const UNKNOWN = catalogue.text('en', 'desk', 'unknown');
const says = (key: string, params = {}) => catalogue.text('en', 'board', key, params);

let story: DeskStory;
beforeEach(async () => {
  story = await openDeskStory(memoryStore());
  await story.coordinator('sofie', 'ghent');
  await story.coordinator('tom', 'ghent');
  await story.person('ana', { role: 'mentee', stage: 'pool' });
  await story.person('ben', { role: 'mentor', stage: 'pool' });
});

const session = async () => (await story.desk('sofie')).matchSessions.find(({ state }) => state === 'open')?.id ?? '';
const opens = () => story.press('sofie', 'matching', 'match-open');
const look = async (page: string, who = 'sofie') => {
  await story.act(who, { do: 'open', object: page, revision: 0 });
  return story.view(who);
};
const board = async (who = 'sofie') => look(`match/${await session()}/1`, who);
const why = async (mentor = '') => look(`match-why/${await session()}/${story.id('ana')}${mentor && `/${mentor}`}`);
const rows = async () =>
  (await story.desk('sofie')).matchPairs.map(({ state, mentorId }) => [state, mentorId !== null]);
const notice = () => story.view('sofie').notice;

/** A decision as a button, or the form behind one, would send it. */
async function found(name: string, page: () => Promise<unknown>): Promise<Act> {
  await page();
  const [opener] = Object.entries(boardForms).flatMap(([key, { sends }]) => (sends === name ? [key] : []));
  const all = actionsOf(story.view('sofie'));
  const button = all.find((one) => one.do === name || one.do === opener);
  if (!button) throw new Error(`There is no ${name}`);
  return { do: name, object: button.object, revision: button.revision };
}

type Case = {
  given?: () => Promise<unknown>;
  page: () => Promise<unknown>;
  fields?: Act['fields'];
  notice: string;
  is: unknown;
  result?: () => Promise<unknown>;
};
const two = { name: 'Ana', mentor: 'Ben' };
const cases: Readonly<Record<string, Case>> = {
  'match-open': {
    given: async () => {},
    page: () => look('matching'),
    notice: says('done.match-open', { centre: 'Ghent' }),
    result: async () => (await story.desk('sofie')).matchSessions.map(({ state, present }) => [state, present.length]),
    is: [['open', 1]],
  },
  'match-confirm': { page: () => board(), notice: says('done.match-confirm', two), is: [['confirmed', true]] },
  'match-lock': { page: () => board(), notice: says('done.match-lock', two), is: [['locked', true]] },
  'match-leave': { page: () => board(), notice: says('done.match-leave', two), is: [['open', false]] },
  'match-park': {
    page: () => why(),
    fields: { until: '2026-12-24', note: 'Has an exam' },
    notice: says('done.match-park', { name: 'Ana', date: '$date:2026-12-24' }),
    result: async () =>
      (await story.desk('sofie')).matchPairs.map(({ state, parkedUntil, note }) => [state, parkedUntil, note]),
    // The first instant of that day in Ghent.
    is: [['open', '2026-12-23T23:00:00.000Z', 'Has an exam']],
  },
  'match-back': {
    given: async () => {
      await opens();
      await story.act('sofie', await found('match-confirm', () => board()));
    },
    page: () => board(),
    notice: says('done.match-back', two),
    is: [['none', false]],
  },
  'match-veto': {
    given: async () => {
      await opens();
      await story.act('sofie', await found('match-confirm', () => board()));
    },
    page: () => why(),
    notice: says('done.match-veto', two),
    // What was confirmed is taken back with it.
    result: async () => [await rows(), (await story.desk('sofie')).vetoes.map(({ state }) => state)],
    is: [[['none', false]], ['on']],
  },
  'match-lift': {
    given: async () => {
      await opens();
      await story.act('sofie', await found('match-veto', () => why()));
    },
    page: () => why(),
    notice: says('done.match-lift', two),
    result: async () => (await story.desk('sofie')).vetoes.map(({ state }) => state),
    is: ['off'],
  },
  'match-note': {
    page: () => why(),
    fields: { note: 'Knows her aunt' },
    notice: says('done.match-note', two),
    result: async () => (await story.desk('sofie')).matchPairs.map(({ state, note }) => [state, note]),
    is: [['none', 'Knows her aunt']],
  },
  'match-minute': {
    page: () => board(),
    fields: { note: 'A short one' },
    notice: says('done.match-minute'),
    result: async () => (await story.desk('sofie')).matchSessions.map(({ note }) => note),
    is: ['A short one'],
  },
  'match-send': {
    given: async () => {
      await opens();
      await story.act('sofie', await found('match-confirm', () => board()));
    },
    page: () => board(),
    notice: says('done.match-send', { count: 1 }),
    result: async () => {
      const { duos, people, matchSessions } = await story.desk('sofie');
      const states = [duos.map(({ state }) => state), people.map(({ stage }) => stage)];
      return [...states, matchSessions.map(({ state }) => state)];
    },
    is: [['proposed'], ['first-meeting', 'first-meeting'], ['closed']],
  },
};

it('every decision that there is stands in this file', () => {
  expect(Object.keys(cases).sort()).toEqual(Object.keys(boardDecisions).sort());
});

describe.each(Object.keys(cases))('the decision %s', (name) => {
  const { given = opens, page, fields, notice: said, is, result = rows } = cases[name] as Case;
  const whole = (act: Act): Act => (fields ? { ...act, fields } : act);

  it('is done once, said, and written down; a second click is told that it is old', async () => {
    await given();
    const act = whole(await found(name, page));
    const { count } = (story.store as ReturnType<typeof memoryStore>).admin;
    const audits = count('audit');
    const shown = story.shown.length;
    await story.act('sofie', act);
    const notices = story.shown.slice(shown).flatMap(({ delivery }) => delivery.body.view?.notice ?? []);
    expect(notices).toContain(said);
    expect(count('audit')).toBeGreaterThan(audits);
    expect(await result()).toEqual(is);
    await story.act('sofie', act);
    const { notice: again = '' } = story.view('sofie');
    expect(again === STALE || again.startsWith(catalogue.text('en', 'desk', 'stale.form', { written: '' }))).toBe(true);
    expect(await result()).toEqual(is);
  });

  it('is not known on a desk that is none of this centre', async () => {
    await given();
    const act = whole(await found(name, page));
    await story.coordinator('paula', 'paris');
    await story.act('paula', act);
    expect(story.view('paula').notice).toBe(UNKNOWN);
  });
});

describe('in a session', () => {
  it('nobody outside of the team is told anything before the invitations, and both coordinators who were there get the minutes', async () => {
    await opens();
    await board('tom');
    await story.act('sofie', await found('match-lock', () => board()));
    const again = actionsOf(await board('tom')).find((one) => one.do === 'match-confirm');
    await story.act('tom', { do: 'match-confirm', object: again?.object ?? '', revision: again?.revision ?? 0 });
    const told = () => story.shown.filter(({ who }) => who === 'ana' || who === 'ben');
    expect(told()).toEqual([]);
    expect((await story.desk('sofie')).matchSessions[0]?.present).toEqual([story.id('sofie'), story.id('tom')]);
    await story.act('sofie', await found('match-send', () => board()));
    expect(new Set(told().map(({ who }) => who))).toEqual(new Set(['ana', 'ben']));
    for (const who of ['sofie', 'tom']) {
      const files = story.screen(who).flatMap(({ body }) => ('document' in body ? [body.document?.name] : []));
      expect([who, files]).toEqual([who, ['minutes.pdf']]);
    }
    // Tom confirmed the pair, so he accompanies it.
    expect((await story.desk('sofie')).duos[0]?.coordinatorId).toBe(story.id('tom'));
  });

  it('a colleague who only writes a note does not become the one who confirmed', async () => {
    await opens();
    await story.act('sofie', await found('match-confirm', () => board()));
    const act = await found('match-note', () => why());
    await story.act('tom', { ...act, fields: { note: 'Good idea' } });
    await story.act('tom', await found('match-send', () => board('sofie')));
    expect((await story.desk('sofie')).duos[0]?.coordinatorId).toBe(story.id('sofie'));
  });

  it('the invitations are not sent when a colleague has decided something since', async () => {
    await opens();
    await story.act('sofie', await found('match-confirm', () => board()));
    const send = await found('match-send', () => board());
    await story.act('tom', await found('match-back', () => board()));
    await story.act('sofie', send);
    expect(notice()).toBe(STALE);
    expect((await story.desk('sofie')).duos).toEqual([]);
  });

  it('who was not told yet that they were accepted is not on the agenda, nor is who takes a break', async () => {
    await story.person('eva', { role: 'mentee', stage: 'interview' });
    const eva = (await story.desk('sofie')).people.find(({ id }) => id === story.id('eva'));
    await story.act('sofie', { do: 'accept', object: story.id('eva'), revision: eva?.revision ?? 0 });
    await opens();
    expect(plainText(await board())).not.toContain('Eva');
    await story.wait(11 * 60_000);
    expect(plainText(await board())).toContain('Eva');
    await story.says('ana', '/break');
    await story.says('ana', '[✍️ I will write when I am back]');
    expect(plainText(await board())).not.toContain('Ana');
  });

  it('two who were proposed to each other before are never again, and that is said', async () => {
    await story.propose('sofie', 'ana', 'ben');
    const { duos } = await story.desk('sofie');
    await story.write('ana', () => [
      { op: 'update', table: 'duo', id: duos[0]?.id ?? '', row: { state: 'declined' } },
      { op: 'update', table: 'person', id: story.id('ana'), row: { stage: 'pool' } },
      { op: 'update', table: 'person', id: story.id('ben'), row: { stage: 'pool' }, owner: story.id('ben') },
    ]);
    await opens();
    expect(plainText(await why('ben'))).toContain(
      says('not.apart', { ...two, why: says('obstacle.before', { level: 'B1' }) }),
    );
  });

  it('the centre’s own minimum keeps pairs apart, and a pair that was confirmed before it was raised is not invited', async () => {
    await opens();
    await story.act('sofie', await found('match-confirm', () => board()));
    await story.write('ana', () => [
      { op: 'update', table: 'centre_setting', id: 'ghent', row: { minimum_score: 990 } },
    ]);
    expect(plainText(await board())).toContain(says('obstacle.score', { level: 'B1' }));
    await story.act('sofie', await found('match-send', () => board()));
    expect(notice()).toBe(says('done.match-send.lost', { count: 0, names: 'Ana' }));
    expect((await story.desk('sofie')).duos).toEqual([]);
    expect(plainText(await look(`minutes/${(await story.desk('sofie')).matchSessions[0]?.id}`))).toContain('with Ben');
  });

  it('several mentors of one name are told apart', async () => {
    await story.person('ben-two', { role: 'mentor', stage: 'pool', name: 'Ben' });
    await opens();
    const view = await why('ben');
    expect(plainText(view)).toContain(says('not.several', { name: 'ben' }));
    expect(actionsOf(view).filter(({ label }) => label === '❓ Ben')).toHaveLength(2);
  });
});

describe('answers become candidates', () => {
  const person = async (who: string) => {
    const { people } = await story.desk('sofie', 'pool');
    const one = people.find(({ id }) => id === story.id(who));
    if (!one) throw new Error(`Nobody is called ${who}`);
    return one;
  };

  it('"I do not know" is not given, words are no code, and a scale is a number', async () => {
    await story.person('eva', {
      role: 'mentee',
      stage: 'pool',
      answers: {
        'interview.job': 'unsure',
        'interview.goals': 'unsure',
        'interview.sectors': ['care', 'my uncle’s shop'],
        'interview.scale-plan': 'a2',
        'interview.scale-talk': 'b1',
        'interview.scale-pace': 'unsure',
      },
    });
    expect(menteeOf(await person('eva'))).toMatchObject({
      help: [],
      job: [],
      sectors: ['care'],
      scales: { 'scale-plan': -2, 'scale-talk': 1 },
      hasProject: false,
      online: false,
    });
    expect(menteeOf(await person('eva')).scales).not.toHaveProperty('scale-pace');
    expect(menteeOf(await person('ana')).hasProject).toBe(true);
  });

  it('who only wants to find a direction has no plan yet', async () => {
    await story.person('eva', { role: 'mentee', stage: 'pool', answers: { 'interview.goals': ['direction'] } });
    expect(menteeOf(await person('eva')).hasProject).toBe(false);
  });

  it('a mentor says whom they like to work with, and has room for one', async () => {
    await story.person('dan', { role: 'mentor', stage: 'pool', answers: { 'interview.project': 'open' } });
    const desk = await story.desk('sofie', 'pool');
    expect(mentorOf(await person('dan'), desk)).toMatchObject({
      prefers: 'open',
      capacity: 1,
      taken: 0,
      trained: true,
    });
    expect(mentorOf(await person('ben'), desk)).not.toHaveProperty('prefers');
  });

  it('words of a job are those about work, told as they were written', () => {
    expect(jobWords('I was an Électricien for ten years in a big hospital')).toEqual(['electricien', 'hospital']);
    expect(asWritten('electricien', 'I was an Électricien for ten years')).toBe('électricien');
  });

  it('what a centre has not set is the usual', () => {
    const own = { centreId: 'ghent', weights: { help: 10 }, minimumLevel: 'C1', minimumScore: null };
    const desk = {
      centreSettings: [{ ...own, meetingPlace: null, closingDays: [], care: { weights: null }, revision: 0 }],
    };
    expect(settingsOf(desk, 'ghent')).toEqual({
      ...usualSettings,
      minimumLevel: 'C1',
      weights: { ...usualSettings.weights, help: 10 },
    });
    expect(settingsOf(desk, 'paris')).toEqual(usualSettings);
  });
});
