// Whoever is not of the centre's team tries everything that there is, with the right ids and the right revisions: nothing changes, and nothing is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Happening } from '../../src/core/input.ts';
import type { Act } from '../../src/core/view.ts';
import { criteria } from '../../src/matching/pool.ts';
import { healthParts } from '../../src/programme/care/health.ts';
import { aboutOf, revisionOf } from '../../src/programme/desk/board-object.ts';
import { decisionNames } from '../../src/programme/desk/decide.ts';
import type { DeskDuo } from '../../src/programme/desk/desk.ts';
import { courseDecisions } from '../../src/programme/desk/duo-life.ts';
import { forms } from '../../src/programme/desk/forms.ts';
import { workingSlots } from '../../src/programme/desk/hours.ts';
import { meetingNumber, objectOfDuo } from '../../src/programme/desk/meeting-words.ts';
import { pageKinds } from '../../src/programme/desk/pages.ts';
import { sessionForms } from '../../src/programme/desk/session-forms.ts';
import type { Meeting } from '../../src/programme/facts.ts';
import { slots } from '../../src/programme/interview/lists.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf } from '../../src/speech/compose-view.ts';
import type { Database } from '../../src/store/client.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { dump } from '../store/playing.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { earlierFields } from '../support/earlier-training.ts';
import { factsFor } from '../support/facts.ts';
import { invitation } from '../support/invitation.ts';
import { agreed, duoOf as paperDuo, prepares, signsAtDesk, toSign } from '../support/sign-talk.ts';
import { type AnyStore, everyDatabase } from '../support/stores.ts';

const catalogue = openCatalogue();

/** Who is of Ghent, by what can be done with them. Every name and every answer of theirs is a word of its own. */
const ofGhent = {
  Askmark: { role: 'mentee', stage: 'pool' },
  Pausemark: { role: 'mentee', stage: 'paused' },
  Movemark: { role: 'mentor', stage: 'pool' },
  Newmark: { role: 'mentee', stage: 'information' },
  Knowsmark: { role: 'mentee', stage: 'information' },
  Seatmark: { role: 'mentee', stage: 'information' },
  Camemark: { role: 'mentee', stage: 'information' },
  Absentmark: { role: 'mentee', stage: 'information' },
  Readmark: { role: 'mentee', stage: 'interview' },
  Silentmark: { role: 'mentee', stage: 'interview', confirmed: false },
  Answermark: { role: 'mentee', stage: 'pool' },
  Goonmark: { role: 'mentee', stage: 'interview' },
  Nomark: { role: 'mentee', stage: 'interview' },
  Pendmark: { role: 'mentee', stage: 'interview' },
  Bookmark: { role: 'mentee', stage: 'interview' },
  Againmark: { role: 'mentee', stage: 'ended', answers: { 'decision.result': 'decline' } },
  Trainmark: { role: 'mentor', stage: 'training' },
  Backmark: { role: 'mentor', stage: 'ended' },
  Wrongmark: { role: 'mentee', stage: 'pool' },
  Poolmark: { role: 'mentee', stage: 'pool' },
  Mentormark: { role: 'mentor', stage: 'pool' },
  Writemark: { role: 'mentee', stage: 'pool' },
  Helpmark: { role: 'mentee', stage: 'pool' },
  Callmark: { role: 'mentee', stage: 'pool' },
  Handmark: { role: 'mentee', stage: 'pool' },
  Twicemark: { role: 'mentee', stage: 'pool' },
  Doublemark: { role: 'mentee', stage: 'pool' },
  Lastmark: { role: 'mentee', stage: 'pool' },
  Oldmark: { role: 'mentor', stage: 'pool' },
  Sealmark: { role: 'mentee', stage: 'pool' },
  Otherhalfmark: { role: 'mentor', stage: 'pool' },
  Agreemark: { role: 'mentee', stage: 'pool' },
  Signmark: { role: 'mentee', stage: 'pool' },
  Papermark: { role: 'mentee', stage: 'pool' },
  Agreedmark: { role: 'mentor', stage: 'pool' },
  Invitemark: { role: 'mentee', stage: 'interview' },
  Elsemark: { role: 'mentee', stage: 'interview' },
  Linkmark: { role: 'mentee', stage: 'interview' },
  Phonemark: { role: 'mentee', stage: 'interview' },
  Refusemark: { role: 'mentee', stage: 'interview' },
  Confirmmark: { role: 'mentee', stage: 'pool' },
  Lockmark: { role: 'mentee', stage: 'pool' },
  Swapmark: { role: 'mentor', stage: 'pool' },
  Leavemark: { role: 'mentee', stage: 'pool' },
  Parkmark: { role: 'mentee', stage: 'pool' },
  Undomark: { role: 'mentee', stage: 'pool' },
  Vetomark: { role: 'mentee', stage: 'pool' },
  Liftmark: { role: 'mentee', stage: 'pool' },
  Remarkmark: { role: 'mentee', stage: 'pool' },
  Alonemark: { role: 'mentee', stage: 'first-meeting' },
  Alonementor: { role: 'mentor', stage: 'first-meeting' },
  Arrangemark: { role: 'mentee', stage: 'first-meeting' },
  Arrangementor: { role: 'mentor', stage: 'first-meeting' },
  Offmark: { role: 'mentee', stage: 'first-meeting' },
  Offmentor: { role: 'mentor', stage: 'first-meeting' },
  Timesmark: { role: 'mentee', stage: 'first-meeting' },
  Timesmentor: { role: 'mentor', stage: 'first-meeting' },
  Openmark: { role: 'mentee', stage: 'first-meeting' },
  Openmentor: { role: 'mentor', stage: 'first-meeting' },
  Endmark: { role: 'mentee', stage: 'first-meeting' },
  Endmentor: { role: 'mentor', stage: 'first-meeting' },
  Coursemark: { role: 'mentee', stage: 'mentoring' },
  Coursementor: { role: 'mentor', stage: 'mentoring' },
} as const;
/** What can be decided about the course of a duo, each on a duo of its own. */
const courses = Object.keys(courseDecisions);
/** Duos by the decision about their meeting that is tried on them, with the state of the meeting. */
const meetings = {
  Alone: { state: 'arranging', startsAt: null },
  Arrange: { state: 'arranging', startsAt: null },
  Off: { state: 'set', startsAt: '2026-12-08T10:00:00.000Z' },
  Times: { state: 'cancelled', startsAt: null },
  Open: { state: 'set', startsAt: '2026-11-10T10:00:00.000Z' },
  End: { state: 'set', startsAt: '2026-11-10T10:00:00.000Z' },
} as const;
const names = Object.keys(ofGhent);
const markers = [
  ...names,
  'Jobmark',
  'Goalmark',
  'Careermark',
  'Whymark',
  'Notemark',
  'Reasonmark',
  'Wordsmark',
  'Placemark',
  'Listmark',
  'Aimmark',
];

/** A form of settings, with every point as usual; and the revision of hours that nobody has changed. */
const centreFields = {
  ...Object.fromEntries(criteria.map((one) => [`weight-${one}`, 'normal'])),
  level: 'B1',
  score: '0',
  place: '',
};
const usualHours = 1 + slots.reduce((sum, slot, at) => sum + (workingSlots.includes(slot) ? 2 ** at : 0), 0);

/** Who tries. The mentee and the mentor are of Ghent themselves. */
const intruders = ['paris', 'mentee', 'mentor', 'ex', 'deactivated', 'nobody'] as const;

/** A try of every decision, on an object with which a coordinator of Ghent would succeed. */
type Tries = Readonly<Record<string, Act>>;

async function play(store: AnyStore): Promise<{ story: DeskStory; tries: Tries; pages: string[]; ids: string[] }> {
  const story = await openDeskStory(store);
  await story.coordinator('sofie', 'ghent');
  for (const [name, somebody] of Object.entries(ofGhent)) {
    const answers = { 'interview.job': 'Jobmark', 'interview.objective': 'Goalmark' };
    const mentors = { 'interview.career': 'Careermark', 'interview.motivation': 'Whymark' };
    const early = somebody.stage === 'information';
    const own = 'answers' in somebody ? somebody.answers : {};
    await story.person(name, {
      ...somebody,
      name,
      answers: early ? {} : { ...(somebody.role === 'mentor' ? mentors : answers), ...own },
    });
  }
  // Somebody asks a question, somebody asks for another centre; and the centre has hidden a question.
  for (const [who, kind, note] of [
    ['Askmark', 'question', 'Notemark'],
    ['Movemark', 'centre', 'paris'],
  ] as const) {
    await story.write(who, ({ input, facts }) => {
      const row = { person_id: facts.person.id, centre_id: 'ghent', kind, state: 'open', opened_at: facts.now, note };
      return [{ op: 'insert', table: 'help_case', row: { id: `${input.id}/case`, ...row } }];
    });
  }
  await story.write('Askmark', () => {
    const faq = { language: 'en', question: 'Listmark', answer: 'Listmark', state: 'hidden', position: 1 };
    return [{ op: 'insert', table: 'faq', row: { id: 'ghent.en.own-1', centre_id: 'ghent', ...faq } }];
  });
  await story.write('Askmark', () =>
    (['shown', 'hidden'] as const).map((state) => {
      const guide = { language: 'en', kind: 'cv', title: 'Guidemark', text: 'Guidemark', state, position: 1 };
      return { op: 'insert', table: 'resource', row: { id: `ghent.en.${state}`, centre_id: 'ghent', ...guide } };
    }),
  );
  for (const who of ['Helpmark', 'Callmark']) {
    await story.write(who, ({ input, facts }) => {
      const row = {
        person_id: facts.person.id,
        centre_id: 'ghent',
        kind: 'person',
        state: 'open',
        opened_at: facts.now,
      };
      return [{ op: 'insert', table: 'help_case', row: { id: `${input.id}/case`, ...row, note: 'Notemark' } }];
    });
  }
  // One duo at its end, and one of which the first has said no and why.
  await story.propose('sofie', 'Lastmark', 'Oldmark');
  await story.propose('sofie', 'Sealmark', 'Otherhalfmark');
  const { duos } = await story.desk('sofie');
  const duoOf = (who: string) => duos.find(({ menteeId }) => menteeId === story.id(who))?.id ?? '';
  await story.write('Lastmark', ({ facts }) => [
    { op: 'update', table: 'duo', id: duoOf('Lastmark'), row: { state: 'evaluation' } },
    ...['Lastmark', 'Oldmark'].map((who) => {
      const owner = who === 'Lastmark' ? {} : { owner: story.id(who) };
      return { op: 'update', table: 'person', id: story.id(who), row: { stage: 'evaluation' }, ...owner } as const;
    }),
    {
      op: 'insert',
      table: 'duo_answer',
      row: {
        id: 'words',
        duo_id: duoOf('Lastmark'),
        person_id: story.id('Lastmark'),
        occasion: 'evaluation',
        step: 'words',
        sealed: '"Wordsmark"',
        at: facts.now,
      },
    },
  ]);
  // What is open about them, one for each decision.
  const alerts = {
    'care-snooze-2': 'silent',
    'care-snooze-7': 'care-mood',
    'care-solve': 'care-blocked',
    'care-message': 'care-not-met',
    'care-talked': 'care-contact',
    'care-not-reached': 'care-contact',
  } as const;
  await story.write('Lastmark', ({ facts, input }) =>
    Object.entries(alerts).map(([name, kind]) => {
      const duo_id = duoOf(name === 'care-not-reached' ? 'Sealmark' : 'Lastmark');
      const row = {
        person_id: facts.person.id,
        centre_id: 'ghent',
        state: 'open',
        opened_at: facts.now,
        duo_id,
        level: 0,
      };
      return { op: 'insert', table: 'help_case', row: { id: `${input.id}/${name}`, kind, ...row } } as const;
    }),
  );
  await story.write('Lastmark', ({ facts }) => {
    const by = { centre_id: 'ghent', person_id: facts.person.id, at: facts.now };
    const row = { id: 'wish', ...by, text: 'Wordsmark', state: 'open', decision: null };
    return [{ op: 'insert', table: 'suggestion', row }];
  });
  await story.says('Sealmark', '[❌ I would rather not meet]');
  await story.says('Sealmark', 'Reasonmark');

  for (const [name, { state, startsAt }] of Object.entries(meetings)) {
    await story.write(`${name}mark`, ({ facts }) => {
      const pair = { mentee_id: facts.person.id, mentor_id: story.id(`${name}mentor`) };
      const own = { centre_id: 'ghent', coordinator_id: story.id('sofie'), state: 'proposed', score: 500 };
      const there = { minutes: 60, zone: 'Europe/Brussels', place: 'Placemark', online: false };
      const meeting = { kind: 'first', state, round: 1, options: [], starts_at: startsAt, ...there };
      const row = { ...meeting, coordinator_id: own.coordinator_id, alone: false, sequence: 1 };
      return [
        {
          op: 'insert',
          table: 'duo',
          row: { id: `met-${name}`, ...pair, ...own, proposed_at: '2026-11-01T09:00:00.000Z' },
        },
        { op: 'insert', table: 'meeting', row: { id: `met-${name}/first`, duo_id: `met-${name}`, ...row } },
      ];
    });
  }

  await story.write('Coursemark', ({ facts }) =>
    courses.flatMap((name) => {
      const pair = { mentee_id: facts.person.id, mentor_id: story.id('Coursementor') };
      const own = { centre_id: 'ghent', coordinator_id: story.id('sofie'), state: 'active', score: 500 };
      const days = {
        proposed_at: '2026-11-01T09:00:00.000Z',
        started_at: facts.now,
        ends_at: '2027-01-01T09:00:00.000Z',
      };
      const asked = { kind: 'pause', state: 'open', opened_at: facts.now, duo_id: `course-${name}`, listener: '1' };
      const kept = {
        duo_id: `course-${name}`,
        person_id: facts.person.id,
        occasion: 'frozen',
        step: 'on',
        code: '"yes"',
      };
      return [
        { op: 'insert', table: 'duo', row: { id: `course-${name}`, ...pair, ...own, ...days } },
        {
          op: 'insert',
          table: 'help_case',
          row: { id: `asked-${name}`, person_id: facts.person.id, centre_id: 'ghent', ...asked },
        },
        ...(name === 'contact-thaw'
          ? [{ op: 'insert', table: 'duo_answer', row: { id: `frozen-${name}`, ...kept, at: facts.now } } as const]
          : []),
      ] as const;
    }),
  );

  // Duos that are to sign what their coordinator has prepared, the last of which has.
  const papers: DeskDuo[] = [];
  for (const who of ['Agreemark', 'Signmark', 'Papermark']) {
    await toSign(story, who, 'Agreedmark', 'sofie');
    await prepares(story, 'sofie', who, { objective: 'Aimmark', place: 'Placemark' });
    if (who === 'Papermark') await signsAtDesk(story, 'sofie', who);
    papers.push(await paperDuo(story, 'sofie', who));
  }
  const paperOf = (nth: number) => {
    const { id = '', menteeId, mentorId } = papers[nth] ?? {};
    return { object: [id, menteeId, mentorId].join('+'), revision: 1 };
  };
  const signed = papers[2]?.id ?? '';
  await story.write('Papermark', ({ facts }) => [
    { op: 'update', table: 'agreement', id: signed, row: { state: 'signed' } },
    { op: 'update', table: 'duo', id: signed, row: { state: 'active', started_at: facts.now } },
  ]);

  // Two who came with an invitation, and two apps that ask to be somebody's.
  for (const who of ['Invitemark', 'Elsemark']) await invitation(story, { usedBy: who });
  for (const who of ['Linkmark', 'Refusemark']) {
    await story.hear(`${who}-app`, { kind: 'text', text: 'hello' });
    await invitation(story, { usedBy: `${who}-app`, personId: story.id(who) });
  }
  await invitation(story, {});
  // Sessions of today that are over, and some that are to come.
  await story.act('sofie', {
    do: 'eligible',
    object: story.id('Knowsmark'),
    revision: (await story.desk('sofie')).people.find(({ id }) => id === story.id('Knowsmark'))?.revision ?? 0,
  });
  const make = async (date: string, time: string, repeat = '0') => {
    const fields = {
      date,
      time,
      online: 'no',
      place: 'Placemark',
      language: 'en',
      seats: '9',
      audience: 'mentee',
      repeat,
    };
    const revision = (await story.desk('sofie')).gatherings.length + 1;
    await story.act('sofie', { do: 'create-session', object: 'ghent@Europe/Brussels', revision, fields });
  };
  await make('2026-11-23', '10:30');
  for (const who of ['Seatmark', 'Camemark']) await story.says(who, '1');
  await make('2026-11-23', '10:31');
  await story.says('Absentmark', 'session');
  await story.says('Absentmark', '2');
  await make('2026-11-30', '18:00', '1');
  await story.wait(32 * 60_000);
  const [over] = (await story.desk('sofie')).gatherings;
  await story.act('sofie', { do: 'came', object: `${over?.id}/${story.id('Camemark')}`, revision: 1 });

  await story.coordinator('paris', 'paris');
  await story.coordinator('deactivated', 'ghent');
  const reach = { kind: 'reach', state: 'deactivated', reason: 'removed' } as const;
  await story.hear('deactivated', reach);
  await story.person('mentee', { role: 'mentee', stage: 'information' });
  await story.person('mentor', { role: 'mentor', stage: 'information' });
  await story.person('parisian', { role: 'mentor', stage: 'pool', centre: 'paris' });
  for (const who of ['ex', 'nobody']) await story.person(who, { role: 'mentee', stage: 'information' });
  // Of the team once, and of no centre's team now.
  await story.write('ex', ({ facts: { person } }) => {
    return [{ op: 'update', table: 'person', id: person.id, row: { role: 'coordinator', centre_id: null } }];
  });
  await story.write('nobody', ({ facts: { person } }) => {
    return [{ op: 'update', table: 'person', id: person.id, row: { role: null, centre_id: null, consented: false } }];
  });

  const fields = { who: story.id('deactivated'), from: '2026-11-23', until: '2026-11-24' };
  const deputy = { do: 'deputy-set', object: 'me', revision: 1, fields };
  await story.act('sofie', deputy);
  const shown = (name: string) => actionsOf(story.view('sofie')).find((one) => one.do === name)?.revision ?? Number.NaN;
  const [absence, holdings] = [shown('deputy-end'), shown('hand-over-all')];
  // Interview times: one free, one to be moved, one that is booked. One decision is not told yet.
  const opens = { do: 'open-times', object: 'ghent@Europe/Brussels', revision: 1 };
  const times = { date: '2026-11-25', time: '10:00', weeks: '3', minutes: '60', place: 'Placemark' };
  await story.act('sofie', { ...opens, fields: times });
  const opened = (await story.desk('sofie')).slots;
  await story.write('Bookmark', ({ facts }) => [
    { op: 'update', table: 'interview_slot', id: opened[2]?.id ?? '', row: { person_id: facts.person.id } },
  ]);
  const before = (await story.desk('sofie')).people.find(({ id }) => id === story.id('Pendmark'));
  await story.act('sofie', { do: 'accept', object: story.id('Pendmark'), revision: before?.revision ?? 0 });

  // A matching session in which one mentee was left open and one was excluded.
  await story.press('sofie', 'matching', 'match-open');
  const matching = (await story.desk('sofie')).matchSessions.find(({ state }) => state === 'open')?.id ?? '';
  const twoOf = (mentee: string, mentor: string) => `${matching}/${story.id(mentee)}+${story.id(mentor)}`;
  const whyOf = (mentee: string) => `match-why/${matching}/${story.id(mentee)}`;
  const undone = { about: `${matching}/${story.id('Undomark')}` };
  await story.press('sofie', whyOf('Undomark'), 'match-leave', undone);
  const lifted = { about: twoOf('Liftmark', 'Mentormark') };
  await story.press('sofie', `${whyOf('Liftmark')}/${story.id('Mentormark')}`, 'match-veto', lifted);

  const desk = await story.desk('sofie', 'pool');
  /** A try of something about a mentee, or about a pair, of the session. */
  const matched = (name: string, mentee: string, mentor?: string): Act => {
    const object = mentor ? twoOf(mentee, mentor) : `${matching}/${story.id(mentee)}`;
    const about = aboutOf({ object }, desk, factsFor({ memberships: [{ centreId: 'ghent', lead: false }] }));
    return { do: name, object, revision: about ? revisionOf(about) : Number.NaN };
  };
  const session = desk.matchSessions.find(({ id }) => id === matching);
  const revision = (who: string) => desk.people.find(({ id }) => id === story.id(who))?.revision ?? Number.NaN;
  const on = (who: string) => ({ object: story.id(who), revision: revision(who) });
  const caseOf = (who: string) => {
    const object = desk.cases.find(({ personId }) => personId === story.id(who))?.id ?? '';
    return { object, revision: revision(who) };
  };
  const careOf = (name: keyof typeof alerts, fields: Record<string, string> = {}) => {
    const one = desk.cases.find(({ id }) => id.endsWith(`/${name}`));
    return { do: name, object: `${one?.duoId}+${one?.id}`, revision: 1, fields };
  };
  const ending = desk.duos.find(({ id }) => id === duoOf('Lastmark'));
  const time = (nth: number) => {
    const one = desk.slots[nth];
    return { object: `${one?.id}@${one?.zone}`, revision: (one?.revision ?? Number.NaN) + 1 };
  };
  const [first, second, third, fourth] = desk.gatherings.map(({ id, revision: at }) => ({ id, revision: at + 1 }));
  const zoned = (one: typeof first) => ({ object: `${one?.id}@Europe/Brussels`, revision: Number(one?.revision) });
  const written = { date: '2026-12-24', time: '18:00', place: 'Placemark', seats: '8' };
  const twice = `${story.id('Twicemark')}+${story.id('Doublemark')}`;
  const about = (name: keyof typeof meetings) => {
    const duo = desk.duos.find(({ id }) => id === `met-${name}`) as DeskDuo;
    return { object: objectOfDuo(duo), revision: meetingNumber(duo.meetings[0] as Meeting) };
  };
  const behind = (name: 'Open' | 'End') => ({ object: `met-${name}`, revision: about(name).revision + 1 });
  const course = Object.fromEntries(
    courses.map((name) => {
      const duo = desk.duos.find(({ id }) => id === `course-${name}`);
      const ends = { reason: 'time', wish: 'both', note: 'Reasonmark, and nothing else' };
      const fields = { weeks: '1', day: 'tue', time: '18:00', end: '2027-02-01', ...ends };
      return [name, { do: name, object: `course-${name}@Europe/Brussels`, revision: Number(duo?.revision), fields }];
    }),
  );
  const settings = (desk.centreSettings.find(({ centreId }) => centreId === 'ghent')?.revision ?? -1) + 2;
  const tries: Tries = {
    ...course,
    'care-weights': {
      ...{ do: 'care-weights', object: 'ghent', revision: settings },
      fields: Object.fromEntries(healthParts.map((part) => [`care-${part}`, 'normal'])),
    },
    'meeting-alone': { do: 'meeting-alone', ...about('Alone') },
    arrange: {
      do: 'arrange',
      object: 'met-Arrange@Europe/Brussels',
      revision: about('Arrange').revision,
      fields: { ...written, who: 'nobody' },
    },
    'meeting-cancel': { do: 'meeting-cancel', ...about('Off') },
    'meeting-again': { do: 'meeting-again', ...about('Times') },
    'open-seal': { do: 'open-seal', ...behind('Open'), fields: { reason: 'Reasonmark, and nothing else' } },
    'end-proposal': { do: 'end-proposal', ...behind('End') },
    informed: { do: 'informed', ...on('Knowsmark') },
    'create-session': {
      do: 'create-session',
      object: 'ghent@Europe/Brussels',
      revision: desk.gatherings.length + 1,
      fields: { ...written, online: 'no', language: 'en', audience: 'both', repeat: '0' },
    },
    'session-changed': { do: 'session-changed', ...zoned(third), fields: written },
    'cancel-session': { do: 'cancel-session', ...zoned(fourth) },
    came: { do: 'came', object: `${first?.id}/${story.id('Seatmark')}`, revision: 1 },
    missed: { do: 'missed', object: `${first?.id}/${story.id('Camemark')}`, revision: 3 },
    'rest-missed': { do: 'rest-missed', object: String(second?.id), revision: Number(second?.revision) },
    eligible: { do: 'eligible', ...on('Newmark') },
    'open-times': {
      do: 'open-times',
      object: 'ghent@Europe/Brussels',
      revision: 1 + desk.slots.reduce((sum, one) => sum + one.revision + 1, 0),
      fields: { ...times, time: '15:00' },
    },
    limit: { do: 'limit', object: 'ghent@Europe/Brussels', revision: 1, fields: { limit: '2' } },
    'close-time': { do: 'close-time', ...time(0) },
    'move-time': { do: 'move-time', ...time(1), fields: { date: '2026-12-03', time: '11:00', place: 'Placemark' } },
    'cancel-time': { do: 'cancel-time', ...time(2) },
    continue: { do: 'continue', ...on('Goonmark'), fields: { missing: 'other', words: 'Reasonmark', slot: 'none' } },
    decline: { do: 'decline', ...on('Nomark'), fields: { reason: 'wishes', words: 'Reasonmark' } },
    'take-back': { do: 'take-back', ...on('Pendmark') },
    reopen: { do: 'reopen', ...on('Againmark') },
    note: { do: 'note', ...on('Writemark'), fields: { text: 'Notemark' } },
    accept: { do: 'accept', ...on('Readmark') },
    earlier: { do: 'earlier', ...on('Trainmark'), fields: earlierFields },
    'create-training': {
      ...{ do: 'create-training', object: 'ghent@Europe/Brussels', revision: desk.gatherings.length + 1 },
      fields: {
        ...{ day1: '2026-12-01', day2: '2026-12-02', day3: '2026-12-08', day4: '2026-12-09', place: 'Placemark' },
        ...{ morning: '09:00', afternoon: '13:30', online: 'no', language: 'nl', seats: '8' },
      },
    },
    'create-module': {
      ...{ do: 'create-module', object: 'ghent@Europe/Brussels', revision: desk.gatherings.length + 1 },
      fields: { ...written, module: '3', online: 'no', language: 'nl' },
    },
    'create-event': {
      ...{ do: 'create-event', object: 'ghent@Europe/Brussels', revision: desk.gatherings.length + 1 },
      fields: { ...written, event: 'cv-workshop', online: 'no', language: 'nl' },
    },
    'create-exchange': {
      ...{ do: 'create-exchange', object: 'ghent@Europe/Brussels', revision: desk.gatherings.length + 1 },
      fields: { ...written, online: 'no', language: 'nl', repeat: '0' },
    },
    pool: { do: 'pool', ...on('Backmark') },
    corrected: { do: 'corrected', ...on('Wrongmark'), fields: { 'first-name': 'Changed', reason: 'because' } },
    'answers-written': {
      do: 'answers-written',
      object: `${story.id('Answermark')}/situation`,
      revision: revision('Answermark'),
      fields: { experience: 'ten', source: 'phone' },
    },
    interviewed: { do: 'interviewed', ...on('Silentmark') },
    'match-minute': {
      ...{ do: 'match-minute', object: matching, revision: Number(session?.revision) + 1 },
      fields: { note: 'Notemark' },
    },
    'match-confirm': matched('match-confirm', 'Confirmmark', 'Mentormark'),
    'match-lock': matched('match-lock', 'Lockmark', 'Swapmark'),
    'match-leave': matched('match-leave', 'Leavemark'),
    'match-park': { ...matched('match-park', 'Parkmark'), fields: { until: '2026-12-24', note: 'Notemark' } },
    'match-back': matched('match-back', 'Undomark'),
    'match-veto': matched('match-veto', 'Vetomark', 'Mentormark'),
    'match-lift': matched('match-lift', 'Liftmark', 'Mentormark'),
    'match-note': { ...matched('match-note', 'Remarkmark'), fields: { note: 'Notemark' } },
    'match-send': { do: 'match-send', object: matching, revision: Number(session?.revision) + 1 },
    'match-open': { do: 'match-open', object: 'ghent', revision: 1 + desk.matchSessions.length },
    'change-decide': {
      ...{ do: 'change-decide', object: `${story.id('Lastmark')}/wish`, revision: 1 },
      fields: { state: 'planned', decision: 'Reasonmark' },
    },
    'close-duo': { do: 'close-duo', object: String(ending?.id), revision: Number(ending?.revision) },
    'agreement-prepared': {
      ...{ do: 'agreement-prepared', ...paperOf(0) },
      fields: { ...agreed, objective: 'Changed', why: 'Changed' },
    },
    'agreement-sign': { do: 'agreement-sign', ...paperOf(1), fields: { name: 'Changed' } },
    'agreement-paper': { do: 'agreement-paper', object: signed, revision: 1 },
    'log-week': {
      ...{ do: 'log-week', object: `${signed}+@Europe/Brussels` },
      revision: desk.duos.find(({ id }) => id === signed)?.revision ?? 0,
      fields: { who: papers[2]?.menteeId ?? '', week: '1', met: 'yes', minutes: '120', mood: 'good' },
    },
    'take-case': { do: 'take-case', ...caseOf('Helpmark') },
    'close-case': { do: 'close-case', ...caseOf('Callmark') },
    answered: {
      ...{ do: 'answered', object: `${on('Askmark').object}+${caseOf('Askmark').object}` },
      ...{ revision: revision('Askmark'), fields: { answer: 'Changed', list: 'yes', question: 'Changed?' } },
    },
    back: { do: 'back', ...on('Pausemark') },
    move: { do: 'move', ...on('Movemark') },
    'faq-save': {
      ...{ do: 'faq-save', object: 'ghent.fr.new', revision: 0 },
      fields: { question: 'Changed?', answer: 'Changed' },
    },
    'guide-save': {
      ...{ do: 'guide-save', object: 'ghent.fr.new', revision: 0 },
      fields: { kind: 'cv', title: 'Changed', text: 'Changed in another centre' },
    },
    'guide-hide': { do: 'guide-hide', object: 'ghent.en.shown', revision: 1 },
    'guide-show': { do: 'guide-show', object: 'ghent.en.hidden', revision: 1 },
    'faq-hide': { do: 'faq-hide', object: 'ghent.nl.cost', revision: 0 },
    'faq-show': { do: 'faq-show', object: 'ghent.en.own-1', revision: 1 },
    invited: { do: 'invited', object: 'invites', revision: 0, fields: { role: 'mentor', centre: 'ghent' } },
    'invite-revoke': { do: 'invite-revoke', object: String(desk.invites[0]?.id), revision: 0 },
    'invite-right': { do: 'invite-right', ...on('Invitemark') },
    'invite-wrong': { do: 'invite-wrong', ...on('Elsemark') },
    'link-for': { do: 'link-for', ...on('Phonemark') },
    'link-right': { do: 'link-right', ...on('Linkmark') },
    'link-wrong': { do: 'link-wrong', ...on('Refusemark') },
    'deputy-set': { ...deputy, revision: absence },
    'deputy-end': { do: 'deputy-end', object: 'me', revision: absence },
    'handed-over': {
      do: 'handed-over',
      ...on('Handmark'),
      fields: { to: story.id('deactivated'), why: 'because' },
    },
    'care-snooze-2': careOf('care-snooze-2'),
    'care-snooze-7': careOf('care-snooze-7'),
    'care-solve': careOf('care-solve', { note: 'Notemark' }),
    'care-message': careOf('care-message', { to: story.id('Lastmark'), words: 'Wordsmark' }),
    'care-talked': careOf('care-talked', { note: 'Notemark' }),
    'care-not-reached': careOf('care-not-reached'),
    'centre-set': {
      ...{ do: 'centre-set', object: 'ghent', revision: 1 },
      fields: { ...centreFields, score: '40', place: 'Placemark' },
    },
    'match-screen': { do: 'match-screen', object: matching, revision: 0 },
    figures: { do: 'figures', object: story.id('sofie'), revision: 1 },
    'hours-switch': { do: 'hours-switch', object: 'ghent/sat-10', revision: usualHours },
    merged: { do: 'merged', object: twice, revision: revision('Twicemark') + revision('Doublemark') },
    'all-handed-over': {
      do: 'all-handed-over',
      object: 'me',
      revision: holdings,
      fields: { to: story.id('deactivated'), why: 'because' },
    },
  };
  const paged: Record<string, string[]> = {
    home: [''],
    digest: [''],
    people: ['1', '2', '999', 'x'],
    duos: ['1', '2'],
    matching: ['', '1', 'x'],
    match: [`${matching}/1`, `${matching}/99`, matching, 'x', ''],
    'match-why': [
      ...names.slice(0, 3).map((who) => `${matching}/${story.id(who)}`),
      `${matching}/${story.id('Confirmmark')}/${story.id('Mentormark')}`,
      `${matching}/${story.id('Confirmmark')}/Swapmark`,
      `${matching}/${story.id('Confirmmark')}/%`,
      matching,
    ],
    minutes: desk.matchSessions.map(({ id }) => id),
    sessions: ['', '1', '2'],
    session: desk.gatherings.map(({ id }) => id),
    slots: ['', '1', '2', 'x'],
    trainings: ['', '1', '2', 'x'],
    training: desk.gatherings.map(({ series }) => series ?? ''),
    person: [...names.map((who) => story.id(who))],
    notes: names.slice(0, 2).map((who) => `${story.id(who)}/1`),
    timeline: names.map((who) => `${story.id(who)}/1`),
    schedule: [duoOf('Lastmark'), duoOf('Sealmark'), 'x'],
    duo: [duoOf('Lastmark'), duoOf('Sealmark'), ...papers.map(({ id }) => id)],
    care: ['1', 'x'],
    alerts: [duoOf('Lastmark'), duoOf('Sealmark')],
    reach: [[duoOf('Lastmark'), story.id('Lastmark'), story.id('Oldmark')].join('+')],
    invites: [''],
    help: [''],
    call: names.map((who) => story.id(who)),
    search: ['mark', 'newmark', 'n/2', '', '%', '%2F', 'Newmark', 'x'.repeat(99)],
    waiting: ['new/1', 'cases/1', 'pool/1', 'constructor/1', '/'],
    mine: ['1', 'x'],
    pair: [twice, `${story.id('Twicemark')}+x`, ''],
    doubles: [`${story.id('Twicemark')}/mark/1`, `${story.id('Twicemark')}/%/1`, 'x/mark'],
    sheet: [`${Date.parse(story.now())}/1`, '0/1', '', 'x'],
    colleague: [`${story.id('sofie')}/1`, `${story.id('sofie')}/2`, ''],
    faq: ['ghent', 'ghent.fr'],
    guides: ['ghent', 'ghent.fr'],
    centre: ['ghent', ''],
    changes: ['1', '2', 'x'],
    hours: [''],
  };
  expect(Object.keys(paged).sort()).toEqual([...pageKinds].sort());
  const pages = Object.entries(paged).flatMap(([kind, all]) => all.map((id) => (id === '' ? kind : `${kind}/${id}`)));
  const ids = [
    ...names.map((who) => story.id(who)),
    ...Object.values(tries).flatMap(({ object }) => (pageKinds.includes(object) ? [] : [object])),
  ];
  return { story, tries, pages, ids };
}

/** Everything that somebody could do, with what they know of Ghent. */
function attempts({ story, tries, pages, ids }: Awaited<ReturnType<typeof play>>): Happening[] {
  const acts = Object.values(tries);
  const [mentee, mentor, foreigner] = ['Poolmark', 'Mentormark', 'parisian'].map((who) => story.id(who));
  const { revision = 0, object: confirmed = '' } = tries['match-confirm'] ?? {};
  const [matching = ''] = confirmed.split('/');
  const all: Act[] = [
    ...acts,
    // From a card, with a running number that is really there.
    ...acts.map((act) => ({ ...act, ask: 1 })),
    ...pages.map((object) => ({ do: 'open', object, revision: 0 })),
    ...Object.keys(sessionForms).map((name) => ({
      do: name,
      object: String(tries['cancel-session']?.object),
      revision: 0,
      ask: 1,
    })),
    { do: 'new-session', object: 'ghent@Europe/Brussels', revision: 1 },
    // Every form that there is, on what a coordinator of the centre would open it for.
    ...Object.entries(forms).flatMap(([name, { sends }]) => {
      const { object = '', revision = 0 } = tries[sends] ?? {};
      return [{ do: name, object, revision }];
    }),
    ...names.slice(0, 2).map((who) => ({ do: 'correct', object: story.id(who), revision: 0, ask: 1 })),
    // Every form, about everybody, and sent as if it had been opened; a search for their very names too.
    ...Object.keys(forms).map((name) => ({ do: name, object: story.id('Newmark'), revision: 1 })),
    ...Object.keys(forms).flatMap((name) =>
      ids.slice(1, 4).map((object) => ({ do: name, object, revision: 1, ask: 1 })),
    ),
    ...Object.values(forms).map(({ sends }) => ({
      do: sends,
      object: story.id('Newmark'),
      revision: 1,
      fields: { name: 'Newmark', other: story.id('Poolmark'), to: story.id('sofie'), who: story.id('sofie') },
    })),
    ...names.slice(0, 2).map((who) => ({ do: 'answers', object: `${story.id(who)}/work`, revision: 0, ask: 1 })),
    ...[`${mentee}+${foreigner}`, `${foreigner}+${mentor}`, `${mentor}+${mentee}`, `${mentee}+${mentor}+x`].map(
      (object) => ({ do: 'match-confirm', object: `${matching}/${object}`, revision }),
    ),
    {
      ...{ do: 'match-asked', object: `${matching}/${mentee}`, revision: 0 },
      fields: { mentor: 'Swapmark' },
    },
    // Nobody of Ghent stands in for somebody of Paris.
    { ...tries['deputy-set'], revision: 1 } as Act,
    // Names that are no action, and ids of another kind.
    ...['constructor', '__proto__', 'toString', 'erase', ''].map((name) => ({ ...tries.eligible, do: name }) as Act),
    ...['person/', 'duo/', 'constructor', '__proto__', 'audit/1'].map((object) => ({
      do: 'open',
      object,
      revision: 0,
    })),
    ...decisionNames.map((name) => ({ do: name, object: String(tries['close-duo']?.object), revision: 0 })),
    ...decisionNames.map((name) => ({ do: name, object: `person/${mentee}`, revision })),
  ];
  const words = [
    ...names,
    'mark',
    ...acts.map((act) => `${act.do} ${act.object}`),
    ...acts.map((act) => `/${act.do} ${act.object}`),
    ...pages.slice(-3),
    ...ids.slice(0, 2),
    'Newmark'.slice(0, 3),
  ];
  return [
    ...all.map((act): Happening => ({ kind: 'act', act })),
    { kind: 'home' },
    ...words.map((text): Happening => ({ kind: 'text', text })),
    ...decisionNames.map((name): Happening => ({ kind: 'command', name })),
    ...acts.map((act): Happening => ({ kind: 'tap', ask: 1, option: act.do })),
    ...acts.map((act): Happening => ({ kind: 'tap', ask: 1, option: act.object })),
  ];
}

/** What a coordinator of the centre would see of everybody, for the store that has no tables to look into. */
async function deskOf({ story, tries }: Awaited<ReturnType<typeof play>>) {
  const store = story.store as ReturnType<typeof memoryStore>;
  const persons = [...names.map((who) => story.id(who)), String(tries['close-duo']?.object)];
  const desks = [await story.desk('sofie', { persons }), await story.desk('sofie', 'pool')];
  const { planned, cases, duos, parked, count } = store.admin;
  const counts = ['person', 'duo', 'duo_answer', 'note', 'answer', 'help_case', 'invite', 'membership'].map(count);
  const own = intruders.map((who) => story.id(who));
  const dues = (await planned()).filter(({ occurrence }) => !own.some((id) => occurrence.startsWith(`${id}/`)));
  return [desks, dues, await cases(), duos(), await parked(), counts];
}

/** All rows of the database but the actors' own talk, what came from them, what goes to them, and the log of what they did. */
async function foreignRows({ story }: Awaited<ReturnType<typeof play>>, database: Database) {
  const own = intruders.map((who) => story.id(who));
  const theirs = (row: Record<string, unknown>) => own.some((id) => Object.values(row).join(' ').includes(id));
  const tables = (await dump(database)) as Record<string, Record<string, unknown>[]>;
  const talk = ['conversation', 'inbox', 'outbox', 'audit', 'due'];
  return Object.entries(tables).map(([name, rows]) => [
    name,
    talk.includes(name) ? rows.filter((row) => !theirs(row)) : rows,
  ]);
}

type Opened = { store: AnyStore; database: Database | null; close: () => Promise<void> };
const kinds: Record<string, () => Promise<Opened>> = {
  memory: async () => ({ store: memoryStore(), database: null, close: async () => {} }),
  // The embedded database reads and writes by the same statements; what it would say is said here, in a tenth of the time.
  postgres: everyDatabase.postgres,
};

describe.each(Object.entries(kinds))('somebody of another centre, or of none: %s', (kind, open) => {
  const tryers: readonly string[] = kind === 'memory' ? intruders : ['paris'];
  let opened: Opened;
  let played: Awaited<ReturnType<typeof play>>;

  beforeAll(async () => {
    opened = await open();
    played = await play(opened.store);
  });
  afterAll(() => opened.close());

  it('tries every decision that there is', () => {
    expect(Object.keys(played.tries).sort()).toEqual([...decisionNames].sort());
  });

  it.each(tryers)(
    'changes nothing and is told nothing, whatever they try: %s',
    async (one) => {
      const { story, ids } = played;
      const parts = new Set(ids.flatMap((id) => id.split(/[^\p{L}\d-]+/u)).filter((part) => part.length > 6));
      const look = () => (opened.database ? foreignRows(played, opened.database) : deskOf(played));
      const before = await look();
      // In the database, right acts and pages; the rest is the turn's alone to understand.
      const right = [
        ...Object.values(played.tries),
        ...played.pages.map((object) => ({ do: 'open', object, revision: 0 })),
      ];
      const tried = opened.database ? right.map((act): Happening => ({ kind: 'act', act })) : attempts(played);
      const shown = await story.hearAll(tried.map((what) => [one, what] as const));
      expect(await look()).toEqual(before);
      expect(new Set(shown.map(({ who }) => who))).toEqual(new Set<string>(one === 'deactivated' ? [] : [one]));
      for (const { who, delivery } of shown) {
        const sent = JSON.stringify(delivery.body);
        const words = new Set(sent.split(/[^\p{L}\d-]+/u));
        // A search says back what was looked for, which was their own words; of what it found it says nothing.
        const searched = delivery.body.view?.object.startsWith('search/') === true;
        for (const word of searched ? markers : [...markers, ...parts])
          if (words.has(word)) expect.fail(`${who} was sent ${word}: ${sent}`);
      }
    },
    30_000,
  );

  // That the tries are good ones is a matter of the programme, not of the store.
  if (kind === 'memory')
    it('would have succeeded as a coordinator of the centre, to the letter', async () => {
      const { story, tries } = played;
      for (const [name, act] of Object.entries(tries)) {
        // What is handed over is everything that is theirs by now.
        if (name === 'all-handed-over') await story.hear('sofie', { kind: 'home' });
        const fresh = actionsOf(story.view('sofie')).find((one) => one.do === 'hand-over-all');
        const { matchSessions } = await story.desk('sofie');
        // Every decision of the session raises what sending looks at.
        const sent = matchSessions.find(({ id }) => id === act.object && name === 'match-send');
        const { revision } = sent ? { revision: sent.revision + 1 } : name === 'all-handed-over' && fresh ? fresh : act;
        await story.act('sofie', { ...act, revision });
        const { notice } = story.view('sofie');
        expect([name, notice]).toEqual([name, expect.any(String)]);
        for (const key of ['stale', 'unknown', 'refused', 'correct.nothing'])
          expect([name, notice]).not.toEqual([name, catalogue.text('en', 'desk', key)]);
      }
    }, 30_000);
});
