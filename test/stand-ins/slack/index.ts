// A strict local stand-in of Slack for end-to-end tests: start it, give `apiUrl` to the clients as slackApiUrl.
import { PATIENCE_MS } from '../patience.ts';
import type { Lists } from './attempts.ts';
import { createDeliveries } from './deliveries.ts';
import { eventCallback } from './events.ts';
import { createFaults } from './faults.ts';
import { createFrontDoor } from './front-door.ts';
import { completePart } from './hand-made.ts';
import { post } from './http-side.ts';
import { createMethods } from './methods.ts';
import { createPerson } from './person.ts';
import { createRateLimit } from './rate-limit.ts';
import { createResponseUrls } from './response-url.ts';
import { type NetworkSide, startServer } from './server.ts';
import { signatureHeaders } from './signature.ts';
import { createSockets } from './sockets.ts';
import { createTokens } from './tokens.ts';
import type { RequestRecord, SlackStandIn, StartOptions } from './types.ts';
import type { SlackUser } from './types-user.ts';
import { createInspector } from './validate.ts';
import { addPerson, createWorld } from './workspace.ts';

export type * from './types.ts';
export type { SlackUser, UserOptions } from './types-user.ts';

/** Starts a stand-in with an empty workspace; `stop()` ends it. */
export async function startSlack(options: StartOptions = {}): Promise<SlackStandIn> {
  const world = createWorld(options);
  const { watch } = world;
  const botToken = options.botToken ?? 'xoxb-700000001-stand-in';
  const appToken = options.appToken ?? 'xapp-1-A0STANDIN-stand-in';
  const signingSecret = options.signingSecret ?? 'stand-in-signing-secret';
  const ackTimeoutMs = options.ackTimeoutMs ?? 3000;
  const requests: RequestRecord[] = [];
  const lists: Lists = { deliveries: [], late: [], timeouts: [], lost: [], violations: [] };
  const { violations } = lists;
  const pings: string[] = [];
  const users = new Map<string, SlackUser>();

  const tokens = createTokens(botToken, appToken);
  const faults = createFaults(watch);
  const inspect = createInspector(violations, pings, options.allowPing ?? (() => false));
  const sockets = createSockets({ world, violations, ackTimeoutMs, refreshGraceMs: options.refreshGraceMs ?? 250 });
  const deliveries = createDeliveries({
    watch,
    sockets,
    secret: signingSecret,
    ackTimeoutMs,
    retryAfterMs: options.retryAfterMs ?? [0, 100, 400],
    duplicate: options.duplicate ?? false,
    lists,
  });
  if (options.echo) {
    world.echo = (event) =>
      deliveries.aside({ kind: 'events_api', name: 'message', payload: eventCallback(world, event) });
  }
  const listener = createFrontDoor({
    world,
    faults,
    handlers: createMethods(world, sockets.ticket),
    rateLimit: options.rateLimit ? createRateLimit() : undefined,
    tokenError: tokens.error,
    respond: createResponseUrls(world, inspect, violations),
    inspect,
    requests,
    violations,
  });
  const network: NetworkSide = await startServer(listener, sockets.upgrade);
  world.url = `http://127.0.0.1:${network.port}`;

  const down = async (): Promise<void> => {
    deliveries.pause();
    sockets.drop();
    await network.down();
  };

  return {
    url: world.url,
    apiUrl: `${world.url}/api/`,
    botToken,
    appToken,
    signingSecret,
    teamId: world.teamId,
    appId: world.appId,
    botUserId: world.botUserId,
    botId: world.botId,
    requests,
    ...lists,
    pings,
    user(person) {
      const known =
        users.get(person.id) ?? createPerson({ world, deliveries, inspect, violations }, addPerson(world, person));
      users.set(person.id, known);
      return known;
    },
    fault: faults.add,
    pending: deliveries.pending,
    deliverTo(baseUrl, path = '/slack/events') {
      deliveries.deliverTo(baseUrl === undefined ? undefined : new URL(path, baseUrl));
    },
    async challenge() {
      const target = deliveries.target();
      if (!target) throw new Error('challenge: there is no address; call deliverTo first');
      const challenge = crypto.randomUUID();
      const body = JSON.stringify({ token: 'stand-in', challenge, type: 'url_verification' });
      const limits = { secret: signingSecret, timeoutMs: ackTimeoutMs, signal: new AbortController().signal };
      const answer = await post(target, { type: 'application/json', body }, {}, limits);
      return answer.outcome === 'acknowledged' && answer.body.includes(challenge);
    },
    connections: sockets.connections,
    refreshSockets: sockets.refresh,
    dropSockets: sockets.drop,
    sendRaw: sockets.sendRaw,
    event(content) {
      const payload = eventCallback(world, content);
      deliveries.event({ kind: 'events_api', name: content.type, payload });
      return payload.event_id;
    },
    interact: (part) => deliveries.interaction(completePart(world, part)),
    repeatLast: deliveries.repeatLast,
    revoke: tokens.revoke,
    restore: tokens.restore,
    sign: (body, timestamp) => signatureHeaders(signingSecret, body, timestamp),
    down,
    async up() {
      await network.up();
      deliveries.resume();
    },
    async until(condition, timeoutMs = PATIENCE_MS) {
      const complain = (): string => `until: not so within ${timeoutMs} ms: ${condition.toString()}`;
      await watch.until(() => (condition() ? true : undefined), timeoutMs, complain);
    },
    async stop() {
      deliveries.stop();
      faults.releaseAll();
      sockets.stop();
      await network.down();
    },
  };
}
