// What people asked us to change: the list of a coordinator's centres, and the form that says what becomes of a wish. The person hears the words that stand in it.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Act, Action, Section, View } from '../../core/view.ts';
import { HEARD } from '../changes/due.ts';
import type { Facts } from '../facts.ts';
import { planAt } from '../local-time.ts';
import { nextAllowed } from '../quiet-hours.ts';
import { type Decide, mayChange, type Seen } from './decision.ts';
import type { Desk, Suggestion } from './desk.ts';
import type { DeskForm } from './form.ts';
import { nameOf, open, text } from './words.ts';

/** How many stand on one page. */
const PAGE = 8;
const DECISION_MAX = 600;
/** What may become of a wish; `open` until somebody has decided. */
export const changeStates = ['planned', 'done', 'declined'] as const;

/** A text of locales/<language>/changes.json. */
const words = (key: string, params?: Params): TextRef => ({
  flow: 'changes',
  key,
  ...(params ? { params } : {}),
});

/** Those that are still open first, then by the day, the newest first. */
function listed(desk: Desk, facts: Facts): Suggestion[] {
  const over = (one: Suggestion) => (one.state === 'open' ? 0 : 1);
  return desk.suggestions
    .filter((one) => mayChange(facts, one.centreId))
    .sort((a, b) => over(a) - over(b) || b.at.localeCompare(a.at) || a.id.localeCompare(b.id));
}

/** Whose wish, and which. */
const objectOf = (one: Suggestion): string => `${one.personId}/${one.id}`;
const whoseOf = (object: string): string => object.slice(0, object.indexOf('/'));

const decideAction = (one: Suggestion): Action => ({
  do: 'to-change-decide',
  object: objectOf(one),
  revision: one.revision + 1,
  label: words('do.to-change-decide'),
  opens: true,
});

function section(one: Suggestion, desk: Desk, facts: Facts): Section {
  const centre = facts.centres.find(({ id }) => id === one.centreId)?.name ?? '';
  const who = nameOf(desk.people.find(({ id }) => id === one.personId));
  const by = desk.team.find(({ id }) => id === one.decidedBy)?.name ?? '—';
  return {
    title: words('row', {
      state: words(`state.${one.state}`),
      date: `$date:${one.at.slice(0, 10)}`,
      name: who,
      centre,
    }),
    text: one.text,
    ...(one.decision === null ? {} : { lines: [{ label: words('decided', { by }), value: one.decision }] }),
    actions: [decideAction(one), open(`person/${one.personId}`, text('open.profile', { name: who }))],
  };
}

/** The page `changes/<n>`. */
export function changesView(desk: Desk, facts: Facts, wanted: number): View {
  const all = listed(desk, facts);
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = Math.min(pages, Math.max(1, Number.isInteger(wanted) ? wanted : 1));
  const rows = all.slice((page - 1) * PAGE, page * PAGE);
  const waiting = all.filter(({ state }) => state === 'open').length;
  return {
    kind: 'board',
    object: `changes/${page}`,
    revision: 0,
    title: words('title', { page, pages }),
    sections: [
      { text: rows.length > 0 ? words('explain', { open: waiting, all: all.length }) : words('none') },
      ...rows.map((one) => section(one, desk, facts)),
    ],
    fields: [],
    actions: [
      ...(page > 1 ? [open(`changes/${page - 1}`, text('open.before'))] : []),
      ...(page < pages ? [open(`changes/${page + 1}`, text('open.after'))] : []),
      open('home', text('open.home')),
    ],
  };
}

/** The way there. */
export const changesLink: Action = open('changes/1', words('open'));

/** A wish of a centre that this coordinator works for. */
const wishOf = (object: string, desk: Desk, facts: Facts): Suggestion | undefined =>
  listed(desk, facts).find((one) => objectOf(one) === object);

function formView({ act, desk, facts }: Seen): View | null {
  const one = wishOf(act.object, desk, facts);
  if (!one) return null;
  const again = decideAction(one);
  const { opens: _, ...send } = again;
  return {
    kind: 'form',
    object: again.object,
    revision: again.revision,
    title: words('form.title'),
    sections: [{ text: one.text }, { text: words('form.about', { name: nameOf(personOf(one, desk)) }) }],
    fields: [
      {
        name: 'state',
        label: words('form.state'),
        kind: 'choice',
        options: changeStates.map((value) => ({ value, label: words(`state.${value}`) })),
        value: one.state === 'open' ? 'planned' : one.state,
      },
      {
        name: 'decision',
        label: words('form.decision'),
        hint: words('form.decision.hint'),
        kind: 'long',
        value: one.decision ?? '',
        max: DECISION_MAX,
      },
    ],
    actions: [{ ...send, do: 'change-decide', label: words('form.send'), tone: 'main' }],
    again,
  };
}

const personOf = (one: Suggestion, desk: Desk) => desk.people.find(({ id }) => id === one.personId);

function check(fields: Act['fields']): Record<string, TextRef> {
  const decision = (fields?.decision ?? '').trim();
  return {
    ...(changeStates.some((one) => one === fields?.state) ? {} : { state: words('form.state.wrong') }),
    ...(decision.length >= 3 && decision.length <= DECISION_MAX
      ? {}
      : { decision: words('form.decision.wrong', { max: DECISION_MAX }) }),
  };
}

/** The forms by the action that opens them. */
export const changeForms: Readonly<Record<string, DeskForm>> = {
  'to-change-decide': {
    sends: 'change-decide',
    detail: ({ object }) => ({ persons: [whoseOf(object)] }),
    view: formView,
    check,
  },
};

const decide: Decide = ({ act, desk, facts }) => {
  const one = wishOf(act.object, desk, facts);
  const person = one && personOf(one, desk);
  if (!one || !person) return { kind: 'unknown' };
  const page = 'changes/1';
  if (one.revision + 1 !== act.revision) return { kind: 'stale', page };
  const [wrong] = Object.values(check(act.fields));
  const state = changeStates.find((code) => code === act.fields?.state);
  if (wrong || !state) return { kind: 'wrong', page, notice: wrong ?? words('form.state.wrong') };
  const decision = (act.fields?.decision ?? '').trim();
  const at = nextAllowed(facts.now, person.zone);
  const due = { occurrence: `${person.id}/change-decided/${one.id}`, kind: 'change-decided', policy: 'always' };
  return {
    kind: 'done',
    page,
    notice: words('done.change-decide', { name: nameOf(person) }),
    effects: [
      { kind: 'suggestion', id: one.id, of: one.personId, set: { state, decision } },
      // The words lie sealed with the person, who hears them at the first minute that is not quiet.
      { kind: 'correct', of: person.id, flow: HEARD, step: one.id, value: [state, one.text, decision], coded: false },
      { kind: 'plan', of: person.id, due: { ...due, ...planAt(at, person.zone) } },
    ],
  };
};

/** The decision by its name in a view. */
export const changeDecisions: Readonly<Record<string, Decide>> = { 'change-decide': decide };
