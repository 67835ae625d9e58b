// What a form of the desk is: the decision that it is for, what stands in it, and the rules that look at what was written.
import type { TextRef } from '../../core/effect.ts';
import type { EngineFacts } from '../../core/flow.ts';
import type { Act, View } from '../../core/view.ts';
import type { Vocabulary } from '../../core/vocabulary.ts';
import type { Seen } from './decision.ts';
import type { DeskDetail } from './desk.ts';

/**
 * What the rules of a form may look at beside what was written. `now` is an instant (ISO 8601 in UTC), `object` what the form
 * is about; `lists` are in `language`.
 */
export type Checked = {
  vocabulary: Vocabulary;
  now: string;
  language: string;
  lists: EngineFacts['lists'];
  object?: string;
};

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
