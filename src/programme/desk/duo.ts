// The card of a duo: how far it is, the weeks so far, and at the end what both answered, side by side.
import type { Value } from '../../core/conversation.ts';
import type { Section, View, Words } from '../../core/view.ts';
import { besideEachOther } from '../evaluation/flow.ts';
import type { Facts } from '../facts.ts';
import { agreementSections } from './agreement-section.ts';
import { careOnCard } from './care-section.ts';
import { closeAction } from './close-duo.ts';
import type { Desk, DeskDuo, DeskPerson } from './desk.ts';
import { courseSections } from './duo-life.ts';
import { meetingText } from './meeting-words.ts';
import { meetingSections } from './meetings.ts';
import { answerLines, sealActions, sealedNow } from './open-seal.ts';
import { toSchedule } from './timeline.ts';
import { exchangeLine } from './trainings.ts';
import { weekSections } from './weeks.ts';
import { day, nameOf, open, text } from './words.ts';

/** The card, as it is now. Of a proposal only who has answered is shown: the answers are sealed until both are in. */
export function duoView(duo: DeskDuo, desk: Desk, facts: Facts): View {
  const { now } = facts;
  const reader = facts.person.id;
  const zone = facts.centres.find(({ id }) => id === duo.centreId)?.zone ?? facts.person.zone;
  const mentee = desk.people.find((one) => one.id === duo.menteeId);
  const mentor = desk.people.find((one) => one.id === duo.mentorId);
  const by = desk.team.find((member) => member.id === duo.coordinatorId)?.name ?? '—';
  return {
    kind: 'card',
    object: `duo/${duo.id}`,
    revision: duo.revision,
    title: text('duo.title', { mentee: nameOf(mentee), mentor: nameOf(mentor) }),
    sections: [
      {
        lines: [
          { label: text('duo.state'), value: text(`duo.state.${duo.state}`) },
          { label: text('duo.coordinator'), value: by },
          { label: text('duo.proposed'), value: text('date', { date: day(duo.proposedAt) }) },
          ...(duo.startedAt ? [{ label: text('duo.started'), value: text('date', { date: day(duo.startedAt) }) }] : []),
          ...exchangeLine(mentor, ['active', 'evaluation'].includes(duo.state) ? duo.startedAt : null),
          ...(duo.endsAt ? [{ label: text('duo.ends'), value: text('date', { date: day(duo.endsAt) }) }] : []),
        ],
      },
      ...decisionSection(duo, mentee, mentor, now),
      ...meetingSections(duo, desk, now),
      ...courseSections(duo, desk, facts),
      ...agreementSections(duo, desk, reader),
      ...careOnCard(duo, desk, facts),
      ...weekSections(duo, mentee, mentor, now, zone),
      ...evaluationSection(duo, mentee, mentor),
    ],
    fields: [],
    actions: [
      ...(duo.state === 'evaluation' ? [closeAction(duo)] : []),
      ...(['active', 'evaluation'].includes(duo.state) ? [toSchedule(duo.id)] : []),
      ...[mentee, mentor].flatMap((one) =>
        one ? [open(`person/${one.id}`, text('open.profile', { name: nameOf(one) }))] : [],
      ),
      open('home', text('open.home')),
    ],
  };
}

/** Who has answered while it is under seal; what both said once the proposal is over. */
function decisionSection(
  duo: DeskDuo,
  mentee: DeskPerson | undefined,
  mentor: DeskPerson | undefined,
  now: string,
): Section[] {
  const people = [mentee, mentor].flatMap((one) => (one ? [one] : []));
  const done = (id: string, what: string) => duo.answers[id]?.[`${what}.done`] === 'yes';
  if (duo.state === 'proposed') {
    const what = sealedNow(duo, now);
    if (!what) return [];
    const lines = people.map((one) => ({
      label: nameOf(one),
      value: done(one.id, what) ? text('duo.answered') : text('duo.not-answered'),
    }));
    return [{ title: meetingText(`seal.${what}`), lines, actions: sealActions(duo, now) }];
  }
  if (duo.state !== 'declined') return [];
  // Who left before they answered, or whose partner did, has said nothing.
  const first = duo.meetings.find(({ kind }) => kind === 'first');
  const met = first?.startsAt && first.startsAt <= now;
  const what = met ? 'first-meeting' : 'introduction';
  const lines = people.flatMap((one) => answerLines(duo, one.id, nameOf(one), what));
  return [{ title: meetingText(`seal.${what}`), lines }];
}

function evaluationSection(duo: DeskDuo, mentee: DeskPerson | undefined, mentor: DeskPerson | undefined): Section[] {
  if (!['evaluation', 'closed', 'ended'].includes(duo.state)) return [];
  const isDone = (person: DeskPerson | undefined) =>
    person !== undefined && duo.answers[person.id]?.['evaluation.done'] !== undefined;
  const given = (person: DeskPerson | undefined, step: string): Value | undefined =>
    person && duo.answers[person.id]?.[`evaluation.${step}`];
  const cell = (person: DeskPerson | undefined, step: string, as: string): Words => {
    const value = given(person, step);
    if (value === undefined) return isDone(person) ? text('evaluation.not-asked') : text('evaluation.open');
    if (as === 'words') return String(value);
    if (as === 'own') return { flow: 'evaluation', key: `${step}.${value}` };
    return { flow: as, key: String(value) };
  };
  // Only what one of them was asked: an early end asks less, and a mentor other things than a mentee.
  const rows = besideEachOther
    .filter(({ step }) => given(mentee, step) !== undefined || given(mentor, step) !== undefined)
    .map(({ step, as }) => ({
      label: { flow: 'evaluation', key: `${step}.label` },
      left: cell(mentee, step, as),
      right: cell(mentor, step, as),
    }));
  if (duo.state === 'ended' && rows.length === 0) return [];
  const lines = [mentee, mentor].map((person) => ({
    label: nameOf(person),
    value: isDone(person) ? text('evaluation.done') : text('evaluation.open'),
  }));
  const beside = rows.length > 0 ? { beside: { heads: [nameOf(mentee), nameOf(mentor)] as const, rows } } : {};
  return [{ title: text('duo.evaluation'), lines, ...beside }];
}
