// Events as Slack wraps and words them.
import { apiMessage, apiUser, apiView, verificationToken } from './shapes.ts';
import type { Payload } from './types.ts';
import { nextId, nextTs, type Person, type StoredMessage, type World } from './world.ts';

/** The envelope of an event. */
export function eventCallback(world: World, event: Payload): Payload & { event_id: string } {
  const team = world.teamId;
  return {
    token: verificationToken,
    team_id: team,
    context_team_id: team,
    context_enterprise_id: null,
    api_app_id: world.appId,
    event,
    type: 'event_callback',
    event_id: nextId(world, 'Ev'),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: world.botUserId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${team}`,
  };
}

/** What a person wrote; the apps send it as text with its escapes and as rich text. */
export function messageEvent(world: World, person: Person, message: StoredMessage): Payload {
  const team = person.options.teamId ?? world.teamId;
  const { ts, text, more } = message;
  return {
    type: 'message',
    channel: person.dm,
    channel_type: 'im',
    user: person.id,
    text,
    ts,
    event_ts: ts,
    client_msg_id: crypto.randomUUID(),
    team,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...more,
  };
}

/** What a person changed in an own message. */
export function changedEvent(world: World, person: Person, message: StoredMessage, before: Payload): Payload {
  const now = messageEvent(world, person, message);
  const eventTs = nextTs(world);
  return {
    type: 'message',
    subtype: 'message_changed',
    channel: person.dm,
    channel_type: 'im',
    hidden: true,
    ts: eventTs,
    event_ts: eventTs,
    message: { ...now, edited: { user: person.id, ts: message.editedTs } },
    previous_message: before,
  };
}

/** A person opened the app. */
export function homeOpenedEvent(world: World, person: Person, tab: 'home' | 'messages'): Payload {
  const home = tab === 'home' && person.home ? { view: apiView(world, person.home) } : {};
  return { type: 'app_home_opened', user: person.id, channel: person.dm, tab, ...home, event_ts: nextTs(world) };
}

/** Something about a person changed, such as being deactivated. */
export function userChangeEvent(world: World, person: Person): Payload {
  const cache = Math.floor(world.now() / 1000);
  return { type: 'user_change', user: apiUser(world, person, true), cache_ts: cache, event_ts: nextTs(world) };
}

/** What the bot wrote: Slack tells an app that listens to direct messages of its own ones too. */
export function botMessageEvent(world: World, person: Person, message: StoredMessage): Payload {
  const { ts } = message;
  return { ...apiMessage(world, person, message), channel: person.dm, channel_type: 'im', event_ts: ts };
}

/** What the bot changed or took away. */
export function botChangeEvent(world: World, person: Person, subtype: string, fields: Payload): Payload {
  const ts = nextTs(world);
  return {
    type: 'message',
    subtype,
    hidden: true,
    channel: person.dm,
    channel_type: 'im',
    ts,
    event_ts: ts,
    ...fields,
  };
}
