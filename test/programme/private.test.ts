// What the team writes about somebody is the team's: private notes and reasons reach no participant, whatever they and their partner look at.
import { expect, it } from 'vitest';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';

const NOTE = 'Notemark about her landlord';
const REASON = 'Looks for something else';
const WORDS = 'Wordsmark: come back in spring';
const HOUR = 3_600_000;

async function does(story: DeskStory, name: string, who: string, fields?: Record<string, string>): Promise<void> {
  const { people } = await story.desk('sofie');
  const revision = people.find(({ id }) => id === story.id(who))?.revision ?? 0;
  await story.act('sofie', { do: name, object: story.id(who), revision, ...(fields ? { fields } : {}) });
}

/** A participant looks at everything that there is for them, leaves, and comes back. */
async function looksAtEverything(story: DeskStory, who: string): Promise<void> {
  for (const line of ['/status', '/mydata', '/menu', '/help', '/person', 'Is there a note about me?', '/mydata']) {
    await story.says(who, line);
  }
  await story.hear(who, { kind: 'home' });
}

/** Everything that somebody was sent. */
const sentTo = (story: DeskStory, who: string): string =>
  JSON.stringify(story.shown.filter((one) => one.who === who).map(({ delivery }) => delivery.body));

it('a private note and a reason are read by the team, and by nobody else', async () => {
  const story = await openDeskStory(memoryStore());
  await story.coordinator('sofie', 'ghent');
  await story.person('cem', { role: 'mentee', stage: 'interview' });
  await does(story, 'note', 'cem', { text: NOTE });
  await does(story, 'decline', 'cem', { reason: 'wishes', words: WORDS });

  // Before it was told, also the words to the person are nobody's but the team's.
  await looksAtEverything(story, 'cem');
  expect(sentTo(story, 'cem')).not.toMatch(/Wordsmark|Not accepted|have decided/);
  await story.wait(HOUR);
  await looksAtEverything(story, 'cem');
  expect(sentTo(story, 'cem')).toContain(WORDS);
  await does(story, 'reopen', 'cem');
  await story.wait(HOUR);
  await does(story, 'continue', 'cem', { missing: 'project', words: 'Bring a letter', slot: 'none' });
  await story.wait(HOUR);
  await does(story, 'accept', 'cem');
  await story.wait(HOUR);

  // In a duo, to which all of it is shown that a partner may see.
  await story.person('ben', { role: 'mentor', stage: 'pool' });
  await does(story, 'note', 'ben', { text: NOTE });
  await story.propose('sofie', 'cem', 'ben');
  for (const who of ['cem', 'ben']) {
    await looksAtEverything(story, who);
    await story.says(who, '[📅 Yes, look for a time]');
  }
  await story.begun('cem', 'ben');
  await story.wait(9 * 24 * HOUR);
  for (const who of ['cem', 'ben']) await looksAtEverything(story, who);
  await story.says('cem', '/leave');
  await story.says('cem', 'yes');
  await story.wait(24 * HOUR);
  await looksAtEverything(story, 'ben');
  await story.says('cem', 'hello');
  await looksAtEverything(story, 'cem');

  for (const who of ['cem', 'ben']) {
    expect(sentTo(story, who)).not.toContain('Notemark');
    expect(sentTo(story, who)).not.toContain(REASON);
  }
  expect(sentTo(story, 'ben')).not.toMatch(/Wordsmark|Bring a letter/);
  // The team has all of it.
  await story.act('sofie', { do: 'open', object: `person/${story.id('cem')}`, revision: 0 });
  const card = JSON.stringify(story.view('sofie'));
  for (const words of [NOTE, REASON, WORDS]) expect(card).toContain(words);
});
