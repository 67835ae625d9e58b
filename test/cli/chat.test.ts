// The terminal chat, as somebody uses it who wants to see what a coordinator sees.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const chat = join(import.meta.dirname, '..', '..', 'src', 'cli', 'chat.ts');

/** What is on the terminal after these lines were typed. */
function type(...lines: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [chat], {
    input: `${[...lines, ':quit'].join('\n')}\n`,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

it('shows a coordinator their pages, and takes what they decide', () => {
  const seen = type(
    '== pool ben mentor brussels',
    '== pool cleo mentee brussels',
    'sofie: (opens home)',
    'sofie: [🔗 Matching]',
    'sofie: [▶ Open a session] (Brussels)',
    'sofie: [📋 Open the board]',
    'sofie: [✅ Confirm]',
    'sofie: [📨 Send the invitations (1)]',
    'sofie: [No such button]',
  );
  expect(seen).toContain('Which language do you want to use?');
  expect(seen).toMatch(/Waiting for a duo – mentees: 1, mentors: 1/);
  expect(seen).toMatch(/Proposed: Ben · fits \d+%/);
  expect(seen).toContain('The session is closed. Pairs invited: 1.');
  expect(seen).toContain('There is no button [No such button] on the screen');
});
