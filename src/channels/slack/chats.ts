// Where the private chat with each member is, as far as we have seen it. Without it Slack finds the chat by the member's id, so nothing depends on it.
import { at, textAt } from './at.ts';

/** So many are remembered; the oldest goes first. */
const LIMIT = 10_000;

/** The chats that are known. */
export type Chats = ReturnType<typeof privateChats>;

/** An empty memory of private chats. */
export function privateChats() {
  const chats = new Map<string, string>();
  return {
    /** Notes where a member wrote or pressed. What is no private chat is passed over. */
    seen(member: string, body: unknown): void {
      const place = textAt(body, 'event', 'channel') ?? textAt(body, 'channel', 'id');
      const direct = at(body, 'event') === undefined || at(body, 'event', 'channel_type') === 'im';
      if (!direct || !place?.startsWith('D')) return;
      chats.delete(member);
      chats.set(member, place);
      const oldest = chats.size > LIMIT ? chats.keys().next().value : undefined;
      if (oldest !== undefined) chats.delete(oldest);
    },
    of: (member: string): string | undefined => chats.get(member),
    /** The chat is not there any more. */
    forget: (member: string): boolean => chats.delete(member),
  };
}
