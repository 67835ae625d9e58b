// Reads the rows of the sheet: what each says about a person or a duo, and everything that is wrong with it. Pure.
import type { Stage } from '../programme/facts.ts';
import { type Cell, readDay, readHour, readLanguages, readNumber, readTimes, readWeekday } from './import-cells.ts';
import { duoColumns, type ImportColumn, importColumns, personColumns } from './import-columns.ts';

/** Something that is wrong. `row` counts as a spreadsheet does: the first line is 1. */
export type Fault = { row: number; column: string; wrong: string };

/** What a row says about a person. Days are yyyy-mm-dd. */
export type PersonRow = {
  row: number;
  kind: 'mentee' | 'mentor';
  ref: string;
  firstName: string;
  language: string;
  born: number | null;
  languages: readonly { code: string; level: string }[];
  stage: Stage | null;
  times: readonly string[];
  coordinator: string | null;
  checkedBy: string | null;
  checkedOn: string | null;
  trainedOn: string | null;
};

/** What a row says about a duo. */
export type DuoRow = {
  row: number;
  mentee: string;
  mentor: string;
  coordinator: string;
  start: string;
  end: string;
  day: string;
  hour: string;
  place: string;
  objectives: readonly string[];
  met: number;
  signedOn: string;
};

/** The languages that the service speaks. */
const spoken = ['en', 'fr', 'nl'];
/** The stages at which somebody without a duo can move in. */
const stagesOf = {
  mentee: ['information', 'interview', 'pool', 'alumnus'],
  mentor: ['information', 'interview', 'training', 'pool'],
} as const;
const MOST_MEETINGS = 200;
const LONGEST = { name: 40, place: 200, objective: 300, ref: 60 } as const;

/** All rows of the sheet, and all that is wrong in them by themselves. `today` is yyyy-mm-dd. */
export function readRows(
  sheet: readonly (readonly string[])[],
  today: string,
): { people: PersonRow[]; duos: DuoRow[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const people: PersonRow[] = [];
  const duos: DuoRow[] = [];
  const places = placesOf(sheet[0] ?? [], faults);
  if (faults.length > 0) return { people, duos, faults };
  for (const [at, cells] of sheet.entries()) {
    if (at === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const reader = readerOf(at + 1, (column) => cells[places.get(column) ?? -1] ?? '', faults);
    const kind = reader.text('kind', 10)?.toLowerCase();
    if (kind === 'mentee' || kind === 'mentor') people.push(personOf(kind, reader, today));
    else if (kind === 'duo') duos.push(duoOf(reader, today));
    else if (kind !== undefined) reader.say('kind', `"${kind}" is none of mentee, mentor, duo`);
  }
  if (people.length + duos.length === 0 && faults.length === 0)
    faults.push({ row: 1, column: '', wrong: 'there is no row below the names of the columns' });
  return { people, duos, faults };
}

/** Where each column stands. Names are read without regard to capitals and spaces. */
function placesOf(header: readonly string[], faults: Fault[]): Map<ImportColumn, number> {
  const places = new Map<ImportColumn, number>();
  for (const [at, written] of header.entries()) {
    const name = written
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, ' ');
    if (name === '') continue;
    const column = importColumns.find((one) => one === name);
    if (!column) faults.push({ row: 1, column: written.trim(), wrong: 'this column is not known; see --template' });
    else if (places.has(column)) faults.push({ row: 1, column, wrong: 'this column is there twice' });
    else places.set(column, at);
  }
  if (!places.has('kind')) faults.push({ row: 1, column: 'kind', wrong: 'this column is missing; see --template' });
  return places;
}

type Reader = ReturnType<typeof readerOf>;

function readerOf(row: number, cell: (column: ImportColumn) => string, faults: Fault[]) {
  const say = (column: ImportColumn, wrong: string) => {
    faults.push({ row, column, wrong });
  };
  /** A cell that may be empty. */
  function maybe<T>(column: ImportColumn, read: (text: string) => Cell<T>): T | null {
    const text = cell(column).trim();
    if (text === '') return null;
    const found = read(text);
    if ('value' in found) return found.value;
    say(column, found.wrong);
    return null;
  }
  const words =
    (most: number) =>
    (text: string): Cell<string> =>
      text.length > most ? { wrong: `longer than ${most} characters` } : { value: text.replace(/\s+/g, ' ') };
  return {
    row,
    say,
    maybe,
    /** Words that may be left out. */
    words: (column: ImportColumn, most: number): string | null => maybe(column, words(most)),
    /** Words that must be there. */
    text(column: ImportColumn, most: number): string | undefined {
      if (cell(column).trim() === '') say(column, 'it is empty');
      return maybe(column, words(most)) ?? undefined;
    },
    /** Something that must be there; `otherwise` stands in for it where it is wrong, which is said. */
    must<T>(column: ImportColumn, read: (text: string) => Cell<T>, otherwise: T): T {
      if (cell(column).trim() === '') say(column, 'it is empty');
      return maybe(column, read) ?? otherwise;
    },
    /** What stands in a column that means nothing in such a row is a slip. */
    nothingBut(columns: readonly ImportColumn[], what: string) {
      for (const column of importColumns)
        if (!columns.includes(column) && cell(column).trim() !== '')
          say(column, `means nothing in a row about ${what}`);
    },
  };
}

function oneOf(list: readonly string[]) {
  return (text: string): Cell<string> => {
    const code = text.toLowerCase();
    return list.includes(code) ? { value: code } : { wrong: `"${text}" is none of ${list.join(', ')}` };
  };
}

const past =
  (today: string) =>
  (text: string): Cell<string> => {
    const day = readDay(text);
    return 'value' in day && day.value > today ? { wrong: `${day.value} is still to come` } : day;
  };

function personOf(kind: 'mentee' | 'mentor', reader: Reader, today: string): PersonRow {
  reader.nothingBut(personColumns, `a ${kind}`);
  const year = Number(today.slice(0, 4));
  const person: PersonRow = {
    row: reader.row,
    kind,
    ref: reader.text('ref', LONGEST.ref) ?? '',
    firstName: reader.text('first name', LONGEST.name) ?? '',
    language: reader.must('language', oneOf(spoken), 'en'),
    born: reader.maybe('birth year', (text) => readNumber(text, year - 110, year - 10)),
    languages: reader.maybe('languages', readLanguages) ?? [],
    stage: reader.maybe('stage', oneOf(stagesOf[kind])) as Stage | null,
    times: reader.maybe('times', readTimes) ?? [],
    coordinator: reader.words('coordinator', LONGEST.ref),
    checkedBy: reader.words('checked by', LONGEST.ref),
    checkedOn: reader.maybe('checked on', past(today)),
    trainedOn: reader.maybe('trained on', past(today)),
  };
  if ((person.checkedBy === null) !== (person.checkedOn === null))
    reader.say(person.checkedBy === null ? 'checked by' : 'checked on', 'who checked and when belong together');
  if (kind === 'mentee' && person.trainedOn !== null) reader.say('trained on', 'only mentors are trained');
  if (kind === 'mentor' && person.stage === 'pool' && person.trainedOn === null)
    reader.say('trained on', 'a mentor in the pool has done the training: when?');
  return person;
}

function duoOf(reader: Reader, today: string): DuoRow {
  reader.nothingBut(duoColumns, 'a duo');
  const duo: DuoRow = {
    row: reader.row,
    mentee: reader.text('mentee', LONGEST.ref) ?? '',
    mentor: reader.text('mentor', LONGEST.ref) ?? '',
    coordinator: reader.text('coordinator', LONGEST.ref) ?? '',
    start: reader.must('start', readDay, ''),
    end: reader.must('end', readDay, ''),
    day: reader.must('day', readWeekday, 'mon'),
    hour: reader.must('hour', readHour, '18:00'),
    place: reader.words('place', LONGEST.place) ?? '—',
    objectives: (['objective 1', 'objective 2', 'objective 3'] as const)
      .map((column) => reader.words(column, LONGEST.objective))
      .filter((one) => one !== null),
    met: reader.maybe('meetings held', (text) => readNumber(text, 0, MOST_MEETINGS)) ?? 0,
    signedOn: reader.must('signed on paper', past(today), ''),
  };
  if (duo.objectives.length === 0) reader.say('objective 1', 'a duo has at least one objective');
  if (duo.start !== '' && duo.end !== '') {
    if (duo.end <= duo.start) reader.say('end', 'it is not after the start');
    else if (duo.end <= today)
      reader.say('end', 'it is over: enter the mentee as alumnus and the mentor in the pool instead');
    else if (monthsAfter(duo.start, 12) < duo.end) reader.say('end', 'more than a year after the start');
  }
  return duo;
}

/** The same day so many months later, as text to compare with; a day that is not there sorts as it should. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}${day.slice(7)}`;
}
