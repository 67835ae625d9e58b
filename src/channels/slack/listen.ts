// What the app listens to. Each listener reads what it heard and stores it, and does nothing else; it throws when that fails.
import { App, type Context } from '@slack/bolt';
import type { CheckForm, Log } from '../../app/ports.ts';
import { toSafeError } from '../../app/safe-error.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import { firstLanguage } from '../../speech/languages.ts';
import type { Receive } from '../channel.ts';
import { textAt } from './at.ts';
import type { Chats } from './chats.ts';
import type { Heard, Us } from './heard.ts';
import { inTurn } from './in-turn.ts';
import type { OpenedViews } from './opened.ts';
import { parseHome, parseMember, parseMessage } from './parse-event.ts';
import { parseAct, parseCommand, parseForm, parseTap } from './parse-interaction.ts';
import { FORM } from './render-form.ts';
import { clientOptions, silence } from './sdk.ts';
import { answerElsewhere } from './words.ts';

/** The slash command of the app. */
export const COMMAND = '/duo';

/** What came of something that Slack delivered. It may be acknowledged, with the response, only when it is safe. */
export type Outcome = { safe: boolean; response: unknown };

/** Hands what Slack delivered to the listeners, and resolves when they are through. Never rejects. */
export type Handle = (body: unknown) => Promise<Outcome>;

/** What the listeners need. */
export type ListenParts = {
  botToken: string;
  apiUrl: string | null;
  /** Null until Slack has said who we are. */
  us: () => Us | null;
  receive: Receive;
  check: CheckForm;
  opened: OpenedViews;
  chats: Chats;
  catalogue: Catalogue;
  log: Log;
  now: () => string;
};

/** Makes the Bolt app. Nothing reaches it but through the handler, so that whoever receives decides when to acknowledge. */
export function listen(parts: ListenParts): Handle {
  const { log, us, botToken, apiUrl } = parts;
  const app = new App({
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    // With it, Bolt asks nothing of the API by itself, neither now nor at each event.
    authorize: async () => ({ botToken, ...identity(us()) }),
    clientOptions: clientOptions(apiUrl),
    logger: silence,
    logLevel: silence.getLevel(),
    convoStore: false,
    extendedErrorHandler: true,
  });
  addListeners(app, parts);
  app.error(async ({ error, context }: { error: Error; context: Context }) => {
    log.warn('what Slack delivered was not stored, so it is not acknowledged', { error: toSafeError(cause(error)) });
    if (context.outcome) outcomeOf(context).safe = false;
  });

  const queue = inTurn();
  return (body) => {
    const member = memberOf(body);
    return member === null ? handle(body) : queue(member, () => handle(body));
  };

  async function handle(body: unknown): Promise<Outcome> {
    const outcome: Outcome = { safe: us() !== null, response: undefined };
    if (!outcome.safe) return outcome;
    try {
      await app.processEvent({
        body: body as Record<string, unknown>,
        ack: async (response) => {
          outcome.response = response;
        },
        customProperties: { outcome },
      });
    } catch (error) {
      // Of a shape that Bolt does not know. It would be the same the next time, so it is passed over.
      log.warn('something from Slack could not be read', { error: toSafeError(error) });
    }
    return outcome;
  }
}

/** Who acts, wherever Slack writes it; null for what nobody did. */
const memberOf = (body: unknown): string | null =>
  textAt(body, 'event', 'user') ?? textAt(body, 'user', 'id') ?? textAt(body, 'user_id');

function addListeners(app: App, parts: ListenParts): void {
  const { receive, check, opened, chats, catalogue, now } = parts;
  const store = (heard: Heard) => receive({ channel: 'slack', at: now(), language: firstLanguage, ...heard });
  const us = () => parts.us() ?? { team: '', user: '', bot: null };
  const storeIf = async (heard: Heard | null) => {
    if (heard) await store(heard);
  };

  app.message(async ({ body }) => {
    const heard = parseMessage(body, us());
    if (heard) chats.seen(heard.address, body);
    await storeIf(heard);
  });
  app.event('app_home_opened', async ({ body }) => storeIf(parseHome(body, us())));
  app.event('user_change', async ({ body }) => storeIf(parseMember(body, us())));

  app.action(/^tap\./, async ({ body, ack }) => {
    const heard = parseTap(body, us());
    if (heard) chats.seen(heard.address, body);
    await storeIf(heard);
    await ack();
  });
  app.action(/^act\./, async ({ body, ack }) => {
    const heard = parseAct(body, us());
    if (heard) {
      const { opening, ...arrival } = heard;
      const { fresh, inputId } = await store(arrival);
      if (opening && fresh) opened.open(inputId, opening);
    }
    await ack();
  });
  app.view(FORM, async ({ body, ack }) => {
    const form = parseForm(body, us());
    const errors = form ? errorsOf(check(form.act, form.language), form.fields) : null;
    if (errors) return ack({ response_action: 'errors', errors });
    if (form) await store(form.heard);
    await ack();
  });
  app.command(COMMAND, async ({ body, ack }) => {
    const heard = parseCommand(body, us());
    if (!heard) return ack();
    const { outside, ...arrival } = heard;
    await store(arrival);
    await (outside ? ack({ response_type: 'ephemeral', text: answerElsewhere(catalogue) }) : ack());
  });
}

/** Slack takes words about fields that it knows only; others stand at the first one. Null when nothing is wrong. */
function errorsOf(wrong: Readonly<Record<string, string>>, fields: readonly string[]): Record<string, string> | null {
  const found = Object.entries(wrong).map(([name, words]) => [fields.includes(name) ? name : fields[0], words]);
  return found.length > 0 ? Object.fromEntries(found) : null;
}

const outcomeOf = (context: Context): Outcome => context.outcome as Outcome;

const identity = (us: Us | null) =>
  us ? { teamId: us.team, botUserId: us.user, ...(us.bot ? { botId: us.bot } : {}) } : {};

/** Bolt puts errors into errors of its own; what broke is inside. */
function cause(error: unknown): unknown {
  const { original } = error as { original?: unknown };
  return original instanceof Error ? original : error;
}
