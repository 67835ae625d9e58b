// Two records of the same person become one: who may be the same, both side by side, and the decision which of them stays.
import type { TextRef } from '../../core/effect.ts';
import { fold } from '../../core/read.ts';
import type { Act, Action, View, Words } from '../../core/view.ts';
import type { Effect, PersonChange } from '../effects.ts';
import { type Facts, type Stage, stages } from '../facts.ts';
import { boardView } from './board.ts';
import { type Decision, mayChange, type Seen, tell } from './decision.ts';
import type { Desk, DeskPerson } from './desk.ts';
import type { DeskForm } from './form.ts';
import { found, personLine, QUERY_MAX, queryOf } from './search.ts';
import { team } from './team-words.ts';
import { day, nameOf, open, text } from './words.ts';

/** A list to choose from holds at most so many. */
const OFFERED = 100;
const SEPARATOR = '+';

/** The button that opens the form. */
export const mergeAction = ({ id, revision }: DeskPerson): Action => ({
  do: 'merge',
  object: id,
  revision,
  label: team('open.merge'),
  opens: true,
});

/** The form: one of those with a similar name, or a name to look for. It only asks for a page; nothing is merged by it. */
export const mergeForm: DeskForm = {
  sends: 'compared',
  detail: () => ({ persons: [] }),
  view: ({ act, desk, facts }) => {
    const person = onDesk(act.object, desk, facts);
    if (!person) return null;
    const similar = alike(person, desk).slice(0, OFFERED);
    return {
      kind: 'form',
      object: person.id,
      revision: person.revision,
      title: team('merge.title', { name: nameOf(person) }),
      sections: [{ text: team(similar.length > 0 ? 'merge.text' : 'merge.text.none') }],
      fields: [
        ...(similar.length > 0
          ? [
              {
                name: 'other',
                label: team('merge.other'),
                kind: 'choice' as const,
                options: similar.map((one) => ({ value: one.id, label: personLine(one) })),
                optional: true as const,
              },
            ]
          : []),
        { name: 'name', label: team('merge.name'), kind: 'text', max: QUERY_MAX, optional: true },
      ],
      actions: [
        {
          do: 'compared',
          object: person.id,
          revision: person.revision,
          label: team('merge.send'),
          tone: 'main',
        },
      ],
      again: mergeAction(person),
    };
  },
  check: (fields): Record<string, TextRef> =>
    fields?.other || queryOf(fields?.name ?? '') !== '' ? {} : { name: team('merge.wrong') },
};

/** The page that the form asks for: both side by side, or those with the name that was looked for. */
export function comparedPage({ object, fields }: Act): string | null {
  if (fields?.other) return `pair/${object}${SEPARATOR}${fields.other}`;
  const query = queryOf(fields?.name ?? '');
  return query === '' ? null : `doubles/${object}/${encodeURIComponent(query)}`;
}

/** Those whom a coordinator looked for by name (`doubles/<person>/<query>/<page>`). */
export function doublesView(id: string, desk: Desk, facts: Facts): View | null {
  const [who = '', coded = '', page = '1'] = id.split('/');
  const person = onDesk(who, desk, facts);
  const query = decoded(coded);
  if (!person || query === null) return null;
  const others = found(desk.people, query).filter((one) => one.id !== person.id && one.role === person.role);
  return boardView({
    name: `doubles/${who}/${encodeURIComponent(query)}`,
    page: Number(page),
    title: team('doubles.title', { name: nameOf(person), query }),
    none: team('doubles.none', { query }),
    rows: others.map((one) => ({ text: personLine(one), page: `pair/${person.id}${SEPARATOR}${one.id}` })),
    actions: [open(`person/${person.id}`, text('open.profile', { name: nameOf(person) }))],
  });
}

function decoded(coded: string): string | null {
  try {
    return queryOf(decodeURIComponent(coded)) || null;
  } catch {
    return null;
  }
}

/** The ids of a pair's page. */
export const pairOf = (id: string): string[] => id.split(SEPARATOR);

/** Both records side by side, what would happen, and a button for each that may stay. */
export function pairView(id: string, desk: Desk, facts: Facts): View | null {
  const [left = '', right = '', ...more] = pairOf(id);
  const [a, b] = [onDesk(left, desk, facts), onDesk(right, desk, facts)];
  if (!a || !b || a.id === b.id || more.length > 0) return null;
  const row = (key: string, of: (one: DeskPerson) => Words) => ({ label: text(key), left: of(a), right: of(b) });
  const answer = (step: string) => (one: DeskPerson) => String(one.answers?.[step] ?? '—');
  const faults = [faultOf(a, b, desk), faultOf(b, a, desk)];
  const button = (keep: DeskPerson, go: DeskPerson): Action => ({
    do: 'merged',
    object: `${keep.id}${SEPARATOR}${go.id}`,
    revision: keep.revision + go.revision,
    label: team('do.merge', { name: nameOf(keep), apps: appsOf(keep) }),
    tone: 'main',
    sure: team('sure.merge', { keep: appsOf(keep), go: appsOf(go) }),
  });
  return {
    kind: 'card',
    object: `pair/${a.id}${SEPARATOR}${b.id}`,
    revision: a.revision + b.revision,
    title: team('pair.title', { left: nameOf(a), right: nameOf(b) }),
    sections: [
      {
        beside: {
          heads: [`${nameOf(a)} · ${appsOf(a)}`, `${nameOf(b)} · ${appsOf(b)}`],
          rows: [
            row('person.stage', (one) => text(`stage.${one.stage}`)),
            row('person.since', (one) => text('date', { date: day(one.since) })),
            row('person.centre', (one) => facts.centres.find(({ id: at }) => at === one.centreId)?.name ?? '—'),
            row('correct.born', answer('onboarding.born')),
          ],
        },
      },
      { text: team('pair.text') },
      ...[...new Set(faults.flatMap((fault) => fault ?? []))].map((fault) => ({ text: team(`pair.${fault}`) })),
    ],
    fields: [],
    actions: [
      ...(faults[0] ? [] : [button(a, b)]),
      ...(faults[1] ? [] : [button(b, a)]),
      open(`person/${a.id}`, text('open.profile', { name: nameOf(a) })),
      open(`person/${b.id}`, text('open.profile', { name: nameOf(b) })),
      open('home', text('open.home')),
    ],
  };
}

/** Why two cannot become one. */
export const mergeFaults = ['role', 'duo', 'erasure'] as const;

/** What keeps `go` from becoming `keep`, or null. */
function faultOf(keep: DeskPerson, go: DeskPerson, desk: Desk): (typeof mergeFaults)[number] | null {
  if (keep.role !== go.role) return 'role';
  if (desk.duos.some(({ menteeId, mentorId }) => menteeId === go.id || mentorId === go.id)) return 'duo';
  const erasing = desk.cases.some(({ kind, personId }) => kind === 'erasure' && [keep.id, go.id].includes(personId));
  return erasing ? 'erasure' : null;
}

/** The decision. The one that stays keeps what it has; gaps are filled from the other. */
export function merge({ act, desk, facts }: Seen): Decision {
  const [keepId = '', goId = '', ...more] = pairOf(act.object);
  const keep = onDesk(keepId, desk, facts);
  if (!keep || goId === '' || goId === keepId || more.length > 0) return { kind: 'unknown' };
  const page = `person/${keep.id}`;
  const go = onDesk(goId, desk, facts);
  // Merged by a colleague a moment ago, or changed since: the one that is there is shown as it is.
  if (!go || keep.revision + go.revision !== act.revision || faultOf(keep, go, desk)) return { kind: 'stale', page };
  const set = filled(keep, go);
  const changed: Effect[] = Object.keys(set).length > 0 ? [{ kind: 'person', of: keep.id, set }] : [];
  return {
    kind: 'done',
    page,
    notice: team('done.merge', { name: nameOf({ firstName: set.firstName ?? keep.firstName }) }),
    effects: [
      ...changed,
      { kind: 'note', of: keep.id, note: 'merge', text: `+ ${nameOf(go)} · ${appsOf(go)}` },
      { kind: 'merge', from: go.id, into: keep.id },
      tell(keep, 'merged', facts),
    ],
  };
}

/** What the row of the one that stays gets from the other: the further stage, and what it does not have. */
function filled(keep: DeskPerson, go: DeskPerson): PersonChange {
  const further = rankOf(go) > rankOf(keep);
  return {
    ...(further && go.stage !== keep.stage ? { stage: go.stage } : {}),
    ...(further && go.pausedFrom !== keep.pausedFrom ? { pausedFrom: go.pausedFrom } : {}),
    ...(keep.firstName === null && go.firstName !== null ? { firstName: go.firstName } : {}),
    ...(keep.coordinatorId === null && go.coordinatorId !== null ? { coordinatorId: go.coordinatorId } : {}),
    ...(keep.checked === null && go.checked !== null ? { checkedBy: go.checked.by, checkedAt: go.checked.at } : {}),
  };
}

/** How far somebody is; during a break, where they come back to. Whoever had a duo is further than all who had none. */
function rankOf({ stage, pausedFrom }: DeskPerson): number {
  const at: Stage = stage === 'paused' ? (pausedFrom ?? 'onboarding') : stage;
  if (at === 'left') return -1;
  return stages.indexOf(at);
}

function onDesk(id: string, desk: Desk, facts: Facts): DeskPerson | undefined {
  const person = desk.people.find((one) => one.id === id);
  return person && mayChange(facts, person.centreId) ? person : undefined;
}

/** The apps of somebody, as their makers write them. */
const appsOf = ({ channels }: DeskPerson): string =>
  channels.map((channel) => channel.charAt(0).toUpperCase() + channel.slice(1)).join(', ') || '—';

/** Those of the same part with the same or a similar first name: the same name first, then of the same centre. */
export function alike(person: DeskPerson, desk: Desk): DeskPerson[] {
  const name = fold(person.firstName ?? '');
  if (name === '') return [];
  return desk.people
    .filter((one) => one.id !== person.id && one.role === person.role)
    .flatMap((one) => {
      const apart = distance(name, fold(one.firstName ?? ''));
      return apart === null ? [] : [{ one, apart: apart * 2 + (one.centreId === person.centreId ? 0 : 1) }];
    })
    .sort((a, b) => a.apart - b.apart)
    .map(({ one }) => one);
}

/** 0 the same, 1 one is the beginning of the other, or they differ in a letter (in two when they are long); null otherwise. */
function distance(a: string, b: string): number | null {
  if (a === b) return 0;
  if (a === '' || b === '') return null;
  if (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))) return 1;
  const allowed = Math.min(a.length, b.length) >= 6 ? 2 : Math.min(a.length, b.length) >= 3 ? 1 : 0;
  return lettersApart(a, b) <= allowed ? 1 : null;
}

/** How many letters must be changed, added or left out to make one name of the other (Levenshtein). */
function lettersApart(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      now.push(Math.min((before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + same));
    }
    before = now;
  }
  return before[b.length] ?? 0;
}
