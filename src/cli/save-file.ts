// Writes a file that a command yielded to where the administrator wants it.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Answer, failed } from '../app/command.ts';
import type { ExportedFile } from '../app/export-figures.ts';

/** The same answer, with the path of the file instead of its content. Exit 1 when it cannot be written. */
export function saveFile(answer: Answer, out: string): Answer {
  const { file, ...about } = answer.result as { file?: ExportedFile };
  if (answer.exit !== 0 || !file) return answer;
  const path = resolve(out);
  try {
    writeFileSync(path, Buffer.from(file.content, 'base64'), { mode: 0o600 });
  } catch (error) {
    return failed(`The file ${path} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
  return { ...answer, result: { ...about, file: path }, words: [...answer.words, path] };
}
