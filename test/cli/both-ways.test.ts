// Every command once through the running service and once without one: the same answers, exit codes and words either way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duoHere } from '../support/duo-here.ts';
import { endAll, preparedFolder, type Ran, serve } from '../support/process.ts';

/** In this order, on the same beginning. `<invite>` is the invitation that was made before. */
const script = [
  'centre add --name Ixelles --zone Europe/Brussels --country BE --languages fr,nl --contact Flagey --json',
  'centre add --name Ixelles --zone Europe/Brussels --country BE --languages fr,nl --contact Flagey --json',
  'centre close Ixelles',
  'centre list',
  'coordinator add --slack U1 --centre ghent --lead --json',
  'invite --role mentee --centre Ghent --json',
  'invite revoke <invite> --json',
  'person show slack:U1 --json',
  'person show telegram:999 --json',
  'schedule --days 7 --json',
  'outbox redrive --json',
  'doctor --json',
  'person erase slack:U1 --json',
] as const;

const settings = { LOG_LEVEL: 'silent' };
let through: Ran[];
let without: Ran[];

beforeAll(async () => {
  const alone = preparedFolder('sandbox');
  const served = preparedFolder('sandbox');
  await serve(served, settings);
  [through, without] = await Promise.all([play(served), play(alone)]);
});
afterAll(endAll);

/** Runs the script and takes out of the answers what is new each time. */
async function play(folder: string): Promise<Ran[]> {
  const answers: Ran[] = [];
  let invite = '';
  for (const line of script) {
    const ran = await duoHere(folder, settings, ...line.replace('<invite>', invite).split(' '));
    if (line.startsWith('invite --role')) invite = (JSON.parse(ran.stdout) as { id: string }).id;
    answers.push({ ...ran, stdout: plain(ran.stdout) });
  }
  return answers;
}

const plain = (text: string) =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/127\.0\.0\.1:\d+/g, '<address>')
    .replace(/invite=[\w-]{32}/g, 'invite=<token>');

describe('through the service and without it the answers are the same', () => {
  for (const [at, line] of script.entries()) {
    it(line, () => {
      expect(without[at]).toEqual(through[at]);
    });
  }

  it('and they are answers', () => {
    expect(through.map((ran) => ran.code)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0]);
    for (const [at, line] of script.entries()) {
      if (line.endsWith('--json')) expect(through[at]?.stdout).toMatch(/^[^\n]+\n$/);
    }
    expect(through[3]?.stdout).toContain('Ixelles (BE, Europe/Brussels, fr nl) closed: 0 coordinators');
    expect(through[5]?.stdout).toContain('"web":"http://<address>/chat?invite=<token>"');
  });
});
