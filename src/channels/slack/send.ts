// Sends one delivery through Slack's Web API and says what became of it. No retry here: that is the delivery loop's alone.
import type { WebClient } from '@slack/web-api';
import type { Delivery } from '../../app/ports.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import { firstLanguage } from '../../speech/languages.ts';
import type { SendResult, SentDocument } from '../channel.ts';
import { type Block, buttonBlocks, heading } from './blocks.ts';
import type { Chats } from './chats.ts';
import { failureOf } from './failure.ts';
import type { OpenedViews } from './opened.ts';
import { formView } from './render-form.ts';
import { messageBlocks, settledBlocks } from './render-message.ts';
import { actButton, homeView, noticeBlocks } from './render-view.ts';
import { platformError } from './sdk.ts';
import { sendFile } from './send-file.ts';
import { wordsIn } from './words.ts';

/** What sending needs. */
export type SendParts = { web: WebClient; opened: OpenedViews; catalogue: Catalogue; chats: Chats };

/** Sends, or changes something that was sent. With a document it is the document, with the text above it. */
export async function sendSlack(parts: SendParts, delivery: Delivery, document?: SentDocument): Promise<SendResult> {
  try {
    const externalId = document ? await sendFile(parts, delivery, document) : await call(parts, delivery);
    if (delivery.kind === 'message' || delivery.kind === 'amend' || delivery.kind === 'home') {
      const { view, text } = delivery.body;
      void parts.opened.say(delivery.cause, view?.notice ?? text);
    }
    return { kind: 'sent', externalId };
  } catch (error) {
    return failureOf(error, delivery.kind !== 'message');
  }
}

async function call(parts: SendParts, delivery: Delivery): Promise<string | null> {
  const { web } = parts;
  const { body, target, ask } = delivery;
  const words = wordsIn(body.view?.language ?? target?.body.view?.language ?? firstLanguage, parts.catalogue);
  switch (delivery.kind) {
    case 'message':
      return post(parts, delivery.address, words.fallback, messageBlocks(body, ask, words));
    case 'amend': {
      const shown = body.view ? body : { text: target?.body.text ?? '', buttons: body.buttons };
      await change(web, delivery, words.fallback, messageBlocks(shown, ask, words));
      return null;
    }
    case 'settle':
      if (target) await change(web, delivery, words.fallback, settledBlocks(target.body, body.chosen ?? [], words));
      return null;
    case 'home':
      if (body.view) await web.views.publish({ user_id: delivery.address, view: homeView(body.view, words) });
      return null;
    case 'form': {
      const { view } = body;
      if (!view) return null;
      if (await parts.opened.fill(delivery.cause, formView(view, ask, words))) return null;
      // Too late for a window: the person opens it from the chat.
      const buttons = view.again ? [actButton(view.again, view.language, ask, 0)] : [];
      const blocks = [...heading(view.title), ...noticeBlocks(view), ...buttonBlocks(buttons)];
      return post(parts, delivery.address, words.fallback, blocks);
    }
    case 'fetch':
      throw new Error('A file is fetched, not sent');
  }
}

/** Into the private chat where the member was last; else to their id, for which Slack opens the chat by itself. Where it went is the answer. */
async function post({ web, chats }: SendParts, member: string, text: string, blocks: Block[]): Promise<string> {
  const send = async (to: string): Promise<string> => {
    const { channel, ts } = await web.chat.postMessage({
      channel: to,
      text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
    });
    return `${channel}/${ts}`;
  };
  const known = chats.of(member);
  if (known === undefined) return send(member);
  try {
    return await send(known);
  } catch (error) {
    // Refused for certain, so nothing was said: the chat we knew is gone, and there may be another one.
    if (platformError(error) !== 'channel_not_found') throw error;
    chats.forget(member);
    return send(member);
  }
}

async function change(web: WebClient, { target }: Delivery, text: string, blocks: Block[]): Promise<void> {
  const [channel = '', ts = ''] = target?.externalId?.split('/') ?? [];
  await web.chat.update({ channel, ts, text, blocks });
}
