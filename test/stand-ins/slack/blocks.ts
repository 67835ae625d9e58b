// Blocks as Slack keeps them: completed with ids, and with the state that their elements begin with.
import { isObject } from './check.ts';
import { interactive } from './limits-blocks.ts';
import { controlsOf, objectsOf, type StateValues } from './render.ts';
import type { Payload } from './types.ts';
import { nextNumber, type World } from './world.ts';

const empty: Record<string, Payload> = {
  plain_text_input: { value: null },
  email_text_input: { value: null },
  url_text_input: { value: null },
  number_input: { value: null },
  static_select: { selected_option: null },
  radio_buttons: { selected_option: null },
  multi_static_select: { selected_options: [] },
  checkboxes: { selected_options: [] },
  users_select: { selected_user: null },
  multi_users_select: { selected_users: [] },
  datepicker: { selected_date: null },
  timepicker: { selected_time: null },
  datetimepicker: { selected_date_time: null },
};

/** A copy of the blocks in which every block and element has its id. */
export function completed(world: World, blocks: unknown): Payload[] {
  const copy = structuredClone(objectsOf(blocks));
  for (const block of copy) {
    block.block_id ??= `gen${nextNumber(world)}`;
    for (const element of elementsOf(block)) {
      if (interactive.includes(String(element.type))) element.action_id ??= `gen${nextNumber(world)}`;
    }
  }
  return copy;
}

/** The controls of a block, or the element of a form field. */
export function elementsOf(block: Payload): Payload[] {
  return block.type === 'input' && isObject(block.element) ? [block.element] : controlsOf(block);
}

/** The state of blocks: what was filled in before for the same ids and type, else what the elements begin with. */
export function stateOf(blocks: Payload[], before: StateValues = {}): StateValues {
  const state: StateValues = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const type = String(element.type);
      if (!empty[type]) continue;
      const blockId = String(block.block_id);
      const actionId = String(element.action_id);
      const known = before[blockId]?.[actionId];
      state[blockId] ??= {};
      state[blockId][actionId] = known?.type === type ? known : initial(type, element);
    }
  }
  return state;
}

function initial(type: string, element: Payload): Payload {
  const fields = Object.keys(empty[type] ?? {}).map((field) => {
    const given = element[field === 'value' ? 'initial_value' : field.replace('selected', 'initial')];
    return [field, given === undefined ? empty[type]?.[field] : given];
  });
  return { type, ...Object.fromEntries(fields) };
}
