// The versions of the agreement and the charter: which clauses there are, and how they are read. The words stand in locales/*/agreement.json and charter.json.

/** A clause by its file and its name: `charter.money` of version 2026-11 is the text `charter:2026-11.money`. */
export type Clause = `agreement.${string}` | `charter.${string}`;

/** One version. `pages`: what is read in one message. `simple`: clauses that have simpler words too, which explain and are not signed. */
export type PaperVersion = { pages: readonly (readonly Clause[])[]; simple: readonly Clause[] };

/**
 * All versions that were ever used. A duo signs the one that its agreement was prepared with, so an older one stays as it
 * is for good: its texts are held by `released.ts`. A changed text is a new version with a new name.
 */
export const versions = {
  '2026-11': {
    pages: [
      ['agreement.title', 'agreement.frame'],
      ['agreement.objectives'],
      ['agreement.rhythm', 'agreement.time'],
      ['agreement.mentee', 'agreement.mentor'],
      ['agreement.coordinator', 'agreement.stop'],
      ['agreement.data'],
      ['charter.title', 'charter.respect'],
      ['charter.equal', 'charter.money'],
      ['charter.privacy'],
      ['charter.limits', 'charter.safety'],
      ['charter.wrong'],
    ],
    simple: [
      'agreement.mentee',
      'agreement.mentor',
      'agreement.stop',
      'agreement.data',
      'charter.privacy',
      'charter.wrong',
    ],
  },
} as const satisfies Readonly<Record<string, PaperVersion>>;

/** The version with which agreements are prepared from now on. */
export const currentVersion: keyof typeof versions = '2026-11';

/** A version by its name. Throws for one that there never was: a programmer's mistake. */
export function versionNamed(name: string): PaperVersion {
  const found = Object.hasOwn(versions, name) ? versions[name as keyof typeof versions] : undefined;
  if (!found) throw new Error(`There is no version ${name} of the agreement`);
  return found;
}

/** Every clause of a version, in the order in which it is read and signed. */
export const clausesOf = (name: string): readonly Clause[] => versionNamed(name).pages.flat();
