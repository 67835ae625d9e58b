// A person's hands on a modal: filling in, submitting, closing.
import { applySubmission } from './answers.ts';
import { elementOf, fieldsOf, filled, inputBlocks, refusalToSubmit } from './fields.ts';
import { interactionName, viewClosed, viewSubmission } from './interactions.ts';
import { closeAll, closeTop } from './methods-views.ts';
import type { PersonContext } from './person.ts';
import type { Presses } from './presses.ts';
import type { Screen } from './screen.ts';
import type { FillValue, Outcome, Payload } from './types.ts';
import type { Person, View } from './world.ts';

/** Creates what a person can do with the modal on top. */
export function createModalHands(
  context: PersonContext,
  person: Person,
  screen: Screen,
  presses: Presses,
  here: () => void,
) {
  const { world, deliveries } = context;
  const top = (): View => {
    here();
    const view = person.stack.at(-1);
    if (!view) throw new Error(`there is no modal. ${screen.render()}`);
    return view;
  };
  const deliver = (payload: Payload): Promise<Outcome> =>
    deliveries.interaction({ kind: 'interactive', name: interactionName(payload), payload });

  const fillOne = async (view: View, name: string, value: FillValue): Promise<void> => {
    const index = fieldsOf(view).findIndex(
      ({ label, blockId, actionId }) => label === name || blockId === name || actionId === name,
    );
    const block = inputBlocks(view)[index];
    if (!block) {
      if (await presses.chooseModal(name, value)) return;
      throw new Error(`no field "${name}". ${screen.render()}`);
    }
    const element = elementOf(block);
    const state = filled(element, value);
    view.state[String(block.block_id)] = { [String(element.action_id)]: state };
    world.watch.changed();
    const { type: _type, ...chosen } = state;
    if (block.dispatch_action === true) await presses.act({ view }, { block, element, chosen });
  };

  return {
    async fill(values: Record<string, FillValue>) {
      for (const [name, value] of Object.entries(values)) await fillOne(top(), name, value);
    },
    async submit() {
      const view = top();
      if (view.content.submit === undefined) throw new Error(`the modal has no submit button. ${screen.render()}`);
      const refusal = refusalToSubmit(view);
      if (refusal) throw new Error(`${refusal}. ${screen.render()}`);
      view.errors = {};
      const outcome = await deliver(viewSubmission(world, person, view));
      applySubmission(context, person, view, outcome);
      world.watch.changed();
    },
    async closeModal() {
      const view = top();
      const clears = view.content.clear_on_close === true;
      if (clears) closeAll(person);
      else closeTop(person);
      world.watch.changed();
      if (view.content.notify_on_close === true) await deliver(viewClosed(world, person, view, clears));
    },
  };
}
