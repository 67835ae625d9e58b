// What figures ask of the rest of the programme: when a duo means to meet, and whether it needs a look.
import type { FigureRules } from './data.ts';

/** The rules of the programme. */
export const figureRules: FigureRules = {
  plannedMeeting: (duo, week) => duo.weeks.find((one) => one.week === week)?.plannedAt ?? null,
  atRisk: () => false,
};
