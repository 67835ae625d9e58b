// Adds to a turn's facts what only the catalogue knows: the named lists that questions offer, and the centres' names in the reader's language.
import type { Params } from '../core/effect.ts';
import type { ListItem } from '../core/flow.ts';
import { ratings } from '../programme/agreement/baseline.ts';
import { offeredTimes, timeParams } from '../programme/booking/times.ts';
import { reached } from '../programme/evaluation/flow.ts';
import type { Facts } from '../programme/facts.ts';
import { freeSeats, offered, queueOf } from '../programme/information/gatherings.ts';
import { sectors, slots } from '../programme/interview/lists.ts';
import { scaleCodes } from '../programme/interview/questions.ts';
import { askedMeeting } from '../programme/meetings/meeting.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { languages } from '../speech/languages.ts';
import { slotName } from '../speech/slots.ts';
import { offered as spokenLanguages } from '../speech/spoken.ts';
import { whenWritten } from '../speech/when.ts';
import { namedByDay } from './day-names.ts';
import { eventLists } from './event-lists.ts';
import { faqLists, standardFaqLists } from './faq-lists.ts';
import type { Store } from './ports.ts';
import { trainingLists } from './training-lists.ts';
import { weekLists } from './week-lists.ts';

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
const spokenList: readonly ListItem[] = spokenLanguages.map((code) => ({ id: code, label: code }));

type Lists = Facts['lists'];
/** Lists that depend on the language alone, made once: every turn has them. */
const made = new WeakMap<Catalogue, Map<string, Lists>>();

/** The lists that are the same for everybody who reads a language. */
export function fixedLists(language: string, catalogue: Catalogue): Lists {
  const known = made.get(catalogue) ?? new Map<string, Lists>();
  made.set(catalogue, known);
  const lists = known.get(language) ?? {
    interface: interfaceList,
    spoken: spokenList,
    ...namedIn(language, catalogue),
    ...Object.fromEntries(
      languages.flatMap(({ code }) =>
        Object.entries(namedIn(code, catalogue)).map(([name, list]) => [`${name}.${code}`, list]),
      ),
    ),
    ...standardFaqLists(catalogue),
  };
  known.set(language, lists);
  return lists;
}

/** Lists whose options have a name of their own in each language. */
const namedIn = (language: string, catalogue: Catalogue): Lists => ({
  sectors: sectors.map((id) => ({
    id,
    label: catalogue.text(language, 'sectors', id),
    also: namesOf('sectors', id, catalogue),
  })),
  slots: slots.map((id) => ({ id, label: slotName(id, language) })),
  reached: reached.map((id) => ({ id, label: catalogue.text(language, 'reached', id) })),
  ratings: ratings.map((id) => ({ id, label: catalogue.text(language, 'rating', id) })),
  scale: scaleCodes.map((id) => ({ id, label: catalogue.text(language, 'scale', id) })),
});

/** What something is called in every language that has a name for it. */
function namesOf(file: string, id: string, catalogue: Catalogue): string[] {
  return languages
    .filter(({ code }) => catalogue.has(code, file, id))
    .map(({ code }) => catalogue.text(code, file, id));
}

/** Lists of the centres, by all that they are made of: a centre is added or renamed a few times a year, and every turn has them. */
const madeOfCentres = new WeakMap<Catalogue, Map<string, Lists>>();

/** The open centres, as they are called in this language and in each. */
function centreLists(language: string, open: Facts['centres'], catalogue: Catalogue): Lists {
  const known = madeOfCentres.get(catalogue) ?? new Map<string, Lists>();
  madeOfCentres.set(catalogue, known);
  const key = JSON.stringify([language, open.map(({ id, name }) => [id, name])]);
  const found = known.get(key);
  if (found) return found;
  const named = (code: string): ListItem[] =>
    open.map(({ id, name }) => ({
      id,
      label: catalogue.has(code, 'centres', id) ? catalogue.text(code, 'centres', id) : name,
      also: namesOf('centres', id, catalogue),
    }));
  const lists: Lists = {
    centres: named(language),
    ...Object.fromEntries(languages.map(({ code }) => [`centres.${code}`, named(code)])),
  };
  known.set(key, lists);
  return lists;
}

/** The centres as they are called in a language, with their lists. */
type NamedCentres = { centres: Facts['centres']; lists: Lists };
/** The same centres, read again by the next turn, are not named again. */
const namedCentres = new WeakMap<Facts['centres'], WeakMap<Catalogue, Map<string, NamedCentres>>>();

function centresNamed(language: string, all: Facts['centres'], catalogue: Catalogue): NamedCentres {
  const byCatalogue = namedCentres.get(all) ?? new WeakMap<Catalogue, Map<string, NamedCentres>>();
  namedCentres.set(all, byCatalogue);
  const byLanguage = byCatalogue.get(catalogue) ?? new Map<string, NamedCentres>();
  byCatalogue.set(catalogue, byLanguage);
  const known = byLanguage.get(language);
  if (known) return known;
  const centres = all.map((centre) =>
    catalogue.has(language, 'centres', centre.id)
      ? { ...centre, name: catalogue.text(language, 'centres', centre.id) }
      : centre,
  );
  const open = centres.filter((centre) => !centre.closed);
  const named = { centres, lists: centreLists(language, open, catalogue) };
  byLanguage.set(language, named);
  return named;
}

/** The facts with their lists. */
export function listed(facts: Facts, catalogue: Catalogue): Facts {
  const { language } = facts;
  const { centres, lists: ofCentres } = centresNamed(language, facts.centres, catalogue);
  const fixed = fixedLists(language, catalogue);
  const lists = {
    ...fixed,
    ...faqLists(facts, fixed),
    ...ofCentres,
  };
  const times = { 'interview-times': interviewTimes(facts, catalogue), 'meeting-times': meetingTimes(facts) };
  const named = { ...facts, centres };
  return {
    ...named,
    lists: {
      ...lists,
      ...sessionLists(facts, catalogue),
      ...trainingLists(named, catalogue),
      ...eventLists(named, catalogue),
      ...times,
      ...weekLists(facts),
    },
  };
}

/** The sessions that a person may choose from: as buttons, and in full for the words above them. */
function sessionLists(facts: Facts, catalogue: Catalogue): Lists {
  const { language } = facts;
  const label = (free: number, online: boolean, params: Params): string => {
    if (free <= 0) return catalogue.text(language, 'sessions', 'item.full', params);
    if (online) return catalogue.text(language, 'sessions', 'item.online', params);
    return catalogue.text(language, 'sessions', 'item.place', params);
  };
  const all = offered(facts).map((one, nth) => {
    const when = `$when:${one.startsAt}@${facts.person.zone}`;
    const free = freeSeats(one) - queueOf(one.taken).length;
    const detail = {
      number: nth + 1,
      when,
      place: one.online ? { flow: 'sessions', key: 'online' } : one.place,
      language: `$language:${one.language}`,
      free: free > 0 ? { flow: 'sessions', key: 'free', params: { free } } : { flow: 'sessions', key: 'full' },
    };
    return {
      id: one.id,
      label: label(free, one.online, { when }),
      at: one.startsAt,
      detail: catalogue.text(language, 'sessions', 'detail', detail),
    };
  });
  if (all.length === 0) return { sessions: [], 'session-details': [] };
  return {
    sessions: [
      ...namedByDay(all, facts.person.zone, language),
      { id: 'none', label: catalogue.text(language, 'sessions', 'pick.none') },
    ],
    'session-details': all.map(({ id, detail }) => ({ id, label: detail })),
  };
}

/** The interview times that a person may choose from, and the two ways out. */
function interviewTimes(facts: Facts, catalogue: Catalogue): readonly ListItem[] {
  const { language, person } = facts;
  if (person.stage !== 'interview') return [];
  return [
    ...offeredTimes(facts).map((one) => ({
      id: one.id,
      label: catalogue.text(language, 'book-interview', 'item', timeParams(one, facts)),
    })),
    { id: 'none', label: catalogue.text(language, 'book-interview', 'item.none') },
    { id: 'later', label: catalogue.text(language, 'book-interview', 'item.later') },
  ];
}

/** The times of a meeting that somebody is asked about, where they are. */
function meetingTimes(facts: Facts): readonly ListItem[] {
  const { language, person } = facts;
  const options = askedMeeting(facts)?.options ?? [];
  const items = options.map((at) => ({ id: at, label: whenWritten(at, person.zone, language) ?? at, at }));
  return namedByDay(items, person.zone, language);
}
