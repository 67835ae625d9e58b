// The service is killed with SIGKILL at every question and started again: no answer is lost, and nothing is said twice that was not cut off mid-way.
import { afterAll, describe, expect, it } from 'vitest';
import { type ShownMessage, startTelegram, type TelegramUser } from '../stand-ins/telegram/index.ts';
import { duoJsonHere } from '../support/duo-here.ts';
import { type Exchange, menteeAnswers, menteeTalk } from '../support/first-talk.ts';
import {
  endAll,
  laterBy,
  newFolder,
  preparedFolder,
  type Serving,
  type Settings,
  serve,
  serveLater,
} from '../support/process.ts';
import { newPostgres, testKey } from '../support/stores.ts';

afterAll(endAll);

/** When the process is killed: as soon as the answer is under way, or when the next question is on the screen. */
const moments = ['answer sent', 'question shown'] as const;
/**
 * A part of the talk is enough for one test: the parts together kill at every kind of question. The server's are stored
 * by the same statements, so it has the first of them, at either moment.
 */
const parts = {
  embedded: [[2, 12]],
  postgres: [[0, 6]],
};

for (const database of ['embedded', 'postgres'] as const) {
  describe(`killed on ${database}`, () => {
    for (const kills of parts[database]) {
      it(`at questions ${kills.map((at) => at + 1).join(', ')}`, async () => {
        const telegram = await startTelegram();
        const settings: Settings = {
          TELEGRAM_BOT_TOKEN: telegram.token,
          TELEGRAM_API_ROOT: telegram.url,
          LOG_LEVEL: 'silent',
          ...(database === 'postgres' ? { DATABASE_URL: await newPostgres(), ENCRYPTION_KEY: testKey } : {}),
        };
        const folder = database === 'embedded' ? preparedFolder('own') : newFolder();
        // Nobody reads between question and answer here: at the pace that Telegram wants, most of the time would be waiting.
        laterBy(folder, 0);
        let service: Serving = await serveLater(folder, settings);
        const again = async () => {
          service.kill('SIGKILL');
          await service.exit;
          service = await serveLater(folder, settings);
        };
        const amina = telegram.user({ id: 4711, firstName: 'Amina', languageCode: 'en' });
        await amina.start();
        for (const [at, exchange] of menteeTalk.entries()) {
          const moment = kills.includes(at) ? moments[at % 2 === Math.floor(at / 6) % 2 ? 0 : 1] : undefined;
          await amina.sees((message) => asks(message, exchange));
          if (moment === 'question shown') await again();
          await answer(amina, exchange);
          if (moment === 'answer sent') await again();
        }
        await amina.sees(/Thank you, Amina! Your profile is complete/);
        const { result } = await duoJsonHere(folder, settings, 'person', 'show', 'telegram:4711');
        expect(result).toMatchObject({ stage: 'information', answers: menteeAnswers });
        const texts = amina.chat().flatMap((message) => (message.from === 'bot' ? [message.text.split('\n')[0]] : []));
        const twice = texts.length - new Set(texts).size;
        // "Which languages …" is asked twice in this talk, because languages were typed first.
        expect(twice - 1, `said twice: ${texts.join(' | ')}`).toBeLessThanOrEqual(kills.length);
        expect(telegram.violations).toEqual([]);
        service.kill('SIGKILL');
        await service.exit;
        await telegram.stop();
      });
    }
  });
}

/** Whether a message is the question of this exchange, with the button that will be tapped. */
function asks(message: ShownMessage, { expect: text, tap }: Exchange): boolean {
  const labels = message.buttons.flat().map((button) => button.label);
  return text.test(message.text) && (tap === undefined || labels.includes(tap));
}

async function answer(user: TelegramUser, exchange: Exchange): Promise<void> {
  if (exchange.tap !== undefined) await user.tap(exchange.tap);
  if (exchange.say !== undefined) await user.send(exchange.say);
}

describe('cut off while sending', () => {
  it('says it again after a restart when nobody knows whether it arrived, and only then', async () => {
    const telegram = await startTelegram();
    const settings: Settings = {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      LOG_LEVEL: 'silent',
    };
    const folder = preparedFolder('own');
    const first = await serve(folder, settings);
    const amina = telegram.user({ id: 4711, firstName: 'Amina', languageCode: 'en' });
    const held = telegram.fault({ kind: 'hold', method: 'sendMessage' });
    await amina.start();
    await held.whenHit();
    first.kill('SIGKILL');
    await first.exit;
    const second = await serve(folder, settings);
    await amina.sees(/Which language do you want/);
    await amina.tap('English');
    await amina.sees(/Do you agree/);
    const texts = amina
      .chat()
      .filter((message) => message.from === 'bot')
      .map((message) => message.text);
    expect(texts.filter((text) => /Which language/.test(text))).toHaveLength(1);
    second.kill('SIGKILL');
    await second.exit;
    held.release();
    await telegram.stop();
  });
});
