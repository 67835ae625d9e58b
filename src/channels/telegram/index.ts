// Telegram: a grammY bot whose handlers store what came in, and the sending of what goes out.
import { Bot, GrammyError, webhookCallback } from 'grammy';
import type { Context as HonoContext } from 'hono';
import type { Log } from '../../app/ports.ts';
import type { Happening } from '../../core/input.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import { firstLanguage, languageFor, languages } from '../../speech/languages.ts';
import type { Channel, Health, Receive } from '../channel.ts';
import { commandNames } from '../commands.ts';
import { fetchTelegram } from './fetch.ts';
import { hintOf, parseCommand, parseMember, parseMessage, parseStart, parseTap } from './parse.ts';
import { allowedUpdates, type Poll, startPolling } from './poll.ts';
import { sendTelegram } from './send.ts';

/** What the channel is told by the configuration. */
export type TelegramSettings = {
  token: string;
  apiRoot: string | null;
  webhook: { url: string; secret: string } | null;
};

/** What the channel needs from outside. */
export type TelegramParts = {
  settings: TelegramSettings;
  receive: Receive;
  catalogue: Catalogue;
  log: Log;
  now: () => string;
  steady: () => number;
  /** Only a person can help: the service says so in one line and ends. */
  fatal: (words: string) => void;
  /** The bot's name became known. */
  named: (username: string) => Promise<void>;
};

/** The Telegram channel, and the handler of its webhook. */
export type TelegramChannel = Channel & { webhook: ((c: HonoContext) => Promise<Response>) | null };

const RETRY_MS = 5_000;
const POLL_STALL_MS = 120_000;

/** Makes the channel. Nothing is asked of the API before `start`. */
export function telegramChannel(parts: TelegramParts): TelegramChannel {
  const { settings, log, steady, fatal } = parts;
  const bot = new Bot(settings.token, {
    client: { ...(settings.apiRoot ? { apiRoot: settings.apiRoot } : {}), timeoutSeconds: 50 },
  });
  listen(bot, parts);

  let poll: Poll | null = null;
  let up = false;
  let ended = false;
  let trying: NodeJS.Timeout | null = null;

  /** Asks the API who we are and begins. An API that is away is tried again; a token that it refuses ends the service. */
  async function begin(): Promise<void> {
    try {
      // Not `bot.init()`: that tries again by itself, with waits that grow, and would come back late after an outage.
      bot.botInfo = await bot.api.getMe();
      await parts.named(bot.botInfo.username);
      if (settings.webhook) {
        const { url, secret } = settings.webhook;
        await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates });
      } else {
        await bot.api.deleteWebhook();
        if (!ended) poll = startPolling(bot, log, steady, fatal);
      }
      up = true;
      void introduce(bot, parts.catalogue, log);
    } catch (error) {
      if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
        fatal(`Telegram refuses TELEGRAM_BOT_TOKEN (${error.error_code} ${error.description})`);
        return;
      }
      log.warn('Telegram cannot be reached; trying again', { in: RETRY_MS });
      if (!ended) trying = setTimeout(() => void begin(), RETRY_MS);
    }
  }

  function health(): Health {
    if (!up) return { ready: false, detail: 'Telegram has not answered yet' };
    const last = poll?.lastCompleted();
    if (poll && (last == null || steady() - last > POLL_STALL_MS)) {
      return last == null ? { ready: true, detail: 'polling begins' } : { ready: false, detail: 'polling stalls' };
    }
    return { ready: true, detail: settings.webhook ? 'webhook' : 'polling' };
  }

  return {
    name: 'telegram',
    // One a second for each chat with "short bursts allowed": a talk that a person drives may be quick, and a 429 is obeyed anyway.
    pace: { address: { burst: 20, perSecond: 1 }, overall: { burst: 25, perSecond: 25 } },
    send: (delivery, document) => sendTelegram(bot.api, delivery, parts.catalogue, document),
    fetch: (fileId, maxBytes) => fetchTelegram(bot.api, settings, fileId, maxBytes),
    health,
    start: begin,
    stop: async () => {
      ended = true;
      if (trying) clearTimeout(trying);
      await poll?.stop();
    },
    webhook: settings.webhook ? webhookHandler(bot, settings.webhook.secret, log) : null,
  };
}

/** grammY's own webhook handler. It answers 200 only when the handlers are through, that is, when the update is stored. */
function webhookHandler(bot: Bot, secretToken: string, log: Log) {
  const handle = webhookCallback(bot, 'hono', { secretToken, timeoutMilliseconds: 5_000, onTimeout: 'throw' });
  return async (c: HonoContext): Promise<Response> => {
    try {
      return await handle(c as never);
    } catch {
      log.warn('an update was not stored; Telegram will deliver it again');
      return c.body(null, 500);
    }
  };
}

/** What the bot listens to. Each handler stores what it heard and does nothing else; it throws when that fails. */
function listen(bot: Bot, parts: TelegramParts): void {
  const store = (
    ctx: {
      update: { update_id: number };
      chat?: { id: number } | undefined;
      from?: { language_code?: string } | undefined;
    },
    what: Happening,
  ) =>
    parts.receive({
      channel: 'telegram',
      address: String(ctx.chat?.id),
      key: `${bot.botInfo.id}/${ctx.update.update_id}`,
      at: parts.now(),
      what,
      language: languageFor(hintOf(ctx as never)) ?? firstLanguage,
    });

  // Groups and channels are no place for a talk like this one.
  bot.on('my_chat_member', async (ctx) => {
    if (ctx.chat.type === 'private') return store(ctx, parseMember(ctx.myChatMember.new_chat_member.status));
    if (['member', 'administrator'].includes(ctx.myChatMember.new_chat_member.status))
      await ctx.leaveChat().catch(() => {});
  });
  const talk = bot.chatType('private');
  talk.command('start', (ctx) => store(ctx, parseStart(ctx.match, hintOf(ctx))));
  talk.command(Object.keys(commandNames), (ctx) => store(ctx, parseCommand(ctx.msg.text)));
  talk.on('callback_query:data', async (ctx) => {
    await store(ctx, parseTap(ctx.callbackQuery.data));
    // Takes the waiting sign off the button. Perishable: what counts is stored.
    ctx.answerCallbackQuery().catch(() => {});
  });
  talk.on('message', async (ctx) => {
    const text = ctx.msg.text;
    const what = text?.startsWith('/') ? parseCommand(text) : parseMessage(ctx.msg);
    if (what) await store(ctx, what);
  });
}

/** Says who the bot is and what it can do, in every language, where Telegram shows it. Not worth failing for. */
async function introduce(bot: Bot, catalogue: Catalogue, log: Log): Promise<void> {
  try {
    for (const { code } of languages) {
      const language = code === firstLanguage ? {} : { language_code: code as never };
      const text = (key: string) => catalogue.text(code, 'channel', key);
      const commands = Object.keys(commandNames).map((command) => ({
        command,
        description: text(`command.${command}`),
      }));
      await bot.api.setMyCommands(commands, { scope: { type: 'all_private_chats' }, ...language });
      await bot.api.setMyDescription(text('description'), language);
      await bot.api.setMyShortDescription(text('about'), language);
    }
  } catch {
    log.warn('Telegram did not take the command menu; it is sent again at the next start');
  }
}
