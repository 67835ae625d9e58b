// The duos that need a look: those at risk, then what is open by its age, then the talks that are due; as a page, and short on the overview.
import type { Section, View, Words } from '../../core/view.ts';
import type { Facts } from '../facts.ts';
import { boardOf } from './board.ts';
import { alertsOf, contactOf, healthOnDesk, isMine, isSnoozed } from './care-duo.ts';
import { care } from './care-words.ts';
import type { Desk, DeskCase, DeskDuo } from './desk.ts';
import { day, nameOf, open, text } from './words.ts';

/** How many stand on the overview. */
const ON_HOME = 4;

/** A duo of the list, and why it is there. */
export type CareRow = { duo: DeskDuo; score: number | null; alerts: DeskCase[]; contact: DeskCase | null };

/**
 * The running duos that need a look, those that need it most first. `health`: the answers of all duos were read, so that it
 * can be said who is at risk. What was put off is left out.
 */
export function careRows(desk: Desk, facts: Facts, health: boolean): CareRow[] {
  const here = (one: DeskCase) => !isSnoozed(one, facts.now);
  const rows = desk.duos
    .filter(({ state }) => state === 'active')
    .map((duo): CareRow => {
      const found = health ? healthOnDesk(duo, desk, facts) : null;
      const contact = contactOf(duo, desk);
      return {
        duo,
        score: found?.atRisk ? found.score : null,
        alerts: alertsOf(duo, desk).filter(here),
        contact: contact && here(contact) ? contact : null,
      };
    })
    .filter(({ score, alerts, contact }) => score !== null || alerts.length > 0 || contact !== null);
  const rank = ({ score, alerts }: CareRow) => (score !== null ? 0 : alerts.length > 0 ? 1 : 2);
  const age = ({ score, alerts, contact }: CareRow) =>
    score !== null ? String(score).padStart(3, '0') : (alerts[0]?.openedAt ?? contact?.deadlineAt ?? '');
  return rows.sort((a, b) => rank(a) - rank(b) || age(a).localeCompare(age(b)) || a.duo.id.localeCompare(b.duo.id));
}

function rowSection({ duo, score, alerts, contact }: CareRow, desk: Desk): Section {
  const name = (id: string) => nameOf(desk.people.find((one) => one.id === id));
  const line = (key: string, at: string | null, more: Record<string, string> = {}): { label: Words; value: Words } => ({
    label: care(key, more),
    value: at === null ? '—' : text('date', { date: day(at) }),
  });
  return {
    text: pairWords(duo, desk),
    lines: [
      ...(score === null ? [] : [{ label: care('list.at-risk'), value: care('list.score', { score }) }]),
      ...alerts.map((one) => line(`short.${one.kind}`, one.openedAt, { name: name(one.personId) })),
      ...(contact ? [line('short.care-contact', contact.deadlineAt)] : []),
    ],
    actions: [open(`alerts/${duo.id}`, text('open.one'))],
  };
}

/** The page `care/<page>`. */
export function careView(page: string, desk: Desk, facts: Facts): View {
  return boardOf({
    name: 'care',
    page: Number(page || 1),
    size: 12,
    title: care('list'),
    none: care('list.none'),
    sections: careRows(desk, facts, true).map((row) => rowSection(row, desk)),
  });
}

/**
 * For the overview: the first of one's own duos and of those of whom one stands in for, and the way to all of them. `health` as for
 * the page: without the answers of all duos nobody can say which are at risk.
 */
export function careSections(desk: Desk, facts: Facts, health = false): Section[] {
  const all = careRows(desk, facts, health);
  // A call for a person stands above it already, in the list of cases.
  const mine = all
    .filter(({ duo }) => isMine(duo, desk, facts))
    .map((row) => ({ ...row, alerts: row.alerts.filter(({ kind }) => kind !== 'person') }))
    .filter(({ score, alerts, contact }) => score !== null || alerts.length > 0 || contact !== null);
  if (all.length === 0) return [];
  const more = open('care/1', care('open.all', { count: all.length }));
  if (mine.length === 0) return [{ title: care('home'), text: care('home.others'), actions: [more] }];
  const name = (id: string) => nameOf(desk.people.find((one) => one.id === id));
  const shown = mine.slice(0, ON_HOME).map((row) => ({ row, pair: pairWords(row.duo, desk) }));
  // One block for all of them: the page of Slack takes a hundred.
  return [
    {
      title: care('home'),
      lines: shown.map(({ row, pair }) => ({ label: pair, value: firstReason(row, name) })),
      actions: [...shown.map(({ row, pair }) => open(`alerts/${row.duo.id}`, pair)), more],
    },
  ];
}

const pairWords = ({ menteeId, mentorId }: DeskDuo, desk: Desk): Words => {
  const name = (id: string) => nameOf(desk.people.find((one) => one.id === id));
  return care('list.pair', { mentee: name(menteeId), mentor: name(mentorId) });
};

/** What weighs most, in one line. */
function firstReason({ score, alerts, contact }: CareRow, name: (id: string) => string): Words {
  const [first] = alerts;
  if (first) return care(`short.${first.kind}`, { name: name(first.personId) });
  if (score !== null) return care('list.score', { score });
  return care('home.talk', { date: day(contact?.deadlineAt ?? '') });
}
