// Limits of views: modals and the Home tab.
import { all, byType, flag, isObject, object, oneOf, type Rule, text } from './check.ts';
import { blockList } from './limits-blocks.ts';
import { plain } from './limits-text.ts';

const common = {
  'blocks!': blockList(100),
  private_metadata: text(0, 3000),
  callback_id: text(0, 255),
  external_id: text(0, 255),
};

const inputsNeedSubmit: Rule = (value, path, report) => {
  if (!isObject(value) || !Array.isArray(value.blocks) || value.submit !== undefined) return;
  const hasInput = value.blocks.some((block) => isObject(block) && block.type === 'input');
  if (hasInput) report(path, 'must have submit, because it has input blocks');
};

const modal: Rule = all(
  object({
    'type!': oneOf('modal'),
    'title!': plain(24),
    submit: plain(24),
    close: plain(24),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
    ...common,
  }),
  inputsNeedSubmit,
);
// A Home tab has neither title nor buttons below: these are unknown fields here.
const home: Rule = object({ 'type!': oneOf('home'), ...common });

/** A view of these kinds. */
export function view(...kinds: ('modal' | 'home')[]): Rule {
  const rules = { modal, home };
  return byType(Object.fromEntries(kinds.map((kind) => [kind, rules[kind]])));
}

/** The limit of a whole view in bytes of JSON. */
export const viewBytes = 250_000;
