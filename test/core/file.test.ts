// What a file is, by its content and by its name; how a flow that asks for one is checked.
import { describe, expect, it } from 'vitest';
import { FILE_MAX, safeName, typeOfContent, typeOfName } from '../../src/core/file.ts';
import { type EngineFacts, flowsOver } from '../../src/core/flow.ts';
import { inspect, textKeys } from '../../src/core/inspect.ts';
import { docx, jpeg, odt, ole, pdf, zip } from '../support/documents.ts';
import { papers } from '../support/paper-talk.ts';

describe('the content of a file', () => {
  it.each([
    ['a PDF', pdf(), 'pdf'],
    ['a PDF behind a mark of its byte order', new Uint8Array([0xef, 0xbb, 0xbf, ...pdf()]), 'pdf'],
    ['a Word document', docx(), 'docx'],
    ['an old Word document', ole('WordDocument'), 'doc'],
    ['an OpenDocument text', odt(), 'odt'],
    ['a photo', jpeg, null],
    ['words that only speak of a PDF', new TextEncoder().encode(`${'x'.repeat(2000)}%PDF-1.7`), null],
    ['nothing', new Uint8Array(), null],
    ['a ZIP file of something else', zip({ 'photo.jpg': 'x' }), null],
    ['a table of the same family as Word', zip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }), null],
    ['an old table', ole('Workbook'), null],
    ['a Word document with macros', docx('word/vbaProject.bin'), null],
    ['an old Word document with macros', ole('WordDocument', '_VBA_PROJECT'), null],
    ['an OpenDocument text with macros', odt('Basic/Standard/Module1.xml'), null],
    ['a Word document that was cut off', docx().subarray(0, -30), null],
  ])('shows what it is: %s', (_, bytes, type) => {
    expect(typeOfContent(bytes)).toBe(type);
  });

  it('never breaks the reader, wherever it was cut or changed', () => {
    for (const whole of [docx(), odt(), ole('WordDocument'), pdf()]) {
      for (let length = 0; length < whole.length; length++) typeOfContent(whole.subarray(0, length));
      for (let at = 0; at < whole.length; at++) typeOfContent(whole.with(at, 0xff));
    }
  });
});

describe('the name of a file', () => {
  it('says a type where it ends in one', () => {
    const types = ['cv.pdf', 'CV Ana.DOCX ', 'cv.odt', 'old.doc', 'cv.pdf.exe', 'cv', 'photo.jpg', '.pdf'].map(
      typeOfName,
    );
    expect(types).toEqual(['pdf', 'docx', 'odt', 'doc', null, null, null, 'pdf']);
  });

  it.each([
    ['cv.pdf', 'cv.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\Ana\\cv.exe', 'cv.pdf'],
    ['Curriculum Vitæ – Zoë.PDF', 'Curriculum Vitæ – Zoë.pdf'],
    ['سيرة ذاتية.pdf', 'سيرة ذاتية.pdf'],
    ['cv\u202Efdp.exe', 'cv fdp.pdf'],
    ['a"; filename=b\r\nx: y.pdf', 'a filename=b x y.pdf'],
    ['...', 'file.pdf'],
    ['', 'file.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(100)}.pdf`],
  ])('is kept without what could do harm: %j', (given, kept) => {
    expect(safeName(given, 'pdf')).toBe(kept);
  });
});

describe('a flow that asks for a file', () => {
  it('is sound, and names what it says', () => {
    expect(inspect(papers, ['papers'])).toEqual([]);
    expect(textKeys(papers)).toEqual(['cv', 'cv.given', 'cv.skip', 'summary', 'summary.confirm', 'cv.label', 'thanks']);
  });

  it.each([
    ['no type', [], 1_048_576, /wants a type of file/],
    ['a type that nobody knows', ['exe'], 1_048_576, /wants a type of file/],
    ['more than may ever come', ['pdf'], FILE_MAX + 1, /from 1 MB to 5 MB/],
  ])('is found out when it wants %s', (_, types, maxBytes, fault) => {
    const ask = { kind: 'file', types: types as 'pdf'[], maxBytes, next: 'end' } as const;
    const flow = flowsOver<EngineFacts>()({ name: 'bad', first: 'ask', steps: { ask } });
    expect(inspect(flow, ['bad']).join()).toMatch(fault);
  });
});
