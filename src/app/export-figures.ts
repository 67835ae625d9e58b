// The figures as a file for whoever runs the service, head office among them: numbers only, no persons.
import { assemble } from '../programme/figures/assemble.ts';
import { openCatalogue } from '../speech/catalogue.ts';
import { type AdminParts, type Answer, type Command, failed } from './command.ts';
import { figureFile } from './figure-file.ts';
import { figureReport } from './figure-report.ts';
import { periodOf, usualPeriod } from './show-figures.ts';

/** What the command yields, beside what it says: the file in base64. */
export type ExportedFile = { name: string; content: string };

/** Makes the file of one centre, or of all. What may not be shown is worked out over all centres, whichever is asked for. */
export async function exportFigures(
  { centre, from, until, format, language }: Extract<Command, { name: 'export' }>,
  { admin, clock }: Pick<AdminParts, 'admin' | 'clock'>,
): Promise<Answer> {
  const now = clock.now();
  const data = assemble(await admin.readFigures(null), now);
  const wanted = centre?.toLocaleLowerCase();
  const found = data.centres.find(({ id, name }) => name.toLocaleLowerCase() === wanted || id === wanted);
  if (centre !== null && !found) return failed(`There is no centre "${centre}"`);
  const usual = usualPeriod(now, data.centres[0]?.zone ?? 'UTC');
  const period = periodOf(from ?? usual.from, until ?? usual.until);
  if (!period) return failed('This is no period of at most 36 months, the first month first');
  const chosen = found?.id ?? null;
  const catalogue = openCatalogue();
  const figures = figureReport({ data, period, chosen, now, language, catalogue, allOf: 'all.centres' });
  const { name, bytes } = await figureFile(figures, format, now);
  const file: ExportedFile = { name, content: Buffer.from(bytes).toString('base64') };
  const about = { ...period, centre: found?.name ?? null, format, size: bytes.length };
  const words = `${about.centre ?? 'All centres'}, ${period.from} to ${period.until}: ${bytes.length} bytes of ${format}`;
  return { exit: 0, result: { ...about, file }, words: [words] };
}
