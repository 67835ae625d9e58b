// Duos: how many run, began, ended early, ran their six months, and which of them need a look.
import { count, type Measure, share } from './cell.ts';
import { endedEarly, hasBegun, lastDay, overIn, runsAt, sixMonthsOf } from './course.ts';
import type { FigureDuo } from './data.ts';
import { type Windows, within } from './period.ts';

/** The figures of the duos of one centre. `current`: the period holds this very day. */
export function duoFigures(duos: readonly FigureDuo[], windows: Windows, current: boolean): Measure[] {
  const over = overIn(duos, windows);
  const due = duos.filter(hasBegun).filter((duo) => within(sixMonthsOf(duo.startedAt, duo), windows(duo.zone)));
  const active = duos.filter((duo) => runsAt(duo, windows(duo.zone).end));
  return [
    count('active-duos', null, active.length),
    count('begun-duos', null, duos.filter(({ startedAt, zone }) => within(startedAt, windows(zone))).length),
    share('early-ends', null, over.filter(endedEarly).length, over.length),
    share('six-months', null, due.filter(ranSixMonths).length, due.length),
    ...(current ? [share('duos-at-risk', null, active.filter(({ atRisk }) => atRisk).length, active.length)] : []),
  ];
}

/** A duo that ran to the end that was agreed counts, also when that was some days before. */
function ranSixMonths(duo: FigureDuo & { startedAt: string }): boolean {
  const full = sixMonthsOf(duo.startedAt, duo);
  return !endedEarly(duo) || (lastDay(duo) ?? '9') >= full;
}
