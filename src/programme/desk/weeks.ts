// The weeks of a duo on its card: what both said of each, the plan of the mentee, how far the objectives are, how it is between them, and their words for the team.
import type { Params, TextRef } from '../../core/effect.ts';
import type { Action, Section, Words } from '../../core/view.ts';
import { planIn, stepWords } from '../check-in/steps.ts';
import { plannedMeeting } from '../check-in/week.ts';
import type { DeskDuo, DeskPerson } from './desk.ts';
import { nameOf, text } from './words.ts';
import { objectIn } from './written-dates.ts';

/** How many weeks are shown, the newest first. */
const WEEKS = 8;
/** So many words for the team. */
const NOTES = 4;
/** A meeting is asked about so long after it. */
const AFTER_HOURS = 4;

/** A text about the weeks of a duo. */
export const weekText = (key: string, params?: Params): TextRef => ({
  flow: 'desk-weeks',
  key,
  ...(params ? { params } : {}),
});

/** What a form about a week is about: the duo, and in which zone its days are written. */
export const objectOfWeek = (duo: DeskDuo, zone: string): string => `${duo.id}+${objectIn('', zone)}`;

type Of = DeskPerson | undefined;
const saidBy = (duo: DeskDuo, person: Of) => (person && duo.answers[person.id]) ?? {};

/** The sections of the card; nothing before a duo has begun. */
export function weekSections(duo: DeskDuo, mentee: Of, mentor: Of, now: string, zone: string): Section[] {
  return [
    ...weeks(duo, mentee, mentor, now, zone),
    ...progress(duo, mentee, mentor),
    ...plan(duo, mentee),
    ...notes(duo, [mentee, mentor]),
  ];
}

function weeks(duo: DeskDuo, mentee: Of, mentor: Of, now: string, zone: string): Section[] {
  const numbers = weeksOf(duo, now, zone);
  const rows = numbers
    .sort((a, b) => b - a)
    .slice(0, WEEKS)
    .map((week) => ({
      label: labelOf(duo, week, zone),
      left: weekOf(duo, mentee, week),
      right: weekOf(duo, mentor, week),
    }));
  if (rows.length === 0 && duo.state !== 'active') return [];
  const log: Action = {
    do: 'to-log-week',
    object: objectOfWeek(duo, zone),
    revision: duo.revision,
    label: weekText('do.to-log-week'),
    opens: true,
  };
  const actions = duo.state === 'active' ? { actions: [log] } : {};
  const heads = [nameOf(mentee), nameOf(mentor)] as const;
  return [
    { title: text('duo.weeks'), ...(rows.length > 0 ? { beside: { heads: [...heads], rows } } : {}), ...actions },
  ];
}

/** The weeks that were answered, and those that are over. */
function weeksOf(duo: DeskDuo, now: string, zone: string): number[] {
  const until = duo.endsAt !== null && duo.endsAt < now ? duo.endsAt : now;
  const numbers = new Set<number>();
  for (const answers of Object.values(duo.answers)) {
    for (const name of Object.keys(answers)) {
      const week = /^check-in\/(\d+)\./.exec(name)?.[1];
      if (week !== undefined && week !== '0') numbers.add(Number(week));
    }
  }
  const gone = duo.startedAt === null ? 0 : (Date.parse(until) - Date.parse(duo.startedAt)) / (7 * 86_400_000);
  for (let week = 1; week <= gone + 1; week++) {
    const at = plannedMeeting(duo, week, zone);
    const over =
      at === null ? week <= gone - duo.shiftedWeeks : Date.parse(at) + AFTER_HOURS * 3_600_000 <= Date.parse(until);
    if (over) numbers.add(week);
  }
  return [...numbers];
}

function labelOf(duo: DeskDuo, week: number, zone: string): TextRef {
  const off = duo.weeks.some((one) => one.week === week && one.state === 'off');
  if (off) return weekText('off', { week });
  const at = plannedMeeting(duo, week, zone);
  return at === null ? text('duo.week', { week }) : weekText('week', { week, when: `$when:${at}@${zone}` });
}

/** What somebody said of a week, in one line; or that nothing was answered. */
function weekOf(duo: DeskDuo, person: Of, week: number): Words {
  const answers = saidBy(duo, person);
  const said = (step: string) => answers[`check-in/${week}.${step}`];
  const met = said('met');
  if (met === undefined) return text('duo.silent');
  const mood = said('mood');
  const base: TextRef = text('duo.week.said', {
    met: { flow: 'check-in', key: `met.${met}` },
    mood: mood === undefined ? '—' : { flow: 'check-in', key: `mood.${mood}` },
  });
  const about = said('about');
  const minutes = said('minutes');
  const topics = Array.isArray(about) ? about.map(String) : [];
  const [first] = topics;
  const why = said('why');
  const held = met === 'yes' || met === 'other';
  const more: (TextRef | null)[] = [
    held && minutes !== undefined ? weekText('minutes', { minutes: Number(minutes) }) : null,
    held && first !== undefined ? { flow: 'check-in', key: `about.${first}` } : null,
    held && topics.length > 1 ? weekText('others', { count: topics.length - 1 }) : null,
    why === undefined || held ? null : { flow: 'check-in', key: `why.${why}` },
    said('phone') === undefined ? null : weekText('by-phone'),
  ];
  return more.reduce<TextRef>((line, one) => (one ? weekText('and', { line, one }) : line), base);
}

/** How far each objective is, as each of the two said last; and the pulses. */
function progress(duo: DeskDuo, mentee: Of, mentor: Of): Section[] {
  const objectives = duo.agreement?.content.objectives ?? [];
  const rows = objectives.flatMap((objective, at) => {
    const cell = (person: Of): Words => {
      const newest = newestOf(duo, person, `objective-${at + 1}`);
      return newest === undefined ? '—' : { flow: 'check-in', key: `objective.${newest}` };
    };
    const row = { label: objective, left: cell(mentee), right: cell(mentor) };
    return row.left === '—' && row.right === '—' ? [] : [row];
  });
  const pulses = [30, 90].flatMap((days) => {
    const cell = (person: Of): Words => {
      const score = saidBy(duo, person)[`pulse/${days}.score`];
      return score === undefined ? '—' : weekText('score', { score: String(score) });
    };
    const row = { label: weekText(`pulse.${days}`), left: cell(mentee), right: cell(mentor) };
    return row.left === '—' && row.right === '—' ? [] : [row];
  });
  const load = newestHeavy(duo, mentor);
  const heavy =
    load === null
      ? []
      : [{ label: weekText('heavy'), left: '—' as Words, right: { flow: 'heavy', key: `load.${load}` } as Words }];
  const all = [...rows, ...pulses, ...heavy];
  if (all.length === 0) return [];
  return [{ title: weekText('progress'), beside: { heads: [nameOf(mentee), nameOf(mentor)], rows: all } }];
}

/** The newest answer to a question that is asked in some weeks only. */
function newestOf(duo: DeskDuo, person: Of, step: string): string | undefined {
  const found = Object.entries(saidBy(duo, person))
    .map(([name, value]) => ({ week: Number(/^check-in\/(\d+)\.(.+)$/.exec(name)?.[1]), name, value }))
    .filter(({ name, week }) => name === `check-in/${week}.${step}`)
    .sort((a, b) => a.week - b.week)
    .at(-1);
  return found === undefined ? undefined : String(found.value);
}

function newestHeavy(duo: DeskDuo, mentor: Of): string | null {
  const loads = Object.entries(saidBy(duo, mentor))
    .map(([name, value]) => ({ nth: Number(/^heavy\/(\d+)\.load$/.exec(name)?.[1]), value }))
    .filter(({ nth }) => !Number.isNaN(nth))
    .sort((a, b) => a.nth - b.nth);
  return loads.length > 0 ? String(loads.at(-1)?.value) : null;
}

function plan(duo: DeskDuo, mentee: Of): Section[] {
  const { goal, steps } = planIn(saidBy(duo, mentee));
  if (goal === '') return [];
  const lines = steps.map((step, at) => ({
    label: { flow: 'plan', key: `step-${at + 1}.label` },
    value: stepWords(step),
  }));
  return [{ title: weekText('plan'), lines: [{ label: { flow: 'plan', key: 'goal.label' }, value: goal }, ...lines] }];
}

/** What both wrote for the coordinator, and beside a pulse; the newest first. */
function notes(duo: DeskDuo, people: readonly Of[]): Section[] {
  const lines = people.flatMap((person) =>
    Object.entries(saidBy(duo, person)).flatMap(([name, value]) => {
      const week = /^check-in\/(\d+)\.coordinator-note$/.exec(name)?.[1];
      const days = /^pulse\/(30|90)\.words$/.exec(name)?.[1];
      if (week !== undefined)
        return [{ order: Number(week), label: weekText('note', { name: nameOf(person), week }), value: String(value) }];
      if (days === undefined) return [];
      const label = weekText('words', { name: nameOf(person), days });
      return [{ order: Number(days) / 7, label, value: String(value) }];
    }),
  );
  const newest = lines.sort((a, b) => b.order - a.order).slice(0, NOTES);
  if (newest.length === 0) return [];
  return [{ title: weekText('notes'), lines: newest.map(({ label, value }) => ({ label, value })) }];
}
