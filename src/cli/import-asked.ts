// What the options of `duo import` ask for: a command with the rows of the file in it, or an answer that needs no service.
import { existsSync } from 'node:fs';
import type { Answer, Command } from '../app/command.ts';
import { importTemplate } from '../app/import-columns.ts';
import { readSheet } from './import-file.ts';

/** The options as they were written. */
export type ImportOptions = {
  file?: string;
  centre?: string;
  dryRun: boolean;
  invites?: string;
  links?: string;
  undo?: string;
  template: boolean;
};

/** A command, an answer, or what is wrong with the options; and where the links are to be written. */
export type ImportAsked = { wanted?: Command; answered?: Answer; wrong?: string; invites: string | null };

/** Reads the options, and the file that they name. */
export function importAsked({ file, centre, dryRun, invites, links, undo, template }: ImportOptions): ImportAsked {
  const asked = (more: Omit<ImportAsked, 'invites'>): ImportAsked => ({ ...more, invites: invites ?? null });
  const refused = (words: string) => asked({ answered: { exit: 1, result: { error: words }, words: [words] } });
  const ways = [file, links, undo, template || undefined].filter((one) => one !== undefined);
  if (ways.length !== 1) return asked({ wrong: 'one of --file, --links, --undo and --template is needed' });
  if (file && !centre) return asked({ wrong: "required option '--centre <name>' not specified" });
  if (links && !invites) return asked({ wrong: "required option '--invites <file>' not specified" });
  if (invites && (dryRun || undo || template)) return asked({ wrong: 'there are no links to write' });
  // Looked at first: an import that has lost its links would have to be asked for new ones.
  if (invites && existsSync(invites)) return refused(`There is a file ${invites} already`);
  if (undo) return asked({ wanted: { name: 'import undo', batch: undo } });
  if (links) return asked({ wanted: { name: 'import links', batch: links } });
  if (!file || !centre) {
    const text = importTemplate();
    return asked({ answered: { exit: 0, result: { template: text }, words: [text.trimEnd()] } });
  }
  const read = readSheet(file);
  if ('wrong' in read) return refused(read.wrong);
  const name = dryRun ? 'import check' : 'import';
  return asked({ wanted: { name, centre, rows: read.rows, links: invites !== undefined } });
}
