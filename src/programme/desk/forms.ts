// The forms of the desk by the action that opens them: what stands in them, and the pure rules that look at what was written. What is done with it is a decision.
import type { TextRef } from '../../core/effect.ts';
import type { Act, View } from '../../core/view.ts';
import type { Vocabulary } from '../../core/vocabulary.ts';
import { localYear } from '../local-time.ts';
import { checkCorrection, correctForm } from './correct.ts';
import type { Seen } from './decision.ts';
import type { DeskDetail } from './desk.ts';

/** What the rules of a form may look at beside what was written. `now` is an instant (ISO 8601 in UTC). */
export type Checked = { vocabulary: Vocabulary; now: string };

/**
 * A form. `sends` is the decision that it is for. `view` gives null when there is nothing of that name on this desk.
 * `check` says what is wrong, by field; it is asked before anything is stored, and once more by the decision.
 */
export type DeskForm = {
  sends: string;
  detail: (act: Act) => DeskDetail;
  view: (seen: Seen) => View | null;
  check: (fields: Act['fields'], checked: Checked) => Record<string, TextRef>;
};

/** All forms by the action that opens them. */
export const forms: Readonly<Record<string, DeskForm>> = {
  correct: {
    sends: 'corrected',
    detail: ({ object }) => ({ persons: [object] }),
    view: correctForm,
    check: (fields, { vocabulary, now }) => checkCorrection(fields, vocabulary, localYear(now, 'UTC')),
  },
};

/** What is wrong with a form that was sent, by field; empty for what is no form. */
export function faultsOf(act: Act, checked: Checked): Record<string, TextRef> {
  const form = Object.values(forms).find((one) => one.sends === act.do);
  return form ? form.check(act.fields, checked) : {};
}

/** Only own names count: an action may be called anything. */
export const formOf = (name: string): DeskForm | null => (Object.hasOwn(forms, name) ? (forms[name] ?? null) : null);
