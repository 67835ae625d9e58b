// The payloads of interactions, as Slack sends them.
import { isObject } from './check.ts';
import { shownText } from './render.ts';
import { apiMessage, apiView, teamDomain, userName, verificationToken } from './shapes.ts';
import type { Payload } from './types.ts';
import { newResponseUrl, newTrigger, nextTs, type Person, type StoredMessage, type View, type World } from './world.ts';

/** Where an element stands. */
export type Place = { message: StoredMessage } | { view: View };

/** What every interaction of a person has. */
export function interactionBase(world: World, person: Person): Payload {
  const { id, options } = person;
  return {
    user: { id, username: userName(person), name: userName(person), team_id: options.teamId ?? world.teamId },
    api_app_id: world.appId,
    token: verificationToken,
    team: { id: world.teamId, domain: teamDomain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A person used an element. `chosen` is what the element's state became, for elements that have one. */
export function blockActions(
  world: World,
  person: Person,
  place: Place,
  used: { block: Payload; element: Payload; chosen?: Payload },
): Payload {
  const { block, element, chosen } = used;
  const fields = ['type', 'action_id', 'text', 'value', 'url', 'style', 'confirm', 'placeholder'];
  const given = fields.filter((name) => element[name] !== undefined).map((name) => [name, element[name]]);
  const action = {
    ...Object.fromEntries(given),
    ...(isObject(element.text) ? { text: { emoji: true, ...element.text } } : {}),
    ...chosen,
    block_id: block.block_id,
    action_ts: nextTs(world),
  };
  const inModal = 'view' in place && place.view.content.type === 'modal';
  return {
    type: 'block_actions',
    ...interactionBase(world, person),
    trigger_id: newTrigger(world, person.id, inModal),
    ...('view' in place ? viewPlace(world, place.view) : messagePlace(world, person, place.message)),
    actions: [action],
  };
}

function messagePlace(world: World, person: Person, message: StoredMessage): Payload {
  const { ts, ephemeral } = message;
  return {
    container: { type: 'message', message_ts: ts, channel_id: person.dm, is_ephemeral: ephemeral },
    channel: { id: person.dm, name: 'directmessage' },
    // Slack does not keep ephemeral messages, so it cannot show them again.
    ...(ephemeral ? {} : { message: apiMessage(world, person, message) }),
    state: { values: message.state },
    response_url: newResponseUrl(world, person, ts),
  };
}

function viewPlace(world: World, view: View): Payload {
  const shown = apiView(world, view);
  return { container: { type: 'view', view_id: view.id }, view: shown, state: shown.state };
}

/** A person submitted a modal. */
export function viewSubmission(world: World, person: Person, view: View): Payload {
  return {
    type: 'view_submission',
    ...interactionBase(world, person),
    trigger_id: newTrigger(world, person.id, true),
    view: apiView(world, view),
    response_urls: [],
  };
}

/** A person closed a modal. */
export function viewClosed(world: World, person: Person, view: View, isCleared: boolean): Payload {
  return {
    type: 'view_closed',
    ...interactionBase(world, person),
    view: apiView(world, view),
    is_cleared: isCleared,
  };
}

/** A person sent a slash command. */
export function slashCommand(world: World, person: Person, name: string, text: string, channel: string): Payload {
  const direct = channel === person.dm;
  return {
    token: verificationToken,
    team_id: person.options.teamId ?? world.teamId,
    team_domain: teamDomain,
    channel_id: channel,
    channel_name: direct ? 'directmessage' : 'general',
    user_id: person.id,
    user_name: userName(person),
    command: name,
    text,
    api_app_id: world.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(world, person, undefined),
    trigger_id: newTrigger(world, person.id, false),
  };
}

/** The short name of an interaction, for lists: `block_actions Go`. */
export function interactionName(payload: Payload): string {
  const [action] = Array.isArray(payload.actions) ? (payload.actions as Payload[]) : [];
  const label = action ? shownText(action.text) || String(action.action_id) : '';
  return [payload.type, label].filter((word) => word !== '').join(' ');
}
