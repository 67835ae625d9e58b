// Adds to a turn's facts what only the catalogue knows: the named lists that questions offer, and the centres' names in the reader's language.
import type { ListItem } from '../core/flow.ts';
import type { Facts } from '../programme/facts.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { languages } from '../speech/languages.ts';
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

/** The facts with their lists. */
export function listed(facts: Facts, catalogue: Catalogue): Facts {
  const { language } = facts;
  const centres = facts.centres.map((centre) =>
    catalogue.has(language, 'centres', centre.id)
      ? { ...centre, name: catalogue.text(language, 'centres', centre.id) }
      : centre,
  );
  const open = centres.filter((centre) => !centre.closed);
  const otherNames = (id: string) =>
    languages
      .filter(({ code }) => catalogue.has(code, 'centres', id))
      .map(({ code }) => catalogue.text(code, 'centres', id));
  const lists = {
    interface: interfaceList,
    spoken: spokenList,
    centres: open.map(({ id, name }) => ({ id, label: name, also: otherNames(id) })),
  };
  return { ...facts, centres, lists };
}
