// What a coordinator sees and decides: each decision once, on the state it was shown for; corrections with their reason; news at the right hour.
import { beforeEach, describe, expect, it } from 'vitest';
import { checkForm } from '../../src/app/check-form.ts';
import { silent } from '../../src/core/conversation.ts';
import type { Act } from '../../src/core/view.ts';
import { agreementDecisions } from '../../src/programme/desk/agreement-decisions.ts';
import { boardDecisions } from '../../src/programme/desk/board-decisions.ts';
import { careCaseDecisions } from '../../src/programme/desk/care-decisions.ts';
import { weightsDecisions } from '../../src/programme/desk/care-weights.ts';
import { centreDecisions } from '../../src/programme/desk/centre-settings.ts';
import { decisionNames } from '../../src/programme/desk/decide.ts';
import { courseDecisions } from '../../src/programme/desk/duo-life.ts';
import { faqDecisions } from '../../src/programme/desk/faq.ts';
import { figuresDecisions } from '../../src/programme/desk/figures-link.ts';
import { guideDecisions } from '../../src/programme/desk/guides.ts';
import { hoursDecisions } from '../../src/programme/desk/hours.ts';
import { inviteDecisions } from '../../src/programme/desk/invites.ts';
import { weekDecisions } from '../../src/programme/desk/log-week.ts';
import { meetingDecisions } from '../../src/programme/desk/meeting-decisions.ts';
import { sealDecisions } from '../../src/programme/desk/open-seal.ts';
import { projectorDecisions } from '../../src/programme/desk/projector-link.ts';
import { programme } from '../../src/programme/turn.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf, plainText, type ShownView } from '../../src/speech/compose-view.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory, type Somebody } from '../support/desk-story.ts';
import { earlierFields } from '../support/earlier-training.ts';
import { emptyDesk, factsFor } from '../support/facts.ts';

const HOUR = 3_600_000;
const catalogue = openCatalogue();
/** A text of the desk; what it says is the catalogue's, when it is said is this file's. */
const words = (key: string, params = {}) =>
  catalogue.text(
    'en',
    ['desk', 'desk-answers'].find((file) => catalogue.has('en', file, key)) ?? 'interviews-desk',
    key,
    params,
  );
const STALE = words('stale');
const UNKNOWN = words('unknown');
/** A text of what coordinators do together. */
const together = (key: string, params = {}) => catalogue.text('en', 'teamwork', key, params);
const [staleForm = ''] = words('stale.form', { written: '|' }).split('|');
const isOld = (notice = '') => notice === STALE || notice.startsWith(staleForm);
/** A text about sessions. */
const session = (key: string, params = {}) => catalogue.text('en', 'sessions-desk', key, params);
/** A text about trainings and exchanges. */
const training = (key: string, params = {}) => catalogue.text('en', 'desk-training', key, params);
const trainingFields = {
  ...{ day1: '2026-12-01', day2: '2026-12-02', day3: '2026-12-08', day4: '2026-12-09' },
  ...{ morning: '09:00', afternoon: '13:30', online: 'no', place: 'Kouter 1', language: 'nl', seats: '12' },
};

let story: DeskStory;
beforeEach(async () => {
  story = await openDeskStory(memoryStore());
  await story.coordinator('sofie', 'ghent');
  await story.coordinator('tom', 'ghent');
});

const opened = async (page: string, who = 'sofie'): Promise<ShownView> => {
  await story.act(who, { do: 'open', object: page, revision: 0 });
  return story.view(who);
};
const personView = (who: string) => opened(`person/${story.id(who)}`);
const duoView = async () => opened(`duo/${(await story.desk('sofie')).duos[0]?.id}`);
const stageOf = async (who: string) => (await story.desk('sofie')).people.find(({ id }) => id === story.id(who))?.stage;

/** The action of a view, as its button would send it. */
function actionOf(view: ShownView, name: string): Act {
  const found = actionsOf(view).find((one) => one.do === name);
  if (!found) throw new Error(`There is no ${name} in ${view.object}`);
  return { do: found.do, object: found.object, revision: found.revision };
}

async function activeDuo(): Promise<void> {
  await story.person('ana', { role: 'mentee', stage: 'pool' });
  await story.person('ben', { role: 'mentor', stage: 'pool' });
  await story.propose('sofie', 'ana', 'ben');
  await story.begun('ana', 'ben');
}

/** A decision: how things must be, the page it is on, and how it is seen that it was done. */
type Case = {
  given: () => Promise<unknown>;
  page: () => Promise<ShownView>;
  result: () => Promise<unknown>;
  is: unknown;
  /** What is said, where it is not a text of the desk about one person. */
  notice?: string;
  /** What is written into its form. */
  fields?: () => Record<string, string>;
  /** What is said when it is done, where that is no text of desk.json; and where a stale click leads to. */
  said?: () => string;
  shows?: RegExp;
};

/** The form that an action of a page opens. */
const formOf = (page: () => Promise<ShownView>, name: string) => async () => {
  await story.act('sofie', actionOf(await page(), name));
  return story.view('sofie');
};
const deputies = async () => {
  const { team } = await story.desk('sofie');
  const nameOf = (id: string) => team.find((one) => one.id === id)?.name;
  return team.flatMap(({ name, deputy }) => (deputy ? [[name, nameOf(deputy.id), deputy.from, deputy.until]] : []));
};
const opensTimes = async () => {
  const form = actionOf(await opened('slots/1'), 'to-open-times');
  await story.act('sofie', filled({ ...form, do: 'open-times' }));
};
const formOn = async (name: string, who = 'ana') => {
  await story.act('sofie', actionOf(await personView(who), name));
  return story.view('sofie');
};
const detailOf = async (who: string) =>
  (await story.desk('sofie', { persons: [story.id(who)] })).people.find(({ id }) => id === story.id(who));
const answerOf = async (name: string) => (await detailOf('ana'))?.answers?.[name];
const pendingOf = async (who: string) => (await detailOf(who))?.pending.map(({ kind }) => kind);
const somebody = (who: string, is: Somebody) => () => story.person(who, is);
const called = async () => {
  await story.person('ana', { role: 'mentee', stage: 'pool' });
  await story.says('ana', '/person');
};
const checkedOf = async (who: string) =>
  (await story.desk('sofie')).people.find(({ id }) => id === story.id(who))?.checked?.by === story.id('sofie');

/** A session this evening with one seat, which Ana has; made on the board as a coordinator does. */
const sessionFields = {
  date: '2026-11-23',
  time: '18:00',
  online: 'no',
  place: 'Kouter 1',
  language: 'en',
  seats: '1',
};
const opensForm = async (page: string, name: string) => {
  await story.act('sofie', actionOf(await opened(page), name));
  return story.view('sofie');
};
const filledIn = async (page: string, opens: string, fields: Act['fields'] = {}) => {
  const [send] = actionsOf(await opensForm(page, opens));
  if (!send) throw new Error('The form sends nothing');
  return story.act('sofie', { do: send.do, object: send.object, revision: send.revision, fields });
};
const booked = async (...more: string[]) => {
  for (const who of ['ana', ...more]) await story.person(who, { role: 'mentee', stage: 'information' });
  await filledIn('sessions/1', 'new-session', sessionFields);
  for (const who of ['ana', ...more]) await story.says(who, '1');
};
const held = async (...more: string[]) => {
  await booked(...more);
  await story.wait(9.5 * HOUR);
};
const theSession = async () => (await story.desk('sofie')).gatherings[0];
const sessionView = async () => opened(`session/${(await theSession())?.id}`);
const seats = async () => (await theSession())?.taken.map(({ state }) => state);

const cases: Readonly<Record<string, Case>> = {
  eligible: {
    given: somebody('ana', { role: 'mentee', stage: 'information' }),
    page: () => personView('ana'),
    result: async () => [await stageOf('ana'), await checkedOf('ana')],
    is: ['information', true],
  },
  informed: {
    given: async () => {
      await story.person('ana', { role: 'mentee', stage: 'information' });
      await story.act('sofie', actionOf(await personView('ana'), 'eligible'));
    },
    page: () => personView('ana'),
    result: () => stageOf('ana'),
    is: 'interview',
  },
  'create-session': {
    given: async () => {},
    page: () => opensForm('sessions/1', 'new-session'),
    result: async () =>
      (await story.desk('sofie')).gatherings.map(({ startsAt, place, seats }) => [startsAt, place, seats]),
    is: [['2026-11-23T17:00:00.000Z', 'Kouter 1', 1]],
    notice: session('done.create-session', { count: 1 }),
  },
  'session-changed': {
    given: () => booked(),
    page: async () => opensForm(`session/${(await theSession())?.id}`, 'change-session'),
    result: async () => (await theSession())?.startsAt,
    is: '2026-11-23T18:00:00.000Z',
    notice: session('done.session-changed'),
  },
  'cancel-session': {
    given: () => booked(),
    page: sessionView,
    result: async () => [(await theSession())?.state, await seats()],
    is: ['cancelled', []],
    notice: session('done.cancel-session', { count: 1 }),
  },
  came: {
    given: () => held(),
    page: sessionView,
    result: seats,
    is: ['came'],
    notice: session('done.came', { name: 'Ana' }),
  },
  missed: {
    given: async () => {
      await held();
      await story.act('sofie', actionOf(await sessionView(), 'came'));
    },
    page: sessionView,
    result: seats,
    is: ['missed'],
    notice: session('done.missed', { name: 'Ana' }),
  },
  'rest-missed': {
    given: () => held(),
    page: sessionView,
    result: seats,
    is: ['missed'],
    notice: session('done.rest-missed', { count: 1 }),
  },
  'open-times': {
    given: async () => {},
    page: async () => {
      await story.act('sofie', actionOf(await opened('slots/1'), 'to-open-times'));
      return story.view('sofie');
    },
    result: async () => (await story.desk('sofie')).slots.map(({ startsAt, place }) => [startsAt, place]),
    is: [
      ['2026-11-24T13:30:00.000Z', 'Coupure 1'],
      ['2026-12-01T13:30:00.000Z', 'Coupure 1'],
    ],
  },
  limit: {
    given: opensTimes,
    page: async () => {
      await story.act('sofie', actionOf(await opened('slots/1'), 'to-limit'));
      return story.view('sofie');
    },
    result: async () => (await story.desk('sofie')).team.map(({ weeklyLimit }) => weeklyLimit),
    is: [3, null],
  },
  'close-time': {
    given: opensTimes,
    page: () => opened('slots/1'),
    result: async () => (await story.desk('sofie')).slots.map(({ state }) => state),
    is: ['closed', 'open'],
  },
  'move-time': {
    given: opensTimes,
    page: async () => {
      await story.act('sofie', actionOf(await opened('slots/1'), 'to-move-time'));
      return story.view('sofie');
    },
    result: async () => (await story.desk('sofie')).slots.map(({ startsAt }) => startsAt),
    is: ['2026-11-25T08:00:00.000Z', '2026-12-01T13:30:00.000Z'],
  },
  'cancel-time': {
    given: async () => {
      await opensTimes();
      await story.person('ana', { role: 'mentee', stage: 'interview' });
      const { slots } = await story.desk('sofie');
      await story.write('ana', ({ facts }) => [
        {
          op: 'update',
          table: 'interview_slot',
          id: slots[0]?.id ?? '',
          row: { person_id: facts.person.id },
        },
      ]);
    },
    page: () => opened('slots/1'),
    result: async () => (await story.desk('sofie')).slots.map(({ state, personId }) => [state, personId]),
    is: [
      ['closed', null],
      ['open', null],
    ],
  },
  continue: {
    given: somebody('ana', { role: 'mentee', stage: 'interview' }),
    page: () => formOn('to-continue'),
    result: async () => [await stageOf('ana'), await answerOf('decision.missing'), await pendingOf('ana')],
    is: ['interview', 'project', ['continued']],
  },
  decline: {
    given: somebody('ana', { role: 'mentee', stage: 'interview' }),
    page: () => formOn('to-decline'),
    result: async () => [await stageOf('ana'), await pendingOf('ana')],
    is: ['ended', ['declined']],
  },
  'take-back': {
    given: async () => {
      await story.person('ana', { role: 'mentee', stage: 'interview' });
      await story.act('sofie', actionOf(await personView('ana'), 'accept'));
    },
    page: () => personView('ana'),
    result: async () => [await stageOf('ana'), await answerOf('decision.result'), await pendingOf('ana')],
    is: ['interview', 'none', []],
  },
  reopen: {
    given: somebody('ana', { role: 'mentee', stage: 'ended', answers: { 'decision.result': 'decline' } }),
    page: () => personView('ana'),
    result: async () => [await stageOf('ana'), await answerOf('decision.result')],
    is: ['interview', 'none'],
  },
  note: {
    given: somebody('ana', { role: 'mentee', stage: 'pool' }),
    page: () => formOn('to-note'),
    result: async () => (await detailOf('ana'))?.notes.map(({ kind, text }) => [kind, text]),
    is: [['private', 'Only for us']],
  },
  accept: {
    given: somebody('ana', { role: 'mentee', stage: 'interview' }),
    page: () => personView('ana'),
    result: () => stageOf('ana'),
    is: 'pool',
  },
  earlier: {
    given: somebody('ben', { role: 'mentor', stage: 'training' }),
    page: () => formOn('to-earlier', 'ben'),
    fields: () => earlierFields,
    result: () => stageOf('ben'),
    is: 'pool',
    said: () => training('done.earlier', { name: 'Ben', count: 8 }),
  },
  'create-training': {
    given: somebody('ben', { role: 'mentor', stage: 'training' }),
    page: () => opensForm('trainings/1', 'new-training'),
    fields: () => trainingFields,
    result: async () =>
      (await story.desk('sofie')).gatherings.map(({ module, startsAt, kind, code }) =>
        [module, startsAt, kind, /^\d{4}$/.test(code ?? '')].join(' '),
      ),
    is: ['2026-12-01', '2026-12-02', '2026-12-08', '2026-12-09'].flatMap((day, nth) => [
      `${nth * 2 + 1} ${day}T08:00:00.000Z training true`,
      `${nth * 2 + 2} ${day}T12:30:00.000Z training true`,
    ]),
    said: () => training('done.create-training', { count: 8 }),
    shows: /^trainings\//,
  },
  'create-module': {
    given: async () => {},
    page: () => opensForm('trainings/1', 'new-module'),
    fields: () => ({ ...trainingFields, module: '3', date: '2026-12-15', time: '09:00' }),
    result: async () => (await story.desk('sofie')).gatherings.map(({ module, series }) => [module, series]),
    is: [[3, null]],
    said: () => training('done.create-module', { count: 1 }),
    shows: /^trainings\//,
  },
  'create-event': {
    given: async () => {},
    page: () => opensForm('trainings/1', 'new-event'),
    fields: () => ({ ...trainingFields, event: 'cv-workshop', date: '2026-12-31', time: '14:00' }),
    result: async () =>
      (await story.desk('sofie')).gatherings.map(({ kind, audience, startsAt }) => [kind, audience, startsAt]),
    is: [['cv-workshop', 'mentee', '2026-12-31T13:00:00.000Z']],
    said: () => training('done.create-event'),
    shows: /^trainings\//,
  },
  'create-exchange': {
    given: async () => {},
    page: () => opensForm('trainings/1', 'new-exchange'),
    fields: () => ({ ...trainingFields, date: '2026-12-31', time: '18:00', repeat: '1' }),
    result: async () => (await story.desk('sofie')).gatherings.map(({ kind, startsAt }) => [kind, startsAt]),
    // Two months later there is no 31st.
    is: [
      ['exchange', '2026-12-31T17:00:00.000Z'],
      ['exchange', '2027-02-28T17:00:00.000Z'],
    ],
    said: () => training('done.create-exchange', { count: 2 }),
    shows: /^trainings\//,
  },
  pool: {
    given: somebody('ben', { role: 'mentor', stage: 'ended' }),
    page: () => personView('ben'),
    result: () => stageOf('ben'),
    is: 'pool',
  },
  corrected: {
    given: somebody('ana', { role: 'mentee', stage: 'pool' }),
    page: async () => {
      await story.act('sofie', actionOf(await personView('ana'), 'correct'));
      return story.view('sofie');
    },
    result: async () => (await personView('ana')).title,
    is: 'Anna (mentee)',
    fields: () => ({ 'first-name': 'Anna', reason: 'a spelling' }),
  },
  'answers-written': {
    given: somebody('ana', { role: 'mentee', stage: 'pool' }),
    page: async () => {
      await story.act('sofie', actionOf(await personView('ana'), 'answers'));
      return story.view('sofie');
    },
    result: async () =>
      plainText(await personView('ana')).includes('Work experience: 🔟 Three to ten years (by phone, Sofie'),
    is: true,
    fields: () => ({ experience: 'ten', source: 'phone' }),
  },
  interviewed: {
    given: somebody('ana', { role: 'mentee', stage: 'interview', confirmed: false }),
    page: () => personView('ana'),
    result: async () => (await story.desk('sofie')).people.map(({ interviewed }) => interviewed),
    is: [true],
  },
  'change-decide': {
    given: async () => {
      await story.person('ana', { role: 'mentee', stage: 'alumnus' });
      await story.write('ana', ({ facts }) => {
        const by = { centre_id: 'ghent', person_id: facts.person.id, at: facts.now };
        return [
          { op: 'insert', table: 'suggestion', row: { id: 'w', ...by, text: 'More', state: 'open', decision: null } },
        ];
      });
    },
    page: async () => {
      await story.act('sofie', { do: 'open', object: 'changes/1', revision: 0 });
      await story.act('sofie', actionOf(story.view('sofie'), 'to-change-decide'));
      return story.view('sofie');
    },
    result: async () => {
      const [one] = (await story.desk('sofie')).suggestions;
      const heard = story.screen('ana').filter(({ body }) => body.text.includes('• From March on')).length;
      return [one?.state, one?.decision, one?.decidedBy, heard];
    },
    is: ['planned', 'From March on', 'coordinator-sofie', 1],
    fields: () => ({ state: 'planned', decision: 'From March on' }),
    said: () => 'Kept. Ana hears it.',
    shows: /^changes\//,
  },
  'close-duo': {
    given: async () => {
      await activeDuo();
      const duo = (await story.desk('sofie')).duos[0]?.id ?? '';
      await story.write('ana', () => [{ op: 'update', table: 'duo', id: duo, row: { state: 'evaluation' } }]);
    },
    page: async () => {
      await story.act('sofie', actionOf(await duoView(), 'to-close-duo'));
      return story.view('sofie');
    },
    result: async () => [(await story.desk('sofie')).duos[0]?.state, await stageOf('ana'), await stageOf('ben')],
    is: ['closed', 'alumnus', 'pool'],
  },
  back: {
    given: async () => {
      await story.person('ana', { role: 'mentee', stage: 'pool' });
      await story.says('ana', '/break');
      await story.says('ana', '[✍️ I will write when I am back]');
    },
    page: () => personView('ana'),
    result: () => stageOf('ana'),
    is: 'pool',
  },
  move: {
    given: async () => {
      await story.person('ana', { role: 'mentee', stage: 'pool' });
      for (const words of ['/profile', '[🏠 My centre]', '[Paris]']) await story.says('ana', words);
    },
    page: () => personView('ana'),
    result: () => stageOf('ana'),
    is: undefined,
  },
  'take-case': {
    given: called,
    page: () => personView('ana'),
    result: async () => (await story.desk('sofie')).cases.map(({ owner }) => owner === story.id('sofie')),
    is: [true],
  },
  'close-case': {
    given: called,
    page: () => personView('ana'),
    result: async () => (await story.desk('sofie')).cases,
    is: [],
  },
  'deputy-set': {
    given: async () => {},
    page: formOf(() => opened('home'), 'deputy'),
    result: deputies,
    is: [['Sofie', 'Tom', '2026-11-23T23:00:00.000Z', '2026-11-28T23:00:00.000Z']],
    fields: () => ({ who: story.id('tom'), from: '2026-11-24', until: '2026-11-28' }),
    said: () => together('done.deputy-set', { name: 'Tom', from: '$date:2026-11-24', until: '$date:2026-11-28' }),
    shows: /^home$/,
  },
  'deputy-end': {
    given: async () => {
      const fields = { who: story.id('tom'), from: '2026-11-23', until: '2026-11-28' };
      await story.act('sofie', { ...actionOf(await opened('home'), 'deputy'), do: 'deputy-set', fields });
    },
    page: () => opened('home'),
    result: deputies,
    is: [],
    said: () => together('done.deputy-end'),
    shows: /^home$/,
  },
  'handed-over': {
    given: called,
    page: formOf(() => personView('ana'), 'hand-over'),
    result: async () =>
      (await story.desk('sofie')).people.map(({ coordinatorId }) => coordinatorId === story.id('tom')),
    is: [true],
    fields: () => ({ to: story.id('tom'), why: 'knows the family' }),
    said: () => together('done.handed-over', { name: 'Ana', coordinator: 'Tom' }),
  },
  merged: {
    given: async () => {
      await story.person('ana', { role: 'mentee', stage: 'interview' });
      await story.person('anna', { role: 'mentee', stage: 'pool' });
    },
    page: () => opened(`pair/${story.id('ana')}+${story.id('anna')}`),
    result: async () => (await story.desk('sofie')).people.map(({ firstName, stage }) => [firstName, stage]),
    is: [['Ana', 'pool']],
    said: () => together('done.merge', { name: 'Ana' }),
  },
  'all-handed-over': {
    given: activeDuo,
    page: formOf(() => opened('home'), 'hand-over-all'),
    result: async () => (await story.desk('sofie')).duos.map(({ coordinatorId }) => coordinatorId === story.id('tom')),
    is: [true],
    fields: () => ({ to: story.id('tom'), why: 'a new job' }),
    said: () => together('done.all-handed-over', { name: 'Tom', people: 2, duos: 1, cases: 0, slots: 0 }),
    shows: /^home$/,
  },
};
/** Decisions of one matter with a file of their own: invites.test.ts, questions.test.ts, board.test.ts, meetings.test.ts, agreement-desk.test.ts, centre-settings.test.ts, and the transcript check-in/logged-by-phone. */
const elsewhere = [
  ...Object.keys({
    ...inviteDecisions,
    ...faqDecisions,
    // Saved, hidden and shown in test/transcripts/guides.
    ...guideDecisions,
    ...boardDecisions,
    ...centreDecisions,
    ...hoursDecisions,
    ...projectorDecisions,
    ...figuresDecisions,
    ...agreementDecisions,
    ...weekDecisions,
    ...careCaseDecisions,
    ...weightsDecisions,
    // Pause, another time, extension, end and stopped messages: test/transcripts/{duo-pause,new-time,longer,our-duo}.
    ...courseDecisions,
  }),
  'answered',
  ...Object.keys(meetingDecisions),
  ...Object.keys(sealDecisions),
];
const writes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'create-session': sessionFields,
  'session-changed': { ...sessionFields, time: '19:00' },
  'open-times': { date: '2026-11-24', time: '14:30', weeks: '2', minutes: '60', place: 'Coupure 1' },
  'move-time': { date: '2026-11-25', time: '09:00', place: 'Coupure 1' },
  limit: { limit: '3' },
  continue: { missing: 'project', words: 'Bring your letter', slot: 'none' },
  decline: { reason: 'wishes', words: 'All the best' },
  note: { text: 'Only for us' },
};
const filled = (act: Act): Act => {
  const fields = cases[act.do]?.fields?.() ?? writes[act.do];
  return fields ? { ...act, fields } : act;
};

it('every decision that there is stands in this file', () => {
  const here = decisionNames.filter((name) => !elsewhere.includes(name));
  expect(Object.keys(cases).sort()).toEqual([...here].sort());
});

describe.each(Object.keys(cases))('the decision %s', (name) => {
  const { given, page, result, is, said, notice, shows = /^(person|duo|sessions?|slots)\// } = cases[name] as Case;

  it('is done once, said to whoever decided, and is written down; a second click is told that it is old', async () => {
    await given();
    const act = filled(actionOf(await page(), name));
    const audits = (story.store as ReturnType<typeof memoryStore>).admin.count('audit');
    await story.act('sofie', act);
    const about = {
      count: 2,
      limit: 3,
      name: name === 'pool' ? 'Ben' : 'Ana',
      mentee: 'Ana',
      mentor: 'Ben',
    };
    expect(story.view('sofie').notice).toBe(said?.() ?? notice ?? words(`done.${name}`, about));
    expect((story.store as ReturnType<typeof memoryStore>).admin.count('audit')).toBeGreaterThan(audits);
    expect(await result()).toEqual(is);
    await story.act('sofie', act);
    if (name === 'close-case' || name === 'move') expect(story.view('sofie').notice).toBe(UNKNOWN);
    else expect(isOld(story.view('sofie').notice), story.view('sofie').notice).toBe(true);
    expect(await result()).toEqual(is);
  });

  it('is not done when anything about it has changed since: it is shown as it is now', async () => {
    await given();
    const act = filled(actionOf(await page(), name));
    const whole = await result();
    for (const revision of [act.revision - 1, act.revision + 1]) await story.act('tom', { ...act, revision });
    expect(isOld(story.view('tom').notice), story.view('tom').notice).toBe(true);
    expect(story.view('tom').object).toMatch(shows);
    expect(await result()).toEqual(whole);
  });

  it('on what does not exist is answered like on what is somebody else’s', async () => {
    for (const object of ['', 'x', 'x+y', story.id('sofie')]) {
      await story.act('sofie', filled({ do: name, object, revision: 0 }));
      expect(story.view('sofie')).toMatchObject({ object: 'home', notice: UNKNOWN });
    }
  });
});

it('every button says what it is about and from which state, and is refused to nobody of the team', async () => {
  await called();
  for (const view of [await personView('ana'), await opened('home'), await opened('people/1')]) {
    for (const action of actionsOf(view)) {
      expect(action.object).not.toBe('');
      if (action.do !== 'open') expect(action.revision).toBeGreaterThan(0);
    }
  }
  const act = actionOf(await personView('ana'), 'take-case');
  await story.act('tom', act);
  expect((await story.desk('sofie')).cases).toMatchObject([{ owner: story.id('tom') }]);
});

describe('a correction', () => {
  const check = checkForm(catalogue, { now: () => '2026-11-22T09:00:00.000Z' });
  const wrong = (given: Record<string, string>) =>
    Object.keys(check({ do: 'corrected', object: 'p', revision: 1, fields: { reason: 'because', ...given } }, 'en'));

  it.each([
    ['first-name', '', false],
    ['first-name', '123', false],
    ['first-name', 'Ä'.repeat(41), false],
    ['first-name', 'Ä'.repeat(40), true],
    ['born', '98', false],
    ['born', '1899', false],
    ['born', 'in 1998', false],
    ['born', '2099', false],
    ['born', ' 1998 ', true],
    ['levels', '', false],
    ['levels', 'Arabic', false],
    ['levels', 'Arabic C3', false],
    ['levels', 'Klingon B1', false],
    ['levels', 'Arabic C2, B1', false],
    ['levels', 'Arabic C2, French b1', true],
    ['levels', 'arabe C2; français: B1', true],
    ['levels', 'Arabisch C2\nFrans B1', true],
    ['levels', 'العربية C2', true],
    ['reason', '', false],
    ['reason', '  x ', false],
    ['reason', 'x'.repeat(501), false],
    ['reason', 'typo', true],
  ])('%s = "%s" is accepted: %s', (field, value, accepted) => {
    expect(wrong({ [field]: value })).toEqual(accepted ? [] : [field]);
  });

  it('names every field that is wrong, each in the language of the reader', () => {
    const act = { do: 'corrected', object: 'p', revision: 1, fields: { 'first-name': '', born: 'x', levels: '' } };
    expect(Object.keys(check(act, 'en'))).toEqual(['first-name', 'born', 'levels', 'reason']);
    expect(check({ ...act, do: 'eligible' }, 'en')).toEqual({});
  });

  beforeEach(() =>
    story.person('ana', { role: 'mentee', stage: 'pool', answers: { 'onboarding.levels': { ar: 'C2', fr: 'B1' } } }),
  );
  const send = async (given: Record<string, string>) =>
    story.act('sofie', { ...actionOf(await personView('ana'), 'correct'), do: 'corrected', fields: given });
  const ana = async () =>
    (await story.desk('sofie', { persons: [story.id('ana')] })).people.find(({ id }) => id === story.id('ana'));

  it('changes the answers, and keeps what it was, what it is and why', async () => {
    const given = { 'first-name': 'Anna', born: '1998', levels: 'Arabic C2, French B2, Dutch A1', reason: 'we talked' };
    await send(given);
    const person = await ana();
    expect(person?.firstName).toBe('Anna');
    expect(person?.answers).toMatchObject({
      'onboarding.first-name': 'Anna',
      'onboarding.born': 1998,
      'onboarding.levels': { ar: 'C2', fr: 'B2', nl: 'A1' },
      'onboarding.languages': ['ar', 'fr', 'nl'],
    });
    const what = 'Ana → Anna; 1999 → 1998; Arabic C2, French B1 → Arabic C2, French B2, Dutch A1';
    expect(person?.notes).toMatchObject([{ kind: 'correction', text: `${what} (we talked)`, by: story.id('sofie') }]);
    expect(plainText(await personView('ana'))).toContain(`${what} (we talked)`);
  });

  it('that changes nothing is not kept, and says so', async () => {
    await send({ 'first-name': ' Ana ', born: '1999', levels: 'Arabic C2, French B1', reason: 'we talked' });
    expect(story.view('sofie').notice).toBe(words('correct.nothing'));
    expect((await ana())?.notes).toEqual([]);
  });

  it('that slips past the form is looked at once more', async () => {
    await send({ 'first-name': 'Anna' });
    expect(story.view('sofie').notice).toBe(words('correct.reason.wrong', { max: 500 }));
    await send({ born: 'x', reason: 'we talked' });
    expect(story.view('sofie').notice).toBe(words('correct.born.wrong'));
    expect(await ana()).toMatchObject({ firstName: 'Ana', notes: [] });
  });

  it('of something that changed meanwhile is not done, and what was written is given back', async () => {
    const form = actionOf(await personView('ana'), 'correct');
    await story.says('ana', '/person');
    await story.act('sofie', {
      ...form,
      do: 'corrected',
      fields: { 'first-name': 'Anna', born: '', reason: 'we talked' },
    });
    expect(story.view('sofie').notice).toBe(words('stale.form', { written: 'Anna · we talked' }));
    expect((await ana())?.firstName).toBe('Ana');
  });
});

describe('news', () => {
  const night = 13 * HOUR;
  beforeEach(() => activeDuo());

  /** Says that it is not going well, in the check-in of the first week. */
  const notWell = async () => {
    await story.wait(7 * 24 * HOUR + 8 * HOUR);
    await story.says('ana', '[✅ Yes, as planned]');
    await story.says('ana', '[📄 CV]');
    await story.wait(5 * HOUR);
    return story.says('ana', '[🙁 Not well]');
  };

  it('at night waits for half past eight', async () => {
    await story.person('cem', { role: 'mentee', stage: 'interview' });
    await story.wait(night);
    const page = `person/${story.id('cem')}`;
    expect(await story.hear('sofie', { kind: 'news', event: 'interview-ready', data: { page } })).toEqual([]);
    const shown = await story.wait(9 * HOUR + 29 * 60_000);
    expect(shown.filter(({ who }) => who === 'sofie')).toEqual([]);
    await story.wait(60_000);
    expect(story.view('sofie')).toMatchObject({ object: page, notice: words('news.interview-ready') });
    // Half past eight in Brussels.
    expect(story.shown.findLast(({ who }) => who === 'sofie')?.at).toBe('2026-11-24T07:30:00.000Z');
  });

  it('of a call for a person comes at night as well, to the coordinator of the duo', async () => {
    await story.wait(night);
    const asked = await story.says('ana', '/person');
    // First who should hear it: nobody of the team does before that is said.
    expect(asked.filter(({ who }) => who !== 'ana')).toEqual([]);
    const shown = await story.says('ana', '1');
    expect(shown.filter(({ who, delivery }) => who !== 'ana' && delivery.kind === 'message')).toMatchObject([
      { who: 'sofie', delivery: { body: { view: { notice: words('news.case') } } } },
    ]);
  });

  it('of somebody who is not well comes at night as well, with a case', async () => {
    const shown = await notWell();
    expect(new Date(story.now()).getUTCHours()).toBe(22);
    const card = shown.find(({ who, delivery }) => who === 'sofie' && delivery.kind === 'message');
    expect(card?.delivery.body.view?.notice).toBe(words('news.not-well'));
    expect(card?.delivery.body.text).toContain('Ana');
    expect(shown.filter(({ who }) => who === 'ben')).toEqual([]);
  });

  it('that something changed refreshes the card of whoever has it, and says nothing else', async () => {
    const page = `person/${story.id('ana')}`;
    await story.hear('tom', { kind: 'news', event: 'new-person', data: { page } });
    const card = story.screen('tom').findLast(({ kind }) => kind === 'message');
    await story.says('ana', '/person');
    const from = story.shown.length;
    await story.act('sofie', actionOf(await personView('ana'), 'take-case'));
    const told = story.shown.slice(from).filter(({ who }) => who === 'tom');
    expect(told.filter(({ delivery }) => delivery.kind === 'message')).toEqual([]);
    const [changed] = told.filter(({ delivery }) => delivery.kind === 'amend');
    expect(changed?.delivery.ask).toBe(card?.ask);
    expect(changed?.delivery.body.view?.notice).toBeUndefined();
    expect(changed?.delivery.body.text).toContain(`${words('case.owner')}: Sofie`);
  });
});

describe('pages', () => {
  it('hold fifteen people each, and one that does not exist is the nearest that does', async () => {
    for (let n = 0; n < 31; n++) await story.person(`p${n}`, { role: 'mentee', stage: 'interview' });
    const page = async (name: string) => {
      const { object, sections, actions } = await opened(name);
      return [object, sections.length, actions.map((action) => action.object)];
    };
    expect(await page('people/1')).toEqual(['people/1', 15, ['home', 'people/2']]);
    expect(await page('people/2')).toEqual(['people/2', 15, ['home', 'people/1', 'people/3']]);
    expect(await page('people/3')).toEqual(['people/3', 1, ['home', 'people/2']]);
    for (const name of ['people/0', 'people/-1', 'people/x', 'people/1.5', 'people/'])
      expect((await page(name))[0]).toBe('people/1');
    expect((await page('people/99'))[0]).toBe('people/3');
  });

  it('say on the overview who waits for a coordinator, the longest waiting first, and how many wait for a duo', async () => {
    await story.person('old', { role: 'mentee', stage: 'information' });
    await story.wait(HOUR);
    await story.person('new', { role: 'mentor', stage: 'information' });
    await story.person('read', { role: 'mentee', stage: 'interview' });
    await story.person('open', { role: 'mentee', stage: 'interview', answers: {} });
    await story.person('learns', { role: 'mentor', stage: 'training' });
    await story.person('waits', { role: 'mentee', stage: 'pool' });
    await story.person('back', { role: 'mentor', stage: 'ended' });
    await story.says('waits', '/person');
    const rows = (await opened('home')).sections.map(({ title, text }) => [title, text?.split(' · ')[0]]);
    expect(rows.slice(0, 4)).toEqual([
      [words('home.cases'), words('case.person', { name: 'Waits', date: '$date:2026-11-23' })],
      [words('home.new'), 'Old'],
      [undefined, 'New'],
      [words('home.interviews'), 'Read'],
    ]);
    for (const key of ['home.training', 'home.ended']) expect(rows.map(([title]) => title)).toContain(words(key));
    expect(plainText(story.view('sofie'))).toContain(words('home.pool.text', { mentees: 1, mentors: 0 }));
  });

  it('show nobody who was erased', async () => {
    await activeDuo();
    await story.write('ana', () => [{ op: 'erase', id: story.id('ana'), basis: 'asked for' }]);
    const { duos } = await story.desk('sofie');
    const pages = ['home', 'people/1', 'duos/1', 'matching', `duo/${duos[0]?.id}`, `person/${story.id('ben')}`];
    for (const page of pages) expect(JSON.stringify(await opened(page))).not.toMatch(/\bAna\b/);
    expect(await opened(`person/${story.id('ana')}`)).toMatchObject({ object: 'home', notice: UNKNOWN });
  });
});

describe('somebody of no team', () => {
  it('is told that only coordinators can do this, and goes on with their talk', async () => {
    await story.person('ana', { role: 'mentee', stage: 'pool' });
    const shown = await story.act('ana', { do: 'open', object: 'home', revision: 0 });
    expect(shown.map(({ delivery }) => delivery.body.text)).toEqual([words('refused')]);
  });

  it('has a home page of their own, whose buttons are commands of the chat and nothing else', async () => {
    await story.person('ana', { role: 'mentee', stage: 'pool' });
    await story.hear('ana', { kind: 'home' });
    const home = story.view('ana');
    expect(plainText(home)).toContain('Everything is ready');
    const [menu] = actionsOf(home);
    expect(menu).toMatchObject({ do: 'command', object: 'menu' });
    const shown = await story.act('ana', { do: 'command', object: 'menu', revision: 0 });
    expect(shown.at(-1)?.delivery.body.text).toContain('What can I do for you?');
    const forged = await story.act('ana', { do: 'command', object: 'delete', revision: 0 });
    expect(forged.map(({ delivery }) => delivery.body.text)).toEqual([words('refused')]);
  });
});

it('an old button of another card is told that it is old, and the words for it are the same for everybody', async () => {
  await called();
  const act = actionOf(await personView('ana'), 'take-case');
  await story.act('tom', act);
  await story.act('sofie', act);
  expect(story.view('sofie')).toMatchObject({ object: `person/${story.id('ana')}`, notice: STALE });
  expect(plainText(story.view('sofie'))).toContain(`${words('case.owner')}: Tom`);
});

it('a coordinator who could not be reached is reached again as soon as they do something', async () => {
  const facts = factsFor({
    person: { ...factsFor().person, role: 'coordinator' },
    channels: [{ id: 'a', channel: 'slack', state: 'unreachable' }],
    memberships: [{ centreId: 'ghent', lead: true }],
  });
  const take = programme(catalogue.vocabulary);
  const outcome = take(silent, facts, { id: 'i', at: facts.now, kind: 'home' }, emptyDesk);
  expect(outcome).toMatchObject({
    effects: [
      { kind: 'reach', state: 'active' },
      { kind: 'view', place: 'home' },
    ],
  });
});

describe('an information session', () => {
  const check = checkForm(catalogue, { now: () => story.now() });
  const wrong = (given: Record<string, string>) =>
    Object.keys(
      check(
        { do: 'create-session', object: 'ghent@Europe/Brussels', revision: 1, fields: { ...sessionFields, ...given } },
        'en',
      ),
    );

  it.each<[string, string, string[]]>([
    ['date', '', ['date']],
    ['date', '2026-02-30', ['date']],
    ['date', 'tomorrow', ['date']],
    ['date', '2026-11-22', ['date']],
    ['date', '2036-11-22', ['date']],
    ['time', '25:00', ['time']],
    ['time', '', ['time']],
    ['time', '10:00', ['time']],
    ['time', '10:01', []],
    ['place', ' x ', ['place']],
    ['place', 'x'.repeat(201), ['place']],
    ['online', 'yes', ['place']],
    ['seats', '0', ['seats']],
    ['seats', '61', ['seats']],
    ['seats', '60', []],
    ['seats', 'many', ['seats']],
    ['seats', '-3', ['seats']],
    ['repeat', '13', ['repeat']],
    ['repeat', '12', []],
    ['language', 'xx', ['language']],
    ['audience', 'all', ['audience']],
  ])('%s = "%s" is refused at %j', (field, value, refused) => {
    expect(wrong({ [field]: value })).toEqual(refused);
  });

  it('repeated weekly keeps its hour on the wall when the clock changes, as one series', async () => {
    await filledIn('sessions/1', 'new-session', { ...sessionFields, date: '2027-03-25', repeat: '1' });
    const made = (await story.desk('sofie')).gatherings;
    expect(made.map(({ startsAt }) => startsAt)).toEqual(['2027-03-25T17:00:00.000Z', '2027-04-01T16:00:00.000Z']);
    expect(made[0]?.series).toBeTruthy();
    expect(made[1]?.series).toBe(made[0]?.series);
  });

  it('with thirty people is ticked on one card, each name once, and no tick stands in another one’s way', async () => {
    for (let n = 0; n < 30; n++) await story.person(`p${n}`, { role: 'mentee', stage: 'information' });
    await filledIn('sessions/1', 'new-session', { ...sessionFields, seats: '30' });
    for (let n = 0; n < 30; n++) await story.says(`p${n}`, '1');
    await story.wait(9.5 * HOUR);
    expect(story.view('sofie').notice).toBe(words('news.session-ended'));
    const ticks = actionsOf(story.view('sofie')).filter((one) => one.do === 'came');
    expect(new Set(ticks.map(({ object }) => object)).size).toBe(30);
    // All from one card as it was shown first: no tick stands in another one's way.
    for (const { do: name, object, revision } of ticks) await story.act('sofie', { do: name, object, revision });
    expect(new Set(await seats())).toEqual(new Set(['came']));
    expect((await seats())?.length).toBe(30);
  });

  it('is ticked by two coordinators at once, and neither is lost; the same name is', async () => {
    await held('ben');
    // One seat, so Ben waited in vain.
    expect(await seats()).toEqual(['booked']);
    const act = actionOf(await sessionView(), 'came');
    await story.act('tom', act);
    await story.act('sofie', act);
    expect(isOld(story.view('sofie').notice)).toBe(true);
    expect(await seats()).toEqual(['came']);
  });

  it('cannot be corrected once the person was told', async () => {
    await held();
    await story.act('sofie', actionOf(await sessionView(), 'came'));
    const correct = actionOf(await sessionView(), 'missed');
    await story.wait(31 * 60_000);
    await story.act('sofie', correct);
    expect(isOld(story.view('sofie').notice)).toBe(true);
    expect(await seats()).toEqual(['came']);
    expect(actionsOf(story.view('sofie')).map((one) => one.do)).not.toContain('missed');
  });

  it('is given up by whoever leaves: the first who waits has the seat', async () => {
    await booked('ben');
    await story.says('ana', '/leave');
    await story.says('ana', 'yes');
    expect((await theSession())?.taken.map(({ personId, state }) => [personId, state])).toEqual([
      [story.id('ben'), 'booked'],
    ]);
  });

  it('with a seat that was left behind by somebody who was erased gives it to whoever waits as soon as anybody books', async () => {
    await booked('ben', 'cem');
    await story.write('ana', () => [{ op: 'erase', id: story.id('ana'), basis: 'asked for' }]);
    await story.person('dora', { role: 'mentee', stage: 'information' });
    await story.says('dora', 'session');
    await story.says('dora', '1');
    const taken = (await theSession())?.taken.map(({ personId, state }) => [personId, state]);
    expect(taken).toEqual([
      [story.id('ben'), 'booked'],
      [story.id('cem'), 'waiting'],
      [story.id('dora'), 'waiting'],
    ]);
  });

  it('that ends in the evening brings its card in the morning', async () => {
    await story.person('ana', { role: 'mentee', stage: 'information' });
    await filledIn('sessions/1', 'new-session', { ...sessionFields, time: '20:00' });
    await story.says('ana', '1');
    await story.wait(20 * HOUR);
    expect(story.view('sofie').object).toBe('sessions/1');
    await story.wait(3 * HOUR);
    expect(story.view('sofie')).toMatchObject({
      object: `session/${(await theSession())?.id}`,
      notice: words('news.session-ended'),
    });
    expect(story.shown.findLast(({ who }) => who === 'sofie')?.at).toBe('2026-11-24T07:30:00.000Z');
  });

  it('that was moved brings its card once, when it ends', async () => {
    await booked();
    const page = `session/${(await theSession())?.id}`;
    await filledIn(page, 'change-session', { ...sessionFields, date: '2026-11-24' });
    const from = story.shown.length;
    await story.wait(30 * HOUR);
    expect(story.shown.slice(from).filter(({ who }) => who === 'sofie')).toEqual([]);
    await story.wait(4 * HOUR);
    const cards = story.shown.slice(from).filter(({ who }) => who === 'sofie');
    expect(cards.map(({ delivery }) => delivery.body.view?.object)).toEqual([page]);
  });

  it('that was cancelled, or to which nobody booked, brings no card', async () => {
    await booked();
    await story.act('sofie', actionOf(await sessionView(), 'cancel-session'));
    await filledIn('sessions/1', 'new-session', { ...sessionFields, time: '12:00' });
    const from = story.shown.length;
    await story.wait(12 * HOUR);
    expect(story.shown.slice(from).filter(({ who }) => who === 'sofie')).toEqual([]);
  });

  it('of somebody with two centres is made for the one that they choose, in its zone and by its team only', async () => {
    await story.coordinator('lead', 'rotterdam', 'ghent');
    const [send] = actionsOf(await opened('sessions/1', 'lead'));
    await story.act('lead', { do: String(send?.do), object: String(send?.object), revision: Number(send?.revision) });
    const form = story.view('lead');
    expect(
      form.fields
        .find(({ name }) => name === 'centre')
        ?.options.map(({ value }) => value)
        .sort(),
    ).toEqual(['ghent', 'rotterdam']);
    const [save] = actionsOf(form);
    const act = { do: String(save?.do), object: String(save?.object), revision: Number(save?.revision) };
    await story.act('lead', { ...act, fields: { ...sessionFields, centre: 'paris' } });
    expect(story.view('lead').notice).toBe(UNKNOWN);
    await story.act('lead', { ...act, fields: { ...sessionFields, centre: 'rotterdam' } });
    const { gatherings } = await story.desk('lead');
    expect(gatherings).toMatchObject([{ centreId: 'rotterdam', zone: 'Europe/Amsterdam' }]);
    expect((await story.desk('sofie')).gatherings).toEqual([]);
  });

  it('shows nobody of another centre by name', async () => {
    await story.coordinator('marie', 'paris');
    const online = { ...sessionFields, online: 'yes', place: 'https://meet.example/duo' };
    await filledIn('sessions/1', 'new-session', online);
    await story.person('zoe', { role: 'mentee', stage: 'information', centre: 'paris', zone: 'Europe/Paris' });
    await story.says('zoe', 'session');
    await story.says('zoe', '1');
    const card = await sessionView();
    expect(plainText(card)).toContain(session('guest'));
    expect(JSON.stringify(card)).not.toMatch(/Zoe/);
    await story.wait(9.5 * HOUR);
    await story.act('sofie', actionOf(story.view('sofie'), 'came'));
    expect(await seats()).toEqual(['came']);
    await story.wait(31 * 60_000);
    expect(story.screen('zoe').at(-1)?.body.text).toContain('Do you want to go on?');
  });
});

it('a guest of the workspace is no coordinator any more, and a participant all the same', async () => {
  await story.person('ana', { role: 'mentee', stage: 'pool' });
  const reach = { kind: 'reach', state: 'deactivated', reason: 'a guest in Slack', guest: true } as const;
  await story.hear('sofie', reach);
  expect(await story.act('sofie', { do: 'open', object: 'home', revision: 0 })).toEqual([]);
  await story.hear('ana', reach);
  expect(await story.says('ana', 'status')).not.toEqual([]);
});
