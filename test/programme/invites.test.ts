// What a coordinator decides about invitations: made and shown once, withdrawn, confirmed when used; another app becomes somebody's only after a yes.
import { beforeEach, expect, it } from 'vitest';
import type { Act } from '../../src/core/view.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf, type ShownView } from '../../src/speech/compose-view.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type DeskStory, openDeskStory } from '../support/desk-story.ts';
import { invitation } from '../support/invitation.ts';

const catalogue = openCatalogue();
const words = (key: string, params = {}) => catalogue.text('en', 'desk-invites', key, params);
const STALE = catalogue.text('en', 'desk', 'stale');

let story: DeskStory;
beforeEach(async () => {
  story = await openDeskStory(memoryStore());
  await story.coordinator('sofie', 'ghent');
  await story.coordinator('tom', 'ghent');
  await story.person('ana', { role: 'mentee', stage: 'interview' });
});

async function opened(page: string, who = 'sofie'): Promise<ShownView> {
  await story.act(who, { do: 'open', object: page, revision: 0 });
  return story.view(who);
}
const card = (who = 'sofie') => opened(`person/${story.id('ana')}`, who);

function actionOf(view: ShownView, name: string): Act {
  const found = actionsOf(view).find((one) => one.do === name);
  if (!found) throw new Error(`There is no ${name} in ${view.object}`);
  return { do: found.do, object: found.object, revision: found.revision };
}
const ana = async () => (await story.desk('sofie')).people.find(({ id }) => id === story.id('ana'));
const invites = async () => (await story.desk('sofie')).invites;

it('is made from the form for three days, and its links are shown only then', async () => {
  await story.act('sofie', actionOf(await opened('invites'), 'invite'));
  const send = actionOf(story.view('sofie'), 'invited');
  await story.act('sofie', { ...send, fields: { role: 'mentor', centre: 'ghent' } });
  const shown = story.view('sofie');
  expect(shown).toMatchObject({ title: words('made.mentor', { centre: 'Ghent' }), notice: words('made') });
  expect(shown.sections.flatMap(({ links }) => links ?? []).map(({ url }) => url)).toEqual([
    expect.stringMatching(/^https:\/\/duo\.example\/chat\?invite=t+\d+$/),
    expect.stringMatching(/^https:\/\/duo\.example\/sheet\/t+\d+$/),
  ]);
  expect(await invites()).toMatchObject([
    { role: 'mentor', centreId: 'ghent', createdBy: story.id('sofie'), personId: null },
  ]);
  expect(JSON.stringify(await opened('invites'))).not.toContain('token-');
  expect(Date.parse(String((await invites())[0]?.expiresAt)) - Date.parse(story.now())).toBeGreaterThan(71 * 3_600_000);
});

it('for a centre of somebody else, a closed one or no role at all is not made', async () => {
  for (const fields of [{ role: 'mentee', centre: 'paris' }, { role: 'coordinator', centre: 'ghent' }, {}]) {
    await story.act('sofie', {
      do: 'invited',
      object: 'invites',
      revision: 0,
      fields: fields as Record<string, string>,
    });
    expect(await invites()).toEqual([]);
  }
});

it('is withdrawn once; the second click is old, and of a colleague too', async () => {
  await invitation(story, {});
  const revoke = actionOf(await opened('invites'), 'invite-revoke');
  await story.act('tom', revoke);
  expect(story.view('tom').notice).toBe(words('revoked'));
  expect(await invites()).toEqual([]);
  await story.act('sofie', revoke);
  expect(story.view('sofie').notice).toBe(catalogue.text('en', 'desk', 'unknown'));
  expect(await story.store.findInvite('token-invite-open', story.now())).toMatchObject({ usable: false });
});

it.each([
  ['invite-right', { confirmed: { by: 'sofie' }, refused: false }],
  ['invite-wrong', { confirmed: null, refused: true }],
] as const)('that was used is asked about once: %s', async (name, is) => {
  await invitation(story, { usedBy: 'ana' });
  const act = actionOf(await card(), name);
  const colleague = actionOf(await card('tom'), 'invite-wrong');
  await story.act('sofie', act);
  const known = is.confirmed ? { ...is, confirmed: { by: story.id('sofie') } } : is;
  expect((await ana())?.invite).toMatchObject(known);
  await story.act('tom', colleague);
  expect(story.view('tom').notice).toBe(STALE);
  expect((await ana())?.invite).toMatchObject(known);
  expect(actionsOf(await card()).map((one) => one.do)).not.toContain(name);
});

it('for another app of somebody is made from their card as it is now', async () => {
  const act = actionOf(await card(), 'link-for');
  await story.says('ana', '/person');
  await story.act('sofie', act);
  expect(story.view('sofie').notice).toBe(STALE);
  await story.act('sofie', actionOf(await card(), 'link-for'));
  expect(await invites()).toMatchObject([{ personId: story.id('ana'), role: 'mentee', centreId: 'ghent' }]);
});

it('brings another app to somebody only after a yes, and then in both places', async () => {
  await story.hear('app', { kind: 'text', text: 'hello' });
  await invitation(story, { usedBy: 'app', personId: story.id('ana') });
  const [right, wrong] = [actionOf(await card(), 'link-right'), actionOf(await card('tom'), 'link-wrong')];
  const waiting = await story.says('app', 'who is this?');
  expect(JSON.stringify(waiting)).not.toContain('Ana');
  const shown = await story.act('sofie', right);
  const told = shown
    .filter(({ who }) => who === 'app' || who === 'ana')
    .map(({ who, delivery }) => [who, delivery.body.text]);
  expect(told).toEqual([
    ['app', catalogue.text('en', 'link', 'welcome', { name: 'Ana' })],
    ['ana', catalogue.text('en', 'link', 'told', { channel: 'Story' })],
  ]);
  await story.act('tom', wrong);
  expect(story.view('tom').notice).toBe(STALE);
  const [answer] = await story.says('app', 'status');
  expect(answer?.delivery.personId).toBe(story.id('ana'));
});

it('that a coordinator refused leads nowhere: whoever used it is a stranger', async () => {
  await story.hear('app', { kind: 'text', text: 'hello' });
  await invitation(story, { usedBy: 'app', personId: story.id('ana') });
  await story.act('sofie', actionOf(await card(), 'link-wrong'));
  expect((await ana())?.linking).toBeNull();
  const [answer] = await story.says('app', 'hello?');
  expect(answer?.delivery.personId).toBe(story.id('app'));
});
