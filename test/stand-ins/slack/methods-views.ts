// Web API methods for modals and the Home tab.
import { apiError } from './api-error.ts';
import { completed, stateOf } from './blocks.ts';
import type { Handlers } from './methods.ts';
import { apiView } from './shapes.ts';
import type { Payload } from './types.ts';
import { newHash, nextId, type Person, useTrigger, type View, type World } from './world.ts';

const deepestStack = 3;

/** The handlers of views.*. */
export function viewMethods(world: World): Handlers {
  const personOf = (id: string): Person => {
    const person = world.people.get(id);
    if (!person) throw apiError('user_not_found');
    return person;
  };
  const shown = (view: View): Payload => ({ view: apiView(world, view) });

  return {
    'views.open'(args) {
      const { personId } = useTrigger(world, args.trigger_id);
      const person = personOf(personId);
      const view = createView(world, args.view);
      closeAll(person);
      person.stack = [view];
      return shown(view);
    },
    'views.push'(args) {
      const trigger = useTrigger(world, args.trigger_id);
      const person = personOf(trigger.personId);
      // A view can only be pushed from a view.
      if (!trigger.fromModal || person.stack.length === 0) throw apiError('not_found');
      return shown(pushView(world, person, args.view));
    },
    'views.update'(args) {
      const external = args.external_id;
      const view = [...world.views.values()].find(
        ({ id, content, open }) =>
          open && (external === undefined ? id === args.view_id : content.external_id === external),
      );
      if (!view) throw apiError('not_found');
      checkHash(view, args.hash);
      changeView(world, view, args.view);
      return shown(view);
    },
    'views.publish'(args) {
      const person = personOf(String(args.user_id));
      if (person.deleted) throw apiError('user_not_found');
      if (person.home) {
        checkHash(person.home, args.hash);
        changeView(world, person.home, args.view);
      } else {
        if (args.hash !== undefined) throw apiError('hash_conflict');
        person.home = createView(world, args.view);
      }
      return shown(person.home);
    },
  };
}

/** Puts a view on top of a person's modals. */
export function pushView(world: World, person: Person, content: unknown): View {
  if (person.stack.length >= deepestStack) throw apiError('push_limit_reached');
  const below = person.stack.at(-1);
  const view = createView(world, content);
  view.previousId = below?.id ?? null;
  view.rootId = below?.rootId ?? view.id;
  person.stack.push(view);
  return view;
}

/** Gives a view new content; fields that keep their ids keep what was filled in. */
export function changeView(world: World, view: View, content: unknown): void {
  refuseDouble(world, content, view);
  view.content = { ...(content as Payload), blocks: completed(world, (content as Payload).blocks) };
  view.state = stateOf(view.content.blocks, view.state);
  view.hash = newHash(world);
  view.errors = {};
}

/** Takes the top modal away, or all of them. */
export function closeTop(person: Person): void {
  const view = person.stack.pop();
  if (view) view.open = false;
}

/** Takes all modals away. */
export function closeAll(person: Person): void {
  while (person.stack.length > 0) closeTop(person);
}

function createView(world: World, content: unknown): View {
  refuseDouble(world, content, undefined);
  const id = nextId(world, 'V');
  const blocks = completed(world, (content as Payload).blocks);
  const view: View = {
    id,
    content: { ...(content as Payload), blocks },
    state: stateOf(blocks),
    hash: newHash(world),
    rootId: id,
    previousId: null,
    errors: {},
    open: true,
  };
  world.views.set(id, view);
  return view;
}

function checkHash(view: View, hash: unknown): void {
  if (hash !== undefined && hash !== view.hash) throw apiError('hash_conflict');
}

function refuseDouble(world: World, content: unknown, own: View | undefined): void {
  const { external_id: id } = content as Payload;
  if (id === undefined || id === '') return;
  const taken = [...world.views.values()].some((view) => view !== own && view.open && view.content.external_id === id);
  if (taken) throw apiError('duplicate_external_id');
}
