// Every view that coordinators can get, made by src/programme/desk over a crowded centre with the worst names that people have.
import type { Value } from '../../src/core/conversation.ts';
import type { View } from '../../src/core/view.ts';
import type { Vocabulary } from '../../src/core/vocabulary.ts';
import { rated } from '../../src/programme/agreement/baseline.ts';
import { alertKinds, CONTACT } from '../../src/programme/care/kinds.ts';
import { agreementForms } from '../../src/programme/desk/agreement-forms.ts';
import { codesOf, type Wording } from '../../src/programme/desk/answer-words.ts';
import { answersView } from '../../src/programme/desk/answers.ts';
import { boardForms } from '../../src/programme/desk/board-forms.ts';
import { careForms } from '../../src/programme/desk/care-forms.ts';
import { weightsForm } from '../../src/programme/desk/care-weights.ts';
import { centreForm } from '../../src/programme/desk/centre-settings.ts';
import { changeForms } from '../../src/programme/desk/changes.ts';
import { closeForms } from '../../src/programme/desk/close-duo.ts';
import { correctView } from '../../src/programme/desk/correct.ts';
import type { Desk, DeskDuo, DeskPerson } from '../../src/programme/desk/desk.ts';
import { earlierForm } from '../../src/programme/desk/earlier.ts';
import type { DeskForm } from '../../src/programme/desk/form.ts';
import { meetingForms } from '../../src/programme/desk/meeting-forms.ts';
import { viewOfPage } from '../../src/programme/desk/pages.ts';
import { personView } from '../../src/programme/desk/person.ts';
import { sessionForms } from '../../src/programme/desk/session-forms.ts';
import { slotForms } from '../../src/programme/desk/slot-forms.ts';
import { trainingForms } from '../../src/programme/desk/training-forms.ts';
import { verdictForms } from '../../src/programme/desk/verdict-forms.ts';
import { participantHome } from '../../src/programme/everyday/home.ts';
import { type DuoState, type Meeting, stages } from '../../src/programme/facts.ts';
import { sittingsOf } from '../../src/programme/interview/questions.ts';
import type { InterviewQuestion } from '../../src/programme/interview/sitting.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { emptyDesk, factsFor, noCourse, waitingCase } from './facts.ts';

/** Names as they really come, and as somebody types them who wants to see what happens. */
export const names = [
  'Zoë',
  'عبد الرحمن',
  '<!channel> *Ana* :smile:',
  'N’Guyễn & <b>Söhne</b>',
  'x'.repeat(40),
  '{{name}}',
];

const long = 'A long answer, with a line break\nand a mention <@U1>. '.repeat(9).slice(0, 490);
const ids = (nth: number) => `${String(nth).padStart(8, '0')}-0000-4000-8000-000000000000`;
const at = '2026-11-20T09:00:00.000Z';

type Gathered = Desk['gatherings'][number];
/** Every question answered, in words as long as they may be, and everything chosen that there is to choose. */
function longestAnswers(role: DeskPerson['role']): Record<string, Value> {
  const { lists } = factsFor();
  const longest = (question: InterviewQuestion): Value => {
    if (question.kind === 'text') return long;
    if (question.kind === 'file') return 'nothing';
    const codes = codesOf(question, lists);
    const words = question.free ? [long.slice(0, 200)] : [];
    return question.kind === 'choice' ? (words[0] ?? String(codes.at(-1))) : [...codes, ...words];
  };
  const asked = sittingsOf(role).flatMap(({ questions }) => questions);
  return Object.fromEntries(asked.map((question) => [question.step, longest(question)]));
}

function person(nth: number, role: DeskPerson['role'], stage: DeskPerson['stage']): DeskPerson {
  const own = longestAnswers(role);
  return {
    id: ids(nth),
    role,
    stage,
    language: 'en',
    zone: 'Europe/Brussels',
    centreId: 'brussels',
    firstName: names[nth % names.length] ?? null,
    since: at,
    attended: [],
    checked: nth % 2 === 0 ? { by: 'sofie', at } : null,
    channels: ['slack', 'telegram'],
    interviewed: true,
    verdict: null,
    coordinatorId: 'sofie',
    coordinatorSince: at,
    pausedFrom: stage === 'paused' ? 'interview' : null,
    pending: [],
    invite: nth % 3 === 0 ? { id: 'i', createdBy: 'sofie', confirmed: null, refused: false, revision: 0 } : null,
    linking: nth % 3 === 0 ? { inviteId: 'l', from: 'x', addressId: 'a', channel: 'telegram' } : null,
    written: { 'interview.job': { by: 'sofie', at }, 'interview.career': { by: 'sofie', at } },
    files: [],
    revision: nth,
    answers: {
      'onboarding.born': 1999,
      'onboarding.languages': ['ar', 'fr', 'ti'],
      'onboarding.levels': { ar: 'C2', fr: 'B1', ti: 'A2' },
      'onboarding.heard': 'my neighbour',
      'onboarding.fits-mentee': 'unsure',
      'training.earlier': [1, 2, 3, 4, 5, 6, 7, 8].map((module) => `${module}/2025-03-04`),
      'training-evaluation.series': 'brussels/2026-11-01T09:00:00.000Z',
      'training-evaluation.content': '4',
      'training-evaluation.rhythm': 'right',
      'training-evaluation.words': long,
      ...Object.fromEntries(Object.entries(own).map(([step, value]) => [`interview.${step}`, value])),
    },
    notes: [
      { kind: 'phone', text: long, at, by: 'sofie' },
      ...Array.from({ length: 12 }, (_, n) => ({
        kind: 'correction',
        text: `${n} ${long.repeat(4)}`,
        at,
        by: 'sofie',
      })),
    ],
  };
}

const people = stages.flatMap((stage, nth) => [
  ...Array.from({ length: 7 }, (_, more) => person(nth * 20 + more, 'mentee', stage)),
  ...Array.from({ length: 7 }, (_, more) => person(nth * 20 + 10 + more, 'mentor', stage)),
]);

/** The longest that a meeting can be: five times asked about, or a place of three hundred characters. */
function meetingsOf(state: DuoState): Meeting[] {
  const kind = state === 'agreement' ? 'agreement' : 'first';
  const options = Array.from({ length: 5 }, (_, nth) => `2026-12-0${nth + 1}T09:00:00.000Z`);
  const own = { id: `duo-${state}/${kind}`, duoId: `duo-${state}`, kind, round: 2, minutes: 60 } as const;
  const there = { zone: 'Europe/Brussels', place: long.slice(0, 300), online: false, coordinatorId: 'sofie' };
  const asking = { state: 'asking', options, startsAt: null } as const;
  const set = { state: 'set', options: [], startsAt: '2026-12-01T09:00:00.000Z' } as const;
  return [{ ...own, ...there, ...(state === 'agreement' ? asking : set), alone: false, sequence: 1 }];
}

/** An agreement with everything as long as a form takes it; signed by the two, and by all three once the duo goes on. */
function paperOf([menteeId, mentorId]: [string, string], state: string): Pick<DeskDuo, 'agreement' | 'signatures'> {
  const place = long.slice(0, 200);
  const signer = (personId: string, role: 'mentee' | 'mentor' | 'coordinator') => ({
    ...{
      personId,
      role,
      version: '2026-11',
      edition: 2,
      language: 'fr',
      hash: 'a'.repeat(64),
      name: place.slice(0, 80),
    },
    ...{ text: null, channel: 'telegram', at },
  });
  const both = [signer(menteeId, 'mentee'), signer(mentorId, 'mentor')];
  return {
    agreement: {
      ...{ version: '2026-11', edition: 2, coordinatorId: 'sofie', preparedAt: at },
      state: state === 'agreement' ? 'ready' : 'signed',
      content: {
        ...{
          mentee: place.slice(0, 40),
          mentor: place.slice(0, 40),
          coordinator: place.slice(0, 40),
          centre: 'brussels',
        },
        objectives: [place, place, place],
        rhythm: { day: 'wed', time: '18:00', place },
        ...{ startsOn: '2026-12-01', endsOn: '2027-05-31', questions: 'both', why: place },
      },
    },
    signatures: state === 'agreement' ? both : [...both, signer('sofie', 'coordinator')],
  };
}

/** Everything that can be open about a duo, at once, some of it put off. */
const openAlerts = [...alertKinds, CONTACT].map((kind, nth) => ({
  ...{ ...waitingCase, id: `alert-${kind}`, personId: ids(102), kind, openedAt: at, note: null, duoId: 'duo-active' },
  snoozedUntil: nth % 3 === 1 ? '2026-12-24T09:00:00.000Z' : null,
  owner: nth % 3 === 0 ? 'sofie' : null,
}));

const duos = (['proposed', 'agreement', 'active', 'evaluation', 'declined', 'closed', 'ended'] as const).map(
  (state, nth): DeskDuo => {
    const [menteeId, mentorId] = [ids(100 + nth), ids(110 + nth)];
    const weeks = Array.from({ length: 12 }, (_, week) => [
      [`check-in/${week + 1}.met`, 'other'],
      [`check-in/${week + 1}.mood`, 'so-so'],
      [`check-in/${week + 1}.minutes`, 90],
      [`check-in/${week + 1}.about`, ['interview', 'wellbeing']],
      [`check-in/${week + 1}.phone`, 'yes'],
      [`check-in/${week + 1}.coordinator-note`, long],
      [`check-in/${week + 1}.objective-1`, 'some'],
    ]).flat();
    const beside = Object.fromEntries([
      ['pulse/30.score', '4'],
      ['pulse/90.words', long],
      ['heavy/2.load', 'heavy'],
      ['plan.goal', long],
      ...[1, 2, 3, 4, 5].flatMap((nth) => [
        [`plan.step-${nth}`, long.slice(0, 200)],
        [`plan.by-${nth}`, '2027-01-15'],
      ]),
    ]);
    return {
      id: `duo-${state}`,
      menteeId,
      mentorId,
      centreId: 'brussels',
      coordinatorId: 'sofie',
      state,
      score: 512,
      proposedAt: at,
      startedAt: at,
      endsAt: at,
      ...noCourse,
      endedAt: null,
      meetings: meetingsOf(state),
      ...(state === 'proposed' ? { agreement: null, signatures: [] } : paperOf([menteeId, mentorId], state)),
      revision: 7,
      answers: {
        [menteeId]: {
          ...Object.fromEntries(weeks),
          ...beside,
          'first-meeting.done': 'yes',
          'first-meeting.decide': 'yes',
          ...Object.fromEntries([...rated.mentee, 'done'].map((step) => [`baseline.${step}`, '3'])),
          'evaluation.expectations': 'partly',
          'evaluation.work': 'job',
          'evaluation.words': long,
          'evaluation.done': 'yes',
        },
        [mentorId]: {
          ...Object.fromEntries(weeks),
          'first-meeting.decide': 'no',
          'first-meeting.reason': long,
          'first-meeting.done': 'yes',
        },
      },
    };
  },
);

const seatStates = ['booked', 'came', 'missed', 'waiting'] as const;
/** Sessions with sixty seats of people with such names, the last two of other centres: to come, just over, told, cancelled. */
const gatherings = (['2026-11-30', '2026-11-22', '2026-11-10', 'cancelled'] as const).map((day, nth): Gathered => {
  const id = `session-${nth}`;
  const told = nth === 2;
  return {
    id,
    centreId: 'brussels',
    kind: 'information',
    startsAt: day === 'cancelled' ? '2026-12-03T08:00:00.000Z' : `${day}T06:00:00.000Z`,
    minutes: 90,
    zone: 'Europe/Brussels',
    language: 'fr',
    online: nth === 0,
    place: nth === 0 ? `https://meet.example/${'x'.repeat(170)}` : long.slice(0, 200),
    seats: 60,
    audience: 'both',
    series: null,
    module: null,
    code: null,
    state: day === 'cancelled' ? 'cancelled' : 'open',
    revision: nth,
    taken: Array.from({ length: 60 }, (_, seat) => ({
      id: `${id}/${seat}`,
      gatheringId: id,
      personId: seat > 57 ? `guest-${seat}` : (people[seat]?.id ?? ''),
      state: nth === 0 ? (seat > 40 ? 'waiting' : 'booked') : (seatStates[seat % 4] ?? 'booked'),
      at: told ? '2026-11-10T09:00:00.000Z' : '2026-11-22T08:59:00.000Z',
    })),
  };
});
/** A training with twice sixty people, half days past and to come, and an exchange. */
const trainings = [
  '2026-11-10',
  '2026-11-22',
  '2026-11-22',
  '2026-12-01',
  '2026-12-01',
  '2026-12-02',
  '2026-12-02',
].map(
  (day, nth): Gathered => ({
    ...(gatherings[nth % 3] as Gathered),
    id: `training-${nth}`,
    kind: nth === 6 ? 'exchange' : 'training',
    startsAt: `${day}T0${nth + 1}:00:00.000Z`,
    series: nth === 6 ? null : 'brussels/2026-11-01T09:00:00.000Z',
    module: nth === 6 ? null : nth + 1,
    code: '0042',
  }),
);
const manyGatherings = Array.from(
  { length: 14 },
  (_, nth): Gathered => ({
    ...(gatherings[0] as Gathered),
    id: `more-${nth}`,
    startsAt: `2026-12-${String(nth + 5).padStart(2, '0')}T17:00:00.000Z`,
    taken: [],
  }),
);

const desk: Desk = {
  people,
  duos,
  pairs: [],
  cases: [
    ...openAlerts,
    ...(
      [
        'question',
        'volunteer',
        'centre',
        'person',
        'erasure',
        'eligibility',
        'not-well',
        'silent',
        'mid-term',
        'call',
      ] as const
    ).map((kind, nth) => ({
      ...waitingCase,
      id: `case-${kind}`,
      personId: ids(20 + (nth % 2)),
      kind,
      openedAt: at,
      owner: nth % 2 === 0 ? null : 'sofie',
      note: kind === 'volunteer' ? 'events' : kind === 'centre' ? 'ghent' : long,
    })),
  ],
  team: [
    { id: 'sofie', name: 'Sofie', centreId: 'brussels', lead: true, weeklyLimit: null, deputy: null, hours: null },
  ],
  gatherings: [...gatherings, ...manyGatherings, ...trainings],
  slots: Array.from({ length: 24 }, (_, nth) => ({
    id: `slot-${nth}`,
    centreId: 'brussels',
    coordinatorId: nth % 3 === 0 ? 'tom' : 'sofie',
    startsAt: new Date(Date.parse(at) + nth * 8 * 3_600_000).toISOString(),
    minutes: 60,
    zone: 'Europe/Brussels',
    place: long.slice(0, 300),
    series: null,
    state: 'open' as const,
    // Two stand at the stage of the interview, one of them with a talk that is over.
    personId: nth % 2 === 0 ? ids(40 + (nth % 7)) : null,
    revision: nth,
  })),
  planned: [ids(80), ...duos.flatMap((duo) => [duo.menteeId, duo.mentorId])].flatMap((personId) =>
    ['due', 'sent', 'skipped', 'failed', 'done'].flatMap((state) =>
      Array.from({ length: 12 }, (_, nth) => ({
        ...{
          occurrence: `x/${personId}/check-in/${state}-${nth}`,
          kind: nth % 2 ? 'evaluation' : 'check-in',
          personId,
        },
        ...{ at, state, policy: 'within 48 h, else the next week', zone: 'Europe/Brussels', settledAt: at },
        reason: 'folded into the next one: the centre is closed on that day',
      })),
    ),
  ),
  resources: Array.from({ length: 20 }, (_, nth) => ({
    ...{ id: `brussels.en.${nth}`, centreId: 'brussels', language: 'en', kind: 'accommodation', revision: 0 },
    ...{ title: 'A'.repeat(60), text: long.repeat(4).slice(0, 1500), position: nth },
    state: nth % 2 === 0 ? ('shown' as const) : ('hidden' as const),
  })),
  suggestions: Array.from({ length: 20 }, (_, nth) => ({
    ...{ id: `wish-${nth}`, centreId: 'brussels', personId: ids(40), text: long, at, revision: nth },
    ...(nth % 2 === 0
      ? { state: 'open' as const, decision: null, decidedBy: null }
      : { state: 'planned' as const, decision: long.slice(0, 600), decidedBy: 'sofie' }),
  })),
  faq: Array.from({ length: 15 }, (_, nth) => ({
    ...{ id: `brussels.en.own-${nth}`, centreId: 'brussels', language: 'en', position: nth, revision: nth },
    ...{ question: names[nth % names.length] ?? '', answer: long, state: nth % 2 === 0 ? 'shown' : 'hidden' },
  })),
  matchSessions: ['open', ...Array.from({ length: 15 }, (_, nth) => (nth === 0 ? 'closed' : `closed-${nth}`))].map(
    (id) => ({
      ...{ id, centreId: 'brussels', openedBy: 'sofie', openedAt: at, present: ['sofie', 'tom'], note: long },
      ...{ state: id === 'open' ? ('open' as const) : ('closed' as const), revision: 3, result: null },
      closedAt: id === 'open' ? null : at,
    }),
  ),
  matchPairs: ['open', 'closed'].flatMap((sessionId) =>
    (['confirmed', 'locked', 'open', 'open', 'none', 'confirmed'] as const).map((state, nth) => ({
      id: `${sessionId}/${ids(80 + nth)}`,
      sessionId,
      menteeId: ids(80 + nth),
      mentorId: state === 'confirmed' || state === 'locked' ? ids(90 + nth) : null,
      state,
      parkedUntil: nth === 3 ? '2026-12-24T23:00:00.000Z' : null,
      score: 700,
      note: long,
      authorId: 'sofie',
      at,
      revision: nth,
    })),
  ),
  vetoes: Array.from({ length: 6 }, (_, nth) => ({
    ...{ id: `${ids(80)}+${ids(91 + nth)}`, centreId: 'brussels', menteeId: ids(80), mentorId: ids(91 + nth) },
    ...{ state: 'on' as const, authorId: 'sofie', at, revision: 0 },
  })),
  centreSettings: [],
  invites: Array.from({ length: 12 }, (_, nth) => ({
    id: `invite-${nth}`,
    role: nth % 2 === 0 ? ('mentee' as const) : ('mentor' as const),
    centreId: 'brussels',
    createdBy: 'sofie',
    createdAt: at,
    expiresAt: at,
    personId: nth % 3 === 0 ? ids(20) : null,
    revision: 0,
  })),
};

const manyTimes = <T>(list: readonly T[], times: number): T[] => Array.from({ length: times }, () => list).flat();
const absence = { from: '2026-11-20T00:00:00.000Z', until: '2026-12-20T00:00:00.000Z' };

/** A centre with 2,000 people on its worst day: every list is longer than can be shown, and everybody is away. */
export const crowdedDesk: Desk = {
  ...desk,
  people: manyTimes(people, 11).map((one, nth) => ({ ...one, id: ids(1_000 + nth), checked: null })),
  duos: manyTimes(duos, 30).map((one, nth) => {
    const today = { state: 'set', startsAt: '2026-11-22T15:00:00.000Z' } as const;
    const state = nth % 2 === 0 ? today : ({ state: 'arranging', startsAt: null } as const);
    return { ...one, id: `duo-${nth}`, meetings: one.meetings.map((meeting) => ({ ...meeting, ...state })) };
  }),
  cases: manyTimes(desk.cases, 20).map((one, nth) => ({
    ...one,
    id: `case-${nth}`,
    // Every seventh duo runs.
    duoId: one.duoId === null ? null : `duo-${2 + 7 * (nth % 30)}`,
  })),
  team: ['sofie', 'tom', 'ida', 'leo', 'max', 'mia'].map((id, nth) => ({
    id,
    name: names[nth % names.length] ?? null,
    centreId: 'brussels',
    lead: false,
    weeklyLimit: null,
    deputy: { id: id === 'sofie' ? 'tom' : 'sofie', ...absence },
    hours: null,
  })),
};
/** A session of that centre: open with a pool of hundreds, and closed with sixty pairs that were invited, each with a note. */
const [youngsters, elders] = (['mentee', 'mentor'] as const).map((role) =>
  crowdedDesk.people.filter((one) => one.role === role),
);
const invited = Array.from({ length: 60 }, (_, nth) => ({
  menteeId: youngsters?.[nth]?.id ?? '',
  mentorId: elders?.[nth]?.id ?? '',
}));
export const matchedDesk: Desk = {
  ...crowdedDesk,
  matchPairs: invited.map((pair, nth) => ({
    ...{ id: `closed/${pair.menteeId}`, sessionId: 'closed', ...pair, state: 'confirmed' as const, at, revision: 0 },
    ...{ parkedUntil: null, score: 700, note: nth % 2 === 0 ? long : null, authorId: 'sofie' },
  })),
  duos: invited.map((pair, nth) => ({ ...(duos[0] as DeskDuo), ...pair, id: `matched-${nth}` })),
};

/** The forms of all sittings of somebody. */
function answerForms(id: string, wording: Wording): { name: string; view: View }[] {
  const whose = people.find((one) => one.id === id);
  const all = whose ? sittingsOf(whose.role) : [];
  return whose ? all.map((one) => ({ name: `the answers ${one.name}`, view: answersView(whose, one, wording) })) : [];
}
/** The form of how a centre matches. */
function settingsForm(facts: ReturnType<typeof factsFor>, vocabulary: ReturnType<typeof openCatalogue>['vocabulary']) {
  const act = { do: 'centre-change', object: 'brussels', revision: 1 };
  const view = centreForm.view({ act, desk, facts, vocabulary });
  return view ? [{ name: 'the form of a centre', view }] : [];
}

/** The forms of trainings, and of a training that was done earlier. */
function trainingFormViews(seen: { desk: Desk; facts: ReturnType<typeof factsFor>; vocabulary: Vocabulary }) {
  const of = (name: string, form: DeskForm, object: string) => {
    const view = form.view({ ...seen, act: { do: name, object, revision: 0 } });
    if (!view) throw new Error(`There is no form ${name}`);
    return { name: `the form ${name}`, view };
  };
  return [
    ...Object.entries(trainingForms).map(([name, form]) => of(name, form, 'brussels@Europe/Brussels')),
    of('to-earlier', earlierForm, ids(50)),
  ];
}

/** The forms of interviews, and the cards of people about whom something was decided. */
function bookingViews(facts: ReturnType<typeof factsFor>, vocabulary: ReturnType<typeof openCatalogue>['vocabulary']) {
  const objects: Record<string, string> = {
    'to-open-times': 'brussels@Europe/Brussels',
    'to-limit': 'brussels@Europe/Brussels',
    'to-move-time': 'slot-20@Europe/Brussels',
    'to-arrange': 'duo-agreement@Europe/Brussels',
    'to-move': 'duo-proposed@Europe/Brussels',
    'to-open-seal': 'duo-proposed',
    'to-agreement': 'duo-agreement',
    'to-agreement-sign': 'duo-agreement',
    'to-close-duo': 'duo-evaluation',
    'to-care-solve': 'duo-active+alert-silent',
    'to-care-message': 'duo-active+alert-silent',
    'to-care-talked': 'duo-active+alert-care-contact',
    'to-care-weights': 'brussels',
    'to-change-decide': `${ids(40)}/wish-1`,
  };
  const shown = Object.entries({
    ...slotForms,
    ...verdictForms,
    ...meetingForms,
    ...agreementForms,
    ...closeForms,
    ...careForms,
    'to-care-weights': weightsForm,
    ...changeForms,
  }).map(([name, form]) => {
    const act = { do: name, object: objects[name] ?? ids(40), revision: 1 };
    const view = form.view({ act, desk, facts, vocabulary });
    if (!view) throw new Error(`There is no form ${name}`);
    return { name: `the form ${name}`, view };
  });
  const pending = (kind: string) => [{ occurrence: 'x', kind, at }];
  const note = (text: string) => ({ kind: 'decision', text, at, by: 'sofie' });
  const notes = [
    note(`continue/project\n${long}`),
    note('decline/wishes'),
    note('take-back/decline'),
    note('reopen/none'),
    note('accept/none'),
    { ...note(long), kind: 'private' },
  ];
  const decided: DeskPerson[] = [
    { ...person(1, 'mentee', 'pool'), verdict: 'accept', pending: pending('accepted'), notes },
    { ...person(2, 'mentor', 'interview'), verdict: 'continue', pending: pending('continued'), notes },
    { ...person(3, 'mentee', 'ended'), verdict: 'decline', pending: [], notes },
  ];
  const cards = decided.map((one) => ({
    name: `the card of somebody with ${one.verdict}`,
    view: personView(one, desk, facts),
  }));
  return [...shown, ...cards];
}

/** The views by a name, with the lists that their lines are written with. */
export function everyView(): { views: { name: string; view: View }[]; lists: ReturnType<typeof factsFor>['lists'] } {
  const own = { ...factsFor().person, id: 'sofie' };
  const facts = factsFor({ person: own, memberships: [{ centreId: 'brussels', lead: true }] });
  const pages = [
    'home',
    'digest',
    'people/1',
    'people/99',
    'duos/1',
    'matching',
    'matching/2',
    'match/open/1',
    'match/open/2',
    `match-why/open/${ids(80)}`,
    `match-why/open/${ids(81)}/${ids(90)}`,
    `match-why/open/${ids(82)}/x`,
    'minutes/closed',
    'guides/brussels',
    'guides/brussels.fr',
    'faq/brussels',
    'faq/brussels.fr',
    'invites',
    'help',
    'search/xxx',
    'search/xxx/2',
    'search/nobody',
    'waiting/interviews/1',
    'waiting/pool/2',
    'mine/1',
    'colleague/sofie/1',
    'colleague/tom/1',
    `sheet/${Date.parse(at)}/1`,
    `sheet/${Date.parse(at)}/2`,
    'sheet/1/1',
    `pair/${ids(80)}+${ids(86)}`,
    `pair/${ids(80)}+${ids(90)}`,
    `doubles/${ids(80)}/xxx/1`,
    `doubles/${ids(80)}/nobody/1`,
    'slots/1',
    'slots/2',
    'slots/99',
    ...stages.flatMap((_, nth) => [`person/${ids(nth * 20)}`, `person/${ids(nth * 20 + 10)}`]),
    `call/${ids(20)}`,
    `call/${ids(40)}`,
    `notes/${ids(40)}/1`,
    `notes/${ids(40)}/99`,
    ...duos.map((duo) => `duo/${duo.id}`),
    'care/1',
    'care/99',
    'alerts/duo-active',
    'alerts/duo-closed',
    `reach/duo-active+${ids(102)}+${ids(112)}`,
    'centre/brussels',
    `timeline/${ids(80)}/1`,
    `timeline/${ids(80)}/99`,
    ...duos.map((duo) => `schedule/${duo.id}`),
    'changes/1',
    'changes/3',
    'hours',
    'sessions/1',
    'sessions/2',
    ...[...gatherings, ...trainings].map((one) => `session/${one.id}`),
    'trainings/1',
    'training/brussels/2026-11-01T09:00:00.000Z',
  ];
  const shown = pages.flatMap((name) => {
    const view = viewOfPage(name, desk, facts);
    return view ? [{ name, view }] : [];
  });
  const empty = viewOfPage('home', emptyDesk, facts);
  const crowded = viewOfPage('home', crowdedDesk, facts);
  const matching = ['match/open/1', 'match/open/10', 'minutes/closed', 'matching'].flatMap((name) => {
    const view = viewOfPage(name, matchedDesk, facts);
    return view ? [{ name: `${name} of a centre with 2,000 people`, view }] : [];
  });
  const [first] = people;
  const { vocabulary } = openCatalogue();
  const seen = { desk, facts, vocabulary };
  const sessionForm = (name: keyof typeof sessionForms, object: string) => {
    const view = sessionForms[name].view({ ...seen, act: { do: name, object, revision: 0 } });
    return view ? [{ name: `the form ${name}`, view }] : [];
  };
  return {
    views: [
      ...shown,
      ...(empty ? [{ name: 'home of an empty centre', view: empty }] : []),
      ...(crowded ? [{ name: 'home of a centre with 2,000 people', view: crowded }] : []),
      ...matching,
      ...Object.keys(boardForms).map((name) => {
        const object = name === 'to-match-minute' ? 'open' : `open/${ids(80)}`;
        const view = boardForms[name]?.view({ ...seen, act: { do: name, object, revision: 0 } });
        if (!view) throw new Error(`There is no form ${name}`);
        return { name: `the form ${name}`, view };
      }),
      ...stages.map((stage) => ({
        name: `home of a participant: ${stage}`,
        view: participantHome({ ...facts, person: { ...facts.person, stage, firstName: names[2] ?? null } }),
      })),
      ...sessionForm('new-session', 'brussels@Europe/Brussels'),
      ...sessionForm('change-session', 'session-0@Europe/Brussels'),
      ...settingsForm(facts, vocabulary),
      ...trainingFormViews(seen),
      ...bookingViews(facts, vocabulary),
      ...(first ? [{ name: 'the form that corrects', view: correctView(first, 'en', vocabulary) }] : []),
      ...[ids(40), ids(50)].flatMap((id) => answerForms(id, { vocabulary, language: 'en', lists: facts.lists })),
    ],
    lists: facts.lists,
  };
}
