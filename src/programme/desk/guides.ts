// The guides of a centre in one language: the page, the form that adds or changes one, and hiding.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Act, Action, View } from '../../core/view.ts';
import type { Facts, Resource } from '../facts.ts';
import { guideKinds, guideRowId, shortGuideId } from '../guides/guides.ts';
import { type Decide, type Decision, mayChange, type Seen } from './decision.ts';
import type { Desk } from './desk.ts';
import type { DeskForm } from './form.ts';
import { open } from './words.ts';

const TITLE_MAX = 60;
const TEXT_MAX = 1500;
/** So many guides a centre has in a language: they are a list of buttons. */
const MOST = 20;
/** What stands for a guide that does not exist yet. */
const NEW = 'new';

type Row = Desk['resources'][number];

const words = (key: string, params?: Params): TextRef => ({ flow: 'desk-guides', key, ...(params ? { params } : {}) });

/** The languages that guides are kept in: those that we speak. */
const languagesOf = (facts: Facts): string[] =>
  Object.keys(facts.lists).flatMap((name) => (name.startsWith('faq-standard.') ? [name.slice(13)] : []));

const rowsOf = (centreId: string, language: string, desk: Desk): Row[] =>
  desk.resources
    .filter((row) => row.centreId === centreId && row.language === language)
    .sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));

/** The page of a centre in one language: `guides/<centre>.<language>`; the coordinator's language when none is named. */
export function guidesView(name: string, desk: Desk, facts: Facts): View | null {
  const [centreId = '', language = facts.language] = name.split('.');
  const centre = facts.centres.find((one) => one.id === centreId);
  const languages = languagesOf(facts);
  if (!centre || !mayChange(facts, centreId) || !languages.includes(language)) return null;
  const page = `${centreId}.${language}`;
  const rows = rowsOf(centreId, language, desk);
  const action = (does: string, row: Row): Action => ({
    do: does,
    object: `${page}.${shortGuideId(row)}`,
    revision: row.revision + 1,
    label: words(`do.${does}`),
    ...(does === 'guide-change' ? { opens: true } : {}),
  });
  return {
    kind: 'board',
    object: `guides/${page}`,
    revision: 0,
    title: words('title', { centre: centre.name, language: `$language:${language}` }),
    sections: [
      { text: words(rows.length > 0 ? 'explain' : 'none') },
      ...rows.map((row) => ({
        title: words('line', { kind: words(`kind.${row.kind}`), title: row.title }),
        text: row.state === 'hidden' ? words('hidden', { text: row.text }) : row.text,
        actions: [action('guide-change', row), action(row.state === 'hidden' ? 'guide-show' : 'guide-hide', row)],
      })),
    ],
    fields: [],
    actions: [
      {
        do: 'guide-add',
        object: `${page}.${NEW}`,
        revision: 0,
        label: words('do.guide-add'),
        opens: true,
        tone: 'main',
      },
      ...languages
        .filter((other) => other !== language)
        .map((other) =>
          open(`guides/${centreId}.${other}`, words('open.language', { language: `$language:${other}` })),
        ),
      open('home', { flow: 'desk', key: 'open.home' }),
    ],
  };
}

/** The way to the guides of a centre, from the page of its questions. */
export const guidesLink = (page: string): Action => open(`guides/${page}`, words('open'));

/** A place in a list by its name, on this coordinator's desk; null when it is none of theirs, or there is no such guide. */
function placeOf(object: string, desk: Desk, facts: Facts) {
  const [centreId = '', language = '', id = ''] = object.split('.');
  if (!mayChange(facts, centreId) || !languagesOf(facts).includes(language)) return null;
  const rows = rowsOf(centreId, language, desk);
  const row = rows.find((one) => shortGuideId(one) === id) ?? null;
  return row || id === NEW ? { centreId, language, rows, row } : null;
}

type Place = NonNullable<ReturnType<typeof placeOf>>;
const revisionOf = ({ row }: Place): number => (row ? row.revision + 1 : 0);

function formView({ act, desk, facts }: Seen): View | null {
  const place = placeOf(act.object, desk, facts);
  if (!place) return null;
  const { row } = place;
  const opening = row ? 'guide-change' : 'guide-add';
  const revision = revisionOf(place);
  return {
    kind: 'form',
    object: act.object,
    revision,
    title: words(`${opening}.title`, { language: `$language:${place.language}` }),
    sections: [],
    fields: [
      {
        name: 'kind',
        label: words('field.kind'),
        kind: 'choice',
        options: guideKinds.map((value) => ({ value, label: words(`kind.${value}`) })),
        value: row?.kind ?? guideKinds[0],
      },
      { name: 'title', label: words('field.title'), kind: 'text', value: row?.title ?? '', max: TITLE_MAX },
      {
        name: 'text',
        label: words('field.text'),
        hint: words('field.text.hint'),
        kind: 'long',
        value: row?.text ?? '',
        max: TEXT_MAX,
      },
    ],
    actions: [{ do: 'guide-save', object: act.object, revision, label: words('save'), tone: 'main' }],
    again: { do: opening, object: act.object, revision, label: words(`do.${opening}`), opens: true },
  };
}

function check(fields: Act['fields']): Record<string, TextRef> {
  const wrong: Record<string, TextRef> = {};
  const title = (fields?.title ?? '').trim();
  const text = (fields?.text ?? '').trim();
  if (!guideKinds.some((one) => one === fields?.kind)) wrong.kind = words('wrong.kind');
  if (title.length < 3 || title.length > TITLE_MAX) wrong.title = words('wrong.title', { max: TITLE_MAX });
  if (text.length < 10 || text.length > TEXT_MAX) wrong.text = words('wrong.text', { max: TEXT_MAX });
  return wrong;
}

const form: DeskForm = { sends: 'guide-save', detail: () => ({ persons: [] }), view: formView, check };

/** The forms by the action that opens them. */
export const guideForms: Readonly<Record<string, DeskForm>> = { 'guide-add': form, 'guide-change': form };

/** A decision about one place of a list. `change` says what is wrong, or null when the click was stale. */
const onPlace =
  (change: (place: Place, seen: Seen) => Resource | TextRef | null): Decide =>
  (seen): Decision => {
    const { act, desk, facts } = seen;
    const place = placeOf(act.object, desk, facts);
    if (!place) return { kind: 'unknown' };
    const page = `guides/${place.centreId}.${place.language}`;
    if (revisionOf(place) !== act.revision) return { kind: 'stale', page };
    const result = change(place, seen);
    if (result === null) return { kind: 'stale', page };
    if ('flow' in result) return { kind: 'wrong', page, notice: result };
    return { kind: 'done', page, notice: words(`done.${act.do}`), effects: [{ kind: 'resource', resource: result }] };
  };

const setState = (state: Resource['state']): Decide =>
  onPlace(({ row }) => {
    if (!row || row.state === state) return null;
    const { revision: _, ...resource } = row;
    return { ...resource, state };
  });

/** The decisions by their name in a view. */
export const guideDecisions: Readonly<Record<string, Decide>> = {
  'guide-save': onPlace(({ centreId, language, rows, row }, { act, facts }) => {
    const [wrong] = Object.values(check(act.fields));
    if (wrong) return wrong;
    if (!row && rows.length >= MOST) return words('full', { max: MOST });
    const { kind = 'other', title = '', text = '' } = act.fields ?? {};
    // Made of the instant and of how many there are: one coordinator writes one at a time.
    const fresh = `${Date.parse(facts.now).toString(36)}-${rows.length}`;
    const id = row?.id ?? guideRowId(centreId, language, fresh);
    const position = row?.position ?? Math.max(0, ...rows.map((one) => one.position)) + 1;
    const state = row?.state ?? 'shown';
    return { id, centreId, language, kind, title: title.trim(), text: text.trim(), state, position };
  }),
  'guide-hide': setState('hidden'),
  'guide-show': setState('shown'),
};
