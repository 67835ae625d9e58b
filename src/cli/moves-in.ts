// A duo of a story that moves in from a sheet, as `duo import` does it: neither of the two is known on any channel yet.
import { IMPORT } from '../app/import-batch.ts';
import { importColumns } from '../app/import-columns.ts';
import { planImport } from '../app/import-plan.ts';
import { firstCentres } from '../programme/centres.ts';
import type { Story } from './story.ts';

const INVITE_MS = 72 * 3_600_000;
const nameOf = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Moves a mentee and a mentor into Brussels; the tokens of their links, by their names in the story. */
export async function movesIn(
  story: Story,
  { mentee, mentor, coordinator, start, end }: Record<'mentee' | 'mentor' | 'coordinator' | 'start' | 'end', string>,
): Promise<Map<string, string>> {
  const { admin } = story.store;
  const found = firstCentres.find(({ id }) => id === 'brussels');
  if (!found) throw new Error('There is no centre Brussels');
  const rows: Partial<Record<(typeof importColumns)[number], string>>[] = [
    { kind: 'mentee', ref: mentee, 'first name': nameOf(mentee), language: 'en', languages: 'ar C2, fr B1' },
    { kind: 'mentor', ref: mentor, 'first name': nameOf(mentor), language: 'en', 'trained on': '2026-03-12' },
    {
      ...{ kind: 'duo', mentee, mentor, coordinator, start, end, day: 'tue', hour: '18:00', place: 'Kouter 1' },
      ...{ 'objective 1': 'A first contract', 'meetings held': '7', 'signed on paper': start },
    },
  ];
  const sheet = [[...importColumns], ...rows.map((row) => importColumns.map((column) => row[column] ?? ''))];
  let count = admin.count('person');
  const newId = () => {
    count += 1;
    return `moved-${count}`;
  };
  const now = story.now();
  const context = await admin.importContext(found.id);
  const { batch, faults } = planImport(sheet, { centre: { ...found, closed: false }, context, now, newId });
  if (faults.length > 0)
    throw new Error(faults.map(({ row, column, wrong }) => `${row} ${column} ${wrong}`).join('; '));
  await admin.importBatch(batch);
  const tokens = new Map<string, string>();
  for (const { id, ref, role } of batch.people) {
    const token = `link-of-${ref}`;
    tokens.set(ref, token);
    const expiresAt = new Date(Date.parse(now) + INVITE_MS).toISOString();
    const to = { role, centreId: found.id, createdBy: IMPORT, now, expiresAt, personId: id };
    await admin.addInvite({ id: `invite-of-${ref}`, token, ...to });
  }
  return tokens;
}
