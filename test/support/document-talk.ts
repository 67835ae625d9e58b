// A small programme that hands out a document for each thing that is said, for tests of the way of a document through the real shell.
import type { DocumentSpec } from '../../src/programme/document.ts';
import type { programme } from '../../src/programme/turn.ts';
import { type Catalogue, openCatalogue } from '../../src/speech/catalogue.ts';

const words: Readonly<Record<string, string>> = {
  here: 'Here is your file.',
  title: 'First meeting: Ana and Ömer',
  notes: 'Please bring your CV; we begin on time, at 18:00.',
  long: `${'A long text. '.repeat(100)}\n\nHere is your file.`,
};
const own = openCatalogue();
const text = (key: string) => ({ flow: 'papers', key });

/** The catalogue of the service, with the texts of this talk in it. */
export const documentCatalogue: Catalogue = {
  ...own,
  has: (language, flow, key) => (flow === 'papers' ? Object.hasOwn(words, key) : own.has(language, flow, key)),
  text: (language, flow, key, params) =>
    flow === 'papers' ? (words[key] ?? key) : own.text(language, flow, key, params),
};

/** A meeting at a centre. */
export const meeting: Extract<DocumentSpec, { kind: 'meeting' }> = {
  kind: 'meeting',
  uid: 'duo-1/first-meeting@duo',
  sequence: 0,
  startsAt: '2026-12-01T17:00:00.000Z',
  minutes: 60,
  title: text('title'),
  place: 'Rue de la Loi 1, Brussels; room “Ému”',
  notes: text('notes'),
};

/** A signed agreement. */
export const agreement: Extract<DocumentSpec, { kind: 'agreement' }> = {
  kind: 'agreement',
  duoId: 'duo-1',
  version: '2026-1',
  language: 'en',
  name: 'Ana and Ömer',
  title: 'Agreement of the duo',
  parts: [
    { heading: 'The framework', paragraphs: ['We meet once a week.', 'We meet for six months.'] },
    { heading: 'The charter', paragraphs: ['What we say stays between us.'] },
  ],
  signatures: [
    ['mentee', 'أنا الحسن', '2026-11-24T14:05:00.000Z', 'telegram', 'a'],
    ['mentor', 'Ömer Şahin-Łukasz', '2026-11-25T09:30:00.000Z', 'web', 'b'],
    ['coordinator', 'Sofie', '2026-11-25T10:00:00.000Z', 'slack', 'c'],
  ].map(([role = '', name = '', at = '', channel = '', sign = '']) => ({
    ...{ role, name, at, channel },
    hash: sign.repeat(64),
  })),
};

/** Minutes of a session. */
export const minutes: Extract<DocumentSpec, { kind: 'minutes' }> = {
  kind: 'minutes',
  title: text('title'),
  sections: [{ title: 'Decided', lines: ['Ana with Ömer: confirmed.', text('notes')] }],
};

const specs: Readonly<Record<string, DocumentSpec>> = { meeting, agreement, minutes };

/** The turn of everybody: whatever is said by its name is handed out; "long" has a text that is longer than a caption. */
export const takeDocumentTurn: ReturnType<typeof programme> = (stored, _, input) => {
  const conversation = stored ?? { version: 1, ask: 0, frames: [], open: null };
  const said = input.kind === 'text' ? input.text : '';
  const document = specs[said] ?? (said === 'long' ? meeting : null);
  const words = text(said === 'long' ? 'long' : 'here');
  const effects = document ? [{ kind: 'document' as const, text: words, document, urgency: 'booked' as const }] : [];
  return { kind: 'done', conversation: conversation as never, effects };
};
