// Telegram as people use it: blocking, other kinds of message, groups, long texts, limits, an API that goes away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run.ts';
import { startWhole, type Whole } from '../support/running.ts';

let whole: Whole;
beforeAll(async () => {
  whole = await startWhole({ database: 'postgres', mode: 'polling', rateLimit: true });
});
afterAll(() => whole.close());

let people = 5000;
const somebody = (languageCode = 'en') => {
  people += 1;
  return whole.telegram.user({ id: people, firstName: 'Ana', languageCode });
};

describe('a private chat', () => {
  it('begins in the language of the app', async () => {
    const ana = somebody('fr-BE');
    await ana.photo();
    await ana.next(/Merci, mais je/);
  });

  it('answers every kind of message', async () => {
    const ana = somebody();
    await ana.start();
    await ana.next(/Which language/);
    for (const kind of [() => ana.sticker(), () => ana.voice(), () => ana.document(), () => ana.location()]) {
      await kind();
      await ana.next(/I can only read text/);
    }
  });

  it('takes the waiting sign off every button that is tapped', async () => {
    const ana = somebody();
    await ana.start();
    await ana.next(/Which language/);
    await ana.tap('English');
    await ana.next(/Do you agree/);
    await whole.telegram.until(() => ana.unanswered() === 0);
  });

  it('is marked unreachable when the bot is blocked, and reachable when it is written to again', async () => {
    const ana = somebody();
    await ana.start();
    await ana.next(/Which language/);
    await ana.block();
    const state = async () => {
      const { result } = await runCommand({ name: 'person show', person: `telegram:${ana.id}` }, whole.config);
      return (result as { channels: { state: string }[] }).channels[0]?.state;
    };
    await expect.poll(state).toBe('unreachable');
    await ana.unblock();
    await expect.poll(state).toBe('active');
    await ana.send('hello');
    await ana.next(/Which language/);
  });

  it('knows the commands of the menu, and the menu is there in every language', async () => {
    const menus = ['|all_private_chats', 'fr|all_private_chats', 'nl|all_private_chats'];
    await whole.telegram.until(() => menus.every((menu) => whole.telegram.commands.has(menu)));
    const ana = somebody();
    await ana.send('/help');
    await ana.next(/I am the assistant of DUO for a JOB/);
    await ana.send('/whatever');
    await ana.next(/I do not know this command/);
  });
});

describe('an invitation', () => {
  it('opens the chat with role and centre, once', async () => {
    await whole.telegram.until(() => whole.telegram.requests.some((one) => one.method === 'getMe'));
    const { result } = await runCommand({ name: 'invite', role: 'mentor', centre: 'Paris' }, whole.config);
    const link = (result as { telegram: string }).telegram;
    expect(link).toMatch(new RegExp(`^https://t\\.me/${whole.telegram.username}\\?start=[A-Za-z0-9_-]{32}$`));
    const token = new URL(link).searchParams.get('start') ?? '';
    const bert = somebody();
    await bert.start(token);
    await bert.next(/Which language/);
    await bert.tap('English');
    await bert.next(/Do you agree/);
    await bert.tap('✅ Yes, I agree');
    await bert.next(/The centre of Paris invites you to become a mentor/);
    await bert.next(/Mentors are 50 or older/);
    const els = somebody();
    await els.start(token);
    await els.next(/does not work any more/);
  });
});

describe('what is not a private chat', () => {
  it('gets no answer', async () => {
    const before = whole.telegram.requests.filter((one) => one.method === 'sendMessage').length;
    const { chatId } = whole.telegram.groupMessage({ kind: 'group', text: '/start' });
    whole.telegram.groupMessage({ kind: 'channel', text: 'news' });
    await whole.telegram.until(() => whole.telegram.pending() === 0);
    const sent = whole.telegram.requests.filter((one) => one.method === 'sendMessage');
    expect(sent.slice(before).filter((one) => one.payload.chat_id === chatId)).toEqual([]);
  });
});

describe('an API that is away', () => {
  it('costs nobody a message', async () => {
    const ana = somebody();
    await ana.start();
    await ana.next(/Which language/);
    await whole.telegram.down();
    await ana.tap('English');
    await whole.telegram.up();
    await ana.next(/Do you agree/);
  });

  it('and one that fails after taking a message says it at most once more', async () => {
    const ana = somebody();
    whole.telegram.fault({ method: 'sendMessage', kind: 'reset-after', chatId: ana.id });
    await ana.start();
    await ana.next(/Which language/);
    await ana.send('1');
    await ana.next(/Do you agree/);
    const asked = ana.chat().filter((message) => message.from === 'bot' && /Which language/.test(message.text));
    expect(asked.length).toBeLessThanOrEqual(2);
  });
});

it('broke no limit of the API', () => {
  expect(whole.telegram.violations).toEqual([]);
});
