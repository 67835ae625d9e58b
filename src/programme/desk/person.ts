// The card of one person, as somebody reads it before and during a talk: what comes next, who waits, the profile, the answers sitting by sitting, the history, corrections; and what can be decided now.
import type { Line, TextRef } from '../../core/effect.ts';
import type { Action, Section, View, Words } from '../../core/view.ts';
import { isCareCase } from '../care/kinds.ts';
import { alertsPage } from '../care/raise.ts';
import type { Facts } from '../facts.ts';
import { answeredFiles } from './answered-files.ts';
import { answerSections, interviewedActions } from './answers.ts';
import { careActions, noteOf } from './care.ts';
import { care, caseWords } from './care-words.ts';
import type { Desk, DeskPerson } from './desk.ts';
import { earlierActions } from './earlier.ts';
import { inviteSections, linkAction } from './invites.ts';
import { nextStep } from './next-step.ts';
import { noteSections } from './notes.ts';
import { answerAction } from './question.ts';
import { sessionLines } from './session.ts';
import { interviewTimes } from './slots.ts';
import { personActions } from './team-actions.ts';
import { trainingLines } from './trainings.ts';
import { isDeclined, stageWords, verdictActions, verdictSections } from './verdicts.ts';
import { day, nameOf, open, text } from './words.ts';

/** Profile answers that a card shows, in this order; what stands elsewhere on it is left out. */
const profile = ['born', 'languages', 'levels', 'heard'];

/** The card. The person's answers must have been read. */
export function personView(person: DeskPerson, desk: Desk, facts: Facts): View {
  const centre = facts.centres.find((one) => one.id === person.centreId)?.name ?? '—';
  const duo = desk.duos.findLast((one) => one.menteeId === person.id || one.mentorId === person.id);
  return {
    kind: 'card',
    object: `person/${person.id}`,
    revision: person.revision,
    title: text('person.title', { name: nameOf(person), role: { flow: 'desk', key: `role.${person.role}` } }),
    sections: [
      { text: nextStep(person, desk, facts) },
      ...inviteSections(person, desk),
      ...verdictSections(person, facts),
      ...desk.cases.filter((one) => one.personId === person.id).map((one) => caseSection(one, person, desk, facts)),
      {
        lines: [
          { label: text('person.stage'), value: stageWords(person) },
          ...(person.pausedFrom ? [{ label: text('person.paused'), value: text(`stage.${person.pausedFrom}`) }] : []),
          { label: text('person.since'), value: text('date', { date: day(person.since) }) },
          { label: text('person.centre'), value: centre },
          { label: text('person.reached'), value: person.channels.map(channelName).join(', ') || '—' },
          ...linesOf(person, 'onboarding', profile),
          { label: text('person.eligible'), value: eligibility(person, desk) },
          ...sessionLines(person, desk),
          ...trainingLines(person, desk, facts),
        ],
      },
      ...interviewTimes(person, desk, facts),
      ...answerSections(person, desk),
      ...filesOf(person),
      ...historyOf(person, desk),
      ...noteSections(person, desk),
    ],
    fields: [],
    actions: [
      ...decisions(person),
      ...verdictActions(person),
      ...earlierActions(person),
      ...careActions(person, desk),
      {
        do: 'correct',
        object: person.id,
        revision: person.revision,
        label: text('do.correct'),
        opens: true,
      },
      linkAction(person),
      ...personActions(person),
      ...(duo ? [open(`duo/${duo.id}`, text('open.duo'))] : []),
      open('home', text('open.home')),
    ],
  };
}

/** A channel as its makers write it. */
const channelName = (channel: string): string => channel.charAt(0).toUpperCase() + channel.slice(1);

/** What only a person may decide, and only at this stage. */
function decisions(person: DeskPerson): Action[] {
  const decide = (name: string): Action => ({
    do: name,
    object: person.id,
    revision: person.revision,
    label: text(`do.${name}`),
    tone: 'main',
    sure: text(`sure.${name}`, { name: nameOf(person) }),
  });
  switch (person.stage) {
    case 'information':
      return [decide(person.checked ? 'informed' : 'eligible')];
    case 'interview':
      return person.interviewed ? [] : interviewedActions(person);
    case 'ended':
      return isDeclined(person) ? [] : [decide('pool')];
    default:
      return [];
  }
}

function caseSection(one: Desk['cases'][number], person: DeskPerson, desk: Desk, facts: Facts): Section {
  const owner = desk.team.find((member) => member.id === one.owner);
  const act = (name: string): Action => ({
    do: name,
    object: one.id,
    revision: person.revision,
    label: text(`do.${name}`),
  });
  const note = one.note === null ? null : noteOf(one, facts);
  return {
    title: caseWords(one.kind, { name: nameOf(person), date: day(one.openedAt) }),
    ...(note === null ? {} : { text: note }),
    lines: one.owner === null ? [] : [{ label: text('case.owner'), value: owner?.name ?? '—' }],
    // A doubt about eligibility ends with the decision about it.
    actions:
      one.kind === 'eligibility' && person.stage === 'information'
        ? []
        : isCareCase(one) && one.duoId !== null
          ? [open(alertsPage(one.duoId), care('open.alerts.one'))]
          : [
              ...(one.kind === 'question' ? [answerAction(one, person)] : []),
              ...(one.owner === null ? [act('take-case')] : []),
              act('close-case'),
            ],
  };
}

/** Recorded answers as lines, those of `steps` in their order. */
function linesOf(person: DeskPerson, flow: string, steps: readonly string[]): Line[] {
  return steps.flatMap((step) => {
    const value = person.answers?.[`${flow}.${step}`];
    // Files have lines of their own.
    if (person.files.some((file) => file.id === value)) return [];
    // The levels say the languages too.
    const twice = step === 'languages' && person.answers?.[`${flow}.levels`] !== undefined;
    return value === undefined || twice ? [] : [{ flow, step, value }];
  });
}

function eligibility(person: DeskPerson, desk: Desk): Words {
  if (person.checked) {
    const by = desk.team.find((member) => member.id === person.checked?.by)?.name ?? '—';
    return text('eligible.checked', { name: by, date: day(person.checked.at) });
  }
  if (person.answers?.['import.at'] !== undefined) return text('eligible.import');
  const word = String(person.answers?.[person.role === 'mentor' ? 'onboarding.fits-mentor' : 'onboarding.fits-mentee']);
  return text(['yes', 'no', 'unsure'].includes(word) ? `eligible.${word}` : 'eligible.unsure');
}

/** What happened so far, as far as it is known: since when they are here, and every duo with its days. */
function historyOf(person: DeskPerson, desk: Desk): Section[] {
  const duos = desk.duos.filter((one) => one.menteeId === person.id || one.mentorId === person.id);
  if (duos.length === 0) return [];
  const lines = duos.map((duo) => {
    const other = desk.people.find((one) => one.id === (duo.menteeId === person.id ? duo.mentorId : duo.menteeId));
    const state: TextRef = text(`duo.state.${duo.state}`);
    const params = { name: nameOf(other), state, date: day(duo.startedAt ?? duo.proposedAt) };
    return { label: text('duo.proposed'), value: { flow: 'desk-answers', key: 'history.duo', params } };
  });
  return [{ title: { flow: 'desk-answers', key: 'history' }, lines }];
}

/** What the person sent, each with a button that gives a link to it. */
function filesOf(person: DeskPerson): Section[] {
  return answeredFiles(person).map(({ flow, step, id, name, size }, at) => ({
    ...(at === 0 ? { title: text('person.files') } : {}),
    lines: [
      {
        label: { flow, key: `${step}.label` },
        value: text('file.line', { name, size: Math.max(1, Math.round(size / 1024)) }),
      },
    ],
    actions: [{ do: 'file', object: `${person.id}/${id}`, revision: person.revision, label: text('do.file') }],
  }));
}
