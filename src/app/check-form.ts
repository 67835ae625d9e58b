// Looks at what was written into a form before anything is stored, in the reader's language.
import { faultsOf } from '../programme/desk/forms.ts';
import type { Catalogue } from '../speech/catalogue.ts';
import { speak } from '../speech/compose.ts';
import { fixedLists } from './lists.ts';
import type { CheckForm, Clock } from './ports.ts';

/** The check over one catalogue and clock. The rules are those of the turn, which asks them once more. */
export function checkForm(catalogue: Catalogue, clock: Clock): CheckForm {
  return (act, language) => {
    const lists = fixedLists(language, catalogue);
    const wrong = faultsOf(act, { vocabulary: catalogue.vocabulary, now: clock.now(), language, lists });
    return Object.fromEntries(Object.entries(wrong).map(([field, ref]) => [field, speak(ref, language, catalogue)]));
  };
}
