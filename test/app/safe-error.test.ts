// What may be written down of an error: never a token, an address, or what somebody said.
import { Api, GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { toSafeError } from '../../src/app/safe-error.ts';
import { openPostgres } from '../../src/store/client.ts';
import { startTelegram } from '../stand-ins/telegram/index.ts';

const SECRET = 'my-secret-words';

/** The error that a call ends with. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error,
  );
}

describe('a safe error', () => {
  it('of the network holds no token, although the error itself does', async () => {
    const telegram = await startTelegram();
    await telegram.down();
    const error = await errorOf(new Api(telegram.token, { apiRoot: telegram.url }).sendMessage(1, SECRET));
    await telegram.stop();
    expect(error).toBeInstanceOf(HttpError);
    expect(JSON.stringify(toSafeError(error))).not.toContain(telegram.token);
    expect(JSON.stringify(toSafeError(error))).not.toContain(SECRET);
  });

  it('of the Bot API holds its code and method, and not the message', async () => {
    const telegram = await startTelegram();
    const error = await errorOf(new Api(telegram.token, { apiRoot: telegram.url }).sendMessage(1, SECRET));
    await telegram.stop();
    expect(error).toBeInstanceOf(GrammyError);
    expect(toSafeError(error)).toMatchObject({ name: 'GrammyError', code: '400', method: 'sendMessage' });
    expect(JSON.stringify(toSafeError(error))).not.toContain(SECRET);
  });

  it('of the database holds neither the statement nor the password', async () => {
    const database = openPostgres(`postgresql://duo:${SECRET}@127.0.0.1:1/duo`);
    const error = await errorOf(database.prisma.$queryRawUnsafe('SELECT $1', SECRET));
    await database.close();
    expect(JSON.stringify(toSafeError(error))).not.toContain(SECRET);
  });

  it('of anything else holds its kind only', () => {
    expect(toSafeError(SECRET)).toEqual({ name: 'string' });
    expect(JSON.stringify(toSafeError(new TypeError(SECRET)))).not.toContain(SECRET);
  });
});
