// What a text would do beside being read: mention people, notify a whole channel, link somewhere.
import { isObject } from './check.ts';

// Escaped text has no `<` left, so every control sequence that is found was written unescaped. Dates do nothing.
const sequence = /<(?:!(?!date\^)[^<>]+|@[^<>]+|#[^<>]+|[a-z][a-z0-9+.-]*:[^<>]+)>/gi;

/** The mentions and links in a text with Slack's markup. */
export function pingsOfText(text: string): string[] {
  return text.match(sequence) ?? [];
}

/** The mentions and links in blocks: in mrkdwn objects, and as elements of rich text. */
export function pingsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(pingsOf);
  if (!isObject(value)) return [];
  if (value.type === 'mrkdwn' && typeof value.text === 'string') return pingsOfText(value.text);
  if (value.type === 'broadcast') return [`broadcast:${String(value.range)}`];
  if (value.type === 'user' && 'user_id' in value) return [`user:${String(value.user_id)}`];
  if (value.type === 'usergroup') return [`usergroup:${String(value.usergroup_id)}`];
  if (value.type === 'channel' && 'channel_id' in value) return [`channel:${String(value.channel_id)}`];
  if (value.type === 'link') return [`link:${String(value.url)}`];
  return Object.values(value).flatMap(pingsOf);
}
