// A batch that moves in, on every kind of store: all of it is there and is known again; it is taken back as a whole, unless somebody of it has opened their link.
import { afterAll, describe, expect, it } from 'vitest';
import type { ImportStore } from '../../src/app/import-batch.ts';
import { importTemplate } from '../../src/app/import-columns.ts';
import { planImport } from '../../src/app/import-plan.ts';
import { sheetOf } from '../../src/cli/import-file.ts';
import { firstCentres } from '../../src/programme/centres.ts';
import { openDeskStory } from '../support/desk-story.ts';
import { type AnyStore, everyStore } from '../support/stores.ts';

const NOW = '2026-11-23T09:00:00.000Z';
type Importing = AnyStore & { admin: AnyStore['admin'] & ImportStore };

describe.each(Object.entries(everyStore).filter(([name]) => name !== 'embedded'))('moving in: %s', (_, open) => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing) await close();
  });

  async function moveIn() {
    const opened = await open();
    closing.push(opened.close);
    const story = await openDeskStory(opened.store);
    await story.coordinator('sofie', 'brussels');
    const { admin } = opened.store as Importing;
    const centre = firstCentres.find(({ id }) => id === 'brussels');
    const sheet = sheetOf(new TextEncoder().encode(importTemplate()), 'template');
    if (!centre || 'wrong' in sheet) throw new Error('There is nothing to move in');
    let count = 0;
    const newId = () => {
      count += 1;
      return `new-${count}`;
    };
    const planned = async () => {
      const context = await admin.importContext('brussels');
      return planImport(sheet.rows, { centre: { ...centre, closed: false }, context, now: NOW, newId });
    };
    const { batch, faults } = await planned();
    expect(faults).toEqual([]);
    await admin.importBatch(batch);
    return { story, admin, batch, planned, store: opened.store };
  }

  it('is known again, seen by coordinators, and gone without a trace when it is taken back', async () => {
    const { story, admin, batch, planned } = await moveIn();
    expect(await planned()).toMatchObject({ known: 3, faults: [], batch: { people: [], duos: [] } });
    const desk = await story.desk('sofie');
    expect(desk.people.map(({ firstName, stage }) => [firstName, stage]).sort()).toEqual([
      ['Amina', 'mentoring'],
      ['Luc', 'mentoring'],
    ]);
    expect(desk.duos).toMatchObject([
      { state: 'active', agreement: { state: 'signed', content: { paper: '2026-09-22' } } },
    ]);
    // The same people once more, as a second process would write them: none of it is written.
    await expect(admin.importBatch({ ...batch, id: 'other' })).rejects.toThrow();
    expect(await admin.batchCentre('other')).toBeNull();

    expect(await admin.undoImport(batch.id, NOW)).toEqual([]);
    const after = await story.desk('sofie');
    expect([after.people, after.duos]).toEqual([[], []]);
    expect((await planned()).batch.people).toHaveLength(2);
    expect(await admin.undoImport(batch.id, NOW)).toBeNull();
  });

  it('stays when somebody has opened their link, and who it was is said', async () => {
    const { story, admin, batch } = await moveIn();
    const amina = batch.people.find(({ firstName }) => firstName === 'Amina');
    const expiresAt = '2026-11-26T09:00:00.000Z';
    const to = { role: 'mentee', centreId: 'brussels', createdBy: 'import', now: NOW, expiresAt } as const;
    await admin.addInvite({ id: 'i', token: 'link-of-amina', ...to, personId: amina?.id ?? '' });
    await story.says('amina', '/start link-of-amina');
    expect(await admin.undoImport(batch.id, NOW)).toEqual([{ ref: 'M-001', why: 'linked' }]);
    expect((await story.desk('sofie')).duos).toHaveLength(1);
  });
});
