// All Web API methods of the stand-in, by name.
import { chatMethods } from './methods-chat.ts';
import { fileMethods } from './methods-files.ts';
import { userMethods } from './methods-users.ts';
import { viewMethods } from './methods-views.ts';
import type { Payload } from './types.ts';
import type { World } from './world.ts';

/** Answers the fields beside `ok: true`, or throws an ApiError. */
export type Handler = (args: Payload) => Payload;
export type Handlers = Record<string, Handler>;

/** The handlers of every method. */
export function createMethods(world: World, ticket: () => string): Handlers {
  return { ...chatMethods(world), ...fileMethods(world), ...viewMethods(world), ...userMethods(world, ticket) };
}
