// Reads the settings from .env and the process, and says all mistakes at once in plain words. The only reader of process.env.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'dotenv';
import { z } from 'zod';

/** What the service is told. Frozen; secrets are never printed. */
export type Config = Readonly<{
  databaseUrl: string | null;
  /** Absolute. The lock, the socket and the key lie in it. */
  dataDir: string;
  /** Where the embedded database lies: the data folder, or its part for the sandbox. */
  storeDir: string;
  host: string;
  port: number;
  publicUrl: string | null;
  telegram: { token: string; apiRoot: string | null; webhook: { url: string; secret: string } | null } | null;
  /** With an app token: Socket Mode; else HTTP, signed with the secret. */
  slack: { botToken: string; appToken: string | null; signingSecret: string | null; apiUrl: string | null } | null;
  encryptionKey: string | null;
  sandbox: boolean;
  logLevel: LogLevel;
}>;

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof levels)[number];

/** Settings with mistakes; `mistakes` are whole sentences for an administrator. */
export class ConfigMistakes extends Error {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.name = 'ConfigMistakes';
    this.mistakes = mistakes;
  }
}

const url = (schemes: string[], words: string) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), words);

const settings = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'must begin with postgresql://').optional(),
  DATA_DIR: z.string().default('./data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(3000),
  PUBLIC_URL: url(['https:', 'http:'], 'must be a web address such as https://duo.example.org').optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:\S+$/, 'must look like 123456:ABC…, as BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: url(['https:', 'http:'], 'must be a web address').optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, 'may have letters, digits, _ and - only, at most 256')
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-\S+$/, 'must begin with xoxb-: the “Bot User OAuth Token” under “OAuth & Permissions”')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, 'must begin with xapp-: an “App-Level Token” under “Basic Information”')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^(?!xox|xapp-)\S+$/, 'must be the “Signing Secret” under “Basic Information”, not a token')
    .optional(),
  SLACK_API_URL: url(['https:', 'http:'], 'must be a web address').optional(),
  ENCRYPTION_KEY: z
    .string()
    .refine(
      (text) =>
        /^[0-9a-f]{64}$/i.test(text) ||
        (/^[A-Za-z0-9+/_-]+=*$/.test(text) && Buffer.from(text, 'base64').length === 32),
      'must be 32 bytes, as 64 hex digits or in base64 (make one with: openssl rand -hex 32)',
    )
    .optional(),
  SANDBOX: z.enum(['on', 'off'], 'must be on or off').optional(),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).default('info'),
});

const names = Object.keys(settings.shape);
const OURS = /^(TELEGRAM|SLACK)_/;

/** The settings of `env` over those of the file; throws ConfigMistakes with every mistake there is. */
export function readConfig(env: Readonly<Record<string, string | undefined>>, folder = process.cwd()): Config {
  const mistakes: string[] = [];
  const file = readEnvFile(folder, mistakes);
  for (const name of Object.keys(file))
    if (!names.includes(name)) mistakes.push(`${name} in .env is not a setting of this service${nearest(name)}`);
  for (const name of Object.keys(env)) {
    if (OURS.test(name) && !names.includes(name))
      mistakes.push(`${name} is not a setting of this service${nearest(name)}`);
  }
  // An empty value counts as not set, so that a line of the example can stay; an empty one of the process takes the file's away.
  const given: Given = Object.fromEntries(names.map((name) => [name, (env[name] ?? file[name])?.trim() || undefined]));
  const read = settings.safeParse(given);
  for (const issue of read.error?.issues ?? []) mistakes.push(`${issue.path.join('.')} ${issue.message}`);
  // Asked of what was given, not of what was read: whoever has two mistakes shall not have to start twice to hear of both.
  mistakes.push(...contradictions(given));
  if (!read.success || mistakes.length > 0) throw new ConfigMistakes(mistakes);
  return Object.freeze(configOf(read.data, folder));
}

/** The names and values of `.env`; without the file, none. */
function readEnvFile(folder: string, mistakes: string[]): Record<string, string> {
  try {
    return parse(readFileSync(join(folder, '.env')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') mistakes.push(`The file .env cannot be read: ${code}`);
    return {};
  }
}

type Settings = z.infer<typeof settings>;
/** The values as they stand in `.env` and the process, right or wrong. */
type Given = { [Name in keyof Settings]?: string | undefined };

const ONLY_HOST = '127.0.0.1';
const hasToken = (given: Given | Settings) =>
  [given.TELEGRAM_BOT_TOKEN, given.SLACK_BOT_TOKEN, given.SLACK_APP_TOKEN, given.SLACK_SIGNING_SECRET].some(Boolean);
const isSandbox = (given: Given | Settings) =>
  given.SANDBOX ? given.SANDBOX === 'on' : !hasToken(given) && !given.DATABASE_URL;

function contradictions(given: Given): string[] {
  const out: string[] = [];
  if (given.SANDBOX === 'on' && given.DATABASE_URL)
    out.push('SANDBOX=on and DATABASE_URL exclude each other: the sandbox has a database of its own');
  if (given.SANDBOX === 'on' && hasToken(given))
    out.push('SANDBOX=on and channel tokens exclude each other: nothing leaves the sandbox');
  if (isSandbox(given) && (given.HOST ?? ONLY_HOST) !== ONLY_HOST) {
    out.push(
      `HOST=${given.HOST}: the sandbox is served on ${ONLY_HOST} only; set SANDBOX=off to serve other addresses`,
    );
  }
  if (given.TELEGRAM_WEBHOOK_SECRET && !given.TELEGRAM_BOT_TOKEN)
    out.push('TELEGRAM_WEBHOOK_SECRET needs TELEGRAM_BOT_TOKEN');
  if (given.TELEGRAM_WEBHOOK_SECRET && !given.PUBLIC_URL)
    out.push('TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL, the address that Telegram calls');
  for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const)
    if (given[name] && !given.SLACK_BOT_TOKEN) out.push(`${name} needs SLACK_BOT_TOKEN`);
  if (given.SLACK_BOT_TOKEN && !given.SLACK_APP_TOKEN && !given.SLACK_SIGNING_SECRET) {
    out.push('SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode, no open port) or SLACK_SIGNING_SECRET (HTTP)');
  }
  if (given.DATABASE_URL && !given.ENCRYPTION_KEY) {
    out.push(
      'ENCRYPTION_KEY is required with DATABASE_URL (make one with: openssl rand -hex 32, and keep it apart from the database)',
    );
  }
  return out;
}

function configOf(given: Settings, folder: string): Config {
  const dataDir = resolve(folder, given.DATA_DIR);
  const sandbox = isSandbox(given);
  const publicUrl = given.PUBLIC_URL?.replace(/\/+$/, '') ?? null;
  const secret = given.TELEGRAM_WEBHOOK_SECRET;
  return {
    databaseUrl: given.DATABASE_URL ?? null,
    dataDir,
    storeDir: sandbox ? join(dataDir, 'sandbox') : dataDir,
    host: given.HOST,
    port: given.PORT,
    publicUrl,
    telegram: given.TELEGRAM_BOT_TOKEN
      ? {
          token: given.TELEGRAM_BOT_TOKEN,
          apiRoot: given.TELEGRAM_API_ROOT?.replace(/\/+$/, '') ?? null,
          webhook: secret && publicUrl ? { url: `${publicUrl}/telegram`, secret } : null,
        }
      : null,
    slack: given.SLACK_BOT_TOKEN
      ? {
          botToken: given.SLACK_BOT_TOKEN,
          appToken: given.SLACK_APP_TOKEN ?? null,
          signingSecret: given.SLACK_SIGNING_SECRET ?? null,
          apiUrl: given.SLACK_API_URL?.replace(/\/+$/, '') ?? null,
        }
      : null,
    encryptionKey: given.ENCRYPTION_KEY ?? null,
    sandbox,
    logLevel: given.LOG_LEVEL,
  };
}

/** " (did you mean PORT?)" for a name that is nearly one of ours. */
function nearest(name: string): string {
  const plain = (text: string) => text.toUpperCase().replace(/[^A-Z]/g, '');
  const close = names.find((known) => distance(plain(known), plain(name)) <= 2);
  return close ? ` (did you mean ${close}?)` : '';
}

/** How many letters must change to make one word of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
