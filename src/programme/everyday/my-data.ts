// My data: what is stored and who reads it, by name.
import type { Heading, Line } from '../../core/effect.ts';
import { agreedIn, ownSignatures, signatureParams } from '../agreement/shown.ts';
import { mayShow } from '../booking/verdict.ts';
import { HEARD } from '../changes/due.ts';
import { duoLine } from '../check-in/shown.ts';
import { isUntold } from '../duo.ts';
import { isContactTold, isContactWord } from '../ending/contact-seal.ts';
import type { Facts } from '../facts.ts';
import { centreOf, defineFlow } from '../facts.ts';
import { isUnderSeal } from '../first-meeting/state.ts';
import { sittingsOf } from '../interview/questions.ts';
import { onboarding } from '../onboarding/flow.ts';

export const myData = defineFlow({
  name: 'my-data',
  first: 'known',
  steps: {
    known: { kind: 'branch', if: ({ facts }) => facts.person.consented, yes: 'stored', no: 'stranger' },
    stranger: { kind: 'say', next: 'end' },
    stored: {
      kind: 'say',
      params: ({ facts }) => ({ date: facts.consent ? `$date:${facts.consent.at.slice(0, 10)}` : '' }),
      lines: ({ facts }) => linesOf(facts),
      next: 'signing',
    },
    signing: {
      kind: 'branch',
      if: ({ facts }) => !!facts.duo?.agreement && !isUntold(facts),
      yes: 'agreement',
      no: 'readers',
    },
    agreement: { kind: 'say', params: ({ facts }) => agreedIn(facts), next: 'mine' },
    mine: { kind: 'branch', if: ({ facts }) => ownSignatures(facts).length > 0, yes: 'signature', no: 'readers' },
    signature: {
      kind: 'say',
      params: ({ facts }) => signatureParams(facts),
      next: 'readers',
    },
    readers: {
      kind: 'say',
      variants: ['team', 'alone', 'nowhere'],
      which: ({ facts }) => (facts.team.length > 0 ? 'team' : centreOf(facts) ? 'alone' : 'nowhere'),
      params: ({ facts }) => ({
        centre: centreOf(facts)?.name ?? '',
        names: facts.team.map((member) => member.name ?? '—').join(', '),
        contact: centreOf(facts)?.contact ?? '',
      }),
      next: 'end',
    },
  },
});

/** One line for each recorded answer, in the order of the questions and under the parts of the interview; then what was said in the duo that there is now. */
function linesOf(facts: Facts): (Line | Heading)[] {
  // A decision under seal is shown to nobody, over whose shoulder somebody may be looking.
  const hidden = facts.duo?.state === 'proposed' || facts.person.stage === 'first-meeting';
  const shut = !isContactTold(facts);
  const said = Object.entries(facts.duo?.mine ?? {}).filter(
    ([name]) => !(hidden && isUnderSeal(name)) && !(shut && isContactWord(name)),
  );
  const ofDuo = facts.duo ? duoLines(Object.fromEntries(said), facts) : [];
  const shown = Object.fromEntries(Object.entries(facts.answers).filter(([name]) => mayShow(name, facts)));
  const { messages = [] } = facts.duo ?? {};
  const passed: Line[] = messages.length > 0 ? [{ flow: 'partner', step: 'messages', value: messages.length }] : [];
  return [...profileLines(shown), ...interviewLines(facts), ...ofDuo, ...passed];
}

/** The newest answer to each question of the duo: a check-in is asked every week. */
function duoLines(mine: Facts['answers'], facts: Facts): Line[] {
  const newest = new Map<string, Line>();
  for (const [name, value] of Object.entries(mine)) {
    // Times have lines of their own; what only steers the course of a duo says nothing alone.
    if (/^(times\/|frozen\.|new-time\.|longer\.)/.test(name)) continue;
    const dot = name.lastIndexOf('.');
    const flow = name.slice(0, dot).replace(/\/.*$/, '');
    const step = name.slice(dot + 1);
    const line = duoLine(flow, step, dayOf(flow, value), facts.person.zone);
    if (line) newest.set(`${flow}.${step}`, line);
  }
  return [...timeLines(mine, facts), ...newest.values()];
}

/** What came with an import are days and numbers; days are written as the reader writes them. */
const dayOf = (flow: string, value: Line['value']): Line['value'] =>
  flow === 'import' && typeof value === 'string' ? `$date:${value}` : value;

/** Times that somebody chose for a meeting, one a line, where they are. */
function timeLines(mine: Facts['answers'], { person }: Facts): Line[] {
  return Object.entries(mine)
    .filter(([name]) => name.startsWith('times/') && name.endsWith('.pick'))
    .flatMap(([, value]) => (Array.isArray(value) ? value.map((at) => `$when:${at}@${person.zone}`) : [value]))
    .map((value): Line => ({ flow: 'meeting-times', step: 'pick', value }));
}

/** The answers of the interview, by its parts. What belongs to none of them (that it is confirmed) comes last. */
function interviewLines({ answers, person }: Facts): (Line | Heading)[] {
  const flow = 'interview';
  const lineOf = (step: string): Line[] => {
    const value = answers[`${flow}.${step}`];
    return value === undefined ? [] : [{ flow, step, value }];
  };
  const parts = sittingsOf(person.role).map(({ name, questions }) => ({
    name,
    steps: questions.map(({ step }): string => step),
  }));
  const asked = parts.flatMap(({ steps }) => steps);
  const rest = Object.keys(answers)
    .filter((name) => name.startsWith(`${flow}.`))
    .map((name) => name.slice(flow.length + 1))
    .filter((step) => !asked.includes(step));
  return [
    ...parts.flatMap(({ name, steps }): (Line | Heading)[] => {
      const lines = steps.flatMap(lineOf);
      return lines.length > 0 ? [{ title: { flow, key: `part.${name}` } }, ...lines] : [];
    }),
    ...rest.flatMap(lineOf),
  ];
}

/** Answers that are ids, and say nothing to a reader: what they are about stands beside them. */
const ids = ['events.offered', 'here.at', 'training-evaluation.series'];

function profileLines(answers: Facts['answers']): Line[] {
  return Object.entries(answers)
    .filter(([name]) => !name.startsWith('interview.') && !ids.includes(name))
    .map(([name, value]): Line => {
      if (name.startsWith(`${HEARD}.`))
        return { flow: 'changes', step: 'wish', value: Array.isArray(value) ? (value[1] ?? '') : value };
      const dot = name.indexOf('.');
      const flow = name.slice(0, dot);
      return { flow, step: name.slice(dot + 1), value: dayOf(flow, value) };
    })
    .sort((a, b) => place(a.step) - place(b.step));
}

const order = Object.keys(onboarding.steps);
const place = (step: string) => (order.includes(step) ? order.indexOf(step) : order.length);
