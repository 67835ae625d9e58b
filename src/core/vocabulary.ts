// What the engine must know of words: labels of options and what people type. Handed to the turn, so that core reads no files.

/** Words of one language that steer the talk. */
export type Words = {
  yes: readonly string[];
  no: readonly string[];
  done: readonly string[];
  /** What people type when they do not know an answer, or have none. */
  unsure: readonly string[];
  nothing: readonly string[];
  /** By command name: what people type for it. */
  commands: Readonly<Record<string, readonly string[]>>;
};

/** Pure look-ups over the catalogue. */
export type Vocabulary = {
  /** The languages of the interface. */
  languages: readonly string[];
  /** The label of an option of a step, or null where the catalogue has none. */
  label: (language: string, flow: string, step: string, option: string) => string | null;
  words: (language: string) => Words;
  /** The code of a language that somebody named ("arabe", "Arabic", "العربية"), or null. */
  languageNamed: (text: string) => string | null;
  /** The name of a spoken language in a language of the interface. */
  languageName: (code: string, language: string) => string;
};
