// The words of every version that was ever signed, by their SHA-256: a text of a released version can never be changed unnoticed.

/**
 * By version and language: of all its clauses as they stand in the catalogue, with their holes, one below the other. Whoever
 * changes a word makes a new version (`versions.ts`) and leaves the old one, and its hash, as they are.
 */
export const released: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2026-11': {
    en: '038a0850c05d5e5f09b5803faf9ed4f8f23c15cdbecbde221b4718a53a9b4aa7',
    fr: 'd068ea39feffa1ee3220912adcedbfe098d89122b36e5d0eedec88df0cf34ddd',
    nl: '8e7066d6d970fde434220da7c28aef43a9a2a39880b24d9eac50b86319f9921e',
  },
};
