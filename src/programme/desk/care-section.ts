// How a duo goes, in words: on its own card and on the page of its alerts.
import type { Section, Words } from '../../core/view.ts';
import { type Side, sides, type WeekOutcome } from '../care/compare.ts';
import { alertsPage } from '../care/raise.ts';
import type { Facts } from '../facts.ts';
import { alertsOf, contactOf, healthOnDesk, lastWeeks, lowParts } from './care-duo.ts';
import { care } from './care-words.ts';
import type { Desk, DeskDuo } from './desk.ts';
import { nameOf, open, text } from './words.ts';

/** So many weeks of both stand beside each other in an alert. */
const WEEKS = 3;

/** The score with what pulled it down; a word on why there is none yet. Nothing for a duo that does not run. */
export function healthSections(duo: DeskDuo, desk: Desk, facts: Facts): Section[] {
  if (duo.state !== 'active') return [];
  const health = healthOnDesk(duo, desk, facts);
  const paused = duo.pausedUntil !== null && duo.pausedUntil > facts.now;
  const pause = paused
    ? [{ label: care('paused'), value: text('date', { date: `$date:${duo.pausedUntil?.slice(0, 10)}` }) }]
    : [];
  if (!health) return [{ title: care('health'), text: care('health.none'), ...(paused ? { lines: pause } : {}) }];
  const low = lowParts(health, duo, desk).map((part) => ({ label: care(`part.${part}`), value: care(`low.${part}`) }));
  const lines = [...pause, ...low];
  return [
    {
      title: care('health'),
      text: care(health.atRisk ? 'health.at-risk' : low.length > 0 ? 'health.mixed' : 'health.well', {
        score: health.score,
      }),
      ...(lines.length > 0 ? { lines } : {}),
    },
  ];
}

/** On the card of a duo: how it goes, and the way to what is open. */
export function careOnCard(duo: DeskDuo, desk: Desk, facts: Facts): Section[] {
  const count = alertsOf(duo, desk).length + (contactOf(duo, desk) ? 1 : 0);
  const way = count > 0 ? { actions: [open(alertsPage(duo.id), care('open.alerts', { count }))] } : {};
  const [health, ...more] = healthSections(duo, desk, facts);
  if (!health) return count > 0 ? [{ title: care('health'), ...way }] : [];
  return [{ ...health, ...way }, ...more];
}

/** The last weeks: what each of the two said, and what both together come to. */
export function weeksBeside(duo: DeskDuo, desk: Desk, facts: Facts): Section[] {
  const weeks = lastWeeks(duo, facts, WEEKS);
  if (weeks.length === 0) return [];
  const people = [duo.menteeId, duo.mentorId].map((id) => nameOf(desk.people.find((one) => one.id === id)));
  const [mentee = '—', mentor = '—'] = people;
  const names = { mentee, mentor };
  return [
    {
      title: care('weeks'),
      lines: weeks.map((one) => ({ label: text('duo.week', { week: one.week }), value: outcomeWords(one, names) })),
      beside: {
        heads: [mentee, mentor],
        rows: weeks.map(({ week }) => ({
          label: text('duo.week', { week }),
          left: saidOf(duo, duo.menteeId, week),
          right: saidOf(duo, duo.mentorId, week),
        })),
      },
    },
  ];
}

function outcomeWords(one: WeekOutcome, names: Record<Side, string>): Words {
  if (one.kind !== 'one-sided') return care(`week.${one.kind}`);
  const silent = sides.find((side) => side !== one.who) ?? 'mentor';
  return care(one.met ? 'week.one-sided.met' : 'week.one-sided.not', { name: names[one.who], silent: names[silent] });
}

/** What somebody said of a week: met and mood. */
function saidOf(duo: DeskDuo, personId: string, week: number): Words {
  const answers = duo.answers[personId] ?? {};
  const met = answers[`check-in/${week}.met`];
  if (met === undefined) return text('duo.silent');
  const mood = answers[`check-in/${week}.mood`];
  return text('duo.week.said', {
    met: { flow: 'check-in', key: `met.${met}` },
    mood: mood === undefined ? '—' : { flow: 'check-in', key: `mood.${mood}` },
  });
}
