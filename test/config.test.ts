// The settings: what is taken when nothing is said, who wins, and that every mistake is named at once without a secret in it.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigMistakes, readConfig } from '../src/config.ts';

const token = '700000001:a-secret-token-of-a-bot';
const key = 'c'.repeat(64);
const database = 'postgresql://duo:a-secret-password@db.example:5432/duo';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duo-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string) => writeFileSync(join(folder, '.env'), text);
const read = (env: Record<string, string> = {}) => readConfig(env, folder);

/** Every sentence that reading these settings yields. */
function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.mistakes;
    throw error;
  }
  return [];
}

describe('without any setting', () => {
  it('is a sandbox on this computer over an embedded database', () => {
    expect(read()).toEqual({
      databaseUrl: null,
      dataDir: join(folder, 'data'),
      storeDir: join(folder, 'data', 'sandbox'),
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      telegram: null,
      slack: null,
      encryptionKey: null,
      sandbox: true,
      logLevel: 'info',
    });
  });

  it('is frozen', () => {
    expect(Object.isFrozen(read())).toBe(true);
  });
});

describe('where a setting comes from', () => {
  it('is the file .env', () => {
    write('# a comment\nPORT=4000\nLOG_LEVEL="debug"\n');
    expect(read()).toMatchObject({ port: 4000, logLevel: 'debug' });
  });

  it('is the process before the file', () => {
    write('PORT=4000\n');
    expect(read({ PORT: '5000' }).port).toBe(5000);
  });

  it('counts an empty value as not set, in the file and in the process', () => {
    write('PORT=\nSANDBOX=\nTELEGRAM_BOT_TOKEN=\n');
    expect(read({ LOG_LEVEL: '', PUBLIC_URL: '  ' })).toMatchObject({
      port: 3000,
      sandbox: true,
      telegram: null,
      logLevel: 'info',
      publicUrl: null,
    });
  });

  it('lets an empty value of the process take away what the file says', () => {
    write(`TELEGRAM_BOT_TOKEN=${token}\n`);
    expect(read()).toMatchObject({ sandbox: false, telegram: { token } });
    expect(read({ TELEGRAM_BOT_TOKEN: '' })).toMatchObject({ sandbox: true, telegram: null });
  });

  it('accepts the example as it stands', () => {
    copyFileSync(join(import.meta.dirname, '..', '.env.example'), join(folder, '.env'));
    expect(read()).toMatchObject({ sandbox: true, port: 3000, host: '127.0.0.1' });
  });

  it('may not be a folder', () => {
    mkdirSync(join(folder, '.env'));
    expect(mistakesOf({})).toEqual(['The file .env cannot be read: EISDIR']);
  });
});

describe('an unknown name', () => {
  it('is a mistake in .env, whatever it is called', () => {
    write('PROT=3000\nFAVOURITE_COLOUR=blue\n');
    expect(mistakesOf({})).toEqual([
      'PROT in .env is not a setting of this service (did you mean PORT?)',
      'FAVOURITE_COLOUR in .env is not a setting of this service',
    ]);
  });

  it('is a mistake in the process when it begins like one of a channel', () => {
    expect(mistakesOf({ TELEGRAM_TOKEN: token, SLACK_SIGNING: 'x' })).toEqual([
      'TELEGRAM_TOKEN is not a setting of this service',
      'SLACK_SIGNING is not a setting of this service',
    ]);
    expect(mistakesOf({ TELEGRAM_BOT_TOKE: 'x' })).toEqual([
      'TELEGRAM_BOT_TOKE is not a setting of this service (did you mean TELEGRAM_BOT_TOKEN?)',
    ]);
  });

  it('is nothing to us anywhere else in the process', () => {
    expect(mistakesOf({ PATH: '/bin', PROT: '1', DATABASE: 'x', NODE_ENV: 'production' })).toEqual([]);
  });
});

describe('a value that cannot be', () => {
  const wrong: [name: string, value: string, words: string][] = [
    ['DATABASE_URL', 'mysql://db/duo', 'DATABASE_URL must begin with postgresql://'],
    ['DATABASE_URL', 'nonsense', 'DATABASE_URL must begin with postgresql://'],
    ['PORT', '65536', 'PORT must be a number from 0 to 65535'],
    ['PORT', '-1', 'PORT must be a number from 0 to 65535'],
    ['PORT', 'http', 'PORT must be a number from 0 to 65535'],
    ['PUBLIC_URL', 'duo.example.org', 'PUBLIC_URL must be a web address such as https://duo.example.org'],
    ['TELEGRAM_BOT_TOKEN', 'hello', 'TELEGRAM_BOT_TOKEN must look like 123456:ABC…, as BotFather gives it'],
    ['TELEGRAM_API_ROOT', 'localhost', 'TELEGRAM_API_ROOT must be a web address'],
    ['TELEGRAM_WEBHOOK_SECRET', 'a b', 'TELEGRAM_WEBHOOK_SECRET may have letters, digits, _ and - only, at most 256'],
    [
      'TELEGRAM_WEBHOOK_SECRET',
      'x'.repeat(257),
      'TELEGRAM_WEBHOOK_SECRET may have letters, digits, _ and - only, at most 256',
    ],
    [
      'SLACK_BOT_TOKEN',
      'xoxp-1',
      'SLACK_BOT_TOKEN must begin with xoxb-: the “Bot User OAuth Token” under “OAuth & Permissions”',
    ],
    [
      'SLACK_APP_TOKEN',
      'xoxb-1',
      'SLACK_APP_TOKEN must begin with xapp-: an “App-Level Token” under “Basic Information”',
    ],
    [
      'SLACK_SIGNING_SECRET',
      'xapp-1',
      'SLACK_SIGNING_SECRET must be the “Signing Secret” under “Basic Information”, not a token',
    ],
    ['SLACK_API_URL', 'ftp://slack', 'SLACK_API_URL must be a web address'],
    [
      'ENCRYPTION_KEY',
      'abc',
      'ENCRYPTION_KEY must be 32 bytes, as 64 hex digits or in base64 (make one with: openssl rand -hex 32)',
    ],
    ['SANDBOX', 'yes', 'SANDBOX must be on or off'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent'],
  ];
  for (const [name, value, words] of wrong) {
    it(`is said of ${name}=${value.slice(0, 20)}`, () => {
      expect(mistakesOf({ [name]: value })).toContain(words);
    });
  }

  it('is not a port of 0, the highest port, or a key in base64', () => {
    expect(read({ PORT: '0' }).port).toBe(0);
    expect(read({ PORT: '65535' }).port).toBe(65_535);
    expect(mistakesOf({ ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64') })).toEqual([]);
    expect(mistakesOf({ ENCRYPTION_KEY: Buffer.alloc(32, 251).toString('base64url') })).toEqual([]);
  });
});

describe('settings that exclude each other', () => {
  const wrong: [env: Record<string, string>, words: string][] = [
    [
      { SANDBOX: 'on', DATABASE_URL: database, ENCRYPTION_KEY: key },
      'SANDBOX=on and DATABASE_URL exclude each other: the sandbox has a database of its own',
    ],
    [
      { SANDBOX: 'on', TELEGRAM_BOT_TOKEN: token },
      'SANDBOX=on and channel tokens exclude each other: nothing leaves the sandbox',
    ],
    [
      { SANDBOX: 'on', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
      'SANDBOX=on and channel tokens exclude each other: nothing leaves the sandbox',
    ],
    [
      { HOST: '0.0.0.0' },
      'HOST=0.0.0.0: the sandbox is served on 127.0.0.1 only; set SANDBOX=off to serve other addresses',
    ],
    [
      { HOST: 'localhost', SANDBOX: 'on' },
      'HOST=localhost: the sandbox is served on 127.0.0.1 only; set SANDBOX=off to serve other addresses',
    ],
    [
      { TELEGRAM_WEBHOOK_SECRET: 's', PUBLIC_URL: 'https://duo.example' },
      'TELEGRAM_WEBHOOK_SECRET needs TELEGRAM_BOT_TOKEN',
    ],
    [
      { TELEGRAM_WEBHOOK_SECRET: 's', TELEGRAM_BOT_TOKEN: token },
      'TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL, the address that Telegram calls',
    ],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN needs SLACK_BOT_TOKEN'],
    [{ SLACK_SIGNING_SECRET: 's' }, 'SLACK_SIGNING_SECRET needs SLACK_BOT_TOKEN'],
    [
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode, no open port) or SLACK_SIGNING_SECRET (HTTP)',
    ],
    [
      { DATABASE_URL: database },
      'ENCRYPTION_KEY is required with DATABASE_URL (make one with: openssl rand -hex 32, and keep it apart from the database)',
    ],
  ];
  for (const [env, words] of wrong) {
    it(`are ${Object.keys(env).join(', ')}: ${words.slice(0, 50)}…`, () => {
      expect(mistakesOf(env)).toEqual([words]);
    });
  }

  it('keep the sandbox out when any of them is a secret of Slack', () => {
    for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']) {
      expect(mistakesOf({ SANDBOX: 'on', [name]: 'xapp-1' })).toContain(
        'SANDBOX=on and channel tokens exclude each other: nothing leaves the sandbox',
      );
    }
  });

  it('are not PostgreSQL and another address without a sandbox', () => {
    expect(read({ HOST: '0.0.0.0', DATABASE_URL: database, ENCRYPTION_KEY: key })).toMatchObject({
      sandbox: false,
      host: '0.0.0.0',
    });
    expect(read({ HOST: '0.0.0.0', SANDBOX: 'off' })).toMatchObject({ sandbox: false, storeDir: join(folder, 'data') });
  });
});

describe('all mistakes', () => {
  const everything = {
    SANDBOX: 'on',
    PORT: 'seven',
    HOST: '0.0.0.0',
    DATABASE_URL: database,
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_WEBHOOK_SECRET: 'not allowed!',
    TELEGRAM_TOKEN: token,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'a-secret-of-slack',
    ENCRYPTION_KEY: 'a-secret-that-is-too-short',
    LOG_LEVEL: 'loud',
  };

  it('are said at once, those of one value beside those of two', () => {
    write('COLOUR=a-secret-colour\n');
    expect(mistakesOf(everything).map((words) => words.split(' ').slice(0, 3).join(' '))).toEqual([
      'COLOUR in .env',
      'TELEGRAM_TOKEN is not',
      'PORT must be',
      'TELEGRAM_WEBHOOK_SECRET may have',
      'SLACK_APP_TOKEN must begin',
      'ENCRYPTION_KEY must be',
      'LOG_LEVEL must be',
      'SANDBOX=on and DATABASE_URL',
      'SANDBOX=on and channel',
      'HOST=0.0.0.0: the sandbox',
      'TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL,',
    ]);
  });

  it('never quote a secret', () => {
    write('COLOUR=a-secret-colour\n');
    const words = mistakesOf({ ...everything, DATABASE_URL: 'mysql://duo:a-secret-password@db/duo' }).join('\n');
    expect(words).not.toMatch(/a-secret|not allowed!/);
  });
});

describe('Slack', () => {
  it('is set up for Socket Mode, for HTTP, or for both', () => {
    const SLACK_BOT_TOKEN = 'xoxb-1';
    const slack = { botToken: 'xoxb-1', appToken: null, signingSecret: null, apiUrl: null };
    expect(read({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({ ...slack, appToken: 'xapp-1' });
    expect(read({ SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: 's' }).slack).toEqual({ ...slack, signingSecret: 's' });
    expect(read({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }).slack).toEqual({
      ...slack,
      appToken: 'xapp-1',
      signingSecret: 's',
    });
  });

  it('may stand elsewhere, with or without a last slash', () => {
    for (const SLACK_API_URL of ['https://slack.com/api', 'https://slack.com/api/']) {
      const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL };
      expect(read(env).slack?.apiUrl).toBe('https://slack.com/api');
    }
  });
});

describe('addresses', () => {
  it('lose their last slash', () => {
    const env = {
      PUBLIC_URL: 'https://duo.example/',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_WEBHOOK_SECRET: 'secret',
    };
    expect(read(env)).toMatchObject({
      publicUrl: 'https://duo.example',
      telegram: {
        token,
        apiRoot: 'http://127.0.0.1:8081',
        webhook: { url: 'https://duo.example/telegram', secret: 'secret' },
      },
    });
  });
});
