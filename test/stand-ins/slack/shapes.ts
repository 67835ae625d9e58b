// People, messages and views in the shapes that Slack gives them.
import type { Payload } from './types.ts';
import type { Person, StoredMessage, View, World } from './world.ts';

export const teamDomain = 'stand-in';
/** The old verification token that still stands in every payload. */
export const verificationToken = 'stand-in-verification-token';

/** A user as `users.info` gives it. */
export function apiUser(world: World, person: Person, withLocale: boolean): Payload {
  const { id, name, teamId = world.teamId, tz = 'Europe/Brussels', tzOffset = 3600, email, locale } = person.options;
  const [first = name, ...rest] = name.split(' ');
  const profile = { real_name: name, display_name: name, first_name: first, last_name: rest.join(' '), team: teamId };
  return {
    id,
    team_id: teamId,
    name: userName(person),
    deleted: person.deleted,
    real_name: name,
    tz,
    tz_label: tz,
    tz_offset: tzOffset,
    profile: { ...profile, ...(email === undefined ? {} : { email }) },
    is_admin: person.options.isAdmin ?? false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.options.isRestricted ?? false,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_stranger: teamId !== world.teamId,
    updated: Math.floor(world.now() / 1000),
    ...(withLocale ? { locale: locale ?? 'en-US' } : {}),
  };
}

/** The handle of a person. */
export function userName(person: Person): string {
  return person.options.name.toLowerCase().replaceAll(/\s+/g, '.');
}

/** A message as histories and interactions show it. */
export function apiMessage(world: World, person: Person, message: StoredMessage, withMetadata = false): Payload {
  const bot = { user: world.botUserId, bot_id: world.botId, app_id: world.appId };
  const { text, ts, blocks, editedTs, threadTs, metadata } = message;
  const author = message.from === 'bot' ? bot : { user: person.id };
  return {
    type: 'message',
    ...author,
    text,
    ts,
    team: world.teamId,
    ...message.more,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(editedTs === undefined ? {} : { edited: { user: author.user, ts: editedTs } }),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
  };
}

/** A view as the API and interactions show it. */
export function apiView(world: World, view: View): Payload {
  const modal = { clear_on_close: false, notify_on_close: false, close: null, submit: null };
  return {
    id: view.id,
    team_id: world.teamId,
    private_metadata: '',
    callback_id: '',
    external_id: '',
    ...(view.content.type === 'modal' ? modal : {}),
    ...view.content,
    state: { values: view.state },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: world.appId,
    app_installed_team_id: world.teamId,
    bot_id: world.botId,
  };
}
