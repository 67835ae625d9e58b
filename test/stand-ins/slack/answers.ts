// What the service gives with its acknowledgements, applied as Slack applies it.
import { isApiError } from './api-error.ts';
import { isObject } from './check.ts';
import { elementOf, inputBlocks } from './fields.ts';
import { addBotMessage } from './messages.ts';
import { changeView, closeAll, closeTop, pushView } from './methods-views.ts';
import type { Outcome, Payload } from './types.ts';
import type { Verdict } from './validate.ts';
import type { Person, View, World } from './world.ts';

export type Inspect = (method: string, args: Payload) => Verdict;
type Context = { world: World; inspect: Inspect; violations: string[] };

const trouble = 'We had some trouble connecting. Try again?';

/** The answer to a submitted modal: it closes, stays with errors, changes, or gets another on top. */
export function applySubmission(
  context: Context,
  person: Person,
  view: View,
  { acknowledged, payload }: Outcome,
): void {
  const { world, violations } = context;
  if (!acknowledged) return void person.errors.push(trouble);
  // The view may be gone already, by another answer to the same submission.
  if (!view.open) return;
  const answer = isObject(payload) ? payload : {};
  const action = answer.response_action;
  if (payload !== undefined && !isObject(payload)) violations.push('view_submission was answered with no object');
  if (action === undefined) {
    if (Object.keys(answer).length > 0) violations.push('view_submission was answered without response_action');
    closeTop(person);
  } else if (action === 'clear') closeAll(person);
  else if (action === 'errors') showErrors(context, view, answer.errors);
  else if (action === 'update' || action === 'push') {
    const { error } = context.inspect('views.push', { trigger_id: 'answer', view: answer.view });
    if (error) return void person.errors.push(trouble);
    try {
      if (action === 'push') pushView(world, person, answer.view);
      else changeView(world, view, answer.view);
    } catch (error) {
      if (!isApiError(error)) throw error;
      violations.push(`view_submission was answered with a ${action} that is refused: ${error.message}`);
      person.errors.push(trouble);
    }
  } else violations.push(`view_submission was answered with an unknown response_action`);
}

function showErrors({ violations }: Context, view: View, errors: unknown): void {
  const known = inputBlocks(view).filter((block) => elementOf(block).type !== undefined);
  const ids = known.map((block) => String(block.block_id));
  if (!isObject(errors) || Object.keys(errors).length === 0) {
    violations.push('view_submission was answered with no errors');
    return;
  }
  for (const [blockId, words] of Object.entries(errors)) {
    if (!ids.includes(blockId)) violations.push(`view_submission: errors name ${blockId}, which is no input block`);
    else if (typeof words !== 'string' || words === '')
      violations.push(`view_submission: errors/${blockId} is no text`);
    else view.errors[blockId] = words;
  }
}

/** The answer to a command: nothing, or a message that only this person sees unless it says otherwise. */
export function applyCommandAnswer(
  context: Context,
  person: Person,
  { acknowledged, payload }: Outcome,
  name: string,
): void {
  if (!acknowledged) return void person.errors.push(`${name} failed because the app did not respond`);
  if (isObject(payload) && Object.keys(payload).length > 0) writeAnswer(context, person, payload);
}

/** Writes the message of an answer; yields the error of the API if it is none that Slack takes. */
export function writeAnswer({ world, inspect }: Context, person: Person, answer: Payload): string | undefined {
  const { response_type: type, replace_original: _replace, delete_original: _delete, ...args } = answer;
  const { error } = inspect('chat.postEphemeral', { channel: person.dm, user: person.id, ...args });
  if (!error) addBotMessage(world, person, args, type !== 'in_channel');
  return error;
}
