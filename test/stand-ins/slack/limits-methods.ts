// The arguments of every Web API method that the service may call.
import { flag, int, isObject, list, object, oneOf, pattern, type Rule, text, unused } from './check.ts';
import { blockList } from './limits-blocks.ts';
import { view } from './limits-views.ts';

const id = text(1, 60);
const ts = pattern(/^\d{10,}\.\d{6}$/, 'a message time like 1700000000.000100');

const scalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);
const flat = (value: unknown): boolean => isObject(value) && Object.values(value).every(scalar);
const eventPayload: Rule = (value, path, report) => {
  if (!isObject(value)) return report(path, 'must be an object');
  for (const [name, inner] of Object.entries(value)) {
    const fits = scalar(inner) || flat(inner) || (Array.isArray(inner) && inner.every(flat));
    if (!fits) report(`${path}/${name}`, 'must be a string, number, boolean, or one level of objects with these');
  }
};
const metadata = object({
  'event_type!': pattern(/^\w{1,255}$/, '1-255 letters, digits and underscores'),
  'event_payload!': eventPayload,
});

const no: Rule = (value, path, report) => {
  if (value !== false) report(path, 'must be false');
};
// Names of people would become mentions, and Markdown is what people wrote.
const never = { parse: oneOf('none'), link_names: no, markdown_text: unused, attachments: unused };
const message = { text: text(1, 40_000), blocks: blockList(50), metadata, as_user: unused, ...never };

const uploads = list(object({ 'id!': id, title: text(1, 255), highlight_type: unused }), 1, 10);

// The `client` that Bolt gives to listeners adds the workspace to every call.
const call = (fields: Record<string, Rule>): Rule => object({ team_id: id, ...fields });

/** Rules by method; the token is taken away before. */
export const methods: Record<string, Rule> = {
  'auth.test': call({}),
  'apps.connections.open': call({}),
  'chat.postMessage': call({
    'channel!': id,
    ...message,
    thread_ts: ts,
    reply_broadcast: flag,
    mrkdwn: flag,
    unfurl_links: flag,
    unfurl_media: flag,
    username: text(1, 80),
    icon_emoji: text(1, 100),
    icon_url: text(1, 3000),
  }),
  'chat.postEphemeral': call({ 'channel!': id, 'user!': id, ...message, thread_ts: ts }),
  'chat.update': call({ 'channel!': id, 'ts!': ts, ...message, text: text(0, 4000), reply_broadcast: flag }),
  'chat.delete': call({ 'channel!': id, 'ts!': ts }),
  'conversations.open': call({ users: text(1, 200), channel: id, return_im: flag, prevent_creation: flag }),
  'conversations.history': call({
    'channel!': id,
    cursor: text(0, 200),
    limit: int(1, 999),
    latest: text(1, 30),
    oldest: text(1, 30),
    inclusive: flag,
    include_all_metadata: flag,
  }),
  'files.getUploadURLExternal': call({
    'filename!': text(1, 255),
    'length!': int(1, 1_000_000_000),
    alt_text: text(1, 1000),
    snippet_type: text(1, 60),
  }),
  'files.completeUploadExternal': call({
    'files!': uploads,
    channel_id: id,
    // Read as markup: what people wrote goes into blocks.
    initial_comment: unused,
    blocks: blockList(50),
    thread_ts: ts,
  }),
  'views.open': call({ 'trigger_id!': text(1, 300), 'view!': view('modal') }),
  'views.push': call({ 'trigger_id!': text(1, 300), 'view!': view('modal') }),
  'views.update': call({ view_id: id, external_id: text(1, 255), hash: text(1, 60), 'view!': view('modal', 'home') }),
  'views.publish': call({ 'user_id!': id, hash: text(1, 60), 'view!': view('home') }),
  'users.info': call({ 'user!': id, include_locale: flag }),
  'users.list': call({ cursor: text(0, 200), limit: int(1, 1000), include_locale: flag }),
  'bots.info': call({ bot: id }),
};
