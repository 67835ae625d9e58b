// Tells at the start whether the master key is the one that the database was sealed with, before anything is sealed with a second one.
import type { PrismaClient } from './generated/client.ts';
import { type MasterKey, seal, unseal, unwrap } from './seal.ts';

/** The key is another one; the message is a whole sentence but for its full stop. */
export class WrongKey extends Error {
  constructor() {
    super(
      'The encryption key is not the one that this database was made with: nothing in it can be read with this one',
    );
    this.name = 'WrongKey';
  }
}

const PLACE = { table: 'setting', column: 'value', id: 'key-check' } as const;
const WORD = 'duo';

/** Compares the key with the mark in the database; a database without a mark is marked. Throws WrongKey. */
export async function checkKey(prisma: PrismaClient, master: MasterKey): Promise<void> {
  const key = { id: 'master', bytes: master.wrapping };
  const [row] = await prisma.$queryRawUnsafe<{ id: string; wrapped: string }[]>(
    'SELECT id, wrapped FROM data_key LIMIT 1',
  );
  if (row) opens(() => unwrap(row.id, row.wrapped, master));
  const value = seal(WORD, key, PLACE);
  await prisma.setting.createMany({ data: [{ id: PLACE.id, value }], skipDuplicates: true });
  // Read back, not trusted: of two first starts with two keys only one has made the mark.
  const mark = await prisma.setting.findUniqueOrThrow({ where: { id: PLACE.id } });
  opens(() => unseal(mark.value, key, PLACE));
}

function opens(open: () => unknown): void {
  try {
    open();
  } catch {
    throw new WrongKey();
  }
}
