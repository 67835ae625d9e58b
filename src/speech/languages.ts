// The languages that the service speaks, each written as its speakers write it. A new language is one line here and one folder in locales/.

/** A language of the interface: BCP 47 code, own name, direction of its script. */
export type Language = { code: string; name: string; direction: 'ltr' | 'rtl' };

/** In the order of the language picker. */
export const languages: readonly Language[] = [
  { code: 'en', name: 'English', direction: 'ltr' },
  { code: 'fr', name: 'Français', direction: 'ltr' },
  { code: 'nl', name: 'Nederlands', direction: 'ltr' },
];

/** The language that everything exists in first, and the one for somebody whose own we do not know. */
export const firstLanguage = 'en';

/** The interface language for a hint such as "fr-BE", or null. */
export function languageFor(hint: string | undefined): string | null {
  const code = hint?.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language.code === code)?.code ?? null;
}
