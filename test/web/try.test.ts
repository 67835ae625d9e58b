// Tries.
import { afterAll, it } from 'vitest';
import { openBrowser, openPage, startWeb, talkOn } from '../support/browser.ts';
it('tries', async () => {
  const t0 = performance.now(); const lap = (w: string) => console.log(w, Math.round(performance.now() - t0));
  const [browser, web] = await Promise.all([openBrowser(), startWeb('sandbox')]); lap('started');
  const page = await openPage(browser, web.url, { viewport: { width: 1440, height: 900 } }); lap('page');
  const t = talkOn(page, '#pane-mentee');
  await t.hears(/Which language/); lap('asked');
  await t.tap('English'); await t.hears(/Do you agree/); lap('agree?');
  await t.say('yes'); await t.hears(/What brings/); lap('brings?');
  await t.say('<b>hello</b>'); await t.hears(/I did not under/); lap('?');
  await t.say('1'); await t.hears(/Does this fit/); lap('fit');
  console.log(await t.texts());
  await page.screenshot({ path: '/tmp/t/a.png' });
  await page.reload(); await t.hears(/Does this fit/);
  console.log(await t.texts());
  await browser.close(); await web.close();
}, 60000);
