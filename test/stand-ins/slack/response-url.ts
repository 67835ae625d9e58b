// The response_url of interactions and commands: five uses in half an hour.
import { type Inspect, writeAnswer } from './answers.ts';
import type { Reply } from './front-door.ts';
import { changeMessage } from './messages.ts';
import type { Payload } from './types.ts';
import type { World } from './world.ts';

const mostUses = 5;
const lifeMs = 30 * 60_000;

/** Creates what answers calls to a response_url. */
export function createResponseUrls(world: World, inspect: Inspect, violations: string[]) {
  return (id: string, args: Payload): Reply => {
    const entry = world.responseUrls.get(id);
    if (!entry) return { status: 404, body: 'no_active_hooks' };
    if (entry.uses >= mostUses || world.now() - entry.at > lifeMs) {
      violations.push('a response_url was used too often or too late');
      return { status: 404, body: '{"ok":false,"error":"used_url"}' };
    }
    entry.uses += 1;
    const message = entry.person.messages.find(({ ts, deleted }) => ts === entry.ts && !deleted);
    if (args.delete_original === true && message) message.deleted = true;
    else if (args.replace_original === true && message) {
      const { replace_original: _replace, response_type: _type, ...content } = args;
      const { error } = inspect('chat.update', { channel: entry.person.dm, ts: message.ts, ...content });
      if (error) return { status: 400, body: error };
      changeMessage(world, message, content);
    } else {
      const error = writeAnswer({ world, inspect, violations }, entry.person, args);
      if (error) return { status: 400, body: error };
    }
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' };
  };
}
