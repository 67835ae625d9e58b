// Gets a file that a member shared with the bot: from Slack's own place for files, with the bot's token, and from nowhere else.
import type { FetchResult } from '../channel.ts';
import { download } from '../download.ts';

const FILES = 'https://files.slack.com';

/** `ref` is the address that Slack told of the file. */
export async function fetchSlack(
  { botToken, apiUrl }: { botToken: string; apiUrl: string | null },
  ref: string,
  maxBytes: number,
): Promise<FetchResult> {
  // The token goes along: an address of anybody else, however it came in, must not get it.
  const here = URL.canParse(ref) ? new URL(ref).origin : null;
  const theirs = [FILES, ...(apiUrl ? [new URL(apiUrl).origin] : [])];
  if (here === null || !theirs.includes(here)) return { kind: 'never', reason: 'not at Slack' };
  return download(ref, maxBytes, { authorization: `Bearer ${botToken}` });
}
