// Slack as people use it: the home page, buttons, windows with forms, the slash command, and people who are not ours.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/app/ports.ts';
import type { SlackUser } from '../stand-ins/slack/index.ts';
import { type Connected, connect, deliveryTo } from './connected.ts';
import { card, form, home } from './views.ts';

let open: Connected;
let ana: SlackUser;
let now = 0;
beforeEach(async () => {
  now = 0;
  open = await connect({
    steady: () => performance.now() + now,
    check: (act, language) =>
      act.fields?.note === '' ? { note: language === 'en' ? 'Write something.' : 'Schrijf iets.' } : {},
  });
  ana = open.slack.user({ id: 'U1', name: 'Ana' });
});
afterEach(async () => {
  const { violations, late } = open.slack;
  await open.close();
  expect([violations, late]).toEqual([[], []]);
});

const send = (part: Partial<Delivery>) => open.channel.send(deliveryTo(ana.id, part));
const lastHeard = () => open.stored.at(-1)?.what;
/** A card on the screen, whose second button opens a form. */
const showCard = () => send({ ask: 5, body: { text: '', buttons: [], view: card() } });
const answer = (kind: Delivery['kind'], body: Delivery['body'], cause = open.stored.at(-1)?.key ?? '') =>
  send({ kind, cause, ask: 5, body });

describe('what people do', () => {
  it('is heard: the home page, its buttons, questions, and cards', async () => {
    await ana.openHome();
    await open.slack.until(() => open.slack.pending() === 0);
    expect(lastHeard()).toEqual({ kind: 'home' });
    await send({ kind: 'home', ask: null, body: { text: '', buttons: [], view: home() } });
    await ana.clickHome('Bring together');
    expect(lastHeard()).toEqual({ kind: 'act', act: { do: 'match', object: 'duo/1', revision: 2 } });
    await send({ ask: 12, body: { text: 'Does it fit?', buttons: [[{ label: 'Yes', option: 'yes' }]] } });
    await ana.click('Yes');
    expect(lastHeard()).toEqual({ kind: 'tap', ask: 12, option: 'yes' });
    await showCard();
    await ana.click('I take it');
    expect(lastHeard()).toEqual({ kind: 'act', act: { do: 'take', object: 'case/7', revision: 3, ask: 5 } });
    expect(ana.errors()).toEqual([]);
  });

  it('in the other tab of the app, or with an old message, says nothing', async () => {
    await ana.openMessages();
    const ts = await ana.say('Helo');
    await ana.edit(ts, 'Hello');
    await open.slack.until(() => open.slack.pending() === 0);
    expect(open.stored.map(({ what }) => what)).toEqual([{ kind: 'text', text: 'Helo' }]);
  });

  it('with the slash command is answered in the private chat, and says so elsewhere', async () => {
    await ana.command('/duo');
    await ana.command('/duo', 'status');
    expect(open.stored.map(({ what }) => what)).toEqual([
      { kind: 'command', name: 'menu' },
      { kind: 'command', name: 'status' },
    ]);
    await ana.command('/duo', 'help', 'C1');
    expect(open.stored).toHaveLength(3);
    const { outcome } = open.slack.deliveries.at(-1) ?? {};
    expect(outcome).toBe('acknowledged');
    expect(ana.errors()).toEqual([]);
  });

  it('is looked at once a day, for an event that never came: who is gone, who is a guest, whom Slack does not know', async () => {
    open.slack.user({ id: 'U2', name: 'Guest', isRestricted: true });
    open.slack.user({ id: 'U3', name: 'Gone' }).deactivate();
    await open.slack.until(() => open.slack.pending() === 0);
    const from = open.stored.length;
    for (let round = 0; round < 2; round++) await open.channel.look(['U1', 'U2', 'U3', 'U9']);
    const looked = open.stored.slice(from).map(({ address, onlyKnown, what }) => [address, onlyKnown, what]);
    expect(looked.sort()).toEqual([
      ['U1', true, { kind: 'reach', state: 'active', reason: 'back in Slack' }],
      ['U2', true, { kind: 'reach', state: 'deactivated', reason: 'a guest in Slack', guest: true }],
      ['U3', true, { kind: 'reach', state: 'deactivated', reason: 'deactivated in Slack' }],
      ['U9', true, { kind: 'reach', state: 'deactivated', reason: 'deactivated in Slack' }],
    ]);
  });

  it('with their account is news about somebody whom we know', async () => {
    ana.deactivate();
    await open.slack.until(() => open.slack.pending() === 0);
    expect(open.stored).toMatchObject([
      { address: 'U1', onlyKnown: true, what: { kind: 'reach', state: 'deactivated', reason: 'deactivated in Slack' } },
    ]);
    ana.reactivate();
    await open.slack.until(() => open.slack.pending() === 0);
    expect(lastHeard()).toEqual({ kind: 'reach', state: 'active', reason: 'back in Slack' });
  });

  it('as a member of another workspace is acknowledged, and nothing more', async () => {
    const guest = open.slack.user({ id: 'U7', name: 'Guest', teamId: 'T0OTHER' });
    await guest.say('Hello');
    await guest.command('/duo', 'help');
    await open.slack.until(() => open.slack.pending() === 0);
    expect(open.stored).toEqual([]);
    expect(open.slack.deliveries.every(({ outcome }) => outcome === 'acknowledged')).toBe(true);
  });
});

describe('a form', () => {
  it('is a window at once, filled when it is made, and sent', async () => {
    await showCard();
    await ana.click('Write a note');
    await ana.seesModal(/One moment, please/);
    await answer('form', { text: '', buttons: [], view: form() });
    const shown = await ana.seesModal(/A note about this talk with Ana/);
    expect(shown.fields.map(({ label, value }) => [label, value])).toEqual([
      ['Subject', 'Talk'],
      ['Note', ''],
      ['What next?', 'Call'],
    ]);
    await ana.fill({ Note: 'All <b>well</b> & good', 'What next?': 'Wait' });
    await ana.submit();
    expect(lastHeard()).toEqual({
      kind: 'act',
      act: {
        do: 'save',
        object: 'case/7',
        revision: 3,
        ask: 5,
        fields: { subject: 'Talk', note: 'All <b>well</b> & good', next: 'wait' },
      },
    });
    expect(ana.modal()).toBeNull();
  });

  it('with a mistake says so in the window, and nothing is stored', async () => {
    await showCard();
    await ana.click('Write a note');
    const [note] = form().fields.slice(1, 2);
    const fields = note ? [{ ...note, optional: true as const }] : [];
    await answer('form', { text: '', buttons: [], view: form({ fields }) });
    await ana.seesModal(/with Ana/);
    await ana.submit();
    expect(ana.modal()?.errors).toEqual({ note: 'Write something.' });
    expect(open.stored).toHaveLength(1);
    await ana.fill({ Note: 'Something' });
    await ana.submit();
    expect(open.stored).toHaveLength(2);
    expect(ana.modal()).toBeNull();
  });

  it('that comes when nobody waits any more is a message with a button', async () => {
    await showCard();
    await ana.click('Write a note');
    await ana.seesModal(/One moment/);
    now = 61_000;
    expect(await answer('form', { text: '', buttons: [], view: form() })).toMatchObject({
      kind: 'sent',
      externalId: expect.stringContaining(`${ana.dm}/`),
    });
    await ana.next(/A note about this talk with Ana/);
    await ana.click('Open the form');
    expect(lastHeard()).toMatchObject({ act: { do: 'note' } });
  });

  it('whose window could not be opened is a message with a button', async () => {
    open.slack.fault({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    await showCard();
    await ana.click('Write a note');
    await answer('form', { text: '', buttons: [], view: form() });
    await ana.next(/A note about this talk with Ana/);
  });

  it('whose window was closed meanwhile is done', async () => {
    await showCard();
    await ana.click('Write a note');
    await ana.seesModal(/One moment/);
    await ana.closeModal();
    expect(await answer('form', { text: '', buttons: [], view: form() })).toEqual({ kind: 'sent', externalId: null });
  });

  it('that is not to be is a window with the words of the answer, and nothing to fill in', async () => {
    await showCard();
    await ana.click('Write a note');
    await ana.seesModal(/One moment/);
    await answer('message', { text: 'Els has taken it.', buttons: [] });
    const shown = await ana.seesModal(/Els has taken it\./);
    expect([shown.submit, shown.fields]).toEqual([undefined, []]);
    // What comes after it changes nothing in the window, except a form.
    await answer('message', { text: 'And something else.', buttons: [] });
    await answer('form', { text: '', buttons: [], view: form() });
    await ana.seesModal(/A note about this talk with Ana/);
    await answer('message', { text: 'Too late.', buttons: [] });
    expect(ana.modal()?.whole).not.toContain('Too late');
  });

  it('that a changed card or page answers says what they say, or that there is nothing to do', async () => {
    await showCard();
    await ana.click('Write a note');
    const view = home({ notice: 'This person has left.' });
    await answer('home', { text: '', buttons: [], view });
    await ana.seesModal(/This person has left\./);
    await ana.click('Write a note');
    await answer('home', { text: '', buttons: [], view: home() });
    await ana.seesModal(/nothing to fill in/);
  });

  it('is opened once, however often the press is delivered', async () => {
    await showCard();
    await ana.click('Write a note');
    await open.slack.repeatLast();
    await ana.seesModal(/One moment/);
    now = 61_000;
    await open.slack.repeatLast();
    expect(open.slack.requests.filter(({ method }) => method === 'views.open')).toHaveLength(1);
  });
});
