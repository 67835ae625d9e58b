// What happens when the time of something planned has come: every kind in time, too late, at night, with nobody to reach, and when it is not true any more.
import { describe, expect, it } from 'vitest';
import { checkInOccurrence } from '../../src/programme/check-in/plan.ts';
import { decideDue, dueKinds, putOff } from '../../src/programme/due.ts';
import type { DueDecision } from '../../src/programme/due-decision.ts';
import type { Effect } from '../../src/programme/effects.ts';
import type {
  Agreement,
  Due,
  DuoFacts,
  DuoState,
  Facts,
  InterviewSlot,
  Meeting,
  OpenGathering,
  PartnerMessage,
  PastDuo,
  Resource,
  Role,
  Seat,
  SeatState,
  Stage,
} from '../../src/programme/facts.ts';
import { factsFor, noCourse, waitingCase } from '../support/facts.ts';

/** A Monday at ten in Brussels; everything was planned for this minute unless a test says otherwise. */
const NOW = '2026-11-23T09:00:00.000Z';
const NIGHT = '2026-11-23T22:00:00.000Z';
const MORNING = '2026-11-24T07:30:00.000Z';
const hours = (count: number, from = NOW) => new Date(Date.parse(from) + count * 3_600_000).toISOString();

/** What a test changes. `late`: hours since the plan; `heard`: hours since the person did anything. */
type World = {
  stage?: Stage;
  role?: Role;
  duo?: DuoState | null;
  /** What Ben let Ana know. */
  message?: PartnerMessage;
  /** What they agreed on. */
  paper?: Agreement;
  now?: string;
  late?: number;
  heard?: number;
  reachable?: boolean;
  accompanied?: string;
  dues?: Due[];
  more?: Partial<Facts>;
};

/** Where somebody must be for a kind to be true, and what then happens. */
type Kind = { occurrence: string; world: World; does: { kind: DueDecision['kind']; [more: string]: unknown } };

const week = (count: number) => checkInOccurrence('duo', 'p', count);
/** The fourth week, moved to tomorrow. */
const moved = { id: 'duo/4', duoId: 'duo', week: 4, plannedAt: hours(30), minutes: 120, state: 'planned' } as const;
/** They meet on Tuesdays at two; the duo began on Monday 2 November. So the fourth meeting is tomorrow. */
const weekly = (more: Partial<DuoFacts> = {}): Partial<Facts> => ({
  duo: { ...duoOf('active'), rhythm: { day: 'tue', time: '14:00' }, ...more },
});
const checkedIn = (state: string, nth = 2): Due => ({
  occurrence: week(nth),
  kind: 'check-in',
  at: NOW,
  state,
  policy: 'x',
});
const say = (key: string) => ({ kind: 'say', text: { flow: 'milestones', key } }) as const;
const begin = (flow: string) => ({ kind: 'begin', flow }) as const;
/** A session in two days, at which this person has a seat in this state, since now. */
const guide: Resource = {
  ...{ id: 'ghent.en.a', centreId: 'ghent', language: 'en', kind: 'accommodation', title: 'A flat', text: 'Look' },
  ...{ state: 'shown', position: 1 },
};
const atSession = (state: SeatState | null, change: Partial<OpenGathering> = {}): Partial<Facts> => {
  const startsAt = hours(48);
  const seat: Seat = { id: 'g/p', gatheringId: 'g', personId: 'p', state: state ?? 'cancelled', at: NOW };
  const gathering: OpenGathering = {
    id: 'g',
    centreId: 'ghent',
    kind: 'information',
    startsAt,
    minutes: 90,
    zone: 'Europe/Brussels',
    language: 'en',
    online: false,
    place: 'Kouter 1',
    seats: 1,
    audience: 'both',
    module: null,
    code: null,
    series: null,
    state: 'open',
    taken: state === null || state === 'cancelled' ? [] : [{ ...seat, zone: 'Europe/Brussels' }],
    ...change,
  };
  return { gatherings: [gathering], seats: state === null ? [] : [seat] };
};
/** The last module, in two days, for a mentor who has done the others elsewhere. */
const atModule = (state: SeatState | null, change: Partial<OpenGathering> = {}): Partial<Facts> => ({
  ...atSession(state, { kind: 'training', module: 8, ...change }),
  answers: { 'training.earlier': [1, 2, 3, 4, 5, 6, 7].map((module) => `${module}/2025-03-04`) },
});
const seated = (occurrence: string, more: Partial<Facts>, does: Kind['does']): Kind => ({
  occurrence,
  world: { stage: 'information', more },
  does,
});
const session = { kind: 'begin', flow: 'sessions', urgency: 'booked' } as const;
const onDuo = (kind: string, more: Partial<Facts['cases'][number]> = {}) =>
  asked('case', { kind, duoId: 'duo', openedAt: hours(-1), ...more });
/** A look, and what it found. */
const looked = (kind: string) =>
  ({
    kind: 'do',
    effects: expect.arrayContaining([expect.objectContaining({ kind: 'open-case', case: kind, duoId: 'duo' })]),
  }) as const;
const asked = (id: string, more: Partial<Facts['cases'][number]> = {}) => ({
  ...waitingCase,
  ...{ id, kind: 'question', openedAt: NOW, note: 'Where?', reply: null, addressId: null },
  ...more,
});
/** An interview time of Sofie in three days, which nobody has booked unless a test says so. */
function slot(more: Partial<InterviewSlot>): InterviewSlot {
  const own = { id: 'slot', centreId: 'ghent', coordinatorId: 'sofie', startsAt: hours(72), minutes: 60 } as const;
  const where = { zone: 'Europe/Brussels', place: 'Desk', series: null, state: 'open', personId: null } as const;
  return { ...own, ...where, ...more };
}
/** Nothing met, said or signed yet. */
const pairing = { meetings: [], messages: [], agreement: null, signatures: [], place: null, coordinator: null };

/** A duo with a first meeting that is a day away, unless a test says otherwise. */
function meeting(
  change: Partial<Meeting> = {},
  mine: DuoFacts['mine'] = {},
  state: DuoState = 'proposed',
): Partial<Facts> {
  const own = { id: 'duo/first', duoId: 'duo', kind: 'first', state: 'set', round: 2, options: [hours(48)] } as const;
  const when = { startsAt: hours(47), minutes: 60, zone: 'Europe/Brussels', place: 'Kouter 1', online: false } as const;
  const one = { ...own, ...when, coordinatorId: 'sofie', alone: false, sequence: 1, ...change };
  return { duo: { ...duoOf(state), meetings: [one], mine } };
}
/** A call for help that nobody has taken, and should have by now. */
const call = (more: Partial<Facts['cases'][number]> = {}): Facts['cases'][number] => ({
  ...waitingCase,
  ...{ id: 'call', kind: 'person', openedAt: NOW, note: null, reply: null, addressId: null, deadlineAt: NOW },
  ...more,
});
/** Something that both of an active duo hear of its course. */
function inCourse(end: string, change: Partial<DuoFacts>, key: string): Kind {
  const occurrence = `duo/p/${end}`;
  return {
    occurrence,
    world: { more: { duo: { ...duoOf('active'), ...change } } },
    does: { kind: 'say', text: { flow: 'duo-told', key } },
  };
}
const met = { startsAt: hours(-3) };
/** A duo that was closed three months ago. */
const closed: PastDuo = {
  ...{ id: 'past', state: 'closed', centreId: 'ghent', coordinatorId: 'sofie', reason: null, agreement: null },
  ...{ startedAt: hours(-9 * 30 * 24), endsAt: hours(-3 * 30 * 24), endedAt: hours(-3 * 30 * 24) },
  partner: { id: 'q', firstName: 'Ben', role: 'mentor', zone: 'Europe/Brussels' },
  ...{ mine: {}, theirs: {} },
};
/** An active duo whose last day was before now. */
const overdue: DuoFacts = { ...duoOf('active'), endsAt: hours(-48) };
/** An active duo that ends so many days from now, at eight in the morning. */
const endsIn = (days: number): Partial<Facts> => ({ duo: { ...duoOf('active'), endsAt: hours(24 * days - 1) } });
/** A duo of which both want to stay in contact. */
const stays = { 'contact.stay': 'yes', 'contact.done': 'yes' };
const inContact: DuoFacts = { ...duoOf('evaluation'), mine: stays, theirs: stays };
/** A duo of which both have agreed to exchange their numbers. */
const agreed: DuoFacts = { ...duoOf('active'), mine: { 'phone.done': 'yes' }, theirs: { 'phone.done': 'yes' } };
const askedAgain = { occurrence: 'duo/p/thinking', kind: 'thinking', at: hours(48), state: 'due', policy: 'always' };
const asking = { state: 'asking', startsAt: null } as const;
const atMeeting = (occurrence: string, more: Partial<Facts>, does: Kind['does']): Kind => ({
  occurrence,
  world: { stage: 'first-meeting', more },
  does,
});
/** The coordinator is told, and that is all. */
const tells = (event: string) =>
  ({ kind: 'do', effects: [{ kind: 'news', to: 'sofie', event }, { state: 'done' }] }) as const;
/** The first edition of an agreement, prepared a moment ago. */
const paper: Agreement = {
  ...{ version: '2026-11', edition: 1, coordinatorId: 'sofie', preparedAt: NOW, state: 'ready' },
  content: {
    ...{ mentee: 'Ana', mentor: 'Ben', coordinator: 'Sofie', centre: 'ghent', objectives: ['A contract'] },
    ...{ startsOn: '2026-12-01', endsOn: '2027-05-31', questions: 'mentee', why: '' },
    rhythm: { day: 'tue', time: '18:00', place: 'Library' },
  },
};
const signing = { duo: 'agreement', stage: 'agreement', paper } as const;
const kinds: Readonly<Record<string, Kind>> = {
  'booking-reminder': {
    occurrence: 'p/booking-reminder-3',
    world: { stage: 'information', heard: 100, more: atSession(null) },
    does: { kind: 'remind', flow: 'sessions' },
  },
  'session-open': seated('p/session-open/x', atSession(null), session),
  'session-reminder': seated(`g/p/session-reminder/${hours(48)}/day`, atSession('booked'), {
    kind: 'say',
    text: { flow: 'sessions', key: 'reminder.place' },
  }),
  'seat-free': seated('g/p/seat-free/x', atSession('booked'), { kind: 'begin', flow: 'dates', urgency: 'booked' }),
  'seat-none': seated(`g/p/seat-none/${hours(48)}/end`, atSession('waiting', { seats: 0 }), session),
  'session-changed': seated('g/p/session-changed/x', atSession('booked'), { kind: 'begin', flow: 'dates' }),
  'session-cancelled': seated('g/p/session-cancelled/x', atSession('cancelled', { state: 'cancelled' }), session),
  'session-missed': seated(`g/p/session-missed/${NOW}`, atSession('missed'), session),
  'after-session': seated(`g/p/after-session/${NOW}`, atSession('came'), { kind: 'begin', flow: 'after-session' }),
  'after-session-again': {
    occurrence: 'p/after-session-again',
    world: { stage: 'information', more: { answers: { 'after-session.on': 'not-now' } } },
    does: { kind: 'begin', flow: 'after-session', urgency: 'unasked' },
  },
  'stranger-erase': {
    occurrence: 'p/stranger-erase',
    world: { more: { person: { ...factsFor().person, consented: false } } },
    does: { kind: 'do', effects: [{ kind: 'erase', basis: 'no consent' }] },
  },
  'profile-erase': {
    occurrence: 'p/profile-erase',
    world: { stage: 'onboarding' },
    does: { kind: 'do', effects: [{ kind: 'erase', basis: 'profile not finished' }] },
  },
  erase: {
    occurrence: 'p/erase',
    world: { stage: 'left' },
    does: { kind: 'do', effects: [{ kind: 'erase', basis: 'asked for' }] },
  },
  'profile-reminder': {
    occurrence: 'p/profile-reminder-3',
    world: { stage: 'onboarding', heard: 100 },
    does: { kind: 'remind', flow: 'onboarding' },
  },
  'interview-reminder': {
    occurrence: 'p/interview-reminder-3',
    world: { stage: 'interview', heard: 100 },
    does: { kind: 'remind', flow: 'interview' },
  },
  'interview-by-phone': {
    occurrence: 'p/interview-by-phone/x',
    world: { stage: 'interview' },
    does: { kind: 'say', text: { flow: 'interview', key: 'by-phone' }, over: ['interview'] },
  },
  eligible: { occurrence: 'p/eligible/x', world: { stage: 'interview' }, does: begin('interview') },
  'appointment-reminder': {
    occurrence: `p/appointment-reminder/slot/${hours(23)}/day`,
    world: { stage: 'interview', more: { interviewSlots: [slot({ personId: 'p', startsAt: hours(23) })] } },
    does: begin('appointment'),
  },
  'interview-moved': {
    occurrence: 'p/interview-moved/x',
    world: { stage: 'interview', more: { interviewSlots: [slot({ personId: 'p' })] } },
    does: begin('appointment'),
  },
  'interview-off': {
    occurrence: `p/interview-off/${hours(48)}/x`,
    world: { stage: 'interview' },
    does: begin('book-interview'),
  },
  'times-open': {
    occurrence: 'p/times-open/x',
    world: { stage: 'interview', more: { interviewSlots: [slot({})], answers: { 'book-interview.waits': 'yes' } } },
    does: begin('book-interview'),
  },
  continued: {
    occurrence: 'p/continued/x',
    world: { stage: 'interview', more: { answers: { 'decision.result': 'continue', 'decision.missing': 'talk' } } },
    does: begin('book-interview'),
  },
  declined: {
    occurrence: 'p/declined/x',
    world: { stage: 'ended', more: { answers: { 'decision.result': 'decline' } } },
    does: { kind: 'say', text: { flow: 'decision', key: 'declined' } },
  },
  reopened: { occurrence: 'p/reopened/x', world: { stage: 'interview' }, does: begin('book-interview') },
  accepted: { occurrence: 'p/accepted/x', world: { stage: 'pool' }, does: say('accepted.mentee') },
  introduction: { occurrence: 'duo/p/introduction', world: { duo: 'proposed' }, does: begin('introduction') },
  'introduction-reminder': {
    occurrence: 'duo/p/introduction-reminder',
    world: { duo: 'proposed', stage: 'first-meeting' },
    does: { kind: 'remind', flow: 'introduction' },
  },
  'introduction-late': {
    occurrence: 'duo/p/introduction-late',
    world: { duo: 'proposed', stage: 'first-meeting' },
    does: tells('introduction-silent'),
  },
  'meeting-times': atMeeting('duo/p/meeting-times/first/2/second', meeting(asking), {
    ...begin('meeting-times'),
    text: { flow: 'meeting-times', key: 'why.second' },
  }),
  'meeting-times-reminder': atMeeting('duo/p/meeting-times/first/2/second/remind', meeting(asking), {
    kind: 'remind',
    flow: 'meeting-times',
  }),
  'meeting-times-late': atMeeting('duo/p/meeting-times/first/2/second/late', meeting(asking), tells('meeting-silent')),
  'meeting-set': atMeeting('duo/p/meeting-set/first/1', meeting(), {
    kind: 'say',
    text: { flow: 'meeting-times', key: 'result.found' },
    document: { kind: 'meeting', uid: 'duo-first@duo', sequence: 1, startsAt: hours(47) },
  }),
  'meeting-changed': atMeeting('duo/p/meeting-changed/first/1/team', meeting(), {
    ...begin('my-meeting'),
    document: { kind: 'meeting', uid: 'duo-first@duo', sequence: 1 },
  }),
  'meeting-off': atMeeting('duo/p/meeting-off/first/2/team', meeting({ state: 'cancelled', sequence: 2 }), {
    kind: 'say',
    text: { flow: 'my-meeting', key: 'off' },
    document: { kind: 'meeting', uid: 'duo-first@duo', sequence: 2, cancelled: true },
  }),
  'meeting-reminder': atMeeting(`duo/p/meeting-reminder/${hours(47)}/day`, meeting(), begin('prepare')),
  'after-meeting': atMeeting(`duo/p/after-meeting/${hours(-3)}`, meeting(met), begin('first-meeting')),
  'decision-reminder': atMeeting('duo/p/decision-reminder', meeting(met), { kind: 'remind', flow: 'first-meeting' }),
  thinking: atMeeting('duo/p/thinking', meeting(met, { 'first-meeting.decide': 'thinking' }), begin('first-meeting')),
  undecided: atMeeting(`duo/p/undecided/${hours(-3)}`, meeting(met), tells('undecided')),
  'match-yes': {
    occurrence: 'duo/p/match-yes',
    world: { duo: 'agreement', stage: 'first-meeting' },
    does: say('outcome.yes'),
  },
  'match-no': { occurrence: 'duo/p/match-no', world: { stage: 'first-meeting' }, does: say('outcome.no') },
  agreement: { occurrence: 'duo/p/agreement/1', world: signing, does: begin('agreement') },
  'agreement-reminder': {
    occurrence: 'duo/p/agreement-reminder/1',
    world: signing,
    does: { kind: 'remind', flow: 'agreement' },
  },
  'agreement-missing': {
    occurrence: 'duo/p/agreement-missing/1/1',
    world: signing,
    does: {
      kind: 'do',
      effects: [{ state: 'sent' }, { kind: 'plan' }, { kind: 'news', to: 'sofie', event: 'signature-missing' }],
    },
  },
  'duo-begins': {
    occurrence: 'duo/p/duo-begins',
    world: { duo: 'active', paper: { ...paper, state: 'signed' } },
    does: { kind: 'say', text: { flow: 'agreement', key: 'begins' } },
  },
  'check-in': {
    occurrence: week(3),
    world: { duo: 'active', now: '2026-11-23T17:00:00.000Z' },
    does: begin('check-in'),
  },
  'check-in-again': {
    occurrence: `${week(2)}/again`,
    world: {
      duo: 'active',
      more: weekly({ mine: { 'check-in/2.met': 'not-yet' } }),
      dues: [{ ...checkedIn('done'), at: hours(-48) }],
    },
    does: begin('check-in'),
  },
  'meeting-tomorrow': {
    // The fourth Tuesday at two, where they are.
    occurrence: 'duo/p/meeting-tomorrow/4/2026-11-24T13:00:00.000Z',
    world: { duo: 'active', more: weekly() },
    does: { kind: 'say', text: { flow: 'check-in', key: 'meets' } },
  },
  'week-moved': {
    occurrence: `duo/p/week-moved/4/${hours(30)}/${NOW}`,
    world: { duo: 'active', more: weekly({ weeks: [moved] }) },
    does: begin('week-moved'),
  },
  'week-logged': {
    occurrence: 'duo/p/week-logged/2',
    world: { duo: 'active', more: weekly(), dues: [checkedIn('sent')] },
    does: { kind: 'say', text: { flow: 'check-in', key: 'logged' }, over: ['check-in'] },
  },
  pulse: { occurrence: 'duo/p/pulse/30', world: { duo: 'active' }, does: begin('pulse') },
  'mid-term': { occurrence: 'duo/p/pulse/90', world: { duo: 'active' }, does: begin('mid-term') },
  heavy: { occurrence: 'duo/p/heavy/1', world: { duo: 'active', role: 'mentor' }, does: begin('heavy') },
  'care-look': {
    occurrence: 'duo/p/care-look/2',
    world: {
      duo: 'active',
      more: { duo: { ...duoOf('active'), mine: { 'check-in/2.met': 'yes' }, theirs: { 'check-in/2.met': 'no' } } },
    },
    does: looked('care-contradiction'),
  },
  'care-back': {
    occurrence: 'duo/p/care-back/care-not-met/x',
    world: { duo: 'active', more: { cases: [onDuo('care-not-met', { snoozedUntil: hours(-100) })] } },
    does: {
      kind: 'do',
      effects: [
        { kind: 'case-set', id: 'case', set: { snoozedUntil: null } },
        { kind: 'news', to: 'sofie', event: 'care-back', data: { page: 'alerts/duo' } },
        { kind: 'due-state', state: 'done' },
      ],
    },
  },
  'care-open': {
    occurrence: `duo/p/care-open/care-not-met/2/${hours(-1)}`,
    world: { duo: 'active', more: { cases: [onDuo('care-not-met')] } },
    does: {
      kind: 'do',
      effects: [
        { kind: 'news', to: 'sofie', event: 'care-open', data: { page: 'alerts/duo' } },
        { kind: 'due-state', state: 'done' },
      ],
    },
  },
  'care-solved': {
    occurrence: 'duo/p/care-solved/care-not-met/2/x',
    world: { duo: 'active' },
    does: { kind: 'do', effects: [{ kind: 'due-state', state: 'done', reason: 'solved' }] },
  },
  // The first talk is due a week after the beginning, 9 November.
  'care-contact': {
    occurrence: 'duo/p/care-contact/1',
    world: { duo: 'active' },
    does: {
      kind: 'do',
      effects: [
        { kind: 'plan', due: { occurrence: 'duo/p/care-contact/3' } },
        { kind: 'open-case', case: 'care-contact', duoId: 'duo' },
        { kind: 'news', to: 'sofie', event: 'changed' },
        { kind: 'due-state', state: 'done' },
      ],
    },
  },
  'check-in-reminder': {
    occurrence: `${week(3)}/reminder`,
    world: { duo: 'active' },
    does: { kind: 'remind', flow: 'check-in' },
  },
  'ending-notice': {
    occurrence: 'duo/p/ending-notice',
    world: { more: endsIn(27) },
    does: { kind: 'say', text: { flow: 'last-meeting', key: 'notice' } },
  },
  'last-meeting': { occurrence: 'duo/p/last-meeting', world: { more: endsIn(13) }, does: begin('last-meeting') },
  contact: { occurrence: 'duo/p/contact', world: { more: endsIn(6) }, does: begin('contact') },
  'contact-both': {
    occurrence: 'duo/p/contact-both',
    world: { more: { duo: inContact } },
    does: { kind: 'say', text: { flow: 'contact', key: 'both.over' } },
  },
  evaluation: {
    occurrence: 'duo/p/evaluation',
    world: { duo: 'active' },
    does: begin('evaluation'),
  },
  'evaluation-reminder': {
    occurrence: 'duo/p/evaluation/reminder',
    world: { duo: 'evaluation' },
    does: { kind: 'remind', flow: 'evaluation' },
  },
  'follow-up': {
    occurrence: 'past/p/follow-up/3',
    world: { stage: 'alumnus', more: { past: closed } },
    does: begin('follow-up'),
  },
  'follow-up-reminder': {
    occurrence: 'past/p/follow-up/3/reminder',
    world: { stage: 'alumnus', more: { past: closed } },
    does: { kind: 'remind', flow: 'follow-up' },
  },
  'change-decided': {
    occurrence: 'p/change-decided/w',
    world: { stage: 'alumnus', more: { answers: { 'change-decided.w': ['done', 'More dates', 'From March on'] } } },
    does: { kind: 'say', text: { flow: 'changes', key: 'heard', params: { decision: 'From March on' } } },
  },
  'duo-closed': { occurrence: 'p/duo-closed/x', world: { stage: 'alumnus' }, does: say('closed.mentee') },
  linked: {
    occurrence: 'p/linked/a',
    world: { stage: 'pool' },
    does: {
      kind: 'do',
      effects: [
        { kind: 'say', at: 'a', text: { key: 'welcome' } },
        { kind: 'due-state', state: 'sent' },
      ],
    },
  },
  'duo-ended': { occurrence: 'duo/p/duo-ended', world: { stage: 'ended' }, does: say('ended') },
  merged: {
    occurrence: 'p/merged/x',
    world: { stage: 'pool' },
    does: { kind: 'say', text: { flow: 'teamwork', key: 'told.merged' } },
  },
  'new-coordinator': {
    occurrence: 'p/new-coordinator/2026-11-23T09:00:00.000Z',
    world: { stage: 'pool', accompanied: 'sofie' },
    does: { kind: 'say', text: { flow: 'teamwork', key: 'told.coordinator', params: { coordinator: 'Sofie' } } },
  },
  'case-unheard': {
    occurrence: `p/case-unheard/${NOW}`,
    world: { more: { cases: [call()] } },
    does: { kind: 'do', effects: [{ kind: 'news', to: 'sofie', event: 'case', data: { page: 'call/p' } }, {}] },
  },
  'case-late': {
    occurrence: `p/case-late/person/${NOW}`,
    world: { more: { cases: [call({ listener: 'coordinator' })] } },
    does: {
      kind: 'do',
      effects: [{ kind: 'case-set', set: { level: 1 } }, { kind: 'news', event: 'case-late' }, {}, {}],
    },
  },
  'case-taken': {
    occurrence: `p/case-taken/${NOW}`,
    world: { more: { cases: [call({ owner: 'sofie' })] } },
    does: { kind: 'say', text: { flow: 'person', key: 'taken', params: { name: 'Sofie' } } },
  },
  'duo-paused': inCourse(`duo-paused/${hours(400)}`, { pausedUntil: hours(400) }, 'paused'),
  'pause-not': inCourse(`pause-not/${NOW}`, {}, 'pause-not'),
  'duo-back': inCourse(`duo-back/${NOW}`, { pausedUntil: NOW }, 'back'),
  'new-time': {
    ...inCourse(`new-time/${NOW}`, { theirs: { 'new-time.wish': `tue 18:00@${NOW}` } }, ''),
    does: begin('new-time'),
  },
  'time-changed': inCourse(`time-changed/${NOW}`, { rhythm: { day: 'tue', time: '18:00' } }, 'time-changed'),
  'time-stays': inCourse(`time-stays/${NOW}`, {}, 'time-stays'),
  'time-set': inCourse(`time-set/${NOW}`, { rhythm: { day: 'tue', time: '18:00' } }, 'time-set'),
  longer: {
    ...inCourse('longer/2027-05-03T08:00:00.000Z', { mine: { 'longer.until': '2027-05-03T08:00:00.000Z' } }, ''),
    does: begin('longer'),
  },
  'longer-done': inCourse(`longer-done/${NOW}`, {}, 'longer-done'),
  'longer-not': inCourse(`longer-not/${NOW}`, {}, 'longer-not'),
  'duo-early': inCourse(`duo-early/${NOW}`, { state: 'evaluation', reason: 'time' }, 'early'),
  'duo-off': {
    occurrence: `duo/p/duo-off/agreement~${hours(48)}~60~2`,
    world: { stage: 'agreement' },
    does: {
      kind: 'say',
      text: { flow: 'duo-told', key: 'off' },
      document: { kind: 'meeting', uid: 'duo-agreement@duo', sequence: 2, startsAt: hours(48), cancelled: true },
      effects: [{ kind: 'person', set: { stage: 'pool', keepsPlace: true } }],
    },
  },
  'contact-frozen': inCourse(`contact-frozen/${NOW}`, { mine: { 'frozen.on': 'yes' } }, 'frozen'),
  'contact-open': inCourse(`contact-open/${NOW}`, { mine: { 'frozen.on': 'no' } }, 'open'),
  'partner-message': {
    occurrence: 'duo/p/partner-message/m',
    world: { duo: 'active', message: { id: 'm', fromId: 'q', toId: 'p', kind: 'late', text: null, at: NOW } },
    does: begin('from-partner'),
  },
  'phone-offer': { occurrence: 'duo/p/phone-offer', world: { duo: 'active' }, does: begin('phone') },
  'phone-shared': {
    occurrence: 'duo/p/phone-shared',
    world: { more: { duo: agreed } },
    does: { kind: 'say', text: { flow: 'phone', key: 'numbers' } },
  },
  'break-over': { occurrence: 'p/break-over/x', world: { stage: 'paused' }, does: begin('break-over') },
  'back-again': {
    occurrence: 'p/back-again/x',
    world: { stage: 'pool' },
    does: { kind: 'say', text: { flow: 'break', key: 'ended' } },
  },
  moved: {
    occurrence: 'p/moved/x',
    world: { stage: 'pool' },
    does: { kind: 'say', text: { flow: 'profile', key: 'moved', params: { centre: 'Ghent' } } },
  },
  'question-answered': {
    occurrence: 'p/question-answered/x',
    world: { stage: 'pool', more: { cases: [asked('c', { reply: 'Yes' })] } },
    does: begin('answered'),
  },
  'training-open': {
    occurrence: 'p/training-open/x',
    world: { stage: 'training', role: 'mentor', more: atModule(null) },
    does: begin('make-up'),
  },
  'module-look': {
    occurrence: 'p/module-look/x',
    world: { stage: 'training', role: 'mentor', more: atModule(null) },
    does: begin('make-up'),
  },
  'module-ticked': {
    occurrence: `g/p/module-ticked/${NOW}`,
    world: { stage: 'training', role: 'mentor', more: atModule('came') },
    does: say('accepted.mentor'),
  },
  'training-evaluation': {
    occurrence: 'p/training-evaluation',
    world: { stage: 'pool', role: 'mentor' },
    does: { kind: 'begin', flow: 'training-evaluation', urgency: 'unasked' },
  },
  'training-evaluation-again': {
    occurrence: 'p/training-evaluation-again',
    world: { stage: 'pool', role: 'mentor' },
    does: { kind: 'remind', flow: 'training-evaluation' },
  },
  'exchange-open': {
    occurrence: 'p/exchange-open/x',
    world: { stage: 'mentoring', role: 'mentor', more: atSession(null, { kind: 'exchange' }) },
    does: { kind: 'begin', flow: 'exchange', urgency: 'unasked' },
  },
  'event-offer': {
    occurrence: 'duo/p/event-offer/3',
    world: {
      ...{ duo: 'active', stage: 'mentoring' },
      more: { ...atSession(null, { kind: 'language' }), answers: { 'onboarding.levels': { en: 'A2' } } },
    },
    does: {
      ...{ kind: 'begin', flow: 'events', urgency: 'unasked', text: { key: 'open.language' } },
      // The look of the week after is planned in the same turn.
      effects: [{ kind: 'record', flow: 'events', step: 'offered', value: ['g'] }, { kind: 'plan' }],
    },
  },
  'guide-offer': {
    occurrence: 'duo/p/guide-offer',
    world: { duo: 'active', stage: 'mentoring', more: { resources: [guide] } },
    does: { kind: 'begin', flow: 'guides', urgency: 'unasked' },
  },
  'question-waits': {
    occurrence: `p/question-waits/${NOW}`,
    world: { stage: 'pool', more: { cases: [asked('c')] } },
    does: { kind: 'do', effects: [{ kind: 'news', to: 'sofie', event: 'question-waits' }, { state: 'done' }] },
  },
  waiting: {
    occurrence: `p/waiting/${factsFor().person.since.slice(0, 10)}/15`,
    world: { stage: 'pool' },
    does: { kind: 'do', effects: [{ kind: 'news', to: 'sofie', event: 'waits' }, { state: 'sent' }] },
  },
  'waiting-word': {
    occurrence: `p/waiting/${factsFor().person.since.slice(0, 10)}/30`,
    world: { stage: 'pool' },
    does: { kind: 'begin', flow: 'waiting', urgency: 'unasked' },
  },
};

/** Kinds that say nothing by themselves, kinds that are dropped when they are late, and kinds that must find somebody. */
const silentKinds = [
  'introduction-late',
  'meeting-times-late',
  'undecided',
  'stranger-erase',
  'profile-erase',
  'erase',
  'question-waits',
  'linked',
  'waiting',
  'agreement-missing',
  'case-unheard',
  'case-late',
  'case-taken',
  'care-look',
  'care-back',
  'care-open',
  'care-solved',
  'care-contact',
];
const perishable = [
  'phone-offer',
  'guide-offer',
  'profile-reminder',
  'booking-reminder',
  'interview-reminder',
  'after-session-again',
  'check-in',
  'check-in-reminder',
  'check-in-again',
  'pulse',
  'mid-term',
  'heavy',
  'evaluation-reminder',
  'follow-up-reminder',
  'training-evaluation-again',
  'exchange-open',
];

/** An honest word is said however late it is, but to nobody it cannot be said. */
const needsSomebody = (name: string) =>
  perishable.includes(name) || ['waiting-word', 'follow-up', 'event-offer'].includes(name);

function duoOf(state: DuoState): DuoFacts {
  const partner = { id: 'q', firstName: 'Ben', role: 'mentor', zone: 'Europe/Brussels', stage: 'mentoring' } as const;
  return {
    id: 'duo',
    state,
    centreId: 'ghent',
    coordinatorId: 'sofie',
    proposedAt: '2026-10-20T09:00:00.000Z',
    startedAt: '2026-11-02T09:00:00.000Z',
    endsAt: '2027-05-02T08:00:00.000Z',
    ...noCourse,
    ...pairing,
    partner: { ...partner, answers: {} },
    mine: {},
    theirs: {},
  };
}

function decide(name: string, world: World = {}): { decision: DueDecision; facts: Facts; planned: Due } {
  const { occurrence, world: own } = kinds[name] as Kind;
  const all = { ...own, ...world };
  const { stage = 'mentoring', role = 'mentee', duo = null, now = NOW, reachable = true } = all;
  const at = hours(-(all.late ?? 0), now);
  const planned: Due = { occurrence, kind: name, at, state: 'taken', policy: 'x' };
  const base = factsFor();
  const facts = factsFor({
    now,
    person: {
      ...base.person,
      stage,
      role,
      centreId: 'ghent',
      firstName: 'Ana',
      coordinatorId: all.accompanied ?? null,
    },
    channels: [{ id: 'a', channel: 'story', state: reachable ? 'active' : 'unreachable' }],
    team: [{ id: 'sofie', name: 'Sofie', lead: false, deputyId: null, weeklyLimit: null }],
    duo: duo && {
      ...(name === 'evaluation' ? { ...overdue, state: duo } : duoOf(duo)),
      messages: all.message ? [all.message] : [],
      agreement: all.paper ?? null,
    },
    dues: [planned, ...(all.dues ?? [])],
    ...all.more,
  });
  const heard = all.heard === undefined ? null : hours(-all.heard, now);
  const decided = decideDue({ id: 'i', at: now, kind: 'due', due: name, occurrence }, facts, heard);
  if (!decided) throw new Error('The plan is not there');
  return { ...decided, facts };
}

const effectsOf = (decision: DueDecision): readonly Effect[] => ('effects' in decision ? (decision.effects ?? []) : []);
/** What is planned, but for the looks of the team (test/programme/care-alerts.test.ts). */
const plans = (decision: DueDecision) =>
  effectsOf(decision).flatMap((effect) =>
    effect.kind === 'plan' && !effect.due.kind.startsWith('care-') ? [[effect.due.occurrence, effect.due.at]] : [],
  );
const told = (decision: DueDecision) =>
  effectsOf(decision).flatMap((effect) => (effect.kind === 'news' ? [[effect.event, effect.to]] : []));

it('every kind that there is stands in this file', () => {
  expect(Object.keys(kinds).sort()).toEqual([...dueKinds].sort());
});

describe.each(Object.keys(kinds))('%s', (name) => {
  const does = (kinds[name] as Kind).does;
  const speaks = !silentKinds.includes(name);

  it('in time does what it is for', () => {
    expect(decide(name).decision).toMatchObject(does);
  });

  it(speaks ? 'waits for the morning when its time comes at night, and is then said' : 'needs no daylight', () => {
    const { decision, planned, facts } = decide(name, { now: NIGHT });
    if (!speaks) return expect(decision).toMatchObject(does);
    expect(decision).toEqual({ kind: 'wait', until: MORNING, why: 'quiet' });
    const later = { occurrence: planned.occurrence, kind: name, at: MORNING, localDate: '2026-11-24', policy: 'x' };
    expect(putOff(planned, MORNING, facts)).toEqual({ kind: 'plan', due: { ...later, zone: 'Europe/Brussels' } });
    expect(decide(name, { now: MORNING }).decision).toMatchObject(does);
  });

  it(perishable.includes(name) ? 'is dropped when it is more than two days late' : 'is done however late it is', () => {
    expect(decide(name, { late: 47 }).decision).toMatchObject(does);
    const { decision } = decide(name, { late: 49 });
    if (!perishable.includes(name)) return expect(decision).toMatchObject(does);
    expect(decision).toMatchObject({ kind: 'skip', reason: 'more than 48 hours late' });
  });

  it(needsSomebody(name) ? 'is dropped when nobody can be reached' : 'does not depend on who can be reached', () => {
    const { decision } = decide(name, { reachable: false });
    if (!needsSomebody(name)) return expect(decision).toMatchObject(does);
    expect(decision).toMatchObject({ kind: 'skip', reason: 'no address that can be reached' });
  });

  it('says nothing to whoever has left the programme', () => {
    const { decision } = decide(name, { stage: 'left' });
    if (speaks) expect(decision).toEqual({ kind: 'skip', reason: 'left the programme' });
    else expect(['do', 'skip']).toContain(decision.kind);
  });
});

describe('what comes before the end of a duo', () => {
  it.each([
    ['ending-notice', 28],
    ['last-meeting', 14],
    ['contact', 7],
  ] as const)('%s waits for its own day when the end was moved, in the evening where the person is', (name, days) => {
    // The end is on the 22nd of February; it was planned for today by another end.
    const later: Partial<Facts> = { duo: { ...duoOf('active'), endsAt: '2027-02-22T09:00:00.000Z' } };
    const until = { 28: '2027-01-25', 14: '2027-02-08', 7: '2027-02-15' }[days];
    expect(decide(name, { more: later }).decision).toEqual({ kind: 'wait', until: `${until}T17:00:00.000Z` });
  });
});

describe('what is not true any more is not said:', () => {
  it.each<[string, World]>([
    ['stranger-erase', { more: {} }],
    ['profile-erase', { more: { answers: { 'onboarding.confirmed': 'yes' } } }],
    ['erase', { stage: 'pool' }],
    ['profile-reminder', { stage: 'information' }],
    ['booking-reminder', { stage: 'interview' }],
    ['booking-reminder', { more: {} }],
    ['booking-reminder', { more: atSession('waiting') }],
    ['booking-reminder', { more: atSession('missed') }],
    ['booking-reminder', { more: { ...atSession(null), answers: { 'after-session.on': 'no' } } }],
    ['session-open', { stage: 'interview' }],
    ['session-open', { more: {} }],
    ['session-open', { more: atSession('booked') }],
    ['session-open', { more: atSession('came') }],
    ['session-open', { more: atSession(null, { audience: 'mentor' }) }],
    ['session-open', { more: atSession(null, { centreId: 'paris' }) }],
    ['session-open', { more: { ...atSession(null), answers: { 'sessions.known': 'offered' } } }],
    ['session-reminder', { more: atSession('waiting') }],
    ['session-reminder', { more: atSession('cancelled') }],
    ['session-reminder', { more: atSession('booked', { state: 'cancelled' }) }],
    ['session-reminder', { more: atSession('booked', { startsAt: hours(49) }) }],
    ['session-reminder', { now: hours(49) }],
    ['seat-free', { more: atSession('cancelled') }],
    ['seat-free', { more: atSession('waiting') }],
    ['seat-free', { now: hours(49) }],
    ['seat-none', { more: atSession('booked') }],
    ['seat-none', { more: atSession('waiting', { startsAt: hours(49) }) }],
    ['session-changed', { more: atSession('cancelled') }],
    ['session-cancelled', { more: atSession('booked') }],
    ['session-missed', { more: atSession('came') }],
    ['session-missed', { more: atSession('booked') }],
    ['session-missed', { more: { ...atSession('missed'), answers: { 'after-session.on': 'yes' } } }],
    ['session-missed', { dues: [{ occurrence: 'h', kind: 'session-missed', at: NOW, state: 'sent', policy: 'x' }] }],
    ['after-session', { more: atSession('missed') }],
    ['after-session', { stage: 'interview' }],
    ['after-session', { more: { ...atSession('came'), answers: { 'after-session.on': 'yes' } } }],
    ['after-session-again', { more: { answers: { 'after-session.on': 'no' } } }],
    ['after-session-again', { stage: 'interview' }],
    ['eligible', { stage: 'pool' }],
    ['eligible', { stage: 'information' }],
    ['interview-reminder', { stage: 'pool' }],
    ['appointment-reminder', { more: { interviewSlots: [slot({ startsAt: hours(23) })] } }],
    ['appointment-reminder', { more: { interviewSlots: [slot({ personId: 'p', startsAt: hours(24) })] } }],
    ['appointment-reminder', { more: { interviewSlots: [slot({ personId: 'p', startsAt: hours(23), id: 'next' })] } }],
    ['appointment-reminder', { more: { interviewSlots: [slot({ personId: 'p', startsAt: hours(-1) })] } }],
    ['interview-moved', { more: { interviewSlots: [slot({})] } }],
    ['interview-moved', { stage: 'pool' }],
    ['interview-off', { more: { interviewSlots: [slot({ personId: 'p' })] } }],
    ['interview-off', { stage: 'ended' }],
    ['times-open', { more: { interviewSlots: [slot({})], answers: {} } }],
    ['times-open', { more: { interviewSlots: [], answers: { 'book-interview.waits': 'yes' } } }],
    ['times-open', { more: { interviewSlots: [slot({ personId: 'p' })], answers: { 'book-interview.waits': 'yes' } } }],
    ['times-open', { stage: 'pool' }],
    ['continued', { more: { answers: { 'decision.result': 'none' } } }],
    ['continued', { stage: 'pool' }],
    ['declined', { stage: 'interview' }],
    ['declined', { more: { answers: { 'decision.result': 'none' } } }],
    ['reopened', { stage: 'ended' }],
    ['accepted', { stage: 'interview' }],
    ['accepted', { stage: 'first-meeting' }],
    ['introduction', { duo: null }],
    ['introduction', { duo: 'active' }],
    ['introduction-reminder', { more: { duo: { ...duoOf('proposed'), mine: { 'introduction.done': 'yes' } } } }],
    ['introduction-late', { more: { duo: { ...duoOf('proposed'), mine: { 'introduction.done': 'yes' } } } }],
    ['introduction-late', { duo: null }],
    ['meeting-times', { more: meeting({ ...asking, round: 3 }) }],
    ['meeting-times', { more: meeting() }],
    ['meeting-times', { more: meeting(asking, { 'times/first/2.done': 'yes' }) }],
    ['meeting-times-reminder', { more: meeting(asking, { 'times/first/2.done': 'yes' }) }],
    ['meeting-times-late', { more: meeting({ ...asking, state: 'arranging' }) }],
    ['meeting-set', { more: meeting({ sequence: 2 }) }],
    ['meeting-set', { more: meeting(asking) }],
    ['meeting-changed', { more: meeting({ sequence: 2 }) }],
    ['meeting-off', { more: meeting(asking) }],
    ['meeting-off', { duo: null, more: {} }],
    ['meeting-reminder', { more: meeting({ startsAt: hours(48) }) }],
    ['meeting-reminder', { more: meeting({ state: 'cancelled' }) }],
    ['meeting-reminder', { now: hours(47.5) }],
    ['after-meeting', { more: meeting({ startsAt: hours(-2) }) }],
    ['after-meeting', { more: meeting(met, { 'first-meeting.done': 'yes' }) }],
    ['after-meeting', { more: meeting(met, {}, 'agreement') }],
    ['decision-reminder', { more: meeting(met, { 'first-meeting.done': 'yes' }) }],
    ['decision-reminder', { more: meeting(met, { 'first-meeting.decide': 'thinking' }), dues: [askedAgain] }],
    ['thinking', { more: meeting(met, { 'first-meeting.done': 'yes' }) }],
    ['thinking', { more: meeting() }],
    ['undecided', { more: meeting(met, {}, 'agreement') }],
    ['undecided', { more: meeting({ startsAt: hours(-1) }) }],
    ['match-yes', { duo: null }],
    ['match-yes', { duo: 'active' }],
    ['match-yes', { duo: 'evaluation' }],
    ['match-yes', { stage: 'ended' }],
    ['match-no', { stage: 'pool' }],
    ['break-over', { stage: 'pool' }],
    ['back-again', { stage: 'paused' }],
    ['question-answered', { more: { cases: [] } }],
    ['question-answered', { more: { cases: [asked('c')] } }],
    ['question-waits', { more: { cases: [asked('c', { reply: 'Yes' })] } }],
    ['question-waits', { more: { cases: [asked('c', { openedAt: NIGHT })] } }],
    ['check-in', { duo: null }],
    ['check-in', { duo: 'evaluation' }],
    ['check-in', { duo: 'proposed' }],
    ['check-in-reminder', { duo: 'evaluation' }],
    ['partner-message', { duo: null }],
    ['partner-message', { message: { id: 'other', fromId: 'q', toId: 'p', kind: 'late', text: null, at: NOW } }],
    ['phone-offer', { duo: 'agreement' }],
    ['phone-shared', { more: { duo: null } }],
    ['phone-shared', { more: { duo: { ...agreed, mine: { 'phone.done': 'no' } } } }],
    ['phone-shared', { more: { duo: { ...agreed, theirs: { 'phone.done': 'no' } } } }],
    ['change-decided', { more: { answers: {} } }],
    ['ending-notice', { more: { duo: null } }],
    ['ending-notice', { more: { duo: { ...duoOf('evaluation'), endsAt: hours(24 * 20) } } }],
    ['ending-notice', { more: endsIn(13) }],
    ['last-meeting', { more: endsIn(6) }],
    ['last-meeting', { more: { ...endsIn(13), cases: [asked('c', { kind: 'person' })] } }],
    ['contact', { more: endsIn(0) }],
    ['contact', { more: { ...endsIn(6), cases: [asked('c', { kind: 'not-well' })] } }],
    ['contact', { more: { duo: { ...duoOf('active'), endsAt: hours(24), mine: stays } } }],
    ['contact-both', { more: { duo: { ...inContact, theirs: { ...stays, 'contact.done': 'no' } } } }],
    ['contact-both', { more: { duo: { ...inContact, theirs: { ...stays, 'contact.stay': 'no' } } } }],
    ['contact-both', { more: { duo: inContact, cases: [asked('c', { kind: 'person' })] } }],
    ['evaluation', { duo: null }],
    ['evaluation', { duo: 'proposed' }],
    ['evaluation-reminder', { duo: 'active' }],
    ['evaluation-reminder', { duo: null }],
    ['new-coordinator', { accompanied: 'gone' }],
    [
      'new-coordinator',
      {
        dues: [
          {
            occurrence: 'p/new-coordinator/2026-11-23T09:00:00.001Z',
            kind: 'new-coordinator',
            at: NOW,
            state: 'taken',
            policy: 'x',
          },
        ],
      },
    ],
  ])('%s, when %o', (name, world) => {
    expect(decide(name, world).decision.kind).toBe('skip');
  });

  it.each(['introduction', 'match-yes', 'check-in', 'evaluation'])('%s of another duo than the one that is', (name) => {
    const { duo } = (kinds[name] as Kind).world;
    expect(decide(name, { more: { duo: { ...duoOf(duo as DuoState), id: 'next' } } }).decision.kind).toBe('skip');
  });

  it('a plan that is not there any more decides nothing', () => {
    expect(decideDue({ id: 'i', at: NOW, kind: 'due', due: 'erase', occurrence: 'x' }, factsFor(), null)).toBeNull();
  });

  it.each(['nothing-of-that-name', 'constructor'])('a plan of the unknown kind %s is skipped with a reason', (kind) => {
    const planned: Due = { occurrence: 'x', kind, at: NOW, state: 'taken', policy: 'x' };
    const decided = decideDue(
      { id: 'i', at: NOW, kind: 'due', due: kind, occurrence: 'x' },
      factsFor({ dues: [planned] }),
      null,
    );
    expect(decided?.decision).toEqual({ kind: 'skip', reason: `nothing is known of ${kind}` });
  });
});

describe('who is forgotten is not somebody who wrote meanwhile:', () => {
  it.each(['stranger-erase', 'profile-erase', 'profile-reminder', 'booking-reminder'])('%s waits', (name) => {
    const { decision } = decide(name, { heard: 1 });
    expect(decision.kind).toBe('wait');
    expect(decision.kind === 'wait' && decision.until > NOW).toBe(true);
  });
});

describe('a milestone speaks of the role:', () => {
  it.each<[string, World, string]>([
    ['accepted', { stage: 'pool', role: 'mentor' }, 'accepted.mentor'],
    ['accepted', { stage: 'training', role: 'mentor' }, 'accepted.training'],
    // Whoever was trained elsewhere needs nothing more.
    ['accepted', { stage: 'training', role: 'mentor', more: atModule('came') }, 'accepted.mentor'],
    ['duo-closed', { stage: 'pool', role: 'mentor' }, 'closed.mentor'],
  ])('%s for %o', (name, world, key) => {
    expect(decide(name, world).decision).toMatchObject({ text: { key } });
  });
});

describe('a module of the training', () => {
  const mentor = { stage: 'training', role: 'mentor' } as const;
  const at = (kind: string, mark: string) => ({ occurrence: `g/p/${kind}/${mark}`, kind });
  /** What becomes of a plan about the module. */
  const of = (kind: string, mark: string, more: Partial<Facts>, world: World = {}) => {
    const planned = { ...at(kind, mark), at: NOW, state: 'taken', policy: 'x' };
    const base = factsFor().person;
    const person = { ...base, ...mentor, centreId: 'ghent', firstName: 'Ben' };
    const facts = factsFor({ now: NOW, person, dues: [planned, ...(world.dues ?? [])], ...more });
    const due = { id: 'i', at: NOW, kind: 'due', due: kind, occurrence: planned.occurrence } as const;
    return decideDue(due, facts, null)?.decision;
  };
  const skipped = (decision: DueDecision | undefined) => decision?.kind === 'skip' && decision.reason;

  it.each<[string, string, SeatState, Partial<OpenGathering>, Record<string, unknown>]>([
    ['session-reminder', `${hours(48)}/day`, 'booked', {}, { kind: 'say', text: { key: 'reminder.place' } }],
    ['session-reminder', `${hours(48)}/day`, 'booked', { online: true }, { text: { key: 'reminder.online' } }],
    ['seat-free', 'x', 'booked', {}, { flow: 'training', text: { flow: 'training', key: 'freed' } }],
    ['seat-none', `${hours(48)}/end`, 'waiting', { seats: 0 }, { flow: 'make-up', text: { key: 'not-freed' } }],
    ['seat-none', `${hours(48)}/end`, 'waiting', { seats: 1 }, { flow: 'training', text: { key: 'freed' } }],
    ['session-changed', 'x', 'booked', {}, { flow: 'training', text: { key: 'changed' } }],
    ['session-cancelled', 'x', 'cancelled', { state: 'cancelled' }, { flow: 'make-up', text: { key: 'cancelled' } }],
    ['session-missed', NOW, 'missed', {}, { flow: 'make-up', text: { key: 'missed' } }],
  ])('%s (%s) has words of its own: %s, %o', (kind, mark, state, change, does) => {
    expect(of(kind, mark, atModule(state, change))).toMatchObject(does);
  });

  it('counts a tick from the minute on at which it is told, and not before', () => {
    const eight = { ...at('module-ticked', NOW), at: hours(1), state: 'due', policy: 'x' };
    const other = { ...atModule('came').seats?.[0], id: 'h/p', gatheringId: 'h' } as Seat;
    const more = {
      ...atModule('came'),
      answers: { 'training.earlier': ['1', '2', '3', '4', '5', '6'].map((m) => `${m}/2025-03-04`) },
    };
    const seventh = { ...(more.gatherings?.[0] as OpenGathering), id: 'h', module: 7 };
    const both = { ...more, gatherings: [...(more.gatherings ?? []), seventh], seats: [...(more.seats ?? []), other] };
    const told = {
      occurrence: `h/p/module-ticked/${NOW}`,
      kind: 'module-ticked',
      at: NOW,
      state: 'taken',
      policy: 'x',
    };
    const decided = (dues: Due[]) => {
      const person = { ...factsFor().person, ...mentor, centreId: 'ghent' };
      const input = { id: 'i', at: NOW, kind: 'due', due: told.kind, occurrence: told.occurrence } as const;
      return decideDue(input, factsFor({ now: NOW, person, ...both, dues: [told, ...dues] }), null)?.decision;
    };
    expect(skipped(decided([eight]))).toBe('there are modules still to do');
    expect(decided([{ ...eight, state: 'skipped' }])).toMatchObject({ kind: 'say', text: { key: 'accepted.mentor' } });
  });

  it('is reminded of once a day, with the words of both half days', () => {
    const morning = atModule('booked').gatherings?.[0] as OpenGathering;
    const later = hours(52);
    const noon = { ...morning, id: 'h', module: 7, startsAt: later };
    const seat = { ...(atModule('booked').seats?.[0] as Seat), id: 'h/p', gatheringId: 'h' };
    const more = {
      answers: { 'training.earlier': ['1/2025-03-04'] },
      gatherings: [morning, noon],
      seats: [...(atModule('booked').seats ?? []), seat],
    };
    expect(of('session-reminder', `${hours(48)}/day`, more)).toMatchObject({
      text: { key: 'reminder.two.place', params: { module: 8, module2: 7 } },
    });
    const person = { ...factsFor().person, ...mentor, centreId: 'ghent' };
    const planned = { occurrence: `h/p/session-reminder/${later}/day`, kind: 'session-reminder', at: NOW };
    const facts = factsFor({ now: NOW, person, ...more, dues: [{ ...planned, state: 'taken', policy: 'x' }] });
    const input = { id: 'i', at: NOW, kind: 'due', due: planned.kind, occurrence: planned.occurrence } as const;
    expect(skipped(decideDue(input, facts, null)?.decision)).toBe('told with the first half day');
  });

  it('is looked for again the next morning while there is no date', () => {
    const none = { ...atModule(null), gatherings: [] };
    expect(decide('module-look', { more: none }).decision).toEqual({ kind: 'wait', until: '2026-11-24T09:00:00.000Z' });
  });
});

describe('a session', () => {
  it('that was ticked anew is spoken of by the newest tick only', () => {
    const old = { ...atSession('came'), seats: [{ ...(atSession('came').seats?.[0] as Seat), at: hours(1) }] };
    expect(decide('after-session', { more: old }).decision.kind).toBe('skip');
  });

  it('of which a seat became free is reminded from then on, for whoever has it now', () => {
    expect(plans(decide('seat-free').decision)).toEqual([
      [`g/p/session-reminder/${hours(48)}/day`, hours(24)],
      [`g/p/session-reminder/${hours(48)}/hours`, hours(46)],
    ]);
  });

  it('for which no seat became free is given up with the words that say so', () => {
    const { decision } = decide('seat-none');
    expect(decision).toMatchObject({ text: { flow: 'sessions', key: 'not-freed' } });
    expect(effectsOf(decision)).toEqual([{ kind: 'seat', gatheringId: 'g', state: 'cancelled' }]);
  });

  it('whose seat was left behind by somebody who was erased is theirs who wait, in the end', () => {
    const { decision } = decide('seat-none', { more: atSession('waiting', { seats: 1 }) });
    expect(decision).toMatchObject({ kind: 'begin', flow: 'dates', text: { flow: 'sessions', key: 'freed' } });
    expect(effectsOf(decision)).toEqual([{ kind: 'seat', gatheringId: 'g', state: 'booked' }]);
  });

  it('online says the link', () => {
    const { decision } = decide('session-reminder', { more: atSession('booked', { online: true }) });
    expect(decision).toMatchObject({ text: { key: 'reminder.online', params: { place: 'Kouter 1' } } });
  });
});

describe('a check-in', () => {
  it('plans its reminder for tomorrow at six and the next week for the same weekday and hour', () => {
    expect(plans(decide('check-in').decision)).toEqual([
      [`${week(3)}/reminder`, '2026-11-24T17:00:00.000Z'],
      [week(4), '2026-11-30T17:00:00.000Z'],
    ]);
  });

  it('keeps its hour on the wall when the clock changes', () => {
    const { decision } = decide('check-in', {
      more: { duo: { ...duoOf('active'), startedAt: '2026-10-05T08:00:00.000Z' } },
    });
    // Week 3 is the first after the change of 25 October; in summer, six o'clock was an hour earlier.
    expect(plans(decision)).toContainEqual([week(4), '2026-11-02T17:00:00.000Z']);
  });

  it('plans no week on or after the last day of the duo', () => {
    const ending = (endsAt: string) =>
      plans(decide('check-in', { more: { duo: { ...duoOf('active'), endsAt } } }).decision);
    expect(ending('2026-11-30T17:00:00.000Z').map(([name]) => name)).toEqual([`${week(3)}/reminder`]);
    expect(ending('2026-11-30T17:00:00.001Z').map(([name]) => name)).toEqual([`${week(3)}/reminder`, week(4)]);
  });

  it('that comes too late or finds nobody is folded into the next week', () => {
    for (const world of [{ late: 49 }, { reachable: false }])
      expect(plans(decide('check-in', world).decision).map(([name]) => name)).toEqual([week(4)]);
  });

  it('is not reminded once it is answered', () => {
    const asked = (state: string): Due => ({
      occurrence: week(3),
      kind: 'check-in',
      at: hours(-24),
      state,
      policy: 'x',
    });
    expect(decide('check-in-reminder', { dues: [asked('done')] }).decision).toEqual({
      kind: 'skip',
      reason: 'answered',
    });
    expect(decide('check-in-reminder', { dues: [asked('sent')] }).decision.kind).toBe('remind');
  });
});

describe('the reminder of the day before', () => {
  const name = 'meeting-tomorrow';
  /** The same fourth meeting, moved to Friday at two. */
  const friday = { ...moved, plannedAt: '2026-11-27T13:00:00.000Z' };
  const onFriday = `duo/p/${name}/4/${friday.plannedAt}`;

  it('of a meeting that was moved says nothing, and the new time has one of its own', () => {
    const { decision } = decide(name, { more: weekly({ weeks: [friday] }) });
    expect(decision).toMatchObject({ kind: 'skip', reason: 'moved, off or over' });
    const planned = decision.kind === 'skip' ? decision.effects : [];
    expect(planned).toMatchObject([{ kind: 'plan', due: { occurrence: onFriday, at: '2026-11-26T16:00:00.000Z' } }]);
  });

  it('is not planned again for a time that was said already', () => {
    const said: Due = { occurrence: onFriday, kind: name, at: hours(-1), state: 'sent', policy: 'x' };
    const { decision } = decide(name, { more: weekly({ weeks: [friday] }), dues: [said] });
    expect(decision).toEqual({ kind: 'skip', reason: 'moved, off or over' });
  });
});

describe('an evaluation', () => {
  it('ends the weekly questions for both, moves the person on, and plans its two reminders', () => {
    const { decision } = decide('evaluation');
    expect(effectsOf(decision)).toMatchObject([
      { kind: 'duo', id: 'duo', set: { state: 'evaluation' } },
      { kind: 'person', set: { stage: 'evaluation' } },
      { kind: 'plan', due: { occurrence: 'duo/p/evaluation/reminder', at: '2026-11-26T09:00:00.000Z' } },
      { kind: 'plan', due: { occurrence: 'duo/p/evaluation/reminder/2', at: '2026-11-30T09:00:00.000Z' } },
    ]);
    expect(effectsOf(decide('evaluation', { duo: 'evaluation' }).decision).map(({ kind }) => kind)).toEqual([
      'person',
      'plan',
      'plan',
    ]);
  });

  it('waits for the end of now, which a pause or an extension has moved', () => {
    const endsAt = hours(24 * 14);
    expect(decide('evaluation', { more: { duo: { ...overdue, endsAt } } }).decision).toEqual({
      kind: 'wait',
      until: endsAt,
    });
  });

  it('is not reminded once it is answered', () => {
    const duo = { ...duoOf('evaluation'), mine: { 'evaluation.done': 'yes' } };
    expect(decide('evaluation-reminder', { more: { duo } }).decision).toEqual({ kind: 'skip', reason: 'answered' });
  });
});

describe('in a break', () => {
  const said = [
    'break-over',
    'moved',
    'merged',
    'new-coordinator',
    'question-answered',
    'session-reminder',
    'seat-free',
    'seat-none',
    'session-changed',
    'session-cancelled',
    'appointment-reminder',
    'interview-moved',
    'meeting-set',
    'meeting-changed',
    'meeting-off',
    'meeting-reminder',
    'partner-message',
    'phone-shared',
    'duo-closed',
    'week-moved',
    'duo-paused',
    'pause-not',
    'duo-back',
    'time-changed',
    'time-stays',
    'time-set',
    'longer-done',
    'longer-not',
    'duo-early',
    'contact-frozen',
    'contact-open',
    'contact-both',
    'change-decided',
  ];

  it.each(Object.keys(kinds).filter((name) => !silentKinds.includes(name)))('%s', (name) => {
    const { decision } = decide(name, { stage: 'paused' });
    if (said.includes(name)) expect(decision.kind).toMatch(/^(say|begin)$/);
    // Ended by a coordinator, and begun again since.
    else if (name === 'back-again') expect(decision.kind).toBe('skip');
    else expect(decision).toEqual({ kind: 'wait', until: '2026-11-24T09:00:00.000Z' });
  });
});

describe('the answer of a coordinator', () => {
  const answers = (cases: Facts['cases'], channels: Facts['channels']) =>
    decide('question-answered', { more: { cases, channels } }).decision;
  const chats = (state: string) => [
    { id: 'a', channel: 'story', state: 'active' },
    { id: 'b', channel: 'web', state },
  ];

  it('is said where the question was asked, with the question, and closes it', () => {
    const decision = answers([asked('c', { reply: 'There.', addressId: 'b' })], chats('active'));
    expect(decision).toMatchObject({ kind: 'begin', at: 'b' });
    expect(effectsOf(decision)).toEqual([
      {
        kind: 'say',
        text: { flow: 'answered', key: 'reply', params: { question: 'Where?', answer: 'There.' } },
        urgency: 'booked',
        at: 'b',
      },
      { kind: 'case-set', id: 'c', set: { state: 'closed' } },
    ]);
  });

  it('is said in another chat when that one is gone', () => {
    expect(answers([asked('c', { reply: 'There.', addressId: 'b' })], chats('unreachable'))).not.toHaveProperty('at');
  });

  it('to the question that was asked first comes first', () => {
    const later = asked('late', { reply: 'b', openedAt: NIGHT });
    const decision = answers([later, asked('early', { reply: 'a' })], chats('active'));
    expect(effectsOf(decision)).toContainEqual({ kind: 'case-set', id: 'early', set: { state: 'closed' } });
  });
});

describe('a question that nobody answers', () => {
  const member = (id: string, lead: boolean) => ({ id, name: id, lead, deputyId: null, weeklyLimit: null });

  it('is told to whoever answers for the centre, and to everybody where there is none', () => {
    const toldTo = (team: Facts['team']) =>
      told(decide('question-waits', { more: { cases: [asked('c')], team } }).decision).map(([, to]) => to);
    expect(toldTo([member('sofie', false), member('tom', true)])).toEqual(['tom']);
    expect(toldTo([member('sofie', false), member('tom', false)])).toEqual(['sofie', 'tom']);
  });
});
