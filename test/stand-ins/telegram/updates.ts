// The queue of updates: numbering, confirmation by offset, long polling and the rule of one poller.
import { apiError, conflicts } from './api-error.ts';
import type { Payload } from './types.ts';
import type { Watch } from './watch.ts';

export type Update = Payload & { update_id: number };

export type UpdateQueue = {
  /** Queues an update of a kind, unless `allowed_updates` leaves the kind out. */
  push(kind: string, content: Payload): void;
  pushRaw(update: Payload): number;
  /** getUpdates: answers when there is something, when the time is over, or fails with 409. */
  poll(parameters: Payload, gone: AbortSignal): Promise<Update[]>;
  /** Ends a waiting poll with the 409 of setWebhook. */
  endPollForWebhook(): void;
  /** The update that a webhook gets next, and its removal after a 2xx. */
  head(): Update | undefined;
  drop(update: Update): void;
  allow(kinds: unknown): void;
  allowed(): string[] | undefined;
  clear(): void;
  size(): number;
  repeatLast(timeoutMs: number): Promise<void>;
  onPush(listener: () => void): void;
};

type Poll = { answer(updates: Update[]): void; conflict(description: string): void; tryNow(): void };

// The API leaves these out unless they are asked for by name.
const optIn = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

// Any number will do for the first one; a large one shows code that counts from 1.
const firstUpdateId = 481_516_001;

/** Creates an empty queue. */
export function createUpdateQueue(watch: Watch): UpdateQueue {
  let queue: Update[] = [];
  // Updates to be handed over once more although they were confirmed; they come before the queue.
  let repeats: Update[] = [];
  let last: Update | undefined;
  let nextId = firstUpdateId;
  let allowedKinds: string[] | undefined;
  let waiting: Poll | undefined;
  const listeners: (() => void)[] = [];

  const announce = (): void => {
    waiting?.tryNow();
    for (const listener of listeners) listener();
    watch.changed();
  };
  const isAllowed = (kind: string): boolean =>
    allowedKinds === undefined || allowedKinds.length === 0 ? !optIn.has(kind) : allowedKinds.includes(kind);
  const add = (update: Update): number => {
    queue.push(update);
    last = update;
    announce();
    return update.update_id;
  };
  const confirm = (offset: number): void => {
    queue = offset < 0 ? queue.slice(offset) : queue.filter((update) => update.update_id >= offset);
    watch.changed();
  };
  const allow = (kinds: unknown): void => {
    if (Array.isArray(kinds)) allowedKinds = kinds.map(String);
  };

  const poll = (parameters: Payload, gone: AbortSignal): Promise<Update[]> => {
    waiting?.conflict(conflicts.otherPoller);
    allow(parameters.allowed_updates);
    confirm(Number(parameters.offset ?? 0));
    const limit = Math.min(Math.max(Number(parameters.limit ?? 100), 1), 100);
    const waitMs = Math.min(Math.max(Number(parameters.timeout ?? 0), 0), 50) * 1000;
    return new Promise((resolve, reject) => {
      const leave = (act: () => void): void => {
        clearTimeout(timer);
        gone.removeEventListener('abort', nobody);
        if (waiting === self) waiting = undefined;
        act();
      };
      const nobody = (): void => leave(() => resolve([]));
      const self: Poll = {
        answer: (updates) => leave(() => resolve(updates)),
        conflict: (description) => leave(() => reject(apiError(409, description))),
        tryNow() {
          if (repeats.length + queue.length === 0) return;
          const found = [...repeats, ...queue].slice(0, limit);
          repeats = repeats.filter((update) => !found.includes(update));
          self.answer(found);
        },
      };
      const timer = setTimeout(() => self.answer([]), waitMs);
      if (gone.aborted) return nobody();
      gone.addEventListener('abort', nobody);
      waiting = self;
      self.tryNow();
      if (waitMs === 0 && waiting === self) self.answer([]);
    });
  };

  return {
    push(kind, content) {
      if (isAllowed(kind)) add({ update_id: nextId++, [kind]: content });
    },
    pushRaw: (update) => add({ ...update, update_id: nextId++ }),
    poll,
    endPollForWebhook: () => waiting?.conflict(conflicts.webhookSet),
    head: () => repeats[0] ?? queue[0],
    drop(update) {
      if (repeats[0] === update) repeats.shift();
      else queue = queue.filter((other) => other !== update);
      watch.changed();
    },
    allow,
    allowed: () => allowedKinds,
    clear() {
      queue = [];
      repeats = [];
    },
    size: () => queue.length,
    async repeatLast(timeoutMs) {
      if (!last) throw new Error('repeatLast: there was no update yet');
      // A copy, so that it is told from the original if that one is still in the queue.
      const copy = { ...last };
      repeats.push(copy);
      announce();
      await watch.until(
        () => (repeats.includes(copy) ? undefined : true),
        timeoutMs,
        () => `repeatLast: nobody took update ${copy.update_id} within ${timeoutMs} ms`,
      );
    },
    onPush(listener) {
      listeners.push(listener);
    },
  };
}
