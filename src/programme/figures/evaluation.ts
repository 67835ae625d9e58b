// What both said at the end of their duo.

import type { Value } from '../../core/conversation.ts';
import { RELATIONS, turned } from '../evaluation/flow.ts';
import { type Measure, mean, share } from './cell.ts';
import { overIn } from './course.ts';
import type { FigureDuo, Side } from './data.ts';
import type { FigureId } from './definitions.ts';
import type { Windows } from './period.ts';

type Answers = Readonly<Record<string, Value>>;

/** The self-ratings of mentees that are asked before and after. */
export const ratedTwice = ['confidence', 'autonomy', 'market', 'network'] as const;
const objectives = ['objective-1', 'objective-2', 'objective-3'] as const;
const relation = Array.from({ length: RELATIONS }, (_, nth) => nth + 1);

const said = (answers: Answers, step: string): Value | undefined => answers[`evaluation.${step}`];
/** A number that was answered; nothing for what was not, or is no number. */
function points(answers: Answers, step: string): number[] {
  const value = said(answers, step);
  return value === undefined || value === '' || Number.isNaN(Number(value)) ? [] : [Number(value)];
}
/** Answered anything that is asked: `done` alone is no answer. */
const answered = (answers: Answers): boolean =>
  Object.keys(answers).some((key) => key.startsWith('evaluation.') && key !== 'evaluation.done');

/** The figures of the evaluations of one centre. */
export function evaluationFigures(duos: readonly FigureDuo[], windows: Windows): Measure[] {
  const over = overIn(duos, windows);
  return [...sideFigures(over, 'mentee'), ...sideFigures(over, 'mentor'), ...againFigure(over), ...ratingFigures(over)];
}

function sideFigures(over: readonly FigureDuo[], side: Side): Measure[] {
  const all = over.map((duo) => duo[side]);
  const told = (figure: FigureId, step: string): Measure => {
    const given = all.map((one) => said(one, step)).filter((value) => value !== undefined);
    return share(figure, side, given.filter((value) => value === 'yes').length, given.length);
  };
  const rated = (figure: FigureId, step: string) =>
    mean(
      figure,
      side,
      all.flatMap((one) => points(one, step)),
    );
  const goals = all.map((one) => objectives.map((step) => said(one, step)).filter((value) => value !== undefined));
  const reached = (figure: FigureId, ...words: string[]): Measure => {
    const good = goals.flat().filter((value) => words.includes(String(value)));
    return share(figure, side, good.length, goals.flat().length, goals.filter((some) => some.length > 0).length);
  };
  return [
    share('evaluation-answered', side, all.filter(answered).length, all.length),
    told('expectations', 'expectations'),
    told('needs', 'needs'),
    reached('objectives-some', 'yes', 'partly'),
    reached('objectives-reached', 'yes'),
    mean('relationship', side, all.flatMap(ownMean)),
    rated('coordinator', 'coordinator'),
    ...(side === 'mentor' ? [rated('training', 'training')] : []),
    netPromoters(
      side,
      all.flatMap((one) => points(one, 'recommend')),
    ),
    rated('recommendation', 'recommend'),
  ];
}

/** What one person answered on average about the relationship; of a statement that is turned, the other end of the five points. */
function ownMean(answers: Answers): number[] {
  const given = relation.flatMap((nth) =>
    points(answers, `relation-${nth}`).map((one) => (turned.includes(nth) ? 6 - one : one)),
  );
  return given.length === 0 ? [] : [given.reduce((all, one) => all + one, 0) / given.length];
}

/** 9 and 10 less 0 to 6, in points of a hundred. */
function netPromoters(side: Side, given: readonly number[]): Measure {
  const promoters = given.filter((one) => one >= 9).length;
  const detractors = given.filter((one) => one <= 6).length;
  const value = given.length === 0 ? null : Math.round(((promoters - detractors) / given.length) * 100);
  return { figure: 'net-promoters', part: side, top: given.length, bottom: null, value, behind: given.length };
}

function againFigure(over: readonly FigureDuo[]): Measure[] {
  const given = over.map(({ mentor }) => said(mentor, 'again')).filter((value) => value !== undefined);
  return [share('again', null, given.filter((value) => value !== 'no').length, given.length)];
}

function ratingFigures(over: readonly FigureDuo[]): Measure[] {
  return ratedTwice.map((rating) => {
    const pairs = over.flatMap(({ mentee }) => {
      const [before, after] = [Number(mentee[`baseline.${rating}`]), Number(mentee[`evaluation.${rating}`])];
      return Number.isNaN(before) || Number.isNaN(after) ? [] : [{ before, after }];
    });
    return share('rated-higher', rating, pairs.filter(({ before, after }) => after > before).length, pairs.length);
  });
}
