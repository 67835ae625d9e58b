// Web API methods about the bot, people and connections.
import { apiError } from './api-error.ts';
import type { Handlers } from './methods.ts';
import { apiUser } from './shapes.ts';
import type { World } from './world.ts';

/** The handlers of everything that writes nothing; `ticket` makes the address of a new connection. */
export function userMethods(world: World, ticket: () => string): Handlers {
  return {
    'auth.test': () => ({
      url: 'https://stand-in.slack.com/',
      team: 'Stand-in',
      user: 'duo',
      team_id: world.teamId,
      user_id: world.botUserId,
      bot_id: world.botId,
      is_enterprise_install: false,
    }),
    'apps.connections.open': () => ({ url: ticket() }),
    'users.info'(args) {
      const person = world.people.get(String(args.user));
      if (!person) throw apiError('user_not_found');
      return { user: apiUser(world, person, args.include_locale === true) };
    },
    'users.list'(args) {
      const all = [...world.people.values()];
      const start = typeof args.cursor === 'string' && args.cursor !== '' ? Number(atob(args.cursor)) : 0;
      const end = start + Number(args.limit ?? 1000);
      const next = end < all.length ? btoa(String(end)) : '';
      const members = all.slice(start, end).map((person) => apiUser(world, person, args.include_locale === true));
      return { members, cache_ts: Math.floor(world.now() / 1000), response_metadata: { next_cursor: next } };
    },
    'bots.info'(args) {
      if (args.bot !== world.botId) throw apiError('bot_not_found');
      const bot = { id: world.botId, deleted: false, name: 'duo', app_id: world.appId, user_id: world.botUserId };
      return { bot };
    },
  };
}
