// The whole programme while the service is killed with SIGKILL in the middle of each stage, and started again on what it had stored.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlackStandIn, startSlack } from '../stand-ins/slack/index.ts';
import { startTelegram, type TelegramStandIn } from '../stand-ins/telegram/index.ts';
import { duoJsonHere } from '../support/duo-here.ts';
import { menteeAnswers } from '../support/first-talk.ts';
import {
  endAll,
  laterBy,
  newFolder,
  preparedFolder,
  type Serving,
  type Settings,
  serveLater,
} from '../support/process.ts';
import { mondayAtNine } from '../support/running.ts';
import { newPostgres, testKey } from '../support/stores.ts';
import { type People, thread } from '../support/thread.ts';

afterAll(endAll);

const HOUR = 3_600_000;

/**
 * On the server the story is cut after the first stages: answers, a seat and a form, each with its kill. What is decided
 * later is written by the same statements, and is killed at on the embedded database; without kills, the whole thread
 * goes through both.
 */
const STAGES = { embedded: thread.length, postgres: 2 };
/** Stages of the same kind as the one before them are gone through without a kill: a tick more, a button more. */
const UNHARMED = ['both want to go on', 'corrected and accepted', 'the decision', 'the weekly check-in'];

for (const [database, by] of [
  ['embedded', 'http'],
  ['postgres', 'socket'],
] as const) {
  describe(`killed on ${database}, with Slack by ${by}`, () => {
    let telegram: TelegramStandIn;
    let slack: SlackStandIn;
    let settings: Settings;
    let folder: string;
    let service: Serving;
    let people: People;
    let hours = (mondayAtNine(Date.now()) - Date.now()) / HOUR;

    async function begin(): Promise<void> {
      service = await serveLater(folder, settings);
      if (by === 'http') slack.deliverTo(service.url);
    }
    async function kill(): Promise<void> {
      service.kill('SIGKILL');
      await service.exit;
    }

    beforeAll(async () => {
      telegram = await startTelegram();
      slack = await startSlack();
      settings = {
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.url,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        ...(by === 'http' ? { SLACK_SIGNING_SECRET: slack.signingSecret } : { SLACK_APP_TOKEN: slack.appToken }),
        LOG_LEVEL: 'silent',
        ...(database === 'postgres' ? { DATABASE_URL: await newPostgres(), ENCRYPTION_KEY: testKey } : {}),
      };
      folder = database === 'embedded' ? preparedFolder('own') : newFolder();
      laterBy(folder, hours);
      await begin();
      await duoJsonHere(
        folder,
        settings,
        'coordinator',
        'add',
        '--slack',
        'U0SOFIE',
        '--centre',
        'Ghent',
        '--name',
        'Sofie',
      );
      people = {
        amina: telegram.user({ id: 4711, firstName: 'Amina', languageCode: 'en' }),
        bernard: slack.user({ id: 'U0BERNARD', name: 'Bernard' }),
        sofie: slack.user({ id: 'U0SOFIE', name: 'Sofie' }),
      };
    });
    afterAll(async () => {
      await kill();
      await telegram.stop();
      await slack.stop();
    });

    for (const { stage, after, moves } of thread.slice(0, STAGES[database])) {
      it(stage, async () => {
        hours += after;
        if (after > 0) laterBy(folder, hours, service);
        for (const [at, move] of moves.entries()) {
          await move.play(people);
          if (at !== Math.floor(moves.length / 2) || UNHARMED.includes(stage)) continue;
          // What the person did is acknowledged; whether its turn was taken and its answer sent is anybody's guess.
          await kill();
          await begin();
        }
      });
    }

    it('nothing was lost, and nothing was said twice that was not cut off half-way', async () => {
      const { result: amina } = await duoJsonHere(folder, settings, 'person', 'show', 'telegram:4711');
      const { result: bernard } = await duoJsonHere(folder, settings, 'person', 'show', 'slack:U0BERNARD');
      const whole = database === 'embedded';
      expect(amina).toMatchObject(
        whole
          ? { stage: 'alumnus', answers: { 'interview.job': 'Nurse in a hospital' } }
          : { stage: 'information', answers: menteeAnswers },
      );
      expect(bernard).toMatchObject(
        whole
          ? { stage: 'pool', answers: { 'interview.career': 'Thirty years in a hospital' } }
          : { stage: 'information', answers: { 'onboarding.born': 1961 } },
      );
      // One for each; a message that was under way when the process was killed may be there once more.
      const once = whole ? /You both said yes/ : /You have a seat/;
      const said = [people.amina, people.bernard].map((person) =>
        person.chat().flatMap(({ text }) => (once.test(text) ? [text] : [])),
      );
      for (const texts of said) expect(texts.length, 'said to each').toBeGreaterThanOrEqual(1);
      // Neither came to both in the moment of one kill.
      expect(said.flat().length, said.flat().join(' | ')).toBeLessThanOrEqual(3);
      for (const texts of said) expect(texts.length, 'cut off at most once').toBeLessThanOrEqual(2);
      expect(telegram.violations).toEqual([]);
      expect(slack.violations).toEqual([]);
      expect(slack.pings).toEqual([]);
    });
  });
}
