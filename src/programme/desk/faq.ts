// The list of frequent questions of a centre in one language: the page, the form that adds or changes one, and hiding.
import type { TextRef } from '../../core/effect.ts';
import type { Act, Action, View } from '../../core/view.ts';
import type { Effect } from '../effects.ts';
import type { Facts, Faq } from '../facts.ts';
import { rowIdOf, shortIdOf } from '../questions/list.ts';
import { standardQuestions } from '../questions/standard.ts';
import { type Decide, type Decision, mayChange, type Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import type { DeskForm } from './form.ts';
import { guidesLink } from './guides.ts';
import { QUESTION_BUTTON_MAX, words } from './question-words.ts';
import { open } from './words.ts';

const ANSWER_MAX = 700;
/** A centre has at most so many questions of its own in a language: they are a list of buttons. */
const OWN_MOST = 15;
/** What stands for a question that does not exist yet. */
const NEW = 'new';

type Row = Desk['faq'][number];
/** A line of the page: a standard question as it is or as the centre has changed it, or one of its own. */
type Shown = { id: string; question: string; answer: string; state: Faq['state']; own: boolean; revision: number };

/** The page of a centre in one language: `faq/<centre>.<language>`; the coordinator's language when none is named. */
export function faqView(name: string, desk: Desk, facts: Facts): View | null {
  const [centreId = '', language = facts.language] = name.split('.');
  const centre = facts.centres.find((one) => one.id === centreId);
  const languages = languagesOf(facts);
  if (!centre || !mayChange(facts, centreId) || !languages.includes(language)) return null;
  const rows = rowsOf(centreId, language, desk, facts);
  const page = `${centreId}.${language}`;
  return {
    kind: 'board',
    object: `faq/${page}`,
    revision: 0,
    title: words('faq.title', { centre: centre.name, language: `$language:${language}` }),
    sections: [
      { text: words('faq.explain') },
      ...rows.map((row) => ({
        title: row.question,
        text: row.state === 'hidden' ? words('faq.hidden', { answer: row.answer }) : row.answer,
        actions: [action('faq-change', page, row), action(row.state === 'hidden' ? 'faq-show' : 'faq-hide', page, row)],
      })),
    ],
    fields: [],
    actions: [
      { do: 'faq-add', object: `${page}.${NEW}`, revision: 0, label: words('do.faq-add'), opens: true, tone: 'main' },
      ...languages
        .filter((other) => other !== language)
        .map((other) =>
          open(`faq/${centreId}.${other}`, words('open.faq.language', { language: `$language:${other}` })),
        ),
      guidesLink(page),
      open('home', { flow: 'desk', key: 'open.home' }),
    ],
  };
}

/** A way to the list of each centre that this coordinator works for. */
export const faqLinks = (facts: Facts): Action[] =>
  facts.memberships.map(({ centreId }) => {
    const centre = facts.centres.find((one) => one.id === centreId)?.name ?? '';
    return open(`faq/${centreId}`, words('open.faq', { centre }));
  });

/** The languages that questions are kept in: those of the standard ones. */
const languagesOf = (facts: Facts): string[] =>
  Object.keys(facts.lists).flatMap((name) => (name.startsWith('faq-standard.') ? [name.slice(13)] : []));

function action(name: string, page: string, row: Shown): Action {
  const opens = name === 'faq-change' ? ({ opens: true } as const) : {};
  return { do: name, object: `${page}.${row.id}`, revision: row.revision, label: words(`do.${name}`), ...opens };
}

/** Everything of the list, hidden ones too. The revision of a question without a row is 0, of a row one more than its own. */
function rowsOf(centreId: string, language: string, desk: Desk, facts: Facts): Shown[] {
  const rows = desk.faq.filter((row) => row.centreId === centreId && row.language === language);
  const rowOf = (id: string) => rows.find((row) => shortIdOf(row) === id);
  const centre = facts.centres.find((one) => one.id === centreId);
  const standard = (list: string, id: string) =>
    (facts.lists[`${list}.${language}`]?.find((one) => one.id === id)?.label ?? '')
      .replaceAll('{{centre}}', centre?.name ?? '')
      .replaceAll('{{contact}}', centre?.contact ?? '');
  const shownRow = (row: Row): Shown => ({ ...row, id: shortIdOf(row), own: true, revision: row.revision + 1 });
  const usual = standardQuestions.map((id): Shown => {
    const row = rowOf(id);
    if (row) return { ...shownRow(row), own: false };
    const text = { question: standard('faq-standard', id), answer: standard('faq-standard-answer', id) };
    return { id, ...text, state: 'shown', own: false, revision: 0 };
  });
  const isUsual = (id: string) => standardQuestions.some((one) => one === id);
  return [...usual, ...rows.filter((row) => !isUsual(shortIdOf(row))).map(shownRow)];
}

/** A place in a list by its name, on this coordinator's desk; null when it is none of theirs, or there is no such question. */
function placeOf(object: string, desk: Desk, facts: Facts) {
  const [centreId = '', language = '', id = ''] = object.split('.');
  if (!mayChange(facts, centreId) || !languagesOf(facts).includes(language)) return null;
  const rows = rowsOf(centreId, language, desk, facts);
  const row = rows.find((one) => one.id === id) ?? null;
  return row || id === NEW ? { centreId, language, rows, row } : null;
}

function formView({ act, desk, facts }: Seen): View | null {
  const place = placeOf(act.object, desk, facts);
  if (!place) return null;
  const { row } = place;
  const revision = row?.revision ?? 0;
  const opening = row ? 'faq-change' : 'faq-add';
  return {
    kind: 'form',
    object: act.object,
    revision,
    title: words(`${opening}.title`, { language: `$language:${place.language}` }),
    sections: [],
    fields: [
      {
        name: 'question',
        label: words('faq.question'),
        hint: words('faq.question.hint'),
        kind: 'text',
        value: row?.question ?? '',
        max: QUESTION_BUTTON_MAX,
      },
      {
        name: 'answer',
        label: words('faq.answer'),
        hint: words('faq.answer.hint'),
        kind: 'long',
        value: row?.answer ?? '',
        max: ANSWER_MAX,
      },
    ],
    actions: [{ do: 'faq-save', object: act.object, revision, label: words('faq.save'), tone: 'main' }],
    again: { do: opening, object: act.object, revision, label: words(`do.${opening}`), opens: true },
  };
}

function check(fields: Act['fields']): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  const question = (fields?.question ?? '').trim();
  const answer = (fields?.answer ?? '').trim();
  if (question.length < 3 || question.length > QUESTION_BUTTON_MAX)
    wrong.question = words('faq.question.wrong', { max: QUESTION_BUTTON_MAX });
  if (answer.length < 2 || answer.length > ANSWER_MAX) wrong.answer = words('faq.answer.wrong', { max: ANSWER_MAX });
  return wrong;
}

const faqForm: DeskForm = { sends: 'faq-save', detail: () => ({ persons: [] }), view: formView, check };

/** The forms by the action that opens them. */
export const faqForms: Readonly<Record<string, DeskForm>> = { 'faq-add': faqForm, 'faq-change': faqForm };

/** A question of the centre's own, at the end of its list. Its id is made of the instant: one coordinator writes one at a time. */
export function ownQuestion(
  centreId: string,
  { language, question, answer }: Pick<Faq, 'language' | 'question' | 'answer'>,
  desk: Desk,
  facts: Facts,
): Effect {
  const last = Math.max(0, ...desk.faq.filter((row) => row.centreId === centreId).map((row) => row.position));
  const id = rowIdOf(centreId, language, `own-${Date.parse(facts.now).toString(36)}`);
  return {
    kind: 'faq',
    centreId,
    faq: { id, language, question, answer, state: 'shown', position: last + 1 },
  };
}

/** A decision about one place of a list. `change` says null when the click was stale. */
function onPlace(change: (place: NonNullable<ReturnType<typeof placeOf>>, seen: Seen) => Effect | Decision): Decide {
  return (seen): Decision => {
    const { act, desk, facts } = seen;
    const place = placeOf(act.object, desk, facts);
    if (!place) return { kind: 'unknown' };
    const page = `faq/${place.centreId}.${place.language}`;
    if ((place.row?.revision ?? 0) !== act.revision) return { kind: 'stale', page };
    const result = change(place, seen);
    if (result.kind !== 'faq') return result as Decision;
    return { kind: 'done', page, notice: words(`done.${act.do}`), effects: [result] };
  };
}

const written = (
  { centreId, language, rows, row }: NonNullable<ReturnType<typeof placeOf>>,
  set: Partial<Faq>,
): Effect => {
  const id = row?.id ?? '';
  const before = {
    question: row?.question ?? '',
    answer: row?.answer ?? '',
    state: row?.state ?? ('shown' as const),
    position: rows.findIndex((one) => one.id === id),
  };
  return { kind: 'faq', centreId, faq: { id: rowIdOf(centreId, language, id), language, ...before, ...set } };
};

const setState =
  (state: Faq['state']): Decide =>
  (seen) =>
    onPlace((place) => {
      const page = `faq/${place.centreId}.${place.language}`;
      return place.row && place.row.state !== state ? written(place, { state }) : { kind: 'stale', page };
    })(seen);

/** The decisions by their name in a view. */
export const faqDecisions: Readonly<Record<string, Decide>> = {
  'faq-save': onPlace((place, { act, desk, facts }) => {
    const page = `faq/${place.centreId}.${place.language}`;
    const [wrong] = Object.values(check(act.fields));
    if (wrong) return { kind: 'wrong', page, notice: wrong };
    const question = (act.fields?.question ?? '').trim();
    const answer = (act.fields?.answer ?? '').trim();
    if (place.row) return written(place, { question, answer });
    if (place.rows.filter((row) => row.own).length >= OWN_MOST)
      return { kind: 'wrong', page, notice: words('faq.full', { max: OWN_MOST }) };
    return ownQuestion(place.centreId, { language: place.language, question, answer }, desk, facts);
  }),
  'faq-hide': setState('hidden'),
  'faq-show': setState('shown'),
};
