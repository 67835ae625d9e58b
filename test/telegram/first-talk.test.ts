// The first talk through the real grammY client, polling and webhook, on both databases.
import { afterEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run.ts';
import { answerNext, menteeAnswers, menteeTalk } from '../support/first-talk.ts';
import { startWhole, type Whole } from '../support/running.ts';

let whole: Whole | undefined;
afterEach(async () => {
  await whole?.close();
  whole = undefined;
});

/** The other two pairs are in test/thread. */
for (const [database, mode] of [
  ['embedded', 'webhook'],
  ['postgres', 'polling'],
] as const) {
  describe(`Telegram by ${mode} on ${database}`, () => {
    it('takes a mentee from the first message to a confirmed profile', async () => {
      whole = await startWhole({ database, mode });
      const { telegram } = whole;
      const amina = telegram.user({ id: 4711, firstName: 'Amina', languageCode: 'en' });
      await amina.start();
      for (const exchange of menteeTalk) {
        await answerNext(amina, exchange);
        // Telegram hands out the same update again: nothing may happen twice.
        await telegram.repeatLast();
      }
      await amina.next(/Thank you, Amina! Your profile is complete/);
      const answer = await runCommand({ name: 'person show', person: 'telegram:4711' }, whole.config);
      expect(answer.result).toMatchObject({
        role: 'mentee',
        stage: 'information',
        centre: 'Ghent',
        answers: menteeAnswers,
      });
      const texts = amina
        .chat()
        .filter((message) => message.from === 'bot')
        .map((message) => message.text);
      expect(texts.filter((text) => /What is your first name/.test(text))).toHaveLength(1);
      expect(texts.filter((text) => /Your profile is complete/.test(text))).toHaveLength(1);
      expect(
        amina.chat().filter((message) => message.buttons.length > 0),
        'answered questions have no buttons',
      ).toEqual([]);
      expect(telegram.violations).toEqual([]);
    });
  });
}
