// What coordinators do with the answers of an interview: read them sitting by sitting, correct or complete them in a form, and say that everything was asked by phone.
import type { Answers, Value } from '../../core/conversation.ts';
import type { Params, TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, Section, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { questions, sittingsOf } from '../interview/questions.ts';
import type { InterviewQuestion, Sitting, WordsQuestion } from '../interview/sitting.ts';
import { isInWords, WORDS_MAX } from '../interview/sitting.ts';
import { codesOf, inWords, isClosed, labelOf, readWords, type Wording } from './answer-words.ts';
import { type Decide, type Decision, mayChange, type Seen, tell } from './decision.ts';
import type { Desk, DeskPerson } from './desk.ts';
import type { Checked, DeskForm } from './form.ts';
import { pageOf } from './page-name.ts';
import { noteWords } from './verdicts.ts';
import { day, nameOf, text } from './words.ts';

/** Where a coordinator has it from: told by the person, by phone or face to face; or a mistake that they put right. Also the kinds of note. */
export const sources = ['phone', 'correction'] as const;
const REASON_MAX = 500;

const words = (key: string, params?: Params): TextRef => ({ flow: 'desk-answers', key, ...(params ? { params } : {}) });

/** The answers to the interview by their steps. */
export function interviewAnswers(person: DeskPerson): Answers {
  const own = Object.entries(person.answers ?? {}).filter(([name]) => name.startsWith('interview.'));
  return Object.fromEntries(own.map(([name, value]) => [name.slice('interview.'.length), value]));
}

/** The sittings in the order of the talk, with what was answered, what was not, and who wrote it; nothing before the first answer. */
export function answerSections(person: DeskPerson, desk: Desk): Section[] {
  const answers = interviewAnswers(person);
  const asked = person.stage === 'interview' || Object.keys(answers).length > 0;
  if (!asked) return [];
  return sittingsOf(person.role).map((sitting) => ({
    title: words(`part.${sitting.name}`),
    ...(sitting.questions.some(({ step }) => answers[step] !== undefined)
      ? { lines: sitting.questions.flatMap((question) => lineOf(question, answers, person, desk)) }
      : { text: words('unanswered.all') }),
    actions: [formAction(person, sitting)],
  }));
}

function lineOf(question: InterviewQuestion, answers: Answers, person: DeskPerson, desk: Desk): SectionLine[] {
  const { step, when } = question;
  const value = answers[step];
  // A file that was sent has a line of its own on the card, with the button that opens it.
  if (question.kind === 'file' && value !== undefined && value !== 'nothing') return [];
  if (value !== undefined) {
    const note = authorOf(person, `interview.${step}`, desk);
    return [{ flow: 'interview', step, value, ...(note ? { note } : {}) }];
  }
  if (when && !when(answers)) return [];
  return [{ label: { flow: 'interview', key: `${step}.label` }, value: words('unanswered') }];
}

type SectionLine = NonNullable<Section['lines']>[number];

/** Who wrote an answer, when it was not the person: by the note that was written in the same turn, also how they know. */
export function authorOf(person: DeskPerson, name: string, desk: Desk): TextRef | null {
  const written = person.written[name];
  if (!written) return null;
  const by = desk.team.find((member) => member.id === written.by)?.name ?? '—';
  const phone = person.notes.some((note) => note.kind === 'phone' && note.at === written.at && note.by === written.by);
  return words(phone ? 'by.phone' : 'by.correction', { name: by, date: day(written.at) });
}

const formAction = (person: DeskPerson, sitting: Sitting): Action => ({
  do: 'answers',
  object: `${person.id}/${sitting.name}`,
  revision: person.revision,
  label: words('do.answers', { part: words(`part.${sitting.name}`) }),
  opens: true,
});

/** The button that says that everything was asked by phone; only while the interview is open. */
export const interviewedActions = (person: DeskPerson): Action[] =>
  person.stage === 'interview' && !person.interviewed
    ? [
        {
          do: 'interviewed',
          object: person.id,
          revision: person.revision,
          label: words('do.interviewed'),
          sure: words('sure.interviewed', { name: nameOf(person) }),
        },
      ]
    : [];

/** The form of one sitting. */
export const answersForm: DeskForm = {
  sends: 'answers-written',
  detail: ({ object }) => ({ persons: [pageOf(object).kind] }),
  view: ({ act, desk, facts, vocabulary }) => {
    const found = sittingAt(act, desk);
    if (!found || !mayChange(facts, found.person.centreId)) return null;
    return answersView(found.person, found.sitting, { vocabulary, language: facts.language, lists: facts.lists });
  },
  check: checkAnswers,
};

/** Whose sitting `<person>/<sitting>` is. */
function sittingAt(act: Act, desk: Desk): { person: DeskPerson; sitting: Sitting } | null {
  const { kind, id } = pageOf(act.object);
  const person = desk.people.find((one) => one.id === kind);
  const sitting = person && sittingsOf(person.role).find(({ name }) => name === id);
  return person && sitting ? { person, sitting } : null;
}

/** The form, filled with what is known. What is left empty stays as it is. */
export function answersView(person: DeskPerson, sitting: Sitting, wording: Wording): View {
  const answers = interviewAnswers(person);
  const object = `${person.id}/${sitting.name}`;
  const { revision } = person;
  return {
    kind: 'form',
    object,
    revision,
    title: words('title', { name: nameOf(person) }),
    sections: [{ title: words(`part.${sitting.name}`), text: words('form.how') }],
    fields: [
      ...sitting.questions.filter(isInWords).map((question) => fieldOf(question, answers[question.step], wording)),
      {
        name: 'source',
        label: words('source'),
        kind: 'choice',
        options: sources.map((source) => ({ value: source, label: words(`source.${source}`) })),
      },
      {
        name: 'reason',
        label: words('reason'),
        hint: words('reason.hint'),
        kind: 'long',
        max: REASON_MAX,
        optional: true,
      },
    ],
    actions: [{ do: 'answers-written', object, revision, label: words('send'), tone: 'main' }],
    again: formAction(person, sitting),
  };
}

function fieldOf(question: WordsQuestion, value: Value | undefined, wording: Wording): Field {
  const { step, instead = [] } = question;
  const label: TextRef = { flow: 'interview', key: `${step}.label` };
  const known = inWords(question, value, wording);
  const codes = [...codesOf(question, wording.lists), ...instead];
  if (isClosed(question)) {
    const options = codes.map((code) => ({ value: code, label: labelOf(question, code, wording) }));
    return { name: step, label, kind: 'choice', options, value: String(value ?? ''), optional: true };
  }
  const names = codes.map((code) => labelOf(question, code, wording)).join(' · ');
  const hint = names === '' ? {} : { hint: words(hintOf(question), { names }) };
  const max = question.kind === 'text' ? WORDS_MAX : MANY_MAX;
  return { name: step, label, ...hint, kind: 'long', value: known, max, optional: true };
}

/** Room for every option and some own words. */
const MANY_MAX = 2000;

const hintOf = (question: WordsQuestion): string => {
  if (question.kind === 'text') return 'hint.text';
  return question.kind === 'choice' ? 'hint.one' : 'hint.many';
};

/** What is wrong with what was written, by field; empty when all is well. */
export function checkAnswers(fields: Act['fields'], checked: Checked): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  const given = fields ?? {};
  for (const question of questions.filter(isInWords)) {
    const written = (given[question.step] ?? '').trim();
    if (written === '') continue;
    const read = readField(question, written, checked);
    if (read.kind === 'long') wrong[question.step] = words('wrong.long', { max: WORDS_MAX });
    if (read.kind === 'unclear') wrong[question.step] = words('wrong.unclear');
  }
  const reason = (given.reason ?? '').trim();
  if (!sources.some((source) => source === given.source)) wrong.source = words('wrong.source');
  const asked = given.source === 'correction' && reason.length < 3;
  if (asked || reason.length > REASON_MAX) wrong.reason = words('wrong.reason', { max: REASON_MAX });
  return wrong;
}

/** A list gives a code, everything else words. */
function readField(question: WordsQuestion, written: string, wording: Wording) {
  if (!isClosed(question)) return readWords(question, written, wording);
  const codes: readonly string[] = [...codesOf(question, wording.lists), ...(question.instead ?? [])];
  return codes.includes(written)
    ? ({ kind: 'value', value: written, coded: true } as const)
    : ({ kind: 'unclear' } as const);
}

/** What is decided about answers. */
export const answerDecisions: Readonly<Record<string, Decide>> = { 'answers-written': written, interviewed };

function written({ act, desk, facts, vocabulary }: Seen): Decision {
  const found = sittingAt(act, desk);
  if (!found || !mayChange(facts, found.person.centreId)) return { kind: 'unknown' };
  const { person, sitting } = found;
  const page = `person/${person.id}`;
  if (person.revision !== act.revision) return { kind: 'stale', page };
  const wording = { vocabulary, language: facts.language, lists: facts.lists };
  // The channel has looked at it before; what comes back is never trusted.
  const [wrong] = Object.values(checkAnswers(act.fields, { ...wording, now: facts.now }));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const answers = interviewAnswers(person);
  const changes = sitting.questions
    .filter(isInWords)
    .flatMap((question) => changeOf(question, act.fields, answers, wording));
  if (changes.length === 0) return { kind: 'wrong', page, notice: words('nothing') };
  const reason = (act.fields?.reason ?? '').trim();
  const what = changes.map(({ name, before, after }) => `${name}: ${before} → ${after}`).join('; ');
  const note = reason === '' ? what : `${what} (${reason})`;
  return {
    kind: 'done',
    page,
    notice: words('done.answers-written', { name: nameOf(person) }),
    effects: [
      ...changes.map(
        ({ step, value, coded }): Effect => ({ kind: 'correct', of: person.id, flow: 'interview', step, value, coded }),
      ),
      { kind: 'note', of: person.id, note: act.fields?.source === 'phone' ? 'phone' : 'correction', text: note },
    ],
  };
}

/** What a field changes: nothing when it was left empty, or says what is known already. */
function changeOf(question: WordsQuestion, fields: Act['fields'], answers: Answers, wording: Wording) {
  const { step } = question;
  const written = (fields?.[step] ?? '').trim();
  const known = answers[step];
  const before = inWords(question, known, wording);
  if (written === '' || written === before || written === known) return [];
  const read = readField(question, written, wording);
  if (read.kind !== 'value' || JSON.stringify(read.value) === JSON.stringify(known)) return [];
  const line = (text: string) => text.replaceAll('\n', ', ');
  const after = line(inWords(question, read.value, wording));
  const name = wording.vocabulary.label(wording.language, 'interview', step, 'label') ?? step;
  return [
    {
      step,
      name,
      value: read.value,
      coded: read.coded && !question.sealed,
      before: before === '' ? '—' : line(before),
      after,
    },
  ];
}

/** Everything was asked by phone: the interview is confirmed, and the questions that are still open in the chat go. */
function interviewed({ act, desk, facts, vocabulary }: Seen): Decision {
  const person = desk.people.find((one) => one.id === act.object);
  if (!person || !mayChange(facts, person.centreId)) return { kind: 'unknown' };
  const page = `person/${person.id}`;
  if (person.revision !== act.revision || interviewedActions(person).length === 0) return { kind: 'stale', page };
  const answers = interviewAnswers(person);
  const missing = sittingsOf(person.role)
    .flatMap((sitting) => sitting.questions)
    .filter(({ needed, step }) => needed && answers[step] === undefined)
    .map(({ step }) => vocabulary.label(facts.language, 'interview', step, 'label') ?? step);
  if (missing.length > 0) return { kind: 'wrong', page, notice: words('missing', { names: missing.join(', ') }) };
  return {
    kind: 'done',
    page,
    notice: words('done.interviewed', { name: nameOf(person) }),
    effects: [
      { kind: 'correct', of: person.id, flow: 'interview', step: 'confirmed', value: 'yes', coded: true },
      {
        kind: 'note',
        of: person.id,
        note: 'phone',
        text: vocabulary.label(facts.language, 'desk-answers', 'note', 'complete') ?? '',
      },
      tell(person, 'interview-by-phone', facts),
    ],
  };
}

/** What was noted about somebody, the newest first. */
export function noteLines(person: DeskPerson, desk: Desk): readonly { at: string; line: SectionLine; size: number }[] {
  return person.notes
    .map((note) => ({
      at: note.at,
      size: note.text.length,
      line: {
        label: headOf(note, desk),
        value: noteWords(note),
      },
    }))
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** Who wrote a note and when; of a change of answers also how they knew. */
function headOf({ kind, by, at }: DeskPerson['notes'][number], desk: Desk): TextRef {
  const params = { name: desk.team.find((member) => member.id === by)?.name ?? '—', date: day(at) };
  return sources.some((source) => source === kind) ? words(`by.${kind}`, params) : text('note.by', params);
}
