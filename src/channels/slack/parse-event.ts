// Reads Slack's events: what a member wrote, opened or became. Pure; what is no concern of ours is null and is passed over.
import type { Happening } from '../../core/input.ts';
import { at, textAt } from './at.ts';
import { fromOurTeam, type Heard, memberId, type Us } from './heard.ts';
import { typedText } from './unescape.ts';

/** The events that the app is subscribed to. The manifest says the same, with `message` as `message.im`. */
export const slackEvents = ['message', 'app_home_opened', 'user_change'] as const;

/** Kinds of message that a person writes; all others tell of changes, or come from machines. */
const WRITTEN: unknown[] = [undefined, 'file_share', 'me_message', 'thread_broadcast'];

/** A message in the private chat with us. */
export function parseMessage(body: unknown, us: Us): Heard | null {
  const event = at(body, 'event');
  if (at(event, 'channel_type') !== 'im' || at(event, 'bot_id') !== undefined) return null;
  if (!WRITTEN.includes(at(event, 'subtype')) || at(event, 'hidden') === true) return null;
  return heard(body, us, at(event, 'user'), written(event));
}

function written(event: unknown): Happening {
  const files = at(event, 'files');
  if (Array.isArray(files) && files.length > 0) {
    const media = mediaOf(textAt(files, 0, 'mimetype'));
    const ref = textAt(files, 0, 'url_private_download');
    // A file of another workspace comes without an address.
    if (media !== 'document' || ref === null || files.length > 1) return { kind: 'media', media };
    const size = at(files, 0, 'size');
    const name = textAt(files, 0, 'name') ?? '';
    return { kind: 'file', state: 'offered', ref, name, size: typeof size === 'number' ? size : null };
  }
  const text = typedText(textAt(event, 'text') ?? '', at(event, 'blocks'));
  return text.trim() === '' ? { kind: 'media', media: 'document' } : { kind: 'text', text };
}

/** The kind of a file, by the names that the other channels use. */
function mediaOf(type: string | null): string {
  const kinds: Record<string, string> = { image: 'photo', audio: 'voice', video: 'video' };
  return kinds[type?.split('/')[0] ?? ''] ?? 'document';
}

/** The home page was opened. The other tab of the app is the chat, and says nothing by itself. */
export function parseHome(body: unknown, us: Us): Heard | null {
  const event = at(body, 'event');
  return at(event, 'tab') === 'home' ? heard(body, us, at(event, 'user'), { kind: 'home' }) : null;
}

/** An account was changed: whether it is still there. Slack tells this of everybody in the workspace. */
export function parseMember(body: unknown, us: Us): Heard | null {
  const user = at(body, 'event', 'user');
  if (at(user, 'is_bot') === true) return null;
  const found = heard(body, us, at(user, 'id'), memberState(user));
  return found && { ...found, onlyKnown: true };
}

/** What an account says about whether its owner still works here. */
export function memberState(user: unknown): Extract<Happening, { kind: 'reach' }> {
  const reach = (state: 'active' | 'deactivated', reason: string) => ({ kind: 'reach', state, reason }) as const;
  if (at(user, 'deleted') === true) return reach('deactivated', 'deactivated in Slack');
  const guest = at(user, 'is_restricted') === true || at(user, 'is_ultra_restricted') === true;
  return guest ? { ...reach('deactivated', 'a guest in Slack'), guest } : reach('active', 'back in Slack');
}

function heard(body: unknown, us: Us, user: unknown, what: Happening): Heard | null {
  const address = memberId(user, us);
  const key = textAt(body, 'event_id');
  return address && key && fromOurTeam(body, us) ? { address, key, what } : null;
}
