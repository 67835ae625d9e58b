// The agreement and the minutes, read back from their PDFs.
import { beforeAll, describe, expect, it } from 'vitest';
import type { ComposedAgreement, ComposedCertificate } from '../../src/documents/composed.ts';
import { makeDocument } from '../../src/documents/make.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { agreement as spec } from '../support/document-talk.ts';
import { type ReadPage, readPdf } from '../support/read-pdf.ts';

const catalogue = openCatalogue();
const at = '2026-11-25T10:00:01.000Z';
const { name: duo, ...rest } = spec;
const agreement: ComposedAgreement = { ...rest, duo, name: 'agreement.pdf' };
const make = async (change: Partial<ComposedAgreement> = {}, time = at) =>
  (await makeDocument({ ...agreement, ...change }, time, catalogue)).bytes;
const MARGIN = 62;

describe('an agreement', () => {
  let pages: ReadPage[];
  let info: Record<string, unknown>;
  let first: string;
  beforeAll(async () => {
    ({ pages, info } = await readPdf(await make()));
    first = pages[0]?.text ?? '';
  });

  it('says its title, its duo and every clause under its number', () => {
    expect(first).toContain('Agreement of the duo\nAna and Ömer\n');
    expect(first).toMatch(/1\. The framework\s+1\.1\s*We meet once a week\.\s+1\.2\s*We meet for six months\./);
    expect(first).toMatch(/2\. The charter\s+2\.1\s*What we say stays between us\./);
    expect(first).toContain('Page 1 of 1 · Version 2026-1');
  });

  it('keeps the numbers of a text that says its own, and a heading alone has none', async () => {
    const parts = [
      { heading: '1. The framework', paragraphs: ['We meet once a week.'] },
      { heading: 'The charter', paragraphs: [] },
      { heading: '1. Respect', paragraphs: ['We listen.'] },
    ];
    const [page] = (await readPdf(await make({ parts }))).pages;
    expect(page?.text).toMatch(
      /\n1\. The framework\s+1\.1\s*We meet[^\n]*\s+The charter\s+1\. Respect\s+1\.1\s*We listen/,
    );
  });

  it('says who signed, as which role, when, where and which text, names in their own letters', () => {
    const rows = first.slice(first.indexOf('Signatures')).replace(/\s+/g, ' ');
    expect(rows).toMatch(/Mentee ?أنا الحسن ?24 November 2026, 14:05 UTC ?Telegram ?a{12}\b/);
    expect(rows).toMatch(/Mentor ?Ömer Şahin-Łukasz ?25 November 2026, 09:30 UTC ?Web chat ?b{12}\b/);
    expect(rows).toMatch(/Coordinator ?Sofie ?25 November 2026, 10:00 UTC ?Slack ?c{12}\b/);
  });

  it('says of itself what it is, and that it was made when the last one signed', () => {
    expect(info).toMatchObject({ Title: 'Agreement of the duo · Ana and Ömer', CreationDate: 'D:20261125100000Z' });
  });

  it('is the same to the last byte whenever and for whomever it is made', async () => {
    const bytes = await make();
    expect(Buffer.compare(bytes, await make({}, '2030-01-01T00:00:00.000Z'))).toBe(0);
    expect(Buffer.compare(bytes, await make({ version: '2026-2' }))).not.toBe(0);
  });

  it('goes on over pages, each with its number, and its signatures stay together', async () => {
    const paragraphs = Array.from({ length: 40 }, (_, nth) => `Clause ${nth + 1}. ${'We keep our word. '.repeat(8)}`);
    const long = await readPdf(await make({ parts: [{ heading: 'Long', paragraphs }] }));
    expect(long.pages.length).toBeGreaterThan(2);
    const whole = long.pages.map(({ text }) => text);
    for (const [nth, text] of whole.entries()) expect(text).toContain(`Page ${nth + 1} of ${whole.length}`);
    for (const nth of paragraphs.keys()) expect(whole.join('')).toContain(`Clause ${nth + 1}.`);
    expect(whole.filter((text) => /Mentee|Mentor|Coordinator/.test(text))).toHaveLength(1);
    // Nothing is written over the foot, nor beside the page.
    for (const { pieces, width } of long.pages) {
      for (const { text, left, right, top } of pieces) {
        expect(left, text).toBeGreaterThanOrEqual(MARGIN - 1);
        expect(right, text).toBeLessThanOrEqual(width - MARGIN + 1);
        if (!text.startsWith('Page')) expect(top, text).toBeLessThan(780);
      }
    }
  });

  it('in a language from the right begins at the right, with its numbers there', async () => {
    const parts = [{ heading: 'الهدف', paragraphs: ['نلتقي مرة في 25 نوفمبر مع DUO for a JOB (بروكسل).'] }];
    const [page] = (await readPdf(await make({ language: 'ar', title: 'عقد الثنائي', parts }))).pages;
    const piece = (words: string) => page?.pieces.find(({ text }) => text.includes(words));
    const right = (page?.width ?? 0) - MARGIN;
    expect(piece('عقد الثنائي')?.right).toBeCloseTo(right, 0);
    expect(piece('1.1')?.left).toBeGreaterThan(right - 32);
    // Read from the right: the number, the words before the name of the association, the name, its place.
    const order = ['1.1', 'نلتقي', '25', 'DUO', 'بروكسل'].map((words) => piece(words)?.left ?? Number.NaN);
    expect(order).toEqual([...order].sort((a, b) => b - a));
  });

  it('shows a box for a sign that no font has, and takes whatever somebody typed as their name', async () => {
    const odd = ['漢字 😀', '\u0000\u0007\u202e', '\ud83d', '', 'نور‌الله', 'e\u0301\u0300'];
    const signatures = odd.map((name) => ({ ...(agreement.signatures[0] as never as object), name }));
    const bytes = await make({ signatures: signatures as never });
    expect((await readPdf(bytes)).pages[0]?.text).toContain('Signatures');
  });
});

describe('minutes', () => {
  it('say their title, sections and lines, and when they were made', async () => {
    const sections = [{ title: 'Décidé', lines: ['Ana (مريم) avec Ömer.', 'Le reste est ouvert.'] }];
    const minutes = { kind: 'minutes', name: 'minutes.pdf', language: 'fr', title: 'Séance', sections } as const;
    const made = await makeDocument(minutes, at, catalogue);
    expect(made).toMatchObject({ name: 'minutes.pdf', mediaType: 'application/pdf' });
    const { pages, info } = await readPdf(made.bytes);
    expect(pages[0]?.text).toMatch(/Séance\s+Décidé\s+• ?Ana \(مريم\) avec Ömer\.\s+• ?Le reste est ouvert\./);
    expect(pages[0]?.text).toContain('Page 1 sur 1');
    expect(info).toMatchObject({ CreationDate: 'D:20261125100001Z' });
    expect(Buffer.compare(made.bytes, (await makeDocument(minutes, at, catalogue)).bytes)).toBe(0);
  });
});

describe('a certificate', () => {
  const certificate: ComposedCertificate = {
    kind: 'certificate',
    ...{ name: 'certificate.pdf', id: 'duo-1/certificate/p/nl/22-44', duoId: 'duo-1' },
    ...{ version: 'certificate-1', language: 'nl', person: 'Ömer Şahin-Łukasz', title: 'Attest van deelname' },
    about: 'nam deel aan DUO for a JOB.',
    rows: [
      ['Periode', '1 december 2026 tot 31 mei 2027'],
      ['Afspraken', '22'],
      ['Uren samen', '44'],
    ] as const,
    ...{ source: 'De getallen zijn wat beiden zeiden.', sign: ['Naam', 'Plaats en datum', 'Handtekening'] },
  } as const;

  it('says on one page whose it is, when, how often and how long they met, with places to sign below', async () => {
    const { pages, info } = await readPdf((await makeDocument(certificate, at, catalogue)).bytes);
    expect(pages).toHaveLength(1);
    const words = (pages[0]?.text ?? '').replace(/\s+/g, ' ');
    expect(words).toMatch(/Attest van deelname Ömer Şahin-Łukasz nam deel aan DUO for a JOB\./);
    expect(words).toMatch(/Periode ?1 december 2026 tot 31 mei 2027 ?Afspraken ?22 ?Uren samen ?44/);
    const top = (label: string) => pages[0]?.pieces.find(({ text }) => text === label)?.top ?? Number.NaN;
    // A hand needs room above each line.
    expect(top('Plaats en datum') - top('Naam')).toBeGreaterThan(40);
    expect(top('Handtekening') - top('Plaats en datum')).toBeGreaterThan(40);
    expect(info).toMatchObject({ Title: 'Attest van deelname · Ömer Şahin-Łukasz' });
  });
});
