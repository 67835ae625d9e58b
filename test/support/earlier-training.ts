// A mentor who was trained before this service: what a coordinator writes into the form "Training done earlier", by its names and by its labels.
import { allModules } from '../../src/programme/training/modules.ts';

/** The day of every module. */
const DAY = '2024-03-04';

/** By the names of the fields, as a form sends them. */
export const earlierFields: Readonly<Record<string, string>> = Object.fromEntries(
  allModules.map((module) => [`module${module}`, DAY]),
);

/** By the labels that an English reader sees. */
export const earlierLabels: Readonly<Record<string, string>> = Object.fromEntries(
  allModules.map((module) => [`Module ${module}`, DAY]),
);
