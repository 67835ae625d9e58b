// Adds to a turn's facts what only the catalogue knows: the named lists that questions offer, and the centres' names in the reader's language.
import type { ListItem } from '../core/flow.ts';
import type { Facts } from '../programme/facts.ts';
import { sectors, slots } from '../programme/interview/lists.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { languages } from '../speech/languages.ts';
import { slotName } from '../speech/slots.ts';
import { offered } from '../speech/spoken.ts';
import type { Store } from './ports.ts';

/** The same store, whose turns have their lists. */
export function withLists(store: Store, catalogue: Catalogue): Store {
  return {
    ...store,
    async readTurn(personId, now) {
      const view = await store.readTurn(personId, now);
      return view && { ...view, facts: listed(view.facts, catalogue) };
    },
  };
}

const interfaceList: readonly ListItem[] = [
  ...languages.map(({ code, name }) => ({ id: code, label: name })),
  { id: 'other', label: '🌍 Other · Autre · Andere' },
];
const spokenList: readonly ListItem[] = offered.map((code) => ({ id: code, label: code }));

type Lists = Facts['lists'];
/** Lists that depend on the language alone, made once: every turn has them. */
const made = new WeakMap<Catalogue, Map<string, Lists>>();

function fixedLists(language: string, catalogue: Catalogue): Lists {
  const known = made.get(catalogue) ?? new Map<string, Lists>();
  made.set(catalogue, known);
  const lists = known.get(language) ?? {
    interface: interfaceList,
    spoken: spokenList,
    sectors: sectors.map((id) => ({
      id,
      label: catalogue.text(language, 'sectors', id),
      also: namesOf('sectors', id, catalogue),
    })),
    slots: slots.map((id) => ({ id, label: slotName(id, language) })),
  };
  known.set(language, lists);
  return lists;
}

/** What something is called in every language that has a name for it. */
function namesOf(file: string, id: string, catalogue: Catalogue): string[] {
  return languages
    .filter(({ code }) => catalogue.has(code, file, id))
    .map(({ code }) => catalogue.text(code, file, id));
}

/** The facts with their lists. */
export function listed(facts: Facts, catalogue: Catalogue): Facts {
  const { language } = facts;
  const centres = facts.centres.map((centre) =>
    catalogue.has(language, 'centres', centre.id)
      ? { ...centre, name: catalogue.text(language, 'centres', centre.id) }
      : centre,
  );
  const open = centres.filter((centre) => !centre.closed);
  const lists = {
    ...fixedLists(language, catalogue),
    centres: open.map(({ id, name }) => ({ id, label: name, also: namesOf('centres', id, catalogue) })),
  };
  return { ...facts, centres, lists };
}
