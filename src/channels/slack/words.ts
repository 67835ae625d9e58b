// What the channel says by itself: titles and buttons of its windows, and the line that a notification shows.
import type { Catalogue } from '../../speech/catalogue.ts';
import { languages } from '../../speech/languages.ts';

/** The words of the channel in one language. */
export type Words = ReturnType<typeof wordsIn>;

/** Reads them from the catalogue. */
export function wordsIn(language: string, catalogue: Catalogue) {
  return {
    /** Shown on lock screens, so it says nothing of anybody. */
    fallback: catalogue.text(language, 'channel', 'slack.fallback'),
    more: catalogue.text(language, 'channel', 'slack.more'),
    window: catalogue.text(language, 'channel', 'slack.window'),
    wait: catalogue.text(language, 'channel', 'slack.wait'),
    close: catalogue.text(language, 'channel', 'slack.close'),
    choose: catalogue.text(language, 'channel', 'slack.choose'),
    nothing: catalogue.text(language, 'channel', 'slack.nothing'),
  };
}

/** Where the answer to a command is, in every language: who typed it is not known here. */
export function answerElsewhere(catalogue: Catalogue): string {
  return languages.map(({ code }) => catalogue.text(code, 'channel', 'slack.elsewhere')).join('\n');
}
