// A file that is handed out in Slack: uploaded in the three steps of the current API, with its text in blocks above it.
import type { WebClient } from '@slack/web-api';
import type { Delivery } from '../../app/ports.ts';
import type { SentDocument } from '../channel.ts';
import { richText } from './blocks.ts';
import type { Chats } from './chats.ts';
import { platformError } from './sdk.ts';

/** Uploads the file into the private chat with the member. Slack does not say under which message it will stand. */
export async function sendFile(
  { web, chats }: { web: WebClient; chats: Chats },
  { address, body }: Delivery,
  document: SentDocument,
): Promise<null> {
  const known = chats.of(address);
  if (known === undefined) return upload(web, await chatWith(web, address), body.text, document);
  try {
    return await upload(web, known, body.text, document);
  } catch (error) {
    // Refused for certain, so nothing was said: the chat we knew is gone, and there may be another one.
    if (platformError(error) !== 'channel_not_found') throw error;
    chats.forget(address);
    return upload(web, await chatWith(web, address), body.text, document);
  }
}

/** A file goes to a chat, never to a member's id as a message may. */
async function chatWith(web: WebClient, member: string): Promise<string> {
  const { channel } = await web.conversations.open({ users: member });
  return channel?.id ?? member;
}

async function upload(web: WebClient, chat: string, text: string, { name, bytes }: SentDocument): Promise<null> {
  await web.filesUploadV2({
    channel_id: chat,
    filename: name,
    title: name,
    file: Buffer.from(bytes),
    // Not `initial_comment`: that is read as markup, and a name that somebody gave themselves could ping everybody.
    blocks: richText([{ text }]),
  });
  return null;
}
