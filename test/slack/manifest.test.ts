// The app as it is made in Slack agrees with what the code listens to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMAND } from '../../src/channels/slack/listen.ts';
import { slackEvents } from '../../src/channels/slack/parse-event.ts';

const root = join(import.meta.dirname, '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'src/channels/slack/manifest.json'), 'utf8'));
const page = readFileSync(join(root, 'docs/how-to/run-a-slack-app.md'), 'utf8');
const code = readFileSync(join(root, 'src/channels/slack/listen.ts'), 'utf8');

it('subscribes to the events that are listened to, and to no other', () => {
  const subscribed = slackEvents.map((name) => (name === 'message' ? 'message.im' : name)).sort();
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(subscribed);
  const listened = [...code.matchAll(/app\.event\('(\w+)'|app\.(message)\(/g)].map(
    ([, event, message]) => event ?? message,
  );
  expect(listened.sort()).toEqual([...slackEvents].sort());
});

it('asks for the scopes that the page explains, and for no other', () => {
  const explained = [...page.matchAll(/^\| `([a-z]+:?[a-z.:]*)` \|/gm)].map(([, scope]) => scope);
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(explained.sort());
});

it('has the command that is listened to', () => {
  expect(manifest.features.slash_commands.map(({ command }: { command: string }) => command)).toEqual([COMMAND]);
});

it('lets people write, shows a home page, and is for one workspace over Socket Mode', () => {
  expect(manifest.features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(manifest.settings).toMatchObject({
    interactivity: { is_enabled: true },
    org_deploy_enabled: false,
    socket_mode_enabled: true,
    token_rotation_enabled: false,
  });
});
