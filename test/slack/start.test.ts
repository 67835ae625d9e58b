// The whole service with Slack: refused tokens end the start, and a coordinator's words come back as an answer, both ways.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { startService } from '../../src/start.ts';
import { type SlackStandIn, startSlack } from '../stand-ins/slack/index.ts';
import { newPostgres, testKey } from '../support/stores.ts';

let folder: string;
let databaseUrl: string;
let slack: SlackStandIn;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duo-slack-'));
  databaseUrl = await newPostgres();
  slack = await startSlack();
});
afterEach(async () => {
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

const config = (part: Partial<NonNullable<Config['slack']>>): Config => ({
  databaseUrl,
  dataDir: folder,
  storeDir: folder,
  host: '127.0.0.1',
  port: 0,
  publicUrl: null,
  telegram: null,
  slack: { botToken: slack.botToken, appToken: null, signingSecret: null, apiUrl: slack.apiUrl, ...part },
  encryptionKey: testKey,
  sandbox: false,
  logLevel: 'silent',
});
const never = (words: string) => {
  throw new Error(words);
};

describe('a token that Slack refuses', () => {
  it('of the bot or of the app ends the start with one sentence', async () => {
    await expect(startService(config({ appToken: slack.appToken, botToken: 'xoxb-wrong' }), never)).rejects.toThrow(
      'Slack refuses SLACK_BOT_TOKEN (invalid_auth)',
    );
    await expect(startService(config({ appToken: 'xapp-wrong' }), never)).rejects.toThrow(
      'Slack refuses SLACK_APP_TOKEN (invalid_auth)',
    );
  });
});

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  it('the service is ready, answers, and stops', async () => {
    const settings = mode === 'socket' ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret };
    const running = await startService(config(settings), never);
    try {
      if (mode === 'http') slack.deliverTo(running.url);
      const { checks } = (await (await fetch(`${running.url}/ready`)).json()) as { checks: Record<string, string> };
      expect(checks.slack).toBe('ok');
      const ana = slack.user({ id: 'U1', name: 'Ana' });
      await ana.say('Hello');
      await ana.next();
      await ana.command('/duo', 'help');
      await ana.next(/assistant of DUO for a JOB/);
      if (mode === 'socket') expect((await fetch(`${running.url}/slack/events`, { method: 'POST' })).status).toBe(404);
      expect([slack.violations, slack.late, ana.errors()]).toEqual([[], [], []]);
    } finally {
      await running.stop();
    }
    expect(slack.connections()).toBe(0);
  });
});
