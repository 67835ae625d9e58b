// Web API methods that write into conversations and read them.
import { apiError } from './api-error.ts';
import { botChangeEvent, botMessageEvent } from './events.ts';
import { addBotMessage, changeMessage } from './messages.ts';
import type { Handlers } from './methods.ts';
import { apiMessage } from './shapes.ts';
import type { Payload } from './types.ts';
import { type Person, personOfChannel, type StoredMessage, type World } from './world.ts';

/** The handlers of chat.* and conversations.*. */
export function chatMethods(world: World): Handlers {
  return {
    'chat.postMessage'(args) {
      const person = writable(world, args.channel);
      const message = addBotMessage(world, person, args);
      world.echo?.(botMessageEvent(world, person, message));
      const cut = message.text.length < String(args.text ?? '').length;
      const warning = cut ? { warning: 'message_truncated' } : {};
      return { channel: person.dm, ts: message.ts, message: apiMessage(world, person, message, true), ...warning };
    },
    'chat.postEphemeral'(args) {
      const person = writable(world, args.channel);
      if (args.user !== person.id) throw apiError('user_not_in_channel');
      return { message_ts: addBotMessage(world, person, args, true).ts };
    },
    'chat.update'(args) {
      const person = personOfDm(world, args.channel);
      const message = ownMessage(person, args.ts, 'cant_update_message');
      const before = apiMessage(world, person, message);
      changeMessage(world, message, args);
      const changed = { message: apiMessage(world, person, message), previous_message: before };
      world.echo?.(botChangeEvent(world, person, 'message_changed', changed));
      return { channel: person.dm, ts: message.ts, text: message.text, message: apiMessage(world, person, message) };
    },
    'chat.delete'(args) {
      const person = personOfDm(world, args.channel);
      const message = ownMessage(person, args.ts, 'cant_delete_message');
      message.deleted = true;
      const gone = { deleted_ts: message.ts, previous_message: apiMessage(world, person, message) };
      world.echo?.(botChangeEvent(world, person, 'message_deleted', gone));
      return { channel: person.dm, ts: message.ts };
    },
    'conversations.open'(args) {
      const ids = String(args.users ?? args.channel ?? '').split(',');
      const person = [...world.people.values()].find(({ id, dm }) => ids[0] === id || ids[0] === dm);
      // Conversations of more than two are nothing that the service may open.
      if (ids.length > 1 || !person) throw apiError(ids[0] === '' ? 'users_list_not_supplied' : 'user_not_found');
      if (person.deleted) throw apiError('user_disabled');
      const known = person.messages.length > 0 ? { no_op: true, already_open: true } : {};
      const more = args.return_im === true ? { user: person.id, is_im: true, is_open: true } : {};
      return { ...known, channel: { id: person.dm, ...more } };
    },
    'conversations.history'(args) {
      const person = personOfDm(world, args.channel);
      return history(world, person, args);
    },
  };
}

function writable(world: World, channel: unknown): Person {
  const person = personOfChannel(world, channel);
  if (person.deleted) throw apiError(world.deactivatedError);
  return person;
}

// Only posting takes a person's id for the channel.
function personOfDm(world: World, channel: unknown): Person {
  const person = personOfChannel(world, channel);
  if (person.dm !== channel) throw apiError('channel_not_found');
  return person;
}

function ownMessage(person: Person, ts: unknown, refusal: string): StoredMessage {
  const message = person.messages.find((one) => one.ts === ts && !one.deleted && !one.ephemeral);
  if (!message) throw apiError('message_not_found');
  if (message.from !== 'bot') throw apiError(refusal);
  return message;
}

function history(world: World, person: Person, args: Payload): Payload {
  const { latest, oldest, inclusive, cursor } = args;
  const within = ({ ts }: StoredMessage): boolean => {
    if (inclusive === true && (ts === latest || ts === oldest)) return true;
    return (latest === undefined || ts < String(latest)) && (oldest === undefined || ts > String(oldest));
  };
  const all = person.messages.filter((one) => !one.deleted && !one.ephemeral && within(one)).reverse();
  const start = typeof cursor === 'string' && cursor !== '' ? Number(atob(cursor)) : 0;
  const end = start + Number(args.limit ?? 100);
  const withMetadata = args.include_all_metadata === true;
  const more = end < all.length;
  return {
    messages: all.slice(start, end).map((one) => apiMessage(world, person, one, withMetadata)),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor: btoa(String(end)) } } : {}),
  };
}
