// What was planned, was said and could not be delivered: which row of `due` that is, and what it says then.

/** The occurrence of the planned thing that a message came from: `due:<occurrence>@<instant>`; null for every other cause. */
export const occurrenceOf = (cause: string): string | null => /^due:(.+)@[^@]+$/.exec(cause)?.[1] ?? null;

/** The words in its row. `failure` is what the channel said. The programme reads them (`src/programme/due-reasons.ts`). */
export const failedBecause = (failure: string | null | undefined): string => `not delivered: ${failure ?? 'unknown'}`;
