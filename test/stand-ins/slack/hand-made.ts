// Hand-made interactions for tests of guessed ids: what the test leaves out is filled in as Slack would.
import type { Item } from './attempts.ts';
import { interactionBase, interactionName } from './interactions.ts';
import type { Payload } from './types.ts';
import { newHash, newResponseUrl, newTrigger, nextId, nextTs, type Person, type World } from './world.ts';

/** The delivery of a hand-made part. */
export function completePart(world: World, part: Payload & { type: string; user: string }): Item {
  const person = world.people.get(part.user);
  if (!person) throw new Error(`interact: no person ${part.user}; call user() first`);
  const { user: _user, ...rest } = part;
  const payload = {
    ...interactionBase(world, person),
    trigger_id: newTrigger(world, person.id, false),
    ...(part.type === 'block_actions' ? onMessage(world, person) : {}),
    ...rest,
    ...(part.view === undefined ? {} : { view: completeView(world, part.view as Payload) }),
    ...(Array.isArray(part.actions)
      ? { actions: part.actions.map((one) => completeAction(world, one as Payload)) }
      : {}),
  };
  return { kind: 'interactive', name: interactionName(payload), payload };
}

function onMessage(world: World, person: Person): Payload {
  const ts = nextTs(world);
  return {
    container: { type: 'message', message_ts: ts, channel_id: person.dm, is_ephemeral: false },
    channel: { id: person.dm, name: 'directmessage' },
    message: { type: 'message', user: world.botUserId, bot_id: world.botId, ts, text: '', blocks: [] },
    state: { values: {} },
    response_url: newResponseUrl(world, person, undefined),
  };
}

function completeAction(world: World, action: Payload): Payload {
  return { type: 'button', block_id: 'guessed', action_ts: nextTs(world), ...action };
}

function completeView(world: World, view: Payload): Payload {
  const id = nextId(world, 'V');
  return {
    id,
    team_id: world.teamId,
    type: 'modal',
    title: { type: 'plain_text', text: 'Guessed' },
    blocks: [],
    private_metadata: '',
    callback_id: '',
    external_id: '',
    state: { values: {} },
    hash: newHash(world),
    root_view_id: id,
    previous_view_id: null,
    app_id: world.appId,
    bot_id: world.botId,
    ...view,
  };
}
