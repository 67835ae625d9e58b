// A person's finger: finding buttons and menus on messages, the Home tab and the modal, and using them.
import { filled } from './fields.ts';
import type { Place } from './interactions.ts';
import { controlsOf, shownText } from './render.ts';
import { type Screen, shownMessage } from './screen.ts';
import type { FillValue, Payload } from './types.ts';
import type { SlackUser } from './types-user.ts';
import type { Person, StoredMessage, View } from './world.ts';

type Used = { block: Payload; element: Payload; chosen?: Payload };
type Act = (place: Place, used: Used) => Promise<void>;
type Control = { block: Payload; element: Payload };

/** Creates everything that a person can press outside of form fields. */
export function createPresses(person: Person, screen: Screen, act: Act) {
  const missing = (what: string): never => {
    throw new Error(`${what} is not there. ${screen.render()}`);
  };
  const find = (blocks: Payload[], accepts: (element: Payload) => boolean): Control | undefined =>
    blocks
      .flatMap((block) => controlsOf(block).map((element) => ({ block, element })))
      .find(({ element }) => accepts(element));
  const labelled = (label: string) => (element: Payload) =>
    element.type === 'button' && shownText(element.text) === label;
  const menu = (name: string) => (element: Payload) =>
    element.type !== 'button' && (shownText(element.placeholder) === name || element.action_id === name);

  const newest = (accepts: (message: StoredMessage) => boolean): StoredMessage | undefined =>
    person.messages.findLast((message) => message.from === 'bot' && !message.deleted && accepts(message));
  const clickIn = async (view: View | undefined, label: string): Promise<void> => {
    const found = find(view?.content.blocks ?? [], labelled(label));
    if (!view || !found) return missing(`a button "${label}"`);
    await act({ view }, found);
  };
  // A choice becomes part of the state; overflow menus keep none.
  const chooseAt = async (place: Place, { block, element }: Control, option: FillValue): Promise<void> => {
    const { type: _type, ...chosen } = filled(element, option);
    const { state } = 'view' in place ? place.view : place.message;
    const known = state[String(block.block_id)];
    const actionId = String(element.action_id);
    if (known?.[actionId]) known[actionId] = { type: element.type, ...chosen };
    await act(place, { block, element, chosen });
  };
  const chooseIn = async (view: View | undefined, name: string, option: FillValue): Promise<void> => {
    const found = find(view?.content.blocks ?? [], menu(name));
    if (!view || !found) return missing(`a menu "${name}"`);
    await chooseAt({ view }, found, option);
  };

  return {
    async click(label, { message: wanted } = {}) {
      const reads = (message: StoredMessage): boolean =>
        wanted === undefined || message.ts === wanted || shownMessage(message).text.search(wanted) >= 0;
      const message = newest((one) => reads(one) && find(one.blocks, labelled(label)) !== undefined);
      const found = message && find(message.blocks, labelled(label));
      if (!message || !found) return missing(`a button "${label}"`);
      await act({ message }, found);
    },
    async clickOld(label) {
      for (const message of person.messages.toReversed()) {
        const found = message.everButtons.findLast(({ button }) => labelled(label)(button));
        if (found) return act({ message }, { block: found.block, element: found.button });
      }
      return missing(`an old button "${label}"`);
    },
    async choose(name, option) {
      const message = newest((one) => find(one.blocks, menu(name)) !== undefined);
      const found = message && find(message.blocks, menu(name));
      if (!message || !found) return missing(`a menu "${name}"`);
      await chooseAt({ message }, found, option);
    },
    clickHome: (label) => clickIn(person.home, label),
    chooseHome: (name, option) => chooseIn(person.home, name, option),
    clickModal: (label) => clickIn(person.stack.at(-1), label),
    /** Chooses in the modal, in a menu that is no form field; false if there is none of this name. */
    async chooseModal(name: string, option: FillValue): Promise<boolean> {
      const view = person.stack.at(-1);
      if (!view || !find(view.content.blocks, menu(name))) return false;
      await chooseIn(view, name, option);
      return true;
    },
    act,
  } satisfies Partial<SlackUser> & Record<string, unknown>;
}

export type Presses = ReturnType<typeof createPresses>;
