// Weekly meetings: what was planned, and what the two reported of it, each for themselves. What a report means is said in src/programme/care/compare.ts.
import { count, type Measure, share } from './cell.ts';
import type { FigureDuo, Witness } from './data.ts';
import { type Windows, within } from './period.ts';

/** The figures of the meetings of one centre. Behind each number are duos. */
export function meetingFigures(duos: readonly FigureDuo[], windows: Windows): Measure[] {
  const each = duos.map((duo) => duo.meetings.filter(({ at }) => within(at, windows(duo.zone))));
  const all = each.flat();
  const among = (...kinds: Witness[]) => all.filter(({ witness }) => kinds.includes(witness));
  const duosWith = (...kinds: Witness[]) =>
    each.filter((some) => some.some(({ witness }) => kinds.length === 0 || kinds.includes(witness))).length;
  const held = among('agreed', 'one-sided');
  const of = duosWith();
  const minutes = held.reduce((sum, one) => sum + one.minutes, 0);
  return [
    share('meetings-held', null, held.length, all.length, of),
    share('meetings-one-sided', null, among('one-sided').length, held.length, duosWith('agreed', 'one-sided')),
    share('meetings-contradicted', null, among('contradicted').length, all.length, of),
    share('meetings-unanswered', null, among('unanswered').length, all.length, of),
    count('hours', null, Math.round(minutes / 6) / 10, duosWith('agreed', 'one-sided')),
  ];
}
