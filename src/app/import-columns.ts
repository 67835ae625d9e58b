// The columns of the sheet by which running programmes move in, and the empty sheet that an administrator begins with.

/** The columns in the order of the template. People and duos stand in one sheet; `kind` says what a row is. */
export const importColumns = [
  'kind',
  'ref',
  'first name',
  'language',
  'birth year',
  'languages',
  'stage',
  'times',
  'coordinator',
  'checked by',
  'checked on',
  'trained on',
  'mentee',
  'mentor',
  'start',
  'end',
  'day',
  'hour',
  'place',
  'objective 1',
  'objective 2',
  'objective 3',
  'meetings held',
  'signed on paper',
] as const;

/** The name of a column. */
export type ImportColumn = (typeof importColumns)[number];

/** Columns that mean something in a row about a person. */
export const personColumns: readonly ImportColumn[] = importColumns.slice(0, 12);
/** Columns that mean something in a row about a duo. */
export const duoColumns: readonly ImportColumn[] = ['kind', 'coordinator', ...importColumns.slice(12)];

const example: readonly Partial<Record<ImportColumn, string>>[] = [
  {
    ...{ kind: 'mentee', ref: 'M-001', 'first name': 'Amina', language: 'fr', 'birth year': '1999' },
    ...{ languages: 'ar C2, fr B1', 'checked by': 'Sofie', 'checked on': '2026-05-04' },
  },
  {
    ...{ kind: 'mentor', ref: 'V-001', 'first name': 'Luc', language: 'fr', 'birth year': '1960' },
    ...{ languages: 'fr C2, nl B2', 'trained on': '2026-03-12' },
  },
  {
    ...{ kind: 'duo', mentee: 'M-001', mentor: 'V-001', coordinator: 'Sofie', start: '2026-09-22', end: '2027-03-22' },
    ...{ day: 'tue', hour: '18:00', place: 'Centre', 'objective 1': 'A first contract', 'meetings held': '8' },
    ...{ 'signed on paper': '2026-09-22' },
  },
];

/** The template: the columns and three rows that show how it is filled in. */
export const importTemplate = (): string =>
  [importColumns, ...example.map((row) => importColumns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map((cell) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .join('\r\n')
    .concat('\r\n');
