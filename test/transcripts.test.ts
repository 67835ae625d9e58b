// Plays every golden conversation and compares it with what its file says. `npm test -- -u` rewrites what the bot says.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playScript, readScript } from '../src/cli/transcript.ts';
import { flows } from '../src/programme/index.ts';
import { openCatalogue } from '../src/speech/catalogue.ts';
import { silentLog } from './support/log.ts';

const folder = join(import.meta.dirname, 'transcripts');
const files = globSync('**/*.chat', { cwd: folder }).sort();
const catalogue = openCatalogue();

describe('transcripts', () => {
  for (const file of files) {
    it(file, async () => {
      const text = readFileSync(join(folder, file), 'utf8');
      const played = await playScript(readScript(text), catalogue, silentLog());
      await expect(played).toMatchFileSnapshot(join(folder, file));
    });
  }

  it('there is at least one for every flow', () => {
    const told = new Set(files.map((file) => file.split('/')[0]));
    expect(Object.keys(flows).filter((name) => !told.has(name))).toEqual([]);
  });
});
