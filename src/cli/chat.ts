// Talks with the bot in a terminal, over a store in memory, and saves what was said as a transcript: `npm run chat`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { openLog } from '../log.ts';
import { firstCentres } from '../programme/centres.ts';
import { openCatalogue } from '../speech/catalogue.ts';
import { openPlayer, type ScriptLine } from './transcript.ts';

const folder = join(import.meta.dirname, '..', '..', 'test', 'transcripts');
const HELP = `You are Ana, who has just found the bot; Ben may become a mentor, Sofie is a coordinator of every centre.
Nothing leaves this computer, and nothing is kept.
  words          are said as Ana; "ben: words" as Ben, "sofie: words" as Sofie
  [label]        taps a button; its number works too; "sofie: [Open] (Ana)" is the one beside these words
  /menu          a command; /start begins; "sofie: (opens home)" shows who waits
  {field=words; field=words}   fills in and sends the form that is open
  == +3d         time passes (min, h, d); == invite key mentor ghent, then /start key; == pool ben mentor brussels
  :save menu/my-story   writes what was said to test/transcripts/menu/my-story.chat
  :quit`;

const people = ['ana', 'ben', 'sofie'];
const player = await openPlayer(openCatalogue(), openLog('warn'), people);
const said: string[] = [];
const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '› ' });

console.log(`${HELP}\n`);
for (const { id } of firstCentres) {
  said.push('', ...(await player.play({ kind: 'scene', words: `coordinator sofie ${id}` })));
}
await take('ana: /start');
terminal.prompt();
for await (const typed of terminal) {
  const words = typed.trim();
  if (words === ':quit') break;
  if (words === ':help') console.log(HELP);
  else if (words.startsWith(':save ')) save(words.slice(':save '.length).trim());
  else if (words !== '') await take(words);
  terminal.prompt();
}
terminal.close();

/** Plays one line and shows what comes back. A line that makes no sense is said so, and nothing is lost. */
async function take(words: string): Promise<void> {
  try {
    const printed = await player.play(lineOf(words));
    said.push('', ...printed);
    console.log(`${printed.slice(1).join('\n')}\n`);
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
  }
}

function lineOf(words: string): ScriptLine {
  if (words.startsWith('== ')) return { kind: 'scene', words: words.slice(3) };
  const who = people.find((name) => words.startsWith(`${name}: `));
  return { kind: 'says', who: who ?? 'ana', words: who ? words.slice(who.length + 2) : words };
}

function save(name: string): void {
  if (!/^[a-z-]+\/[a-z0-9-]+$/.test(name)) {
    console.log('A transcript is named <flow>/<what-happens>, in small letters, digits and hyphens.');
    return;
  }
  const path = join(folder, `${name}.chat`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${['# Played by hand.', `people: ${people.join(', ')}`, ...said].join('\n')}\n`);
  console.log(`saved as test/transcripts/${name}.chat`);
}
