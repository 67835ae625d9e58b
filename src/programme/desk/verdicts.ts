// What a coordinator decides after the interview, and private notes. The person is told ten minutes later at the earliest, and until then it can be taken back.
import type { Action, Section, Words } from '../../core/view.ts';
import { missingCodes } from '../booking/verdict.ts';
import type { Effect } from '../effects.ts';
import type { Facts, Stage } from '../facts.ts';
import { type Decide, type Decision, mayChange, onPerson, type Seen, tell } from './decision.ts';
import type { Desk, DeskPerson, Verdict } from './desk.ts';
import { slotText } from './slot-words.ts';
import { checkContinue, checkDecline, checkNote, declineCodes } from './verdict-forms.ts';
import { nameOf, text } from './words.ts';

/** Minutes after a decision in which it can be taken back at least. */
const TELL_AFTER_MINUTES = 10;

const toldBy = { accept: 'accepted', continue: 'continued', decline: 'declined' } as const;

/** The stage that a decision leads to. */
function stageAfter(verdict: Verdict, person: DeskPerson): Stage {
  if (verdict === 'accept') return person.role === 'mentor' ? 'training' : 'pool';
  return verdict === 'continue' ? 'interview' : 'ended';
}

/** The decision that the person was not told yet; null when there is none. */
export function pendingVerdict(person: DeskPerson): { verdict: Verdict; occurrence: string; at: string } | null {
  const { verdict } = person;
  if (!verdict || person.stage !== stageAfter(verdict, person)) return null;
  const due = person.pending.find(({ kind }) => kind === toldBy[verdict]);
  return due ? { verdict, occurrence: due.occurrence, at: due.at } : null;
}

/** Whether the association said no after the interview; a duo that ended early is another matter. */
export const isDeclined = (person: DeskPerson): boolean => person.stage === 'ended' && person.verdict === 'decline';

/** The stage in words. */
export const stageWords = (person: DeskPerson): Words =>
  isDeclined(person) ? slotText('stage.declined') : text(`stage.${person.stage}`);

/** Whether nothing is on its way to the person: only then is something new decided. */
const isSettled = (person: DeskPerson): boolean => person.pending.length === 0;

/** The decisions by their name. */
export const verdictDecisions: Readonly<Record<string, Decide>> = {
  accept: onPerson('interview', (person, seen) =>
    person.interviewed && isSettled(person) ? decided('accept', person, seen) : null,
  ),
  continue: written(checkContinue, 'interview', (person, seen) => {
    if (!person.interviewed || !isSettled(person)) return null;
    const missing = String(seen.act.fields?.missing);
    const slot = seen.desk.slots.some(({ id }) => id === seen.act.fields?.slot) ? seen.act.fields?.slot : '';
    return [
      ...decided('continue', person, seen, missing),
      answer(person, 'missing', missing, true),
      answer(person, 'slot', slot ?? '', true),
    ];
  }),
  decline: written(checkDecline, 'interview', (person, seen) =>
    person.interviewed && isSettled(person) ? decided('decline', person, seen, String(seen.act.fields?.reason)) : null,
  ),
  'take-back': onPerson(null, (person, { desk }) => {
    const pending = pendingVerdict(person);
    if (!pending) return null;
    return [
      { kind: 'due-drop', of: person.id, occurrence: pending.occurrence, reason: 'the decision was taken back' },
      ...(person.stage === 'interview'
        ? []
        : [{ kind: 'person', of: person.id, set: { stage: 'interview' } } as const]),
      answer(person, 'result', 'none', true),
      answer(person, 'words', '', false),
      noted(person, `take-back/${pending.verdict}`),
      // The talk waits for a decision again.
      ...ownSlots(person, desk, 'closed').map(
        ({ id }): Effect => ({ kind: 'interview-slot', id, set: { state: 'open' } }),
      ),
    ];
  }),
  reopen: onPerson('ended', (person, { facts }) =>
    isDeclined(person) && isSettled(person)
      ? [
          { kind: 'person', of: person.id, set: { stage: 'interview' } },
          answer(person, 'result', 'none', true),
          answer(person, 'words', '', false),
          noted(person, 'reopen/none'),
          tell(person, 'reopened', facts, TELL_AFTER_MINUTES),
        ]
      : null,
  ),
  note: written(checkNote, null, (person, { act }) => [
    { kind: 'note', of: person.id, note: 'private', text: (act.fields?.text ?? '').trim() },
  ]),
};

/** A decision that a form brings: its rules are asked once more. */
function written(
  check: (fields: Seen['act']['fields']) => Record<string, ReturnType<typeof slotText>>,
  stages: Stage | null,
  change: (person: DeskPerson, seen: Seen) => readonly Effect[] | null,
): Decide {
  const decide = onPerson(stages, change);
  return (seen): Decision => {
    const person = seen.desk.people.find(({ id }) => id === seen.act.object);
    if (!person || !mayChange(seen.facts, person.centreId)) return { kind: 'unknown' };
    const [wrong] = Object.values(check(seen.act.fields));
    return wrong && person.revision === seen.act.revision
      ? { kind: 'wrong', page: `person/${person.id}`, notice: wrong }
      : decide(seen);
  };
}

/** What every decision does: the answer, a note for the team, the stage, and the person is told later. */
function decided(verdict: Verdict, person: DeskPerson, seen: Seen, code = 'none'): Effect[] {
  const { act, desk, facts } = seen;
  const words = (act.fields?.words ?? '').trim();
  const stage = stageAfter(verdict, person);
  return [
    ...(stage === person.stage ? [] : [{ kind: 'person', of: person.id, set: { stage } } as const]),
    answer(person, 'result', verdict, true),
    answer(person, 'words', words, false),
    noted(person, `${verdict}/${code}`, words),
    tell(person, toldBy[verdict], facts, TELL_AFTER_MINUTES),
    // The talk was held, or it was decided without it: it does not wait for a decision any more.
    ...ownSlots(person, desk, 'open')
      .filter((one) => one.startsAt <= facts.now)
      .map(({ id }): Effect => ({ kind: 'interview-slot', id, set: { state: 'closed' } })),
  ];
}

const ownSlots = (person: DeskPerson, desk: Desk, state: 'open' | 'closed') =>
  desk.slots.filter((one) => one.personId === person.id && one.state === state);

const answer = (person: DeskPerson, step: string, value: string, coded: boolean): Effect => ({
  kind: 'correct',
  of: person.id,
  flow: 'decision',
  step,
  value,
  coded,
});

/** A note for the team, as a code with the words below it: it is put into each reader's language when it is shown. */
const noted = (person: DeskPerson, code: string, words = ''): Effect => ({
  kind: 'note',
  of: person.id,
  note: 'decision',
  text: words ? `${code}\n${words}` : code,
});

/** What a note of the team says on the card. */
export function noteWords(note: DeskPerson['notes'][number]): Words {
  if (note.kind === 'private') return slotText('note.private', { words: note.text });
  if (note.kind !== 'decision') return note.text;
  const [head = '', ...rest] = note.text.split('\n');
  const [what = '', code = ''] = head.split('/');
  const words = rest.join('\n');
  if (what === 'take-back') return slotText('note.take-back', { verdict: slotText(`verdict.${code}`) });
  if (what === 'reopen') return slotText('note.reopen');
  if (what === 'accept') return slotText('verdict.accept');
  const reason =
    what === 'continue'
      ? { flow: 'decision', key: `missing.${missingCodes.find((one) => one === code) ?? 'other'}` }
      : slotText(`reason.${declineCodes.find((one) => one === code) ?? 'other'}`);
  const verdict = slotText(what === 'continue' ? 'verdict.continue' : 'verdict.decline');
  return words
    ? slotText('note.decided.words', { verdict, reason, words })
    : slotText('note.decided', { verdict, reason });
}

/** Above the card: what was decided, and until when it can be taken back. */
export function verdictSections(person: DeskPerson, facts: Facts): Section[] {
  const pending = pendingVerdict(person);
  if (!pending) return [];
  const zone = facts.centres.find(({ id }) => id === person.centreId)?.zone ?? person.zone;
  const params = {
    verdict: slotText(`verdict.${pending.verdict}`),
    name: nameOf(person),
    when: `$when:${pending.at}@${zone}`,
  };
  return [{ text: slotText('pending', params) }];
}

/** What can be decided on the card of somebody after the interview, and the note that can be written at any time. */
export function verdictActions(person: DeskPerson): Action[] {
  const act = (name: string, more: Partial<Action> = {}): Action => ({
    do: name,
    object: person.id,
    revision: person.revision,
    label: slotText(`do.${name}`),
    ...more,
  });
  const sure = (name: string): Partial<Action> => ({ sure: slotText(`sure.${name}`, { name: nameOf(person) }) });
  const form = (name: string, more: Partial<Action> = {}): Action => ({
    ...act(name, more),
    do: `to-${name}`,
    opens: true,
  });
  const own = (): Action[] => {
    if (pendingVerdict(person)) return [act('take-back', { tone: 'danger', ...sure('take-back') })];
    if (!isSettled(person)) return [];
    if (person.stage === 'interview' && person.interviewed) {
      const name = nameOf(person);
      const accept = { label: text('do.accept'), sure: text('sure.accept', { name }), tone: 'main' } as const;
      return [act('accept', accept), form('continue'), form('decline', { tone: 'danger' })];
    }
    return isDeclined(person) ? [act('reopen', sure('reopen'))] : [];
  };
  return [...own(), form('note')];
}
