// Who and what waits for a coordinator, list by list: on the overview the first of each, on a page of its own all of them.
import type { Section, View } from '../../core/view.ts';
import { isCareCase } from '../care/kinds.ts';
import type { Facts, Stage } from '../facts.ts';
import { EVERY_DAYS, WORD_DAY } from '../waiting/plan.ts';
import { daysSince } from '../waiting/where.ts';
import { standsInFor } from './absence.ts';
import { boardView, type Row, rowSection } from './board.ts';
import { caseWords } from './care-words.ts';
import type { Desk, DeskDuo, DeskPerson } from './desk.ts';
import { team } from './team-words.ts';
import { isDeclined } from './verdicts.ts';
import { day, nameOf, open, text } from './words.ts';

/** The stages at which somebody waits for a next step, in their order. */
export const waitingStages = ['information', 'interview', 'training', 'pool', 'first-meeting', 'ended'] as const;

/** How many of each list stand on the overview, at most; with their buttons they must all fit the home page of Slack. */
const ON_HOME = {
  cases: 6,
  questions: 4,
  new: 4,
  interviews: 4,
  training: 3,
  ended: 3,
  evaluations: 3,
  proposed: 3,
} as const;
type ListName = keyof typeof ON_HOME;

/** The lists of the overview, in their order. */
export const waitingLists = Object.keys(ON_HOME) as ListName[];
/** How many names stand behind a stage. */
const NAMES = 3;

const lists: Readonly<Record<ListName, (desk: Desk, facts: Facts) => Row[]>> = {
  // A doubt about eligibility ends with the decision about it: it stands in the list of new profiles.
  cases: (desk, facts) => {
    // Later doubts, after a change of the profile, have no other list.
    const isNew = (id: string) => desk.people.some((one) => one.id === id && one.stage === 'information');
    return casesOf(desk, facts, (kind, id) => kind !== 'question' && !(kind === 'eligibility' && isNew(id)));
  },
  questions: (desk, facts) => casesOf(desk, facts, (kind) => kind === 'question'),
  new: (desk, facts) =>
    desk.people.filter((one) => one.stage === 'information' && !one.checked).map((one) => personRow(one, facts)),
  interviews: (desk, facts) =>
    desk.people.filter((one) => one.stage === 'interview' && one.interviewed).map((one) => personRow(one, facts)),
  training: (desk, facts) => atStage(desk, 'training').map((one) => personRow(one, facts)),
  ended: (desk, facts) =>
    atStage(desk, 'ended')
      .filter((one) => !isDeclined(one))
      .map((one) => personRow(one, facts)),
  evaluations: (desk) => desk.duos.filter(({ state }) => state === 'evaluation').map((duo) => duoRow(duo, desk)),
  proposed: (desk) => desk.duos.filter(({ state }) => state === 'proposed').map((duo) => duoRow(duo, desk)),
};

/** The people of a stage, the longest waiting first: the desk is in this order. */
const atStage = (desk: Desk, stage: Stage): DeskPerson[] => desk.people.filter((one) => one.stage === stage);

/** A sign for whoever waits in the pool for long: from the day on which their coordinator is told, and from the one on which they are. */
function signOf(one: DeskPerson, now: string): string {
  if (one.stage !== 'pool') return '';
  const days = daysSince(one.since, now);
  return days >= WORD_DAY ? '🔴 ' : days >= EVERY_DAYS ? '⏳ ' : '';
}

/** Somebody with the days that they have been where they are. */
export const personRow = (one: DeskPerson, { now }: Facts): Row => ({
  text: team(`row.${one.role}`, {
    name: `${signOf(one, now)}${nameOf(one)}`,
    date: day(one.since),
    days: daysSince(one.since, now),
  }),
  page: `person/${one.id}`,
});

/** The two names of a duo, and since when. */
export function duoRow(duo: DeskDuo, desk: Desk): Row {
  const name = (id: string) => nameOf(desk.people.find((one) => one.id === id));
  const params = { mentee: name(duo.menteeId), mentor: name(duo.mentorId), date: day(duo.proposedAt) };
  return { text: text('pair', params), page: `duo/${duo.id}` };
}

/** Those that are mine, or of somebody for whom I stand in, come first; then those that nobody has taken. */
function casesOf(desk: Desk, facts: Facts, counts: (kind: string, personId: string) => boolean): Row[] {
  const mine = [facts.person.id, ...standsInFor(desk, facts)];
  const rank = (owner: string | null) => (owner === null ? 1 : mine.includes(owner) ? 0 : 2);
  const running = new Set<string | null>(desk.duos.filter(({ state }) => state === 'active').map(({ id }) => id));
  return (
    desk.cases
      // What is about a running duo has a list of its own (care-list.ts).
      .filter((one) => !(isCareCase(one) && running.has(one.duoId)) && counts(one.kind, one.personId))
      .map((one, nth) => ({ one, nth }))
      .sort((a, b) => rank(a.one.owner) - rank(b.one.owner) || a.nth - b.nth)
      .map(({ one }) => {
        const person = desk.people.find(({ id }) => id === one.personId);
        const params = { name: nameOf(person), date: day(one.openedAt) };
        return { text: caseWords(one.kind, params), page: `person/${one.personId}` };
      })
  );
}

/** How many things wait, over all lists. */
export const waitingCount = (desk: Desk, facts: Facts): number =>
  waitingLists.reduce((sum, name) => sum + lists[name](desk, facts).length, 0);

/** The first of each list, with its heading; a button leads to the rest. */
export function waitingSections(desk: Desk, facts: Facts): Section[] {
  return waitingLists.flatMap((name) => {
    const rows = lists[name](desk, facts);
    const shown = rows.slice(0, ON_HOME[name]).map(rowSection);
    const more = rows.length - shown.length;
    return shown.map((section, nth): Section => {
      const last = nth === shown.length - 1 && more > 0;
      return {
        ...section,
        ...(nth === 0 ? { title: text(`home.${name}`) } : {}),
        actions: [
          ...(section.actions ?? []),
          ...(last ? [open(`waiting/${name}/1`, team('open.more', { count: more }))] : []),
        ],
      };
    });
  });
}

/** How many wait at each stage, the names of those who wait longest, and a button to all of them. */
export function longestSections(desk: Desk, facts: Facts): Section[] {
  const stages = waitingStages.flatMap((stage) => {
    const people = atStage(desk, stage);
    return people.length > 0 ? [{ stage, people }] : [];
  });
  if (stages.length === 0) return [];
  return [
    {
      title: team('longest'),
      lines: stages.map(({ stage, people }) => ({
        label: team('longest.stage', { stage: { flow: 'desk', key: `stage.${stage}` }, count: people.length }),
        value: people
          .slice(0, NAMES)
          .map((one) => `${signOf(one, facts.now)}${nameOf(one)} (${daysSince(one.since, facts.now)})`)
          .join(', '),
      })),
      actions: stages.map(({ stage }) =>
        open(`waiting/${stage}/1`, team('open.stage', { stage: { flow: 'desk', key: `stage.${stage}` } })),
      ),
    },
  ];
}

/** The page of one list or stage (`waiting/<name>/<page>`), or null when there is none of that name. */
export function waitingView(id: string, desk: Desk, facts: Facts): View | null {
  const [name = '', page = '1'] = id.split('/');
  const stage = waitingStages.find((one) => one === name);
  const list = waitingLists.find((one) => one === name);
  // Two names are both a list and a stage, and hold the same people.
  const rows = list
    ? lists[list](desk, facts)
    : stage
      ? atStage(desk, stage).map((one) => personRow(one, facts))
      : null;
  if (!rows) return null;
  return boardView({
    name: `waiting/${name}`,
    page: Number(page),
    title: list ? text(`home.${list}`) : team('waiting.stage', { stage: { flow: 'desk', key: `stage.${name}` } }),
    none: text('home.nobody'),
    rows,
  });
}
