// Running programmes move in: what a sheet would do, doing it, taking it back, and links for whoever moved in.

import type { Centre } from '../programme/facts.ts';
import { type AdminParts, type Answer, type Command, failed } from './command.ts';
import { IMPORT, type Kept, type KnownPerson } from './import-batch.ts';
import { planImport } from './import-plan.ts';

const INVITE_HOURS = 72;
const done = (result: unknown, ...words: string[]): Answer => ({ exit: 0, result, words });

const whyKept: Readonly<Record<Kept['why'], string>> = {
  linked: 'has opened the link',
  agreed: 'has agreed and answered',
  'other-duo': 'is in a duo that did not come with this batch',
};

/** A link for somebody who moved in, as it is printed. */
type PrintedLink = {
  ref: string;
  role: string;
  firstName: string;
  telegram: string | null;
  web: string;
  sheet: string;
  expiresAt: string;
};

/** Reads the sheet, and unless it is a dry run or anything is wrong writes all of it. */
export async function importSheet(
  command: Extract<Command, { name: 'import' | 'import check' }>,
  centre: Centre,
  parts: AdminParts,
): Promise<Answer> {
  const { admin, clock, chance } = parts;
  const context = await admin.importContext(centre.id);
  const { batch, known, faults } = planImport(command.rows, { centre, context, now: clock.now(), newId: chance.id });
  if (faults.length > 0) {
    const words = faults.map(({ row, column, wrong }) => `row ${row}${column ? `, ${column}` : ''}: ${wrong}`);
    return { exit: 1, result: { faults }, words: [...words, 'Nothing was changed.'] };
  }
  const counts = { people: batch.people.length, duos: batch.duos.length, known };
  const what = `${counts.people} people and ${counts.duos} duos, ${known} rows known already`;
  if (command.name === 'import check') {
    const lines = batch.duos.map(({ ref, startedAt }) => `duo ${ref}: ${weeksSince(startedAt, batch.at)}`);
    const next = batch.plans.map(({ at, kind, personId }) => {
      const person = batch.people.find(({ id }) => id === personId)?.ref ?? personId;
      return `${at}  ${kind}  ${person}`;
    });
    return done(
      { dryRun: true, ...counts, faults: [] },
      `Would move in: ${what}`,
      ...lines,
      ...next.sort(),
      'Nothing was changed.',
    );
  }
  if (counts.people + counts.duos === 0) return done({ batch: null, ...counts, invites: [] }, `Nothing to do: ${what}`);
  await admin.importBatch(batch);
  const invites = command.links
    ? await linksFor(
        batch.people.map(({ id, ref, role, firstName }) => ({ id, ref, role, firstName })),
        centre,
        parts,
      )
    : [];
  return done({ batch: batch.id, ...counts, invites }, `Moved in: ${what}`, `Batch: ${batch.id}`);
}

/** In which week of the duo that is. */
function weeksSince(startedAt: string, now: string): string {
  const weeks = Math.floor((Date.parse(now) - Date.parse(startedAt)) / (7 * 86_400_000)) + 1;
  return weeks < 1 ? `begins at ${startedAt}` : `in week ${weeks}`;
}

/** Takes a batch back as a whole, or says who of it has answered. */
export async function undoImport(batchId: string, { admin, clock }: AdminParts): Promise<Answer> {
  const kept = await admin.undoImport(batchId, clock.now());
  if (kept === null) return failed('There is no batch with this id, or it was taken back already');
  if (kept.length === 0) return done({ id: batchId, undone: true }, 'All of this batch is taken back');
  const words = kept.map(({ ref, why }) => `${ref} ${whyKept[why]}`);
  return { exit: 1, result: { id: batchId, undone: false, kept }, words: [...words, 'Nothing was changed.'] };
}

/** New links for everybody of a batch who has not opened one; those of before do not work any more. */
export async function linksOfBatch(batchId: string, parts: AdminParts): Promise<Answer> {
  const { admin } = parts;
  const centreId = await admin.batchCentre(batchId);
  const centre = (await admin.centres()).find(({ id }) => id === centreId);
  if (!centre) return failed('There is no batch with this id, or it was taken back already');
  const { people } = await admin.importContext(centre.id);
  const waiting = people.filter((one) => one.batchId === batchId && !one.linked);
  const invites = await linksFor(waiting, centre, parts);
  return done(
    { batch: batchId, invites },
    `${invites.length} people have not opened their link yet: new links are made`,
  );
}

async function linksFor(
  people: readonly Pick<KnownPerson, 'id' | 'ref' | 'role' | 'firstName'>[],
  centre: Centre,
  { admin, clock, chance, links }: AdminParts,
): Promise<PrintedLink[]> {
  const now = clock.now();
  const expiresAt = new Date(Date.parse(now) + INVITE_HOURS * 3_600_000).toISOString();
  const bot = links.telegram ? await admin.setting('telegram-bot') : null;
  const printed: PrintedLink[] = [];
  for (const { id: personId, ref, role, firstName } of people) {
    const token = chance.token();
    await admin.revokeImportLinks(personId, now);
    await admin.addInvite({
      ...{ id: chance.id(), token, role: role === 'mentor' ? 'mentor' : 'mentee', centreId: centre.id },
      ...{ createdBy: IMPORT, now, expiresAt, personId },
    });
    const telegram = bot ? `https://t.me/${bot}?start=${token}` : null;
    const web = `${links.web}/chat?invite=${token}`;
    printed.push({ ref, role, firstName, telegram, web, sheet: `${links.web}/sheet/${token}`, expiresAt });
  }
  return printed;
}
