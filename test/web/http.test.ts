// What the web server answers to requests that no page of ours makes: foreign sites, foreign hosts, wrong shapes, other people's sessions.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWeb, type Web } from '../support/browser.ts';

let chat: Web;
let sandbox: Web;
beforeAll(async () => {
  [chat, sandbox] = await Promise.all([startWeb('chat'), startWeb('sandbox')]);
});
afterAll(async () => {
  await Promise.all([chat?.close(), sandbox?.close()]);
});

const json = { 'content-type': 'application/json' };
const key = () => crypto.randomUUID();

/** A session, as the cookie that carries it. */
async function session(): Promise<{ cookie: string }> {
  const { result } = await chat.command({ name: 'invite', role: 'mentee', centre: 'Ghent' });
  const invite = new URL((result as { web: string }).web).searchParams.get('invite') ?? '';
  const answer = await join(invite);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/chat']);
  return { cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
const join = (invite: string, headers: Record<string, string> = {}) =>
  fetch(`${chat.url}/chat/join`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ invite }),
    headers,
  });
const say = (headers: Record<string, string>, body: unknown) =>
  fetch(`${chat.url}/chat/say`, { method: 'POST', headers, body: JSON.stringify(body) });
async function texts(headers: Record<string, string>): Promise<string[]> {
  const { lines } = (await (await fetch(`${chat.url}/chat/talk`, { headers })).json()) as { lines: { text: string }[] };
  return lines.map(({ text }) => text);
}

/** A request to the sandbox under any name of a host: `fetch` would put in its own. */
function asHost(host: string, path: string, method = 'GET'): Promise<number> {
  const { port } = new URL(sandbox.url);
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers: { host, ...json } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.on('error', reject);
    call.end(method === 'POST' ? '{}' : undefined);
  });
}

describe('every page', () => {
  it('carries headers that keep it to itself', async () => {
    for (const path of ['/chat', `/chat?invite=${'a'.repeat(32)}`, '/chat/talk', '/pages/pane.js']) {
      const { headers } = await fetch(chat.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
        expect(policy, path).toContain(part);
      expect(policy, path).not.toContain('unsafe');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
    }
    expect((await fetch(`${chat.url}/chat`)).headers.get('cache-control')).toBe('no-store');
  });

  it('puts nothing of an address into the page unescaped', async () => {
    const page = await (
      await fetch(`${chat.url}/chat?invite=${encodeURIComponent('"><script>alert(1)</script>')}`)
    ).text();
    expect(page).not.toContain('alert(1)');
    expect(page).toContain('This link does not work any more');
  });
});

describe('the talk of a person', () => {
  it('is nobody else’s: without a session, or with an unknown one, there is none', async () => {
    for (const headers of [{}, { cookie: 'duo_session=' }, { cookie: `duo_session=${'a'.repeat(32)}` }]) {
      for (const path of ['talk', 'events']) {
        expect((await fetch(`${chat.url}/chat/${path}`, { headers })).status, path).toBe(401);
      }
      expect((await say({ ...json, ...headers }, { key: key(), text: 'hello' })).status).toBe(401);
      for (const path of ['act', 'home']) {
        const body = JSON.stringify({ key: key(), do: 'open', object: 'person/1', revision: 0 });
        const answer = await fetch(`${chat.url}/chat/${path}`, {
          method: 'POST',
          headers: { ...json, ...headers },
          body,
        });
        expect(answer.status, path).toBe(401);
      }
    }
  });

  it('shows one session nothing of another', async () => {
    const [ana, ben] = [await session(), await session()];
    expect((await say({ ...json, ...ana }, { key: key(), text: 'a secret of Ana' })).status).toBe(202);
    expect(await texts(ana)).toContain('a secret of Ana');
    expect(await texts(ben)).not.toContain('a secret of Ana');
    // Not even when Ben knows how Ana's browser named it: keys count within one address only.
    const same = key();
    await say({ ...json, ...ana }, { key: same, text: 'of Ana' });
    await say({ ...json, ...ben }, { key: same, text: 'of Ben' });
    expect(await texts(ana)).toContain('of Ana');
    expect(await texts(ben)).toContain('of Ben');
    expect(await texts(ben)).not.toContain('of Ana');
  });

  it('takes JSON only, and of the right shape', async () => {
    const ana = await session();
    const before = await texts(ana);
    const bodies = [
      {},
      { key: 'short', text: 'x' },
      { key: key(), text: '' },
      { key: key(), text: 1 },
      { key: `${key()}/a`, text: 'x' },
    ];
    for (const body of bodies) expect((await say({ ...json, ...ana }, body)).status, JSON.stringify(body)).toBe(400);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      expect((await say({ 'content-type': type, ...ana }, { key: key(), text: 'hello' })).status, type).toBe(400);
    const broken = await fetch(`${chat.url}/chat/say`, {
      method: 'POST',
      headers: { ...json, ...ana },
      body: '{"key":',
    });
    expect(broken.status).toBe(400);
    const huge = { key: key(), text: 'x'.repeat(1_100_000) };
    expect((await say({ ...json, ...ana, connection: 'close' }, huge)).status).toBe(413);
    expect((await texts(ana)).filter((text) => !/language/.test(text))).toEqual(
      before.filter((text) => !/language/.test(text)),
    );
  });
});

describe('a text that is sent again', () => {
  it('is not shown as just said: the page is told to read how it was', async () => {
    const ana = { ...json, ...(await session()) };
    const said = { key: key(), text: 'English' };
    expect((await say(ana, said)).status).toBe(202);
    await expect.poll(async () => (await texts(ana)).at(-1)).toMatch(/Do you agree/);
    const { body } = await fetch(`${chat.url}/chat/events?after=999999`, { headers: ana });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: beat');
    expect((await say(ana, said)).status).toBe(202);
    // Messages of the bot may still be on their way to the page; what matters is what it is told of the repeat.
    let told = '';
    while (!/event: talk|"from":"person"/.test(told)) told += (await reader?.read())?.value ?? '';
    expect(told).not.toContain('"from":"person"');
    await reader?.cancel();
    expect((await texts(ana)).filter((text) => text === 'English')).toHaveLength(1);
  });
});

describe('a foreign page', () => {
  it('cannot make a browser join or speak', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' };
    const answer = await join('a'.repeat(32), foreign);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
    const ana = await session();
    expect((await say({ ...json, ...ana, ...foreign }, { key: key(), text: 'x' })).status).toBe(403);
  });

  it('cannot move or empty the sandbox', async () => {
    for (const path of ['/sandbox/clock', '/sandbox/reset', '/sandbox/mentee/say']) {
      for (const site of ['cross-site', 'same-site']) {
        const headers = { ...json, 'sec-fetch-site': site };
        const answer = await fetch(sandbox.url + path, { method: 'POST', headers, body: '{"hours":24}' });
        expect(answer.status, path).toBe(403);
      }
      // A browser too old to say where a request comes from sends at least no JSON for a foreign form.
      const form = { 'content-type': 'text/plain' };
      const old = await fetch(sandbox.url + path, { method: 'POST', headers: form, body: '{"hours":24}' });
      expect(old.status, path).toBe(400);
    }
  });

  it('finds no sandbox under another name of this computer', async () => {
    const { port } = new URL(sandbox.url);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '0.0.0.0',
    ])
      for (const path of ['/', '/sandbox/state', '/sandbox/mentee/talk'])
        expect(await asHost(host, path), host + path).toBe(403);
    expect(await asHost('evil.example', '/sandbox/reset', 'POST')).toBe(403);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect(await asHost(host, '/sandbox/state'), host).toBe(200);
  });
});

describe('a service that is no sandbox', () => {
  it('has no route of it', async () => {
    for (const path of ['/sandbox', '/sandbox/state', '/sandbox/mentee/talk', '/sandbox/mentor/events'])
      expect((await fetch(chat.url + path)).status, path).toBe(404);
    for (const path of ['/sandbox/clock', '/sandbox/reset', '/sandbox/mentee/say'])
      expect((await fetch(chat.url + path, { method: 'POST', headers: json, body: '{"hours":1}' })).status, path).toBe(
        404,
      );
    const page = await (await fetch(chat.url)).text();
    expect(page).toContain('The DUO assistant is running.');
    expect(page).not.toContain('sandbox.js');
  });
});
