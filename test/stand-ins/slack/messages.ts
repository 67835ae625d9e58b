// Putting the bot's messages into chats, and changing them there.
import { completed, stateOf } from './blocks.ts';
import { controlsOf } from './render.ts';
import type { Payload } from './types.ts';
import { addMessage, nextTs, type Person, type StoredMessage, type World } from './world.ts';

const longestText = 40_000;

/** Adds a message of the bot, with what Slack completes in it. */
export function addBotMessage(world: World, person: Person, args: Payload, ephemeral = false): StoredMessage {
  const blocks = completed(world, args.blocks);
  const message = addMessage(world, person, {
    from: 'bot',
    text: String(args.text ?? '').slice(0, longestText),
    blocks,
    ephemeral,
    state: stateOf(blocks),
    ...(args.metadata === undefined ? {} : { metadata: args.metadata }),
    ...(typeof args.thread_ts === 'string' ? { threadTs: args.thread_ts } : {}),
  });
  rememberButtons(message);
  return message;
}

/** Changes a message: blocks that are not given go away, as an update with a text alone does in Slack. */
export function changeMessage(world: World, message: StoredMessage, args: Payload): void {
  const blocks = completed(world, args.blocks);
  message.text = String(args.text ?? '');
  message.blocks = blocks;
  message.state = stateOf(blocks, message.state);
  message.editedTs = nextTs(world);
  if (args.metadata !== undefined) message.metadata = args.metadata;
  rememberButtons(message);
}

function rememberButtons(message: StoredMessage): void {
  for (const block of message.blocks) {
    for (const button of controlsOf(block)) {
      if (button.type === 'button') message.everButtons.push({ block, button });
    }
  }
}
