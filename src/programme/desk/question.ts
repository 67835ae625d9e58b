// A question of a participant: the form in which it is answered, and what the answer does.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, Field, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import { type Decide, type Decision, mayChange, type Seen, tell } from './decision.ts';
import type { Desk, DeskCase, DeskPerson } from './desk.ts';
import { ownQuestion } from './faq.ts';
import type { DeskForm } from './form.ts';
import { QUESTION_BUTTON_MAX, words } from './question-words.ts';
import { nameOf } from './words.ts';

const ANSWER_MAX = 2000;

/** The button that answers a question: it names the person too, whose words the form shows. */
export const answerAction = (one: DeskCase, person: DeskPerson): Action => ({
  do: 'answer',
  object: `${person.id}+${one.id}`,
  revision: person.revision,
  label: words('do.answer'),
  opens: true,
  tone: 'main',
});

/** Whose answers and notes an answer needs. */
export const askerOf = (object: string): string => object.slice(0, object.indexOf('+'));

function foundIn(desk: Desk, object: string): { person: DeskPerson; one: DeskCase } | null {
  const person = desk.people.find(({ id }) => id === askerOf(object));
  const one = desk.cases.find(({ id, kind }) => kind === 'question' && object === `${person?.id}+${id}`);
  return person && one && one.personId === person.id ? { person, one } : null;
}

function answerView({ act, desk, facts }: Seen): View | null {
  const found = foundIn(desk, act.object);
  if (!found || !mayChange(facts, found.person.centreId)) return null;
  const { person, one } = found;
  const field = (name: string, more: Partial<Field>): Field => ({
    name,
    label: words(`answer.${name}`),
    kind: 'text',
    ...more,
  });
  const send = { object: act.object, revision: person.revision };
  return {
    kind: 'form',
    object: person.id,
    revision: person.revision,
    title: words('answer.title', { name: nameOf(person) }),
    sections: [{ text: one.note ?? '—' }],
    fields: [
      field('answer', { kind: 'long', hint: words('answer.answer.hint'), max: ANSWER_MAX }),
      field('list', {
        kind: 'choice',
        options: ['no', 'yes'].map((value) => ({ value, label: words(`answer.list.${value}`) })),
        value: 'no',
      }),
      field('question', {
        hint: words('answer.question.hint'),
        max: QUESTION_BUTTON_MAX,
        optional: true,
      }),
    ],
    actions: [{ do: 'answered', ...send, label: words('answer.send'), tone: 'main' }],
    again: { do: 'answer', ...send, label: words('do.answer'), opens: true },
  };
}

function checkAnswer(fields: Act['fields']): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  const answer = (fields?.answer ?? '').trim();
  const question = (fields?.question ?? '').trim();
  if (answer.length < 2 || answer.length > ANSWER_MAX) wrong.answer = words('answer.answer.wrong', { max: ANSWER_MAX });
  const listed = fields?.list === 'yes';
  if (listed && (question.length < 3 || question.length > QUESTION_BUTTON_MAX))
    wrong.question = words('faq.question.wrong', { max: QUESTION_BUTTON_MAX });
  return wrong;
}

/** The form. What the person asked is shown above it. */
export const answerForm: DeskForm = {
  sends: 'answered',
  detail: ({ object }) => ({ persons: [askerOf(object)] }),
  view: answerView,
  check: checkAnswer,
};

/** The answer is sealed with the asker's key, and told in the chat where the question was asked, at a minute that is not quiet. */
export const answerQuestion: Decide = ({ act, desk, facts }): Decision => {
  const found = foundIn(desk, act.object);
  const asker = desk.people.find(({ id }) => id === askerOf(act.object));
  if (!asker || !mayChange(facts, asker.centreId)) return { kind: 'unknown' };
  const page = `person/${asker.id}`;
  // Answered by somebody else meanwhile, or changed in another way.
  if (!found || asker.revision !== act.revision) return { kind: 'stale', page };
  const [wrong] = Object.values(checkAnswer(act.fields));
  if (wrong) return { kind: 'wrong', page, notice: wrong };
  const { person, one } = found;
  const reply = (act.fields?.answer ?? '').trim();
  const question = (act.fields?.question ?? '').trim();
  const listed: Effect[] =
    act.fields?.list === 'yes'
      ? [ownQuestion(person.centreId, { language: person.language, question, answer: reply }, desk, facts)]
      : [];
  return {
    kind: 'done',
    page,
    notice: words('done.answered', { name: nameOf(person) }),
    effects: [
      { kind: 'case-set', id: one.id, of: person.id, set: { reply, state: 'answered', owner: facts.person.id } },
      tell(person, 'question-answered', facts),
      ...listed,
    ],
  };
};
