// Proves with the real grammY client what the stand-in says to messages, taps, files and people who leave.
import { InputFile } from 'grammy';
import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';
import { refusal, withTelegram } from './test-client.ts';

const button = (data: string) => ({ inline_keyboard: [[{ text: 'B', callback_data: data }]] });
const link = (url: string) => ({ inline_keyboard: [[{ text: 'L', url }]] });
const notModified =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as ' +
  'a current content and reply markup of the message';

describe('refusals', () => {
  it('says what the API says about texts, chats and buttons', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      const say = async (call: Promise<unknown>) => (await refusal(call)).description;
      expect(await say(api.sendMessage(11, 'before /start'))).toBe('Bad Request: chat not found');
      await ann.start();
      expect(await say(api.sendMessage(11, ''))).toBe('Bad Request: message text is empty');
      expect(await say(api.sendMessage(11, ' \n'))).toBe('Bad Request: text must be non-empty');
      expect(await say(api.sendMessage(11, 'x'.repeat(4097)))).toBe('Bad Request: message is too long');
      expect(await say(api.sendMessage(11, 'x', { reply_markup: button('é'.repeat(33)) }))).toBe(
        'Bad Request: BUTTON_DATA_INVALID',
      );
      expect(await say(api.editMessageText(11, 999, 'x'))).toBe('Bad Request: message to edit not found');
      expect(await say(api.deleteMessage(11, 999))).toBe('Bad Request: message to delete not found');
      const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
      expect(await say(api.answerCallbackQuery('1'))).toBe(tooOld);
      await api.sendMessage(11, 'x'.repeat(4096), { reply_markup: button('é'.repeat(32)) });
      await ann.tap('B');
      telegram.expireQueries();
      const id = (await api.getUpdates()).at(-1)?.callback_query?.id ?? '';
      expect(await say(api.answerCallbackQuery(id))).toBe(tooOld);
      expect(ann.unanswered()).toBe(1);
      expect(await say(api.sendMessage(11, 'x', { reply_markup: link('http://localhost:3000/') }))).toBe(
        "Bad Request: inline keyboard button URL 'http://localhost:3000/' is invalid: Wrong HTTP URL",
      );
      // Everything that breaks a limit is kept, and nothing else: not the unknown chat, message or tap.
      expect(telegram.violations.map((violation) => violation.split(' ').slice(0, 4).join(' '))).toEqual([
        'sendMessage /text must have',
        'sendMessage is refused: Bad',
        'sendMessage /text must have',
        'sendMessage /reply_markup/inline_keyboard/0/0/callback_data must not',
        'sendMessage is refused: Bad',
      ]);
    }));

  it('refuses an edit that changes nothing, whitespace aside', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await ann.start();
      const { message_id } = await api.sendMessage(11, 'same', { reply_markup: button('a') });
      const again = api.editMessageText(11, message_id, 'same ', { reply_markup: button('a') });
      expect((await refusal(again)).description).toBe(notModified);
      await api.editMessageText(11, message_id, 'same');
      const bare = refusal(api.editMessageReplyMarkup(11, message_id));
      expect((await bare).description).toBe(notModified);
      await api.deleteMessage(11, message_id);
      expect(ann.chat().map(({ text }) => text)).toEqual(['/start']);
      expect(telegram.violations).toEqual([]);
    }));

  it('deletes no message of 48 hours ago', async () => {
    let now = Date.UTC(2026, 0, 1);
    await withTelegram({ now: () => now }, async (telegram, api) => {
      await telegram.user({ id: 11, firstName: 'Ann' }).start();
      const { message_id } = await api.sendMessage(11, 'old');
      now += 48 * 3_600_000;
      const refused = await refusal(api.deleteMessage(11, message_id));
      expect(refused.description).toBe("Bad Request: message can't be deleted for everyone");
    });
  });

  it('answers 403 for people who blocked the bot or left Telegram', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await ann.start();
      await ann.block();
      const blocked = await refusal(api.sendMessage(11, 'hello'));
      expect([blocked.error_code, blocked.description]).toEqual([403, 'Forbidden: bot was blocked by the user']);
      await expect(ann.send('hello')).rejects.toThrow('has blocked the bot');
      await ann.unblock();
      await api.sendMessage(11, 'hello');
      const states = (await api.getUpdates()).map(({ my_chat_member }) => my_chat_member?.new_chat_member.status);
      expect(states).toEqual([undefined, 'kicked', 'member']);
      ann.deactivate();
      expect((await refusal(api.sendMessage(11, 'hello'))).description).toBe('Forbidden: user is deactivated');
    }));

  it('limits the rate when asked to', () =>
    withTelegram({ rateLimit: true }, async (telegram, api) => {
      await telegram.user({ id: 11, firstName: 'Ann' }).start();
      await telegram.user({ id: 12, firstName: 'Bob' }).start();
      for (const text of ['1', '2', '3']) await api.sendMessage(11, text);
      const refused = await refusal(api.sendMessage(11, '4'));
      expect([refused.error_code, refused.description]).toEqual([429, 'Too Many Requests: retry after 1']);
      expect(refused.parameters.retry_after).toBe(1);
      const url = `${telegram.url}/bot${telegram.token}/sendMessage?chat_id=11&text=4`;
      expect((await fetch(url)).headers.get('retry-after')).toBe('1');
      await api.sendMessage(12, 'another chat');
      await api.setWebhook('https://duo.example/telegram');
      expect((await refusal(api.setWebhook('https://duo.example/telegram'))).parameters.retry_after).toBe(1);
      expect(telegram.violations).toEqual([]);
    }));

  it('limits the rate over all chats', () => {
    const limit = createRateLimit();
    const waits = Array.from({ length: 31 }, (_, chat) => limit.take(chat));
    expect(waits).toEqual([...Array.from({ length: 30 }, () => 0), 1]);
  });
});

describe('content', () => {
  it('takes a document from the multipart body of grammY', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await ann.start();
      const bytes = new Uint8Array([0, 13, 10, 45, 45, 255]);
      const sent = await api.sendDocument(11, new InputFile(bytes, 'été.csv'), {
        caption: 'Voilà',
        reply_markup: button('a'),
      });
      const seen = await ann.next();
      expect(seen.document).toEqual({ filename: 'été.csv', bytes, caption: 'Voilà' });
      expect(seen.buttons).toEqual([[{ label: 'B', data: 'a' }]]);
      await api.sendDocument(11, sent.document.file_id);
      expect((await ann.next()).document?.bytes).toEqual(bytes);
      const { file_path } = await api.getFile(sent.document.file_id);
      const file = await fetch(`${telegram.url}/file/bot${telegram.token}/${file_path}`);
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
      expect(telegram.violations).toEqual([]);
    }));

  it('takes urlencoded bodies, and keeps commands by language and scope', () =>
    withTelegram({}, async (telegram, api) => {
      const body = new URLSearchParams({ commands: '[{"command":"help","description":"Aide"}]', language_code: 'fr' });
      await fetch(`${telegram.url}/bot${telegram.token}/setmycommands`, { method: 'POST', body });
      const help = [{ command: 'help', description: 'Help' }];
      await api.setMyCommands(help, { scope: { type: 'chat', chat_id: 11 } });
      expect([...telegram.commands.keys()]).toEqual(['fr|default', '|chat:11']);
      expect(await api.getMyCommands({ language_code: 'fr' })).toEqual([{ command: 'help', description: 'Aide' }]);
      await api.setMyName('Duo', { language_code: 'nl' });
      await api.setChatMenuButton({ menu_button: { type: 'commands' } });
      expect(telegram.profile.get('name|nl')).toBe('Duo');
      expect(telegram.violations).toEqual([]);
    }));

  it('words the other things that a person can do', () =>
    withTelegram({}, async (telegram, api) => {
      const ann = telegram.user({ id: 11, firstName: 'Ann' });
      await ann.send('write to ann@example.org /now');
      await ann.edit(101, 'changed');
      await ann.photo('me');
      await ann.sticker();
      await ann.voice();
      await ann.document();
      await ann.location();
      await ann.contact('+32470000000');
      const updates = await api.getUpdates();
      const kinds = updates.map((update) => Object.keys(update.message ?? update.edited_message ?? {}));
      for (const [index, kind] of ['text', 'text', 'photo', 'sticker', 'voice', 'document', 'location'].entries()) {
        expect(kinds[index]).toContain(kind);
      }
      expect(updates[0]?.message?.entities?.map(({ type }) => type)).toEqual(['email', 'bot_command']);
      expect(updates[1]?.edited_message?.text).toBe('changed');
      expect(updates[7]?.message?.contact).toMatchObject({ phone_number: '+32470000000', user_id: 11 });
      expect(ann.chat()[1]?.text).toBe('[photo] me');
    }));

  it('lets a bot leave a group, and pushes channel posts', () =>
    withTelegram({}, async (telegram, api) => {
      const { chatId } = telegram.groupMessage({ text: 'hi /help' });
      telegram.groupMessage({ kind: 'channel' });
      const updates = await api.getUpdates();
      const kinds = updates.map((update) => Object.keys(update)[1]);
      expect(kinds).toEqual(['my_chat_member', 'message', 'my_chat_member', 'channel_post']);
      expect(updates[1]?.message?.chat.type).toBe('group');
      await api.leaveChat(chatId);
      expect((await refusal(api.sendMessage(chatId, 'x'))).error_code).toBe(403);
    }));
});
