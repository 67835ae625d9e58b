// All figures of some centres in a period, with what may not be shown left out.
import type { Measure } from './cell.ts';
import type { FigureData } from './data.ts';
import { definitionOf, type FigureGroup, type FigureId, figureIds, groups } from './definitions.ts';
import { duoFigures } from './duos.ts';
import { evaluationFigures } from './evaluation.ts';
import { funnel } from './funnel.ts';
import { hidden, saysOfFew, weightOf } from './hide.ts';
import { meetingFigures } from './meetings.ts';
import { outcomeFigures } from './outcomes.ts';
import { type Period, windowsOf } from './period.ts';

/** A figure as it may be shown. `centreId` is null for all centres together; when `hidden`, there are no numbers. */
export type Figure = {
  id: FigureId;
  part: string | null;
  centreId: string | null;
  hidden: boolean;
  top: number | null;
  bottom: number | null;
  value: number | null;
};

/** What is asked for. */
export type FigureQuestion = {
  period: Period;
  now: string;
  /** Only these; all of them unless said. */
  only?: readonly FigureGroup[];
};

const ALL = '';
const keyOf = ({ figure, part }: Pick<Measure, 'figure' | 'part'>) => `${figure}/${part ?? ''}`;

/** Every figure of each of these centres, and of all together when there are several. */
export function figuresOf(data: FigureData, asked: FigureQuestion): Figure[] {
  const several = data.centres.length > 1;
  const measured = new Map<string, Measure[]>(data.centres.map(({ id }) => [id, measuresOf(data, [id], asked)]));
  const together = measuresOf(
    data,
    data.centres.map(({ id }) => id),
    asked,
  );
  if (several) measured.set(ALL, together);
  const wanted = together.map(({ figure, part }) => ({ figure, part }));
  const sizes = new Map(data.centres.map(({ id }) => [id, sizeOf(data, id)]));
  const order = (id: FigureId) => figureIds.indexOf(id);
  return wanted
    .sort((a, b) => order(a.figure) - order(b.figure))
    .flatMap((want) =>
      shown(
        want,
        measured,
        data.centres.map(({ id }) => id),
        sizes,
      ),
    );
}

/** All people and duos of a centre. */
const sizeOf = ({ people, duos }: FigureData, id: string): number =>
  [...people, ...duos].filter(({ centreId }) => centreId === id).length;

/** Each row over the centres: what of it may be seen. */
function shown(
  want: Pick<Measure, 'figure' | 'part'>,
  measured: ReadonlyMap<string, readonly Measure[]>,
  centreIds: readonly string[],
  sizes: ReadonlyMap<string, number>,
): Figure[] {
  const of = (where: string, figure: string) =>
    measured.get(where)?.find((one) => keyOf(one) === keyOf({ figure: figure as FigureId, part: want.part }));
  const { inside } = definitionOf(want.figure);
  const weighed = (where: string) => {
    const one = of(where, want.figure);
    if (!one) return { weight: 0, few: false };
    const size = sizes.get(where) ?? 0;
    return { weight: weightOf(one), size, few: saysOfFew(one, inside ? of(where, inside) : undefined) };
  };
  const several = measured.has(ALL);
  const hides = hidden(centreIds.map(weighed), several ? weighed(ALL) : null);
  const figure = (where: string, hide: boolean): Figure => {
    const one = of(where, want.figure);
    const numbers = hide || !one ? { top: null, bottom: null, value: null } : one;
    const { top, bottom, value } = numbers;
    return {
      id: want.figure,
      part: want.part,
      centreId: where === ALL ? null : where,
      hidden: hide,
      top,
      bottom,
      value,
    };
  };
  return [
    ...(several ? [figure(ALL, hides.all)] : []),
    ...centreIds.map((id, at) => figure(id, hides.centres[at] ?? false)),
  ];
}

/** The numbers of some centres together; every person and duo counts by the days of their own centre. */
function measuresOf(
  data: FigureData,
  centreIds: readonly string[],
  { period, now, only = groups }: FigureQuestion,
): Measure[] {
  const own = new Set(centreIds);
  const windows = windowsOf(period, now);
  // In one zone the month may have ended while it still runs in another.
  const current = data.centres.some(({ zone }) => windows(zone).end === now);
  const duos = data.duos.filter(({ centreId }) => own.has(centreId));
  const people = data.people.filter(({ centreId }) => own.has(centreId));
  const measure: Readonly<Record<FigureGroup, () => Measure[]>> = {
    funnel: () => funnel(people, windows, now),
    duos: () => duoFigures(duos, windows, current),
    meetings: () => meetingFigures(duos, windows),
    evaluation: () => evaluationFigures(duos, windows),
    outcomes: () => outcomeFigures(duos, windows),
  };
  return groups.filter((group) => only.includes(group)).flatMap((group) => measure[group]());
}
