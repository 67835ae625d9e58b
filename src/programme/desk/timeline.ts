// What was sent to somebody, what was not and why; and what will be sent to both of a duo. Pages `timeline/<person>/<page>` and `schedule/<duo>`.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Section, View, Words } from '../../core/view.ts';
import { treatmentOf } from '../due.ts';
import { reasonCode } from '../due-reasons.ts';
import type { Facts } from '../facts.ts';
import { type Foreseen, foresee, weekOfPlan } from '../foresee.ts';
import { whatOf } from '../what-of.ts';
import type { Desk, DeskDue, DeskDuo, DeskPerson } from './desk.ts';
import { nameOf, open, text } from './words.ts';

/** So many lines on a page: a message of Slack has room for little more. */
const ON_PAGE = 15;
/** So many coming things are shown for each of the two, and so many of one person above what was. */
const COMING = 8;

/** A text of locales/<language>/timeline.json. */
export const timed = (key: string, params?: Params): TextRef => ({
  flow: 'timeline',
  key,
  ...(params ? { params } : {}),
});

/** The states that are over. */
const over = ['sent', 'done', 'skipped', 'failed'];

/** What speaks to the person; the rest are looks of the service at itself, or news for the team. */
const speaks = ({ kind }: DeskDue): boolean => {
  const known = treatmentOf(kind);
  return known !== null && known.class !== 'silent';
};

const when = (at: string, zone: string): TextRef => timed('when', { when: `$when:${at}@${zone}` });

/** The page of one person. `wanted` counts from 1. */
export function timelineView(id: string, desk: Desk, facts: Facts): View | null {
  const [personId = '', number = '1'] = id.split('/');
  const person = desk.people.find((one) => one.id === personId);
  if (!person) return null;
  const own = desk.planned.filter((one) => one.personId === personId && speaks(one));
  const past = own.filter(({ state }) => over.includes(state)).sort(newestFirst);
  const pages = Math.max(1, Math.ceil(past.length / ON_PAGE));
  const page = Math.min(pages, Math.max(1, Number.parseInt(number, 10) || 1));
  const shown = past.slice((page - 1) * ON_PAGE, page * ON_PAGE);
  return {
    kind: 'card',
    object: `timeline/${personId}/${page}`,
    revision: person.revision,
    title: timed('timeline.title', { name: nameOf(person) }),
    sections: [
      ...(page === 1 ? [comingSection(person, desk, facts, timed('coming'))] : []),
      pastSection(shown, person),
    ],
    fields: [],
    actions: [
      ...(page > 1 ? [open(`timeline/${personId}/${page - 1}`, text('open.before'))] : []),
      ...(page < pages ? [open(`timeline/${personId}/${page + 1}`, text('open.after'))] : []),
      open(`person/${personId}`, text('open.profile', { name: nameOf(person) })),
      open('home', text('open.home')),
    ],
  };
}

/** The page of both of a duo. */
export function scheduleView(duoId: string, desk: Desk, facts: Facts): View | null {
  const duo = desk.duos.find((one) => one.id === duoId);
  if (!duo) return null;
  const both = [duo.menteeId, duo.mentorId].flatMap((id) => desk.people.find((one) => one.id === id) ?? []);
  const [mentee, mentor] = [duo.menteeId, duo.mentorId].map((id) => both.find((one) => one.id === id));
  return {
    kind: 'card',
    object: `schedule/${duoId}`,
    revision: duo.revision,
    title: timed('schedule.title', { mentee: nameOf(mentee), mentor: nameOf(mentor) }),
    sections: both.map((one) => comingSection(one, desk, facts, nameOf(one))),
    fields: [],
    actions: [
      ...both.map((one) => open(`timeline/${one.id}/1`, timed('open.timeline', { name: nameOf(one) }))),
      open(`duo/${duoId}`, timed('open.duo')),
      open('home', text('open.home')),
    ],
  };
}

/** Why something is planned to be held back, when it is; in the words of the desk. */
function heldOf({ held, lost }: Foreseen): Words | null {
  if (held === null) return null;
  return lost && held !== 'left' ? timed('lost', { why: timed(`held.${held}`) }) : timed(`held.${held}`);
}

function comingSection(person: DeskPerson, desk: Desk, facts: Facts, title: Words): Section {
  const rows = desk.planned.filter((one) => one.personId === person.id && speaks(one));
  const coming = rows.filter(({ state }) => !over.includes(state));
  const duo = desk.duos.find(
    (one) => [one.menteeId, one.mentorId].includes(person.id) && ['active', 'evaluation'].includes(one.state),
  );
  const settings = desk.centreSettings.find((one) => one.centreId === person.centreId);
  const ahead = foresee(coming, {
    now: facts.now,
    zone: person.zone,
    stage: person.stage,
    closingDays: settings?.closingDays ?? [],
    sent: rows.filter(wasUnasked).map((one) => one.settledAt ?? one.at),
  });
  const expected = (one: DeskDue) => ahead.get(one.occurrence)?.at ?? one.at;
  const next = [...coming].sort((a, b) => expected(a).localeCompare(expected(b))).slice(0, COMING);
  if (next.length === 0) return { title, text: timed('coming.none') };
  return { title, lines: next.map((one) => comingLine(one, ahead.get(one.occurrence), duo)) };
}

const wasUnasked = ({ kind, state }: DeskDue): boolean =>
  treatmentOf(kind)?.class === 'unasked' && (state === 'sent' || state === 'done');

/** What it is, in which week, of which class, what becomes of it when it is late, and what holds it back. */
function comingLine(
  due: DeskDue,
  ahead: Foreseen | undefined,
  duo: DeskDuo | undefined,
): NonNullable<Section['lines']>[number] {
  const at = ahead?.at ?? due.at;
  const week = duo ? weekOfPlan(due.occurrence, due.at, duo.startedAt, duo.shiftedWeeks) : null;
  const known = treatmentOf(due.kind);
  const what = timed(`what.${whatOf(due.kind)}`);
  const params = {
    what: week === null ? what : timed('what-week', { what, week }),
    class: timed(`class.${known?.class ?? 'booked'}`),
    late: timed(`late.${known?.late ?? 'always'}`),
  };
  const held = ahead ? heldOf(ahead) : null;
  const value = held === null ? timed('line', params) : timed('line.held', { ...params, held });
  return { label: when(at, due.zone), value };
}

const settledAt = (one: DeskDue): string => one.settledAt ?? one.at;
const newestFirst = (a: DeskDue, b: DeskDue): number =>
  `${settledAt(b)}${b.occurrence}`.localeCompare(`${settledAt(a)}${a.occurrence}`);

function pastSection(shown: readonly DeskDue[], person: DeskPerson): Section {
  if (shown.length === 0) return { title: timed('past'), text: timed('past.none') };
  return {
    title: timed('past'),
    lines: shown.map((one) => ({
      label: when(settledAt(one), person.zone),
      value: timed(`state.${one.state}`, {
        what: timed(`what.${whatOf(one.kind)}`),
        reason: timed(`reason.${reasonCode(one.reason)}`),
      }),
    })),
  };
}

/** The buttons to these pages, on the card of a person and of a duo. */
export const toTimeline = (personId: string) => open(`timeline/${personId}/1`, timed('open.timeline.own'));
export const toSchedule = (duoId: string) => open(`schedule/${duoId}`, timed('open.schedule'));
