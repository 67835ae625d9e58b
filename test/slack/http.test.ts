// Slack over HTTP, through the routes of the service: who may call, how large, and what is answered.

import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpApp, type Listening, listen } from '../../src/http.ts';
import { silentLog } from '../support/log.ts';
import { type Connected, catalogue, connect } from './connected.ts';

let open: Connected;
let served: Listening;
let url: string;
beforeEach(async () => {
  open = await connect({ mode: 'http' });
  const app = httpApp({
    catalogue,
    log: silentLog(),
    chat: new Hono(),
    files: new Hono(),
    projector: new Hono(),
    figures: new Hono(),
    sandbox: null,
    sheet: new Hono(),
    telegram: null,
    slack: open.channel.http,
    ready: async () => ({ ready: true, checks: {} }),
  });
  served = await listen(app, { host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${served.port}`;
  open.slack.deliverTo(url);
});
afterEach(async () => {
  await served.close();
  await open.close();
});

const json = { 'content-type': 'application/json' };
const seconds = (later = 0) => Math.floor(Date.now() / 1000) + later;
/** A call with the headers of Slack, or with others. */
async function call(body: string, headers: Record<string, string> = open.slack.sign(body)) {
  const answer = await fetch(`${url}/slack/events`, { method: 'POST', body, headers: { ...json, ...headers } });
  return { status: answer.status, text: await answer.text() };
}
const message = JSON.stringify({
  type: 'event_callback',
  team_id: 'T0STANDIN',
  event_id: 'Ev1',
  event: { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text: 'Hello' },
});

describe('a call', () => {
  it('that Slack signed is stored and answered with nothing', async () => {
    expect(await call(message)).toEqual({ status: 200, text: '' });
    expect(open.stored).toHaveLength(1);
  });

  it('that cannot be stored is answered with 503', async () => {
    open.store.away = true;
    expect((await call(message)).status).toBe(503);
    expect(open.log.lines.join()).not.toContain('Hello');
  });

  it.each([
    ['without a signature', () => ({})],
    ['with a wrong one', () => ({ ...open.slack.sign(message), 'x-slack-signature': `v0=${'0'.repeat(64)}` })],
    ['with that of another body', () => open.slack.sign('{}')],
    ['of six minutes ago', () => open.slack.sign(message, seconds(-360))],
    ['of six minutes from now', () => open.slack.sign(message, seconds(360))],
    ['of no time', () => ({ ...open.slack.sign(message), 'x-slack-request-timestamp': 'soon' })],
  ])('%s is refused with 401, and said in the log without its words', async (_name, headers) => {
    expect((await call(message, headers())).status).toBe(401);
    expect(open.stored).toEqual([]);
    expect(open.log.lines).toEqual(['warn a call to /slack/events was refused {"status":401}']);
  });

  it('of more than a megabyte is refused with 413', async () => {
    expect((await call('x'.repeat(1024 * 1024 + 1))).status).toBe(413);
  });

  it.each(['', 'no json', 'null', '1', '"text"'])('of %j is refused with 400', async (body) => {
    expect((await call(body)).status).toBe(400);
  });

  it.each(['[]', '{}', '{"event":null}', '{"event":"message"}', '{"type":"block_actions","actions":[]}'])(
    'of %j is answered and passed over',
    async (body) => {
      expect((await call(body)).status).toBe(200);
      expect(open.stored).toEqual([]);
    },
  );

  it('with another method, or at another address, finds nothing', async () => {
    expect((await fetch(`${url}/slack/events`)).status).toBe(404);
    expect((await fetch(`${url}/slack/other`, { method: 'POST', body: message })).status).toBe(404);
  });
});

it('the address can be entered in Slack: the challenge is echoed', async () => {
  expect(await open.slack.challenge()).toBe(true);
  const probe = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await call('ssl_check=1&token=x', probe)).status).toBe(200);
});

it('events, commands, and buttons come this way, and a command elsewhere says where the answer is', async () => {
  const ana = open.slack.user({ id: 'U1', name: 'Ana' });
  await ana.say('Hello');
  await open.slack.until(() => open.slack.pending() === 0);
  const command = 'command=%2Fduo&text=help&team_id=T0STANDIN&user_id=U1&channel_id=C1&trigger_id=t1';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const { status, text } = await call(command, { ...open.slack.sign(command), ...form });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    response_type: 'ephemeral',
    text: [
      'The answer is in your private chat with me.',
      'La réponse se trouve dans votre conversation privée avec moi.',
      'Het antwoord staat in je privégesprek met mij.',
    ].join('\n'),
  });
  expect(open.stored.map(({ what }) => what.kind)).toEqual(['text', 'command']);
});

it('before Slack has said who we are nothing is taken', async () => {
  const early = await connect({ mode: 'http', start: false });
  try {
    await early.slack.user({ id: 'U1', name: 'Ana' }).say('Hello');
    await early.slack.until(() => early.slack.deliveries.length > 0 && early.slack.deliveries[0]?.outcome !== 'open');
    expect(early.slack.deliveries[0]?.outcome).toBe('http_error');
    expect(early.channel.health().ready).toBe(false);
    await early.channel.start();
    expect(early.channel.health()).toEqual({ ready: true, detail: 'http' });
  } finally {
    await early.close();
  }
});

it('nothing that people wrote, and no token, is ever in the log', async () => {
  open.store.away = true;
  await call(message);
  await call('{"event":"secret words"}');
  await call('secret words');
  open.slack.revoke();
  expect(open.log.lines.join('\n')).not.toMatch(/Hello|secret words|xoxb|xapp|signing-secret/);
});
