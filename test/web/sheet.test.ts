// The sheet of an invitation: whoever has the link sees it, its pictures lead to the same invitation, and nobody else sees anything.
import { decodeQR } from 'qr/decode.js';
import { expect, it } from 'vitest';
import { sheetRoutes } from '../../src/channels/web/sheet-routes.ts';
import { qrPicture, qrSvg } from '../../src/documents/qr.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { memoryStore } from '../../src/store/memory.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const TOKEN = 'abcdefghijklmnopqrstuvwxyzABCDEF';

async function served({ bot, now = NOW }: { bot: string | null; now?: string }) {
  const store = memoryStore();
  const contact = 'Rue de Stassart 48 <b>';
  await store.admin.addCentre(
    { name: 'Ghent', country: 'BE', zone: 'Europe/Brussels', languages: ['nl', 'en'], contact },
    'ghent',
  );
  await store.admin.addInvite({
    id: 'i',
    token: TOKEN,
    role: 'mentor',
    centreId: 'ghent',
    createdBy: 'sofie',
    now: NOW,
    expiresAt: '2026-11-25T09:00:00.000Z',
  });
  const routes = sheetRoutes({
    findInvite: store.findInvite,
    centres: async () => [{ id: 'ghent', name: 'Ghent', contact, zone: 'Europe/Brussels', languages: ['nl', 'en'] }],
    bot: async () => bot,
    web: () => 'https://duo.example',
    clock: { now: () => now },
    catalogue: openCatalogue(),
    qr: { svg: qrSvg, picture: qrPicture },
  });
  return (path: string) => routes.request(path);
}

it('is in the first language of the centre, or in the one that is asked for, and is kept nowhere', async () => {
  const get = await served({ bot: 'duo_bot' });
  const dutch = await get(`/${TOKEN}`);
  expect(dutch.headers.get('cache-control')).toBe('no-store');
  expect(dutch.headers.get('x-robots-tag')).toBe('noindex');
  const page = await dutch.text();
  expect(page).toContain('<html lang="nl"');
  for (const link of [`https://t.me/duo_bot?start=${TOKEN}`, `https://duo.example/chat?invite=${TOKEN}`]) {
    expect(page).toContain(link);
  }
  expect(page).toContain('woensdag 25 november, 10:00');
  expect(page).toContain('Rue de Stassart 48 &lt;b&gt;');
  expect(await (await get(`/${TOKEN}?language=fr`)).text()).toContain('Votre chemin vers DUO for a JOB');
});

it('says nothing of Telegram where there is no bot', async () => {
  const get = await served({ bot: null });
  expect(await (await get(`/${TOKEN}`)).text()).toContain('data-there="no"');
  expect((await get(`/${TOKEN}/telegram.svg`)).status).toBe(404);
});

it.each(['telegram', 'web'])(
  'has a picture for %s that a camera reads as the link, to print and to send',
  async (where) => {
    const get = await served({ bot: 'duo_bot' });
    const link = where === 'web' ? `https://duo.example/chat?invite=${TOKEN}` : `https://t.me/duo_bot?start=${TOKEN}`;
    const svg = await (await get(`/${TOKEN}/${where}.svg`)).text();
    expect(svg).toBe(qrSvg(link));
    const picture = new Uint8Array(await (await get(`/${TOKEN}/${where}.gif`)).arrayBuffer());
    expect(decodeQR(pixelsOf(picture))).toBe(link);
  },
);

it.each([
  ['unknown', '/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', NOW],
  ['too short to be one', '/abc', NOW],
  ['too old', `/${TOKEN}`, '2026-11-25T09:00:00.000Z'],
])('of an invitation that is %s is gone, its pictures too', async (_, path, now) => {
  const get = await served({ bot: 'duo_bot', now });
  for (const one of [path, `${path}/web.svg`, `${path}/web.gif`]) {
    const answer = await get(one);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('duo_bot');
  }
});

/** The pixels of an uncompressed GIF of two colours, as the library writes it: clear codes after every run, sizes in the header. */
function pixelsOf(gif: Uint8Array): { width: number; height: number; data: Uint8Array } {
  const view = new DataView(gif.buffer, gif.byteOffset, gif.byteLength);
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  const colours = [gif.slice(13, 16), gif.slice(16, 19)];
  let at = gif.indexOf(0x2c, 13) + 10;
  const minimum = gif[at++] ?? 0;
  const bytes: number[] = [];
  for (let size = gif[at++] ?? 0; size > 0; size = gif[at++] ?? 0) {
    bytes.push(...gif.slice(at, at + size));
    at += size;
  }
  const [clear, end] = [1 << minimum, (1 << minimum) + 1];
  const data = new Uint8Array(width * height * 4).fill(255);
  let bit = 0;
  let pixel = 0;
  for (const width = minimum + 1; ; ) {
    let code = 0;
    for (let n = 0; n < width; n++, bit++) code |= (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) << n;
    if (code === end) break;
    if (code === clear) continue;
    data.set(colours[code & 1] ?? [], pixel * 4);
    pixel += 1;
  }
  return { width, height, data };
}
