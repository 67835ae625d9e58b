// The question after the first meeting, once more for whoever still thinks or says nothing, and the coordinator who steps in.
import { type DueDecision, type DueSeen, doneWith } from '../due-decision.ts';
import { type Facts, partnerName } from '../facts.ts';
import { isSet, meetingOf } from '../meetings/meeting.ts';
import { tellTeam } from '../tell-team.ts';
import { planDecisionReminder } from './plan.ts';
import { decided } from './react.ts';
import { hasDecided, isAsked } from './state.ts';

const skip = (reason: string): DueDecision => ({ kind: 'skip', reason });

/** Whether what was planned is about the meeting that was. */
function isAbout({ planned, facts }: DueSeen): boolean {
  const meeting = facts.duo && meetingOf(facts.duo, 'first');
  return isSet(meeting) && planned.occurrence.endsWith(`/${meeting.startsAt}`);
}

/** Two hours after the meeting each is asked alone. */
export function dueAfterMeeting(seen: DueSeen): DueDecision {
  const { facts } = seen;
  if (!facts.duo || !isAsked(facts) || !isAbout(seen)) return skip('the meeting was moved, or the proposal is over');
  if (hasDecided(facts.duo.mine)) return skip('answered');
  const text = { flow: 'first-meeting', key: 'after', params: { partner: partnerName(facts) } };
  const reminder = planDecisionReminder(facts.duo.id, facts.person, facts.now);
  const over = ['introduction', 'meeting-times', 'my-meeting', 'prepare'];
  return { kind: 'begin', flow: 'first-meeting', urgency: 'booked', text, over, effects: [reminder] };
}

/** Whether somebody can still be asked, and was not heard of. */
const isOpen = (facts: Facts): boolean => isAsked(facts) && facts.duo !== null && !hasDecided(facts.duo.mine);

/** Asks once more, or takes the no that is there without a reason. */
export function dueDecisionReminder({ planned, facts }: DueSeen): DueDecision {
  const { duo } = facts;
  if (!duo || !isAsked(facts) || !planned.occurrence.startsWith(`${duo.id}/`)) return skip('the proposal is over');
  if (!isOpen(facts)) return skip('answered');
  const decision = duo.mine['first-meeting.decide'];
  const again = facts.dues.some(({ kind, state }) => kind === 'thinking' && state === 'due');
  if (decision === 'thinking' && again) return skip('still thinking: is asked again');
  if (decision === 'no') return { ...skip('answered, without a reason'), effects: decided('no', facts) } as DueDecision;
  const text = { flow: 'first-meeting', key: 'reminder', params: { partner: partnerName(facts) } };
  return { kind: 'remind', flow: 'first-meeting', text };
}

/** Whoever still thinks is asked again, two days later, again and again; and reminded of it like the first time. */
export function dueThinking({ planned, facts }: DueSeen): DueDecision {
  if (!facts.duo || !planned.occurrence.startsWith(`${facts.duo.id}/`) || !isOpen(facts)) return skip('answered');
  const text = { flow: 'first-meeting', key: 'again', params: { partner: partnerName(facts) } };
  const reminder = planDecisionReminder(facts.duo.id, facts.person, facts.now);
  return { kind: 'begin', flow: 'first-meeting', urgency: 'booked', text, effects: [reminder] };
}

/** Five days after the meeting a coordinator steps in: told that not both have decided, and nothing of who said what. */
export function dueUndecided(seen: DueSeen): DueDecision {
  const { planned, facts } = seen;
  if (!facts.duo || !isAsked(facts) || !isAbout(seen)) return skip('decided, or the meeting was moved');
  return doneWith(planned, 'the coordinator was told', tellTeam(facts, 'undecided', `duo/${facts.duo.id}`));
}
