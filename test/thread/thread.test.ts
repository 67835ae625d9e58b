// The whole programme in one run through the real grammY and the real Bolt at once: both ways of each, on both databases, everything delivered twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run.ts';
import { startWhole, type Whole } from '../support/running.ts';
import { type People, thread } from '../support/thread.ts';

/** Each way of each channel, and each database. The other pairs are in killed.test.ts. */
const shapes = [
  { database: 'embedded', mode: 'polling', slack: 'socket' },
  { database: 'postgres', mode: 'webhook', slack: 'http' },
] as const;

for (const shape of shapes) {
  describe(`Telegram by ${shape.mode} and Slack by ${shape.slack} on ${shape.database}`, () => {
    let whole: Whole;
    let people: People;

    beforeAll(async () => {
      // Every event and every interaction of Slack comes twice.
      whole = await startWhole({ ...shape, slackOptions: { duplicate: true, allowPing: () => false } });
      const { telegram, slack } = whole;
      if (!slack) throw new Error('There is no Slack');
      await runCommand(
        { name: 'coordinator add', slack: 'U0SOFIE', centre: 'Ghent', lead: true, personName: 'Sofie' },
        whole.config,
      );
      people = {
        amina: telegram.user({ id: 4711, firstName: 'Amina', languageCode: 'en' }),
        bernard: slack.user({ id: 'U0BERNARD', name: 'Bernard' }),
        sofie: slack.user({ id: 'U0SOFIE', name: 'Sofie' }),
      };
    });
    afterAll(() => whole?.close());

    for (const { stage, after, moves } of thread) {
      it(stage, async () => {
        if (after > 0) await whole.pass(after);
        for (const move of moves) {
          whole.breathe();
          await move.play(people);
          // Telegram hands out its last update again: nothing may happen twice.
          if (move.name.startsWith('Amina')) await whole.telegram.repeatLast();
        }
      });
    }

    it('a coordinator who is deactivated in Slack sees nothing from the next event on', async () => {
      const { slack } = whole;
      if (!slack) throw new Error('There is no Slack');
      const asked = () => slack.requests.filter(({ method }) => method === 'views.publish').length;
      const first = asked();
      await people.sofie.openHome();
      await slack.until(() => asked() > first);
      people.sofie.deactivate();
      await slack.until(() => slack.pending() === 0);
      const before = asked();
      // Slack lets nobody in who is deactivated; what was under way may still arrive after the news of it.
      slack.event({ type: 'app_home_opened', user: 'U0SOFIE', tab: 'home', channel: people.sofie.dm });
      await slack.until(() => slack.pending() === 0);
      people.sofie.reactivate();
      await slack.until(() => slack.pending() === 0);
      await people.sofie.openHome();
      await slack.until(() => asked() > before);
      // Pages come in order: one for the time before it would have come first.
      expect(asked()).toBe(before + 1);
    });

    it('left everybody where they belong, said nothing twice and asked nothing invalid of either API', async () => {
      const show = async (person: string) =>
        (await runCommand({ name: 'person show', person }, whole.config)).result as { stage: string };
      expect(await show('telegram:4711')).toMatchObject({
        stage: 'alumnus',
        answers: { 'interview.job': 'Nurse in a hospital', 'evaluation.work': 'job', 'check-in.met': 'yes' },
      });
      expect(await show('slack:U0BERNARD')).toMatchObject({
        stage: 'pool',
        answers: { 'onboarding.first-name': 'Bernard <!channel> & *co*', 'check-in.met': 'no' },
      });
      const once = (texts: string[], words: RegExp) => expect(texts.filter((text) => words.test(text))).toHaveLength(1);
      const said = (chat: { from: string; text: string }[]) =>
        chat.filter(({ from }) => from === 'bot').map(({ text }) => text);
      once(said(people.amina.chat()), /You both said yes/);
      once(said(people.bernard.chat()), /You both said yes/);
      once(said(people.bernard.chat()), /Did you meet Amina/);
      expect(whole.telegram.violations).toEqual([]);
      expect(whole.slack?.violations).toEqual([]);
      expect(whole.slack?.pings).toEqual([]);
      expect(whole.slack?.timeouts).toEqual([]);
      expect(whole.slack?.late).toEqual([]);
      expect(whole.slack?.lost).toEqual([]);
    });
  });
}
