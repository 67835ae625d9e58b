// What a sheet comes to: rows become people and duos at their week, or everything that is wrong with them at once. The file itself: signs and separators.
import { describe, expect, it } from 'vitest';
import type { ImportContext } from '../../src/app/import-batch.ts';
import { importTemplate } from '../../src/app/import-columns.ts';
import { planImport } from '../../src/app/import-plan.ts';
import { sheetOf } from '../../src/cli/import-file.ts';
import { firstCentres } from '../../src/programme/centres.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const brussels = firstCentres.find(({ id }) => id === 'brussels');
if (!brussels) throw new Error('There is no centre Brussels');
const centre = { ...brussels, closed: false };
const empty: ImportContext = {
  people: [],
  duos: [],
  coordinators: [{ id: 'sofie', name: 'Sofie', addresses: ['U1'] }],
};

const rowsOf = (text: string | Uint8Array): string[][] => {
  const read = sheetOf(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'people.csv');
  if ('wrong' in read) throw new Error(read.wrong);
  return read.rows;
};
function plan(text: string, context: ImportContext = empty) {
  let count = 0;
  const newId = () => {
    count += 1;
    return `id-${count}`;
  };
  return planImport(rowsOf(text), { centre, context, now: NOW, newId });
}
const faultsOf = (text: string, context?: ImportContext) =>
  plan(text, context).faults.map(({ row, column, wrong }) => `${row} ${column}: ${wrong}`);

describe('the template', () => {
  const { batch, faults } = plan(importTemplate());

  it('is a sheet without a fault', () => {
    expect(faults).toEqual([]);
    expect(batch.people.map(({ ref, stage, role }) => [ref, stage, role])).toEqual([
      ['M-001', 'mentoring', 'mentee'],
      ['V-001', 'mentoring', 'mentor'],
    ]);
  });

  it('makes a duo that has its days, its rhythm and its objectives, and no signature', () => {
    const [duo] = batch.duos;
    expect(duo).toMatchObject({
      coordinatorId: 'sofie',
      startedAt: '2026-09-22T08:00:00.000Z',
      // Winter time, though summer begins days later.
      endsAt: '2027-03-22T09:00:00.000Z',
      rhythm: { day: 'tue', time: '18:00' },
      // Of what was before nobody is asked, and no figure and no alert counts it as silence.
      weeksBefore: 9,
      content: { objectives: ['A first contract'], paper: '2026-09-22', coordinator: 'Sofie' },
    });
    expect(duo?.records).toEqual([
      { personId: 'id-1', step: 'meetings', value: 8 },
      { personId: 'id-1', step: 'signed', value: '2026-09-22' },
      { personId: 'id-2', step: 'signed', value: '2026-09-22' },
    ]);
  });

  it('plans nothing that is over: the next meeting and its check-in, the middle, the end, never the weeks before', () => {
    const plans = batch.plans.map(({ kind, at, personId }) => `${personId} ${kind} ${at}`).sort();
    expect(plans.filter((one) => one.startsWith('id-1'))).toEqual([
      'id-1 check-in 2026-11-25T17:00:00.000Z',
      'id-1 contact 2027-03-15T17:00:00.000Z',
      'id-1 ending-notice 2027-02-22T17:00:00.000Z',
      'id-1 evaluation 2027-03-22T09:00:00.000Z',
      'id-1 event-offer 2026-11-24T16:00:00.000Z',
      'id-1 last-meeting 2027-03-08T17:00:00.000Z',
      'id-1 meeting-tomorrow 2026-11-23T16:00:00.000Z',
      'id-1 mid-term 2026-12-22T11:00:00.000Z',
    ]);
    expect(plans.filter((one) => one.startsWith('id-2'))).toEqual([
      'id-2 check-in 2026-11-25T17:00:00.000Z',
      'id-2 contact 2027-03-15T17:00:00.000Z',
      'id-2 ending-notice 2027-02-22T17:00:00.000Z',
      'id-2 evaluation 2027-03-22T09:00:00.000Z',
      'id-2 heavy 2026-12-13T11:00:00.000Z',
      'id-2 last-meeting 2027-03-08T17:00:00.000Z',
      'id-2 meeting-tomorrow 2026-11-23T16:00:00.000Z',
      'id-2 mid-term 2026-12-22T11:00:00.000Z',
    ]);
  });

  it('changes nothing when it comes once more', () => {
    const people = batch.people.map((one) => ({ ...one, batchId: 'b', busy: true, linked: false }));
    const again = plan(importTemplate(), { ...empty, people, duos: ['M-001 + V-001'] });
    expect(again.faults).toEqual([]);
    expect([again.batch.people, again.batch.duos, again.batch.plans, again.known]).toEqual([[], [], [], 3]);
  });
});

describe('everything that is wrong is said at once', () => {
  it('cell by cell, with the row of the spreadsheet', () => {
    const text = [
      'Kind;Ref;First name;Language;Birth year;Languages;Stage;Trained on;Mentee;Mentor;Coordinator;Start;End;Day;Hour;Objective 1;Signed on paper',
      'mentee;M1;;de;99;fr;flying;;;;;;;;;;',
      ';;;;;;;;;;;;;;;;',
      'mentor;V1;Luc;fr;1960;fr C2;pool;;;;;;;;;;',
      'mentor;V1;Eva;fr;;;pool;2027-01-01;;;;;;;;;',
      'duo;;;;;;;;M1;M1;Nobody;31/02/2026;2026-01-01;Tuesday;25:00;;',
      'friend;;;;;;;;;;;;;;;;',
    ].join('\r\n');
    expect(faultsOf(text)).toEqual([
      '2 first name: it is empty',
      '2 language: "de" is none of en, fr, nl',
      '2 birth year: "99" is no number from 1916 to 2016',
      '2 languages: "fr" is no language with its level, such as fr B1',
      '2 stage: "flying" is none of information, interview, pool, alumnus',
      '4 trained on: a mentor in the pool has done the training: when?',
      '5 trained on: 2027-01-01 is still to come',
      '5 trained on: a mentor in the pool has done the training: when?',
      '5 ref: "V1" is in row 4 too',
      '6 start: "31/02/2026" is not in the calendar',
      '6 day: "Tuesday" is none of mon, tue, wed, thu, fri, sat, sun',
      '6 hour: "25:00" is no hour, such as 18:00',
      '6 signed on paper: it is empty',
      '6 objective 1: a duo has at least one objective',
      '6 coordinator: "Nobody" is no coordinator of Brussels: their first name or Slack member id',
      '6 mentor: "M1" is a mentee',
      '6 mentor: "M1" is in the duo of row 6 already',
      '7 kind: "friend" is none of mentee, mentor, duo',
    ]);
  });

  it('a duo that is over, a person who is in a duo already, and one whom no row names', () => {
    const head = 'kind,mentee,mentor,coordinator,start,end,day,hour,objective 1,signed on paper';
    const known = {
      ...{ ref: 'M1', id: 'm', batchId: 'b', role: 'mentee', stage: 'mentoring', zone: 'Europe/Brussels' },
      ...{ firstName: 'Ana', busy: true, linked: true },
    };
    const text = `${head}\nduo,M1,V9,U1,2026-01-05,2026-06-05,mon,10:00,Work,2026-01-05\n`;
    expect(faultsOf(text, { ...empty, people: [known] })).toEqual([
      '2 end: it is over: enter the mentee as alumnus and the mentor in the pool instead',
      '2 mentee: "M1" is in a duo already',
      '2 mentor: no row says who "V9" is',
    ]);
  });

  it('columns that nobody knows, and a sheet with nothing in it', () => {
    expect(faultsOf('kind,name\nmentee,Ana\n')).toEqual(['1 name: this column is not known; see --template']);
    expect(faultsOf('kind,ref\n')).toEqual(['1 : there is no row below the names of the columns']);
  });
});

describe('the file', () => {
  const text = 'kind;ref\nmentee;Zoé\n';
  const wrong = (bytes: Uint8Array) => {
    const read = sheetOf(bytes, 'people.csv');
    return 'wrong' in read ? read.wrong : read.rows;
  };
  const zoe = [
    ['kind', 'ref'],
    ['mentee', 'Zoé'],
  ];

  it('is read as UTF-8 with a mark or without, and as Windows-1252', () => {
    expect(rowsOf(text)).toEqual(zoe);
    expect(rowsOf(`\uFEFF${text}`)).toEqual(zoe);
    expect(rowsOf(Uint8Array.from(text, (sign) => sign.charCodeAt(0)))).toEqual(zoe);
  });

  it('may be divided by commas or tabs', () => {
    expect(rowsOf(text.replaceAll(';', ','))).toEqual(zoe);
    expect(rowsOf(text.replaceAll(';', '\t'))).toEqual(zoe);
  });

  it('is refused in one line when it is a workbook, in other signs, or broken', () => {
    const hint = 'in your spreadsheet, save it as "CSV UTF-8"';
    expect(wrong(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).toBe(`people.csv is no CSV file: ${hint}`);
    expect(wrong(Uint8Array.of(0x6b, 0x81, 0xff))).toBe(`people.csv is neither UTF-8 nor Windows-1252: ${hint}`);
    expect(wrong(new TextEncoder().encode('kind,ref\nmentee,"Ana\n'))).toMatch(
      /quotation mark is out of place near line/,
    );
  });
});
