// The objectives of a duo as its agreement has them: what check-ins and the evaluation ask about.
import type { Agreement } from '../facts.ts';

/** At most so many are asked about. */
const MOST = 3;

/** In the words of the agreement, at most three; none without an agreement. */
export const objectivesOf = (agreement: Agreement | null): readonly string[] =>
  (agreement?.content.objectives ?? []).slice(0, MOST);
