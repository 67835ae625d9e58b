// Puts the links of an import into their file, and takes them out of the answer: they are shown nowhere else.
import type { Answer } from '../app/command.ts';
import { writeLinks } from './import-file.ts';

/** The answer as it is shown. A file that cannot be written fails; the links can be made anew. */
export function withLinksWritten(answer: Answer, file: string | null): Answer {
  if (file === null || answer.exit !== 0) return answer;
  const { invites = [], ...result } = answer.result as { invites?: Record<string, string | null>[]; batch?: string };
  const written = { ...result, invites: invites.length };
  if (writeLinks(file, invites)) return { ...answer, result: written, words: [...answer.words, `Links: ${file}`] };
  const how = `The links could not be written to ${file}: there is such a file, or it cannot be made. New ones: --links ${result.batch} --invites <file>`;
  return { exit: 1, result: { ...written, error: how }, words: [...answer.words, how] };
}
