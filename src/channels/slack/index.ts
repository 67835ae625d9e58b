// Slack: a Bolt app whose listeners store what came in, over Socket Mode or HTTP, and the sending of what goes out.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CheckForm, Log } from '../../app/ports.ts';
import type { Catalogue } from '../../speech/catalogue.ts';
import type { Channel, Health, Receive } from '../channel.ts';
import { privateChats } from './chats.ts';
import { fetchSlack } from './fetch.ts';
import type { Us } from './heard.ts';
import { httpReceiver } from './http.ts';
import { listen } from './listen.ts';
import { lookAtMembers } from './members.ts';
import { openedViews } from './opened.ts';
import { isRefusal, platformError, webClient } from './sdk.ts';
import { sendSlack } from './send.ts';
import { socketReceiver } from './socket.ts';

/** What the channel is told by the configuration. With an app token it is Socket Mode, else HTTP with the signing secret. */
export type SlackSettings = {
  botToken: string;
  appToken: string | null;
  signingSecret: string | null;
  apiUrl: string | null;
};

/** What the channel needs from outside. */
export type SlackParts = {
  settings: SlackSettings;
  receive: Receive;
  check: CheckForm;
  catalogue: Catalogue;
  log: Log;
  now: () => string;
  steady: () => number;
  /** Only a person can help: the service says so in one line and ends. */
  fatal: (words: string) => void;
};

/** The Slack channel, and the handler of `POST /slack/events`; null in Socket Mode. */
export type SlackChannel = Channel & {
  http: ((incoming: IncomingMessage, outgoing: ServerResponse) => void) | null;
  /** Asks Slack about these members, and stores who is there no longer. */
  look: (addresses: readonly string[]) => Promise<void>;
};

const RETRY_MS = 5_000;

/** Makes the channel. Nothing is asked of the API before `start`. */
export function slackChannel(parts: SlackParts): SlackChannel {
  const { settings, catalogue, log, steady, fatal } = parts;
  const { botToken, appToken, signingSecret, apiUrl } = settings;
  const web = webClient(botToken, apiUrl);
  const opened = openedViews(web, catalogue, steady);
  let us: Us | null = null;
  let ended = false;
  let trying: NodeJS.Timeout | null = null;

  const chats = privateChats();
  const handle = listen({ ...parts, botToken, apiUrl, opened, chats, us: () => us });
  const refused = (word: string) => fatal(`Slack refuses SLACK_APP_TOKEN (${word})`);
  const socket = appToken ? socketReceiver({ appToken, apiUrl, handle, log, steady, refused }) : null;

  /** Asks the API who we are and begins. An API that is away is tried again; a token that it refuses ends the service. */
  async function begin(): Promise<void> {
    try {
      us = identity(await web.auth.test());
    } catch (error) {
      const word = platformError(error);
      if (isRefusal(word)) return fatal(`Slack refuses SLACK_BOT_TOKEN (${word})`);
      log.warn('Slack cannot be reached; trying again', { in: RETRY_MS, reason: word ?? 'network' });
      if (!ended) trying = setTimeout(() => void begin(), RETRY_MS);
      return;
    }
    if (!ended) await socket?.start();
  }

  function health(): Health {
    if (!us) return { ready: false, detail: 'Slack has not answered yet' };
    if (!socket) return { ready: true, detail: 'http' };
    return socket.connected() ? { ready: true, detail: 'socket mode' } : { ready: false, detail: 'not connected' };
  }

  return {
    name: 'slack',
    // One a second for each chat with "short bursts" allowed; a 429 is obeyed anyway.
    pace: { address: { burst: 5, perSecond: 1 }, overall: { burst: 15, perSecond: 15 } },
    send: (delivery, document) => sendSlack({ web, opened, catalogue, chats }, delivery, document),
    fetch: (ref, maxBytes) => fetchSlack(settings, ref, maxBytes),
    health,
    start: async () => {
      if (appToken && signingSecret)
        log.info('SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: Slack is used in Socket Mode');
      await begin();
    },
    stop: async () => {
      ended = true;
      if (trying) clearTimeout(trying);
      await socket?.stop();
    },
    look: (addresses) => lookAtMembers({ ...parts, web }, addresses),
    http: !appToken && signingSecret ? httpReceiver(signingSecret, handle, log) : null,
  };
}

/** Who we are. An answer without it is no answer of Slack's. */
function identity({
  team_id: team,
  user_id: user,
  bot_id: bot,
}: {
  team_id?: string;
  user_id?: string;
  bot_id?: string;
}): Us {
  if (!team || !user) throw new Error('auth.test did not say who we are');
  return { team, user, bot: bot ?? null };
}
