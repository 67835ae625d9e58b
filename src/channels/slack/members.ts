// Looks once a day whether the coordinators' accounts are still there, so that a missed event of Slack leaves nobody's access open.
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../app/ports.ts';
import type { Receive } from '../channel.ts';
import { at } from './at.ts';
import { memberState } from './parse-event.ts';
import { platformError } from './sdk.ts';

/** Slack's words for an account that is not of this workspace, or not any more. */
const GONE = ['user_not_found', 'users_not_found', 'user_not_visible'];

/**
 * Asks `users.info` for each member and stores what it says, as if Slack had told it: once a day, under the day's key. A
 * call that fails ends the round; what is left comes first the next day.
 */
export async function lookAtMembers(
  { web, receive, log, now }: { web: WebClient; receive: Receive; log: Log; now: () => string },
  addresses: readonly string[],
): Promise<void> {
  const day = now().slice(0, 10);
  const begin = addresses.length === 0 ? 0 : Math.floor(Date.parse(day) / 86_400_000) % addresses.length;
  for (const address of [...addresses.slice(begin), ...addresses.slice(0, begin)]) {
    let user: unknown;
    try {
      user = (await web.users.info({ user: address })).user;
    } catch (error) {
      const word = platformError(error);
      if (!word || !GONE.includes(word)) {
        log.warn('Slack does not say who is still there; the next look is tomorrow', { reason: word ?? 'network' });
        return;
      }
      user = { deleted: true };
    }
    if (at(user, 'is_bot') === true) continue;
    const arrival = { channel: 'slack', address, key: `members/${address}/${day}`, at: now(), language: 'en' };
    await receive({ ...arrival, what: memberState(user), onlyKnown: true });
  }
}
