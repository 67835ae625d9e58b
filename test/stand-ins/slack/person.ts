// The user side: what a person does in Slack becomes events, interactions and commands.
import { applyCommandAnswer, type Inspect } from './answers.ts';
import type { Deliveries } from './deliveries.ts';
import { changedEvent, eventCallback, homeOpenedEvent, messageEvent, userChangeEvent } from './events.ts';
import { blockActions, interactionName, type Place, slashCommand } from './interactions.ts';
import { createModalHands } from './person-modal.ts';
import { createPresses } from './presses.ts';
import { createScreen } from './screen.ts';
import type { Payload } from './types.ts';
import type { SlackUser } from './types-user.ts';
import { addMessage, nextNumber, nextTs, type Person, type StoredMessage, type World } from './world.ts';

export type PersonContext = { world: World; deliveries: Deliveries; inspect: Inspect; violations: string[] };

/** Creates the hands and eyes of a person. */
export function createPerson(context: PersonContext, person: Person): SlackUser {
  const { world, deliveries } = context;
  const screen = createScreen(world, person);

  const event = (content: Payload): void => {
    deliveries.event({ kind: 'events_api', name: String(content.type), payload: eventCallback(world, content) });
  };
  const here = (): void => {
    if (person.deleted) throw new Error(`${person.options.name} is deactivated and cannot use Slack`);
  };
  const write = (text: string, more: Payload): StoredMessage => {
    here();
    const message = addMessage(world, person, { from: 'person', text: escaped(text), blocks: richText(text), more });
    event(messageEvent(world, person, message));
    return message;
  };
  // Resolves when the app answered or failed to, as the spinner in the apps does.
  const act = async (place: Place, used: { block: Payload; element: Payload; chosen?: Payload }): Promise<void> => {
    here();
    const payload = blockActions(world, person, place, used);
    const { acknowledged } = await deliveries.interaction({
      kind: 'interactive',
      name: interactionName(payload),
      payload,
    });
    if (!acknowledged) person.errors.push(`${interactionName(payload)}: the app did not respond`);
    world.watch.changed();
  };
  const presses = createPresses(person, screen, act);
  const modal = createModalHands(context, person, screen, presses, here);

  return {
    id: person.id,
    name: person.options.name,
    dm: person.dm,
    say: async (text) => {
      if (text.trim() === '') throw new Error('the Slack apps do not send an empty message');
      return write(text, {}).ts;
    },
    shareFile: async (name = 'cv.pdf', text = '', bytes = new TextEncoder().encode(`bytes of ${name}`)) => {
      const id = `F${nextNumber(world)}`;
      const path = `${world.teamId}-${id}/download/${name.replace(/[^\w.]/g, '_').toLowerCase()}`;
      world.files.set(path, bytes);
      const kind = { mimetype: 'application/pdf', filetype: 'pdf', size: bytes.length };
      const url = `${world.url}/files-pri/${path}`;
      const urls = { url_private: url.replace('/download/', '/'), url_private_download: url };
      const file = { id, name, title: name, ...kind, user: person.id, mode: 'hosted', is_external: false, ...urls };
      return write(text, { subtype: 'file_share', files: [file], upload: false }).ts;
    },
    async edit(ts, text) {
      here();
      const message = person.messages.find((one) => one.ts === ts && one.from === 'person' && !one.deleted);
      if (!message) throw new Error(`an own message ${ts} is not there. ${screen.render()}`);
      const before = messageEvent(world, person, message);
      message.text = escaped(text);
      message.blocks = richText(text);
      message.editedTs = nextTs(world);
      event(changedEvent(world, person, message, before));
    },
    ...presses,
    async openHome() {
      here();
      event(homeOpenedEvent(world, person, 'home'));
    },
    async openMessages() {
      here();
      event(homeOpenedEvent(world, person, 'messages'));
    },
    async command(name, text = '', channel = person.dm) {
      here();
      const payload = slashCommand(world, person, name, text, channel);
      const outcome = await deliveries.interaction({ kind: 'slash_commands', name, payload });
      applyCommandAnswer(context, person, outcome, name);
      world.watch.changed();
    },
    ...modal,
    deactivate() {
      person.deleted = true;
      event(userChangeEvent(world, person));
    },
    reactivate() {
      person.deleted = false;
      event(userChangeEvent(world, person));
    },
    home: screen.home,
    modal: screen.modal,
    chat: screen.chat,
    next: screen.next,
    sees: screen.sees,
    seesHome: screen.seesHome,
    seesModal: screen.seesModal,
    errors: () => [...person.errors],
  };
}

// The apps send what people type with these three characters escaped.
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function richText(text: string): Payload[] {
  if (text === '') return [];
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return [{ type: 'rich_text', block_id: 'typed', elements: [section] }];
}
