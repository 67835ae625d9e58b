// What became of mentees: at the end of their duo, and 3, 6 and 12 months later. Always with how many could be reached.
import type { Value } from '../../core/conversation.ts';
import { type Measure, share } from './cell.ts';
import { hasBegun, lastDay, overIn } from './course.ts';
import type { FigureDuo } from './data.ts';
import { monthsOn, type Windows, within } from './period.ts';

/** How many months after the end people are asked. Source: programme page, step 8. */
const followUps = [3, 6, 12] as const;
const positive: readonly Value[] = ['job', 'internship', 'training'];

type Moment = 'end' | (typeof followUps)[number];

/** What somebody said at a moment, and for how long their contract is. */
const situation = ({ mentee }: FigureDuo, moment: Moment): Value | undefined =>
  mentee[moment === 'end' ? 'evaluation.work' : `follow-up/${moment}.situation`];
const contract = ({ mentee }: FigureDuo, moment: Moment): Value | undefined =>
  mentee[moment === 'end' ? 'evaluation.contract' : `follow-up/${moment}.contract`];
const has = (duo: FigureDuo, moment: Moment): boolean => positive.includes(situation(duo, moment) ?? '');
const lasts = (duo: FigureDuo, moment: Moment): boolean =>
  situation(duo, moment) === 'job' && contract(duo, moment) === 'long';

/** The figures of the outcomes of one centre. */
export function outcomeFigures(duos: readonly FigureDuo[], windows: Windows): Measure[] {
  const after = (months: number) =>
    duos.filter((duo) => {
      const last = lastDay(duo);
      return hasBegun(duo) && last !== null && within(monthsOn(last, months, duo.zone), windows(duo.zone));
    });
  const twelve = after(12);
  const worked = twelve.map(({ mentee }) => mentee['follow-up/12.days']).filter((value) => value !== undefined);
  const reached = twelve.filter((duo) => situation(duo, 12) !== undefined);
  const ever = reached.filter((duo) => (['end', ...followUps] as const).some((moment) => has(duo, moment)));
  return [
    ...at('end', overIn(duos, windows)),
    ...followUps.flatMap((months) => at(months, after(months))),
    share('days-90', null, worked.filter((value) => value === '90+').length, worked.length),
    share('within-12', null, ever.length, reached.length),
  ];
}

function at(moment: Moment, due: readonly FigureDuo[]): Measure[] {
  const reached = due.filter((duo) => situation(duo, moment) !== undefined);
  return [
    share(`reached-${moment}`, null, reached.length, due.length),
    share(`outcome-${moment}`, null, reached.filter((duo) => has(duo, moment)).length, reached.length),
    share(`stable-${moment}`, null, reached.filter((duo) => lasts(duo, moment)).length, reached.length),
  ];
}
