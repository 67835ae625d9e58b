// Looks at what was written into a form before anything is stored, in the reader's language.
import { checkCorrection } from '../programme/desk/correct.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { speak } from '../speech/compose.ts';
import type { CheckForm, Clock } from './ports.ts';

/** The check over one catalogue and clock. The rules are those of the turn, which asks them once more. */
export function checkForm(catalogue: Catalogue, clock: Clock): CheckForm {
  return (act, language) => {
    if (act.do !== 'corrected') return {};
    const wrong = checkCorrection(act.fields, catalogue.vocabulary, new Date(clock.now()).getUTCFullYear());
    return Object.fromEntries(Object.entries(wrong).map(([field, ref]) => [field, speak(ref, language, catalogue)]));
  };
}
