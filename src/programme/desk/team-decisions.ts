// The decisions of what coordinators do together. Their words are in teamwork.json.
import type { Decide } from './decision.ts';
import { deputyDecisions } from './deputy.ts';
import { handOver } from './hand-over.ts';
import { handOverAll } from './hand-over-all.ts';
import { merge } from './merge.ts';

/** By their name in a view. */
export const teamworkDecisions: Readonly<Record<string, Decide>> = {
  ...deputyDecisions,
  'handed-over': handOver,
  'all-handed-over': handOverAll,
  merged: merge,
};

/** Their names, for the check of the texts. */
export const teamDecisions: readonly string[] = Object.keys(teamworkDecisions);
