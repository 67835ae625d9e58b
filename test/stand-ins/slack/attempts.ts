// One attempt to hand something to the service: over a socket if one is open, else by HTTP, timed and recorded.
import type { Watch } from '../telegram/watch.ts';
import { readJson } from './body.ts';
import { isObject } from './check.ts';
import { type HttpResult, httpBody, post } from './http-side.ts';
import type { SocketResult, Sockets } from './sockets.ts';
import type { DeliveryKind, DeliveryRecord, Payload } from './types.ts';

export type Item = { kind: DeliveryKind; name: string; payload: Payload };

export type Lists = {
  deliveries: DeliveryRecord[];
  late: string[];
  timeouts: string[];
  lost: string[];
  violations: string[];
};

export type AttemptOptions = {
  watch: Watch;
  sockets: Sockets;
  secret: string;
  ackTimeoutMs: number;
  lists: Lists;
};

export type Result = (SocketResult | HttpResult) & { payload?: unknown; final?: boolean };

/** Creates attempts without an address. */
export function createAttempts({ watch, sockets, secret, ackTimeoutMs, lists }: AttemptOptions) {
  let target: URL | undefined;
  let paused = false;
  let cut = new AbortController();

  const overSocket = ({ kind, payload }: Item, attempt: number): Promise<Result> => {
    const retry = attempt > 0 ? { retry_attempt: attempt, retry_reason: 'timeout' } : {};
    const accepts = kind !== 'events_api';
    return sockets.deliver({ type: kind, payload, accepts_response_payload: accepts, ...retry });
  };
  const overHttp = async (to: URL, { kind, payload }: Item, attempt: number, reason: string): Promise<Result> => {
    const retry: Record<string, string> =
      attempt > 0 ? { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': reason } : {};
    const limits = { secret, timeoutMs: ackTimeoutMs, signal: cut.signal };
    const result = await post(to, httpBody(kind, payload), retry, limits);
    return { ...result, payload: kind === 'events_api' ? undefined : readAnswer(kind, result.body) };
  };
  const judgeResult = ({ kind, name }: Item, { outcome, payload }: Result): void => {
    if (outcome === 'timeout' || outcome === 'http_timeout') {
      lists.late.push(`${kind} ${name} was not acknowledged within ${ackTimeoutMs} ms`);
    }
    const empty = payload === undefined || (isObject(payload) && Object.keys(payload).length === 0);
    if (kind === 'events_api' && !empty) lists.violations.push(`the acknowledgement of ${name} has a payload`);
  };

  return {
    /** True if there is a connection or an address. */
    reachable: (): boolean => !paused && (sockets.connections() > 0 || target !== undefined),
    /** Makes one attempt; `number` is 0 for the first, `reason` says why there is another. */
    async make(item: Item, number: number, reason: string): Promise<Result> {
      const { kind, name } = item;
      const to = sockets.connections() > 0 ? undefined : target;
      const mode = to ? 'http' : 'socket';
      const record: DeliveryRecord = { kind, name, mode, attempt: number, outcome: 'open', ms: 0 };
      lists.deliveries.push(record);
      const started = performance.now();
      const result = to ? await overHttp(to, item, number, reason) : await overSocket(item, number);
      record.outcome = result.outcome;
      record.ms = performance.now() - started;
      judgeResult(item, result);
      watch.changed();
      return result;
    },
    aim(address: URL | undefined): void {
      target = address;
    },
    target: (): URL | undefined => target,
    /** Cuts the requests under way; with `true` nothing is reachable until `false`. */
    pause(on: boolean): void {
      paused = on;
      if (!on) return;
      cut.abort();
      cut = new AbortController();
    },
  };
}

// A command may be answered with a plain text.
function readAnswer(kind: DeliveryKind, body: string): unknown {
  if (body === '') return undefined;
  const value = readJson(body);
  return value === undefined && kind === 'slash_commands' ? { text: body } : (value ?? body);
}
