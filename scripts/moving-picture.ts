// Takes the moving picture of six months: plays them in a sandbox of its own, photographs the page every ten days or so, and writes docs/pictures/six-months.svg. Run it with `node scripts/run.mjs scripts/moving-picture.ts`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as engine } from 'playwright-core';
import type { Config } from '../src/config.ts';
import { startService } from '../src/start.ts';

const FRAMES = 16;
const FRAME_SECONDS = 1.2;
const LARGEST = 1_400_000;
const size = { width: 900, height: 640 };

const folder = mkdtempSync(join(tmpdir(), 'duo-moving-'));
const config: Config = {
  databaseUrl: null,
  dataDir: folder,
  storeDir: join(folder, 'sandbox'),
  host: '127.0.0.1',
  port: 0,
  publicUrl: null,
  telegram: null,
  slack: null,
  encryptionKey: null,
  sandbox: true,
  logLevel: 'error',
};
const running = await startService(config, (words) => {
  throw new Error(words);
});
const browser = await engine.launch({
  executablePath: await chromium.executablePath(),
  args: [...chromium.args, '--no-sandbox'].filter((one) => one !== '--single-process' && one !== '--no-zygote'),
});
try {
  const page = await browser.newPage({ viewport: size, locale: 'en-GB' });
  await page.goto(`${running.url}/sandbox/play`);
  await page.getByRole('button', { name: 'Play six months' }).click();
  const frames: string[] = [];
  for (let frame = 1; frame <= FRAMES; frame++) {
    const days = Math.round((frame / FRAMES) * 210);
    // The page allows no code of strangers, ours from here included: the value is read, not waited for by a function in it.
    const shown = async () => Number(await page.locator('progress').getAttribute('value', { timeout: 60_000 }));
    while ((await shown()) < days) await page.waitForTimeout(100);
    frames.push((await page.screenshot({ type: 'jpeg', quality: 34 })).toString('base64'));
  }
  const svg = moving(frames);
  if (svg.length > LARGEST) throw new Error(`The moving picture has ${svg.length} bytes`);
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'pictures', 'six-months.svg'), svg);
  console.log(`${frames.length} frames, ${svg.length} bytes`);
} finally {
  await browser.close();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The frames one after the other; whoever wants no movement sees the last one. */
function moving(frames: readonly string[]): string {
  const { width, height } = size;
  const whole = frames.length * FRAME_SECONDS;
  const share = (100 / frames.length).toFixed(4);
  const images = frames.map(
    (data, nth) =>
      `<image width="${width}" height="${height}" style="animation-delay:${(nth * FRAME_SECONDS).toFixed(2)}s" href="data:image/jpeg;base64,${data}"/>`,
  );
  const style = [
    `image{opacity:0;animation:show ${whole}s steps(1) infinite}`,
    `@keyframes show{0%{opacity:1}${share}%{opacity:0}}`,
    '@media (prefers-reduced-motion:reduce){image{animation:none}image:last-of-type{opacity:1}}',
  ].join('');
  const title = '<title>Six months of twenty duos, day by day</title>';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${title}<style>${style}</style>${images.join('')}</svg>\n`;
}
