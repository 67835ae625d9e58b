// The one list of flows, commands and events of the programme.

import type { Flow } from '../core/flow.ts';
import type { Event, Reaction, Rules } from '../core/rules.ts';
import { baseline } from './agreement/baseline.ts';
import { agreement } from './agreement/flow.ts';
import { agreementEvents } from './agreement/react.ts';
import { appointment } from './booking/appointment.ts';
import { bookInterview } from './booking/flow.ts';
import { bookingEvents } from './booking/react.ts';
import { breakOver, pause } from './break/flow.ts';
import { breakEvents } from './break/react.ts';
import { certificate } from './certificate/flow.ts';
import { certificateEvents } from './certificate/react.ts';
import { checkIn } from './check-in/flow.ts';
import { weekMore } from './check-in/more.ts';
import { nextTime, weekMoved } from './check-in/next-time.ts';
import { plan } from './check-in/plan-flow.ts';
import { heavy, midTerm, pulse } from './check-in/pulse.ts';
import { checkInEvents } from './check-in/react.ts';
import { duoPause, longer, newTime, ourDuo } from './duo-life/flow.ts';
import { duoLifeEvents } from './duo-life/react.ts';
import type { Effect } from './effects.ts';
import { contact } from './ending/contact.ts';
import { lastMeeting } from './ending/last-meeting.ts';
import { endingEvents } from './ending/react.ts';
import { evaluation } from './evaluation/flow.ts';
import { evaluationEvents } from './evaluation/react.ts';
import { events as eventDates } from './events/flow.ts';
import { eventEvents } from './events/react.ts';
import { comeback } from './everyday/comeback.ts';
import { deleteMe } from './everyday/delete.ts';
import { help } from './everyday/help.ts';
import { helpUs } from './everyday/help-us.ts';
import { language } from './everyday/language.ts';
import { leave } from './everyday/leave.ts';
import { link, linkEvents } from './everyday/link.ts';
import { menu } from './everyday/menu.ts';
import { myData } from './everyday/my-data.ts';
import { person } from './everyday/person.ts';
import { everydayEvents } from './everyday/react.ts';
import { settings } from './everyday/settings.ts';
import { status } from './everyday/status.ts';
import { toolkit } from './everyday/toolkit.ts';
import { volunteerEvents } from './everyday/volunteer.ts';
import { exchange } from './exchange/flow.ts';
import { exchangeEvents } from './exchange/react.ts';
import type { Facts } from './facts.ts';
import { firstMeeting } from './first-meeting/flow.ts';
import { firstMeetingEvents } from './first-meeting/react.ts';
import { followUp } from './follow-up/flow.ts';
import { followUpEvents } from './follow-up/react.ts';
import { guides } from './guides/flow.ts';
import { helpEvents } from './help/react.ts';
import { report } from './help/report.ts';
import { afterSession } from './information/after-session.ts';
import { dates } from './information/dates.ts';
import { informationEvents } from './information/react.ts';
import { sessions } from './information/sessions.ts';
import { interview } from './interview/flow.ts';
import { interviewEvents } from './interview/react.ts';
import { introduction } from './introduction/flow.ts';
import { introductionEvents } from './introduction/react.ts';
import { myMeeting, prepare } from './meetings/my-meeting.ts';
import { meetingEvents } from './meetings/react.ts';
import { meetingTimes } from './meetings/times-flow.ts';
import { onboarding } from './onboarding/flow.ts';
import { isExpected } from './onboarding/moved-in.ts';
import { onboardingEvents } from './onboarding/react.ts';
import { fromPartner, partner } from './partner/flow.ts';
import { phone } from './partner/phone.ts';
import { partnerEvents } from './partner/react.ts';
import { availability } from './profile/availability.ts';
import { profile } from './profile/flow.ts';
import { profileEvents } from './profile/react.ts';
import { answered } from './questions/answered.ts';
import { questions } from './questions/flow.ts';
import { questionEvents } from './questions/react.ts';
import { trainingEvaluation } from './training/evaluation.ts';
import { training } from './training/flow.ts';
import { here } from './training/here.ts';
import { makeUp } from './training/make-up.ts';
import { trainingEvents } from './training/react.ts';
import { waiting } from './waiting/flow.ts';

const listed: readonly Flow<Facts>[] = [
  onboarding,
  sessions,
  dates,
  afterSession,
  interview,
  bookInterview,
  appointment,
  introduction,
  meetingTimes,
  myMeeting,
  prepare,
  firstMeeting,
  partner,
  fromPartner,
  phone,
  agreement,
  baseline,
  checkIn,
  weekMore,
  nextTime,
  weekMoved,
  plan,
  pulse,
  midTerm,
  heavy,
  ourDuo,
  duoPause,
  newTime,
  longer,
  lastMeeting,
  contact,
  evaluation,
  followUp,
  certificate,
  menu,
  help,
  person,
  report,
  status,
  language,
  myData,
  leave,
  deleteMe,
  link,
  comeback,
  questions,
  answered,
  helpUs,
  settings,
  profile,
  availability,
  pause,
  breakOver,
  waiting,
  training,
  makeUp,
  here,
  trainingEvaluation,
  exchange,
  eventDates,
  guides,
  toolkit,
];

/** All flows by name. */
export const flows: Readonly<Record<string, Flow<Facts>>> = Object.fromEntries(listed.map((flow) => [flow.name, flow]));

/** The commands that people can type or pick, and the flow each opens. `back` and `cancel` are the engine's own. */
export const commands: Readonly<Record<string, string>> = {
  help: 'help',
  menu: 'menu',
  person: 'person',
  report: 'report',
  partner: 'partner',
  duo: 'our-duo',
  status: 'status',
  sessions: 'sessions',
  dates: 'dates',
  language: 'language',
  mydata: 'my-data',
  leave: 'leave',
  delete: 'delete',
  link: 'link',
  question: 'questions',
  volunteer: 'help-us',
  settings: 'settings',
  profile: 'profile',
  break: 'break',
  agreement: 'agreement',
  training: 'training',
  here: 'here',
  exchange: 'exchange',
  events: 'events',
  guides: 'guides',
  toolkit: 'toolkit',
  plan: 'plan',
  certificate: 'certificate',
};

const events: Readonly<Record<string, (event: Event, facts: Facts) => Reaction<Facts, Effect>>> = {
  ...onboardingEvents,
  ...informationEvents,
  ...interviewEvents,
  ...bookingEvents,
  ...introductionEvents,
  ...meetingEvents,
  ...firstMeetingEvents,
  ...partnerEvents,
  ...agreementEvents,
  ...checkInEvents,
  ...endingEvents,
  ...evaluationEvents,
  ...followUpEvents,
  ...certificateEvents,
  ...everydayEvents,
  ...helpEvents,
  ...duoLifeEvents,
  ...linkEvents,
  ...questionEvents,
  ...volunteerEvents,
  ...profileEvents,
  ...breakEvents,
  ...trainingEvents,
  ...exchangeEvents,
  ...eventEvents,
};

/** The names of all events that something answers to. */
export const knownEvents = Object.keys(events);

/** The programme as the engine sees it. */
export const rules: Rules<Facts, Effect> = {
  flows,
  commands,
  rest: (facts) => {
    const { stage } = facts.person;
    if (stage === 'left') return 'comeback';
    if (stage === 'paused') return 'break-over';
    return stage === 'onboarding' || isExpected(facts) ? 'onboarding' : 'menu';
  },
  brief: ['language'],
  lasting: ['agreement'],
  quiet: ({ person: { stage } }) => stage === 'left' || stage === 'paused',
  react: (event, facts) => {
    const reaction = Object.hasOwn(events, event.name) ? events[event.name] : undefined;
    if (!reaction) throw new Error(`Nothing answers to the event ${event.name}`);
    return reaction(event, facts);
  },
};
