// Form fields of a modal: how they look, and what filling them in makes of their state.
import { isObject } from './check.ts';
import { optionsOf } from './limits-elements.ts';
import { objectsOf, shownText, shownValue } from './render.ts';
import type { FillValue, Payload, ShownField } from './types.ts';
import type { View } from './world.ts';

/** The fields of a view as they are shown. */
export function fieldsOf(view: View): ShownField[] {
  return inputBlocks(view).map((block) => {
    const element = elementOf(block);
    const blockId = String(block.block_id);
    const actionId = String(element.action_id);
    const error = view.errors[blockId];
    return {
      label: shownText(block.label),
      hint: shownText(block.hint),
      blockId,
      actionId,
      type: String(element.type),
      optional: block.optional === true,
      options: optionsOf(element).map(({ text }) => shownText(text)),
      value: shownValue(view.state[blockId]?.[actionId]),
      ...(error === undefined ? {} : { error }),
    };
  });
}

/** The input blocks of a view. */
export function inputBlocks(view: View): Payload[] {
  return view.content.blocks.filter(({ type }) => type === 'input');
}

/** The element of an input block. */
export function elementOf(block: Payload): Payload {
  return isObject(block.element) ? block.element : {};
}

/** The state that an element gets by this choice; throws what the app would not let a person do. */
export function filled(element: Payload, value: FillValue): Payload {
  const type = String(element.type);
  const wanted = [value].flat();
  const [first = ''] = wanted;
  if (type === 'multi_static_select' || type === 'checkboxes') {
    const max = Number(element.max_selected_items ?? 100);
    if (wanted.length > max) throw new Error(`the field takes ${max} choices at most`);
    return { type, selected_options: wanted.map((one) => pick(element, one)) };
  }
  if (type === 'multi_users_select') return { type, selected_users: wanted };
  if (wanted.length > 1) throw new Error(`a ${type} takes one choice`);
  if (type === 'static_select' || type === 'radio_buttons' || type === 'overflow') {
    return { type, selected_option: first === '' ? null : pick(element, first) };
  }
  if (type === 'users_select') return { type, selected_user: first || null };
  if (type === 'datepicker') return { type, selected_date: matching(first, /^\d{4}-\d{2}-\d{2}$/) };
  if (type === 'timepicker') return { type, selected_time: matching(first, /^\d{2}:\d{2}$/) };
  if (type === 'datetimepicker') return { type, selected_date_time: Number(matching(first, /^\d{10}$/)) || null };
  const max = Number(element.max_length ?? 3000);
  if (first.length > max) throw new Error(`the field takes ${max} characters at most`);
  return { type, value: first === '' ? null : first };
}

/** Why the apps would not submit this view, or undefined. */
export function refusalToSubmit(view: View): string | undefined {
  for (const [index, field] of fieldsOf(view).entries()) {
    const element = elementOf(inputBlocks(view)[index] ?? {});
    if (field.value.length === 0 && !field.optional) return `the field "${field.label}" must be filled in`;
    const min = Number(element.min_length ?? 0);
    if (field.value.length > 0 && field.value.length < min) return `the field "${field.label}" needs ${min} characters`;
    const number = Number(field.value);
    const { min_value: least = -Infinity, max_value: most = Infinity } = element;
    if (field.type === 'number_input' && field.value !== '' && !(number >= Number(least) && number <= Number(most))) {
      return `the field "${field.label}" takes a number within its limits`;
    }
  }
  return undefined;
}

function pick(element: Payload, wanted: string): Payload {
  const options = optionsOf(element);
  const found = options.find(({ text }) => shownText(text) === wanted) ?? options.find(({ value }) => value === wanted);
  if (found) return found;
  throw new Error(
    `no option "${wanted}"; there are: ${objectsOf(options)
      .map(({ text }) => shownText(text))
      .join(', ')}`,
  );
}

function matching(value: string, shape: RegExp): string | null {
  if (value !== '' && !shape.test(value)) throw new Error(`"${value}" cannot be picked here`);
  return value || null;
}
