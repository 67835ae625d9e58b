// Figures as files: what an administrator gets, that no spreadsheet calculates what is words, and that the files say what the report says.
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Command } from '../../src/app/command.ts';
import { type ExportedFile, exportFigures } from '../../src/app/export-figures.ts';
import { plainField } from '../../src/documents/figure-rows.ts';
import { figureRows } from '../support/figure-rows.ts';
import { readPdf } from '../support/read-pdf.ts';

const now = '2026-11-22T12:00:00.000Z';
const parts = {
  admin: { readFigures: async () => figureRows(now) },
  clock: { now: () => now },
} as unknown as Parameters<typeof exportFigures>[1];

type Asked = Partial<Extract<Command, { name: 'export' }>>;
const exported = (asked: Asked = {}) =>
  exportFigures(
    { name: 'export', centre: null, from: '2026-01', until: '2026-11', format: 'csv', language: 'en', ...asked },
    parts,
  );
const fileOf = async (asked: Asked): Promise<Uint8Array> => {
  const { file } = (await exported(asked)).result as { file: ExportedFile };
  return new Uint8Array(Buffer.from(file.content, 'base64'));
};

it('is made of all centres or of one, of whole months, and of nothing else', async () => {
  expect(await exported()).toMatchObject({ exit: 0, result: { centre: null, from: '2026-01', until: '2026-11' } });
  expect(await exported({ centre: 'ghent', from: null, until: null })).toMatchObject({
    result: { centre: 'Ghent', from: '2025-12', until: '2026-11' },
  });
  expect(await exported({ centre: 'Atlantis' })).toMatchObject({ exit: 1, words: ['There is no centre "Atlantis"'] });
  for (const [from, until] of [
    ['2026-11', '2026-01'],
    ['2026-13', '2026-14'],
    ['2019-01', '2026-11'],
  ] as const)
    expect((await exported({ from, until })).exit).toBe(1);
});

it('hides of one centre what it hides of all together, so that the two files cannot be compared', async () => {
  const rows = async (centre: string | null) => {
    const text = new TextDecoder().decode(await fileOf({ centre }));
    return new Set(text.split('\r\n').filter((line) => line.includes(',Ghent,')));
  };
  expect(await rows('Ghent')).toEqual(await rows(null));
});

it('says the same as JSON and in a sheet with typed cells, where no cell is a formula', async () => {
  const json = JSON.parse(new TextDecoder().decode(await fileOf({ format: 'json' })));
  expect([json.title, json.columns]).toEqual(['Figures: All centres', ['All centres', 'Ghent', 'Antwerp', '=Liège']]);
  const sheets = unzipSync(await fileOf({ format: 'xlsx' }));
  const texts = Object.entries(sheets).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  const all = texts.map(([, text]) => text).join('\n');
  expect(all).not.toMatch(/<f[ >]/);
  expect(all).toMatch(/(&apos;|&#x27;|&#39;|')=Liège/);
  const active = json.groups[1].rows[0].cells[0].value;
  const [, sheet = ''] = texts.find(([name]) => name.endsWith('sheet1.xml')) ?? [];
  expect(sheet).toContain(`<v>${active}</v>`);
});

it('is a paper with the charts and every number of the page', async () => {
  const { pages, info } = await readPdf(await fileOf({ format: 'pdf', language: 'fr' }));
  const text = pages.map((one) => one.text).join('\n');
  expect(info.Title).toContain('Chiffres : Tous les centres');
  for (const words of ['Le parcours d’entrée', 'Rencontres, mois par mois', 'non montré', 'mentees'])
    expect(text).toContain(words);
});

it('makes plain words of what begins like a formula, in whatever script, and leaves everything else', () => {
  for (const words of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＋1', '－1', '＠x'])
    expect(plainField(words)).toBe(`'${words}`);
  expect([plainField(-20), plainField(null), plainField('Ghent'), plainField('')]).toEqual([-20, null, 'Ghent', '']);
  fc.assert(
    fc.property(fc.string(), (words) => {
      expect(String(plainField(words))).not.toMatch(/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/);
    }),
  );
});
