// What a command line of `duo` asks for: its words are read and checked, the command is done, its answer said. With --json, stdout is exactly one JSON document; words go to stderr.
import { Command as Commander, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Answer, Command } from '../app/command.ts';
import type { Config } from '../config.ts';
import type { Simulated } from '../simulation/run.ts';
import { hashOfFile } from './hash-of-file.ts';
import { type ImportOptions, importAsked } from './import-asked.ts';
import { withLinksWritten } from './import-links.ts';
import type { MatchAsked } from './match.ts';

/** Where a command runs: its settings, read only when they are needed, and where it speaks. `out` ends when what it was given is on its way. */
export type Surroundings = {
  /** Throws ConfigMistakes. */
  config: () => Promise<Config>;
  out: (text: string) => Promise<void> | void;
  err: (text: string) => void;
};

/** What the words of a command line come to: a command for the service, an answer that needs none, a pool to match, or a simulation. `out`: where a file goes. */
type Asked = {
  wanted: Command | null;
  answered: Answer | null;
  matching: MatchAsked | null;
  simulating: Simulated | null;
  out: string | null;
  /** The file for the links of an import. */
  invites: string | null;
};

const list = (text: string) => {
  const codes = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  if (codes.length === 0 || !codes.every((code) => /^[a-z]{2,3}$/.test(code)))
    throw new InvalidArgumentError('codes of languages, such as fr,nl,en');
  return codes;
};
const filled = (text: string) => {
  if (text.trim() === '') throw new InvalidArgumentError('it is empty');
  return text.trim();
};
const zone = (text: string) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone && text;
  } catch {
    throw new InvalidArgumentError('not a time zone, such as Europe/Brussels');
  }
};
const country = (text: string) => {
  if (!/^[A-Z]{2}$/.test(text)) throw new InvalidArgumentError('two capital letters, such as BE');
  return text;
};
const upTo = (most: number) => (text: string) => {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1 || Number(text) > most)
    throw new InvalidArgumentError(`a whole number from 1 to ${most}`);
  return Number(text);
};
const days = (text: string) => {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('a number of days');
  return Number(text);
};
const person = (text: string) => {
  if (!/^(telegram|slack|web):.+$/.test(text))
    throw new InvalidArgumentError('a channel and an address, such as telegram:123');
  return text;
};

const slack = (text: string) => {
  if (!/^\w+$/.test(text)) throw new InvalidArgumentError('a Slack member id, such as U012ABCDEF');
  return text;
};

/** A month, or a day of it: figures are about whole months. */
const month = (text: string) => {
  const [, found] = /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-\d\d)?$/.exec(text) ?? [];
  if (!found) throw new InvalidArgumentError('a month, such as 2026-03, or a day of it');
  return found;
};

/** Reads the words of a command line. Throws CommanderError when they are none of ours, or ask for help. */
async function readWords(args: readonly string[], err: (text: string) => void): Promise<Asked> {
  const asked: Asked = {
    ...{ wanted: null, answered: null, matching: null, simulating: null, out: null, invites: null },
  };
  const want = (command: Command) => {
    asked.wanted = command;
  };
  const program = new Commander('duo')
    .description('Administration of the mentoring assistant')
    .option('--json', 'one JSON document on stdout');
  program.exitOverride().configureOutput({ writeOut: err, writeErr: err });

  const centre = program.command('centre').description('the branches of the association');
  centre
    .command('add')
    .requiredOption('--name <name>', 'as people know it', filled)
    .requiredOption('--zone <zone>', 'time zone', zone)
    .requiredOption('--country <code>', 'two capital letters', country)
    .requiredOption('--languages <codes>', 'fr,nl,en', list)
    .requiredOption('--contact <text>', 'public: address, telephone, site', filled)
    .action(({ name, ...rest }) => want({ name: 'centre add', centre: name, ...rest }));
  centre.command('list').action(() => want({ name: 'centre list' }));
  centre
    .command('close')
    .argument('[name]')
    .option('--name <name>')
    .action((given, options, command) => {
      const name = given ?? options.name;
      if (!name) command.error('error: the name of the centre is missing');
      if (given && options.name && given !== options.name) command.error('error: two different names are given');
      want({ name: 'centre close', centre: name });
    });

  program
    .command('coordinator')
    .description('the people of the team')
    .command('add')
    .requiredOption('--slack <id>', 'their Slack member id, such as U012ABCDEF', slack)
    .requiredOption('--centre <name>', 'its name', filled)
    .option('--lead', 'answers for the centre', false)
    .option('--name <first name>', 'shown to participants who ask who reads their data')
    .action(({ slack, centre: name, lead, name: personName }) =>
      want({ name: 'coordinator add', slack, centre: name, lead, personName: personName ?? null }),
    );

  const invite = program
    .command('invite')
    .description('a single-use way in, valid for 72 hours')
    .addOption(new Option('--role <role>').choices(['mentee', 'mentor']))
    .option('--centre <name>')
    .action(({ role, centre: name }, command) => {
      if (!role) command.error("error: required option '--role <role>' not specified");
      if (!name) command.error("error: required option '--centre <name>' not specified");
      want({ name: 'invite', role, centre: name });
    });
  invite
    .command('revoke')
    .argument('<id>')
    .action((id) => want({ name: 'invite revoke', id }));

  const persons = program.command('person').description('one person');
  persons
    .command('show')
    .argument('<channel:address>', '', person)
    .action((who) => want({ name: 'person show', person: who }));
  persons
    .command('erase')
    .description('deletes everything about a person, after your check')
    .argument('<channel:address>', '', person)
    .action((who) => want({ name: 'person erase', person: who }));

  const cases = program.command('case').description('people who wait for a person of the team');
  cases
    .command('list')
    .description('who waits since when, and what they wrote')
    .action(() => want({ name: 'case list' }));
  cases
    .command('close')
    .argument('<id>')
    .action((id) => want({ name: 'case close', id }));

  program
    .command('schedule')
    .description('what will be sent to whom, when and why')
    .option('--days <n>', 'so many days ahead', days, 7)
    .option('--person <channel:address>', 'of one person', person)
    .action((options) => want({ name: 'schedule', days: options.days, person: options.person ?? null }));

  program
    .command('outbox')
    .description('messages that could not be delivered')
    .command('redrive')
    .argument('[ids...]', 'of dead letters; all of them without ids')
    .action((ids) => want({ name: 'outbox redrive', ids }));

  program
    .command('agreement')
    .description('agreements that were signed')
    .command('verify')
    .description('whether a PDF is one that was signed here; exit 1 when it is none')
    .argument('<file>')
    .action((file) => {
      const sha256 = hashOfFile(file);
      if (sha256 === null) {
        const words = `There is no file ${file}, or it cannot be read`;
        asked.answered = { exit: 1, result: { error: words }, words: [words] };
      } else want({ name: 'agreement verify', sha256 });
    });

  program
    .command('export')
    .description('the figures of whole months as a file; numbers only, no persons')
    .option('--figures', 'the figures (there is nothing else to export yet)', true)
    .option('--centre <name>', 'of one centre; of all without it', filled)
    .option('--from <month>', 'the first month, such as 2026-01', month)
    .option('--to <month>', 'the last month', month)
    .addOption(new Option('--format <format>').choices(['csv', 'xlsx', 'pdf', 'json']).default('csv'))
    .addOption(new Option('--language <code>').choices(['en', 'fr', 'nl']).default('en'))
    .requiredOption('--out <file>', 'where it is written', filled)
    .action(({ centre: name, from, to, format, language, out }) => {
      asked.out = out;
      want({ name: 'export', centre: name ?? null, from: from ?? null, until: to ?? null, format, language });
    });

  program
    .command('import')
    .description('running programmes move in from a CSV file: docs/how-to/move-in.md')
    .option('--file <file>', 'the sheet with people and duos')
    .option('--centre <name>', 'into which centre', filled)
    .option('--dry-run', 'says what would happen and what is wrong, and changes nothing', false)
    .option('--invites <file>', 'a new file, for the link of each person; shown nowhere else')
    .option('--links <batch>', 'with --invites: new links for those of a batch who have not opened theirs')
    .option('--undo <batch>', 'takes a whole batch back while nobody of it has answered')
    .option('--template', 'prints an empty sheet', false)
    .action((options: ImportOptions, command) => {
      const { wanted = null, answered = null, invites, wrong } = importAsked(options);
      if (wrong) command.error(`error: ${wrong}`);
      Object.assign(asked, { wanted, answered, invites });
    });

  program
    .command('doctor')
    .description('looks for what is wrong')
    .action(() => want({ name: 'doctor' }));

  program
    .command('match')
    .description('the best set of duos of a pool in a file; needs no service and no database')
    .requiredOption('--in <file>', 'the pool, as docs/match-pool.schema.json describes it')
    .option('--scores', 'every possible pair with its score too', false)
    .action((options) => {
      asked.matching = { file: options.in, scores: options.scores };
    });

  program
    .command('simulate')
    .description(
      'the whole programme with synthetic people and a clock of its own; exit 1 when something is as it must not be',
    )
    .option('--duos <number>', 'how many duos', upTo(10_000), 20)
    .option('--weeks <number>', 'how many weeks', upTo(520), 30)
    .option('--seed <number>', 'what chance begins with', upTo(999_999_999), 1)
    .action((options) => {
      asked.simulating = { duos: options.duos, weeks: options.weeks, seed: options.seed };
    });

  await program.parseAsync(args, { from: 'user' });
  return asked;
}

/** Runs one command line to its end and yields its exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runDuo(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, err } = surroundings;
  const json = args.includes('--json');
  let asked: Asked;
  try {
    asked = await readWords(
      args.filter((arg) => arg !== '--json'),
      err,
    );
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const helped =
      ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(error.code) &&
      args.some((arg) => ['-h', '--help', 'help'].includes(arg));
    return helped ? 0 : 2;
  }
  if (asked.matching) return matchFile(asked.matching, json, surroundings);
  if (asked.simulating) return simulateAll(asked.simulating, json, surroundings);
  const given = asked.answered ?? (asked.wanted ? await answerTo(asked.wanted, surroundings) : null);
  if (!given) return 2;
  const saved = asked.out === null ? given : (await import('./save-file.ts')).saveFile(given, asked.out);
  const answer = withLinksWritten(saved, asked.invites);
  if (json) await out(`${JSON.stringify(answer.result)}\n`);
  else if (answer.exit === 0) await out(`${answer.words.join('\n')}\n`);
  if (answer.exit !== 0) err(`${answer.words.join('\n')}\n`);
  return answer.exit;
}

/** A pool in a file touches nothing of ours: neither settings nor data. */
async function matchFile(asked: MatchAsked, json: boolean, { out, err }: Surroundings): Promise<number> {
  const { match } = await import('./match.ts');
  const { exit, out: pieces, words } = match(asked, json);
  if (words.length > 0) err(`${words.join('\n')}\n`);
  for (const piece of pieces) await out(piece);
  return exit;
}

/** Synthetic people live in memory: neither settings nor data. */
async function simulateAll(asked: Simulated, json: boolean, { out, err }: Surroundings): Promise<number> {
  const { simulate } = await import('./simulate.ts');
  const { exit, out: said, words } = await simulate(asked, json, err);
  if (words.length > 0) err(`${words.join('\n')}\n`);
  await out(said);
  return exit;
}

/** Only a well-formed command loads the rest of the program. */
async function answerTo(command: Command, { config }: Surroundings): Promise<Answer> {
  const { ConfigMistakes } = await import('../config.ts');
  const { runCommand } = await import('./run.ts');
  try {
    return await runCommand(command, await config());
  } catch (error) {
    if (!(error instanceof ConfigMistakes)) throw error;
    const words = error.mistakes.map((mistake) => `Configuration: ${mistake}`);
    return { exit: 1, result: { error: words.join('\n') }, words };
  }
}
