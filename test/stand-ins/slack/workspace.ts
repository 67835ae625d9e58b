// A new workspace, and new people in it.
import { createWatch } from '../telegram/watch.ts';
import type { StartOptions } from './types.ts';
import type { UserOptions } from './types-user.ts';
import type { Person, World } from './world.ts';

/** An empty workspace with the app in it. */
export function createWorld(options: StartOptions): World {
  return {
    teamId: options.teamId ?? 'T0STANDIN',
    appId: 'A0STANDIN',
    botUserId: 'U0STANDBOT',
    botId: 'B0STANDIN',
    url: '',
    now: options.now ?? Date.now,
    watch: createWatch(),
    deactivatedError: options.deactivatedError ?? 'user_disabled',
    people: new Map(),
    views: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    files: new Map(),
    uploads: new Map(),
    counter: 100,
  };
}

/** Puts a person into the workspace; the direct messages with the bot are there from the start. */
export function addPerson(world: World, options: UserOptions): Person {
  const { id } = options;
  const dm = `D0${id.slice(1)}`;
  const person: Person = { id, options, dm, deleted: false, messages: [], stack: [], errors: [] };
  world.people.set(id, person);
  return person;
}
