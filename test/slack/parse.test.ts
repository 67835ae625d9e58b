// What Slack sends, and what the programme hears of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandNamed, commandNames } from '../../src/channels/commands.ts';
import { carry } from '../../src/channels/slack/act-value.ts';
import type { Us } from '../../src/channels/slack/heard.ts';
import { parseHome, parseMember, parseMessage } from '../../src/channels/slack/parse-event.ts';
import { parseAct, parseCommand, parseForm, parseTap } from '../../src/channels/slack/parse-interaction.ts';
import { typedText } from '../../src/channels/slack/unescape.ts';

const us: Us = { team: 'T1', user: 'U0BOT', bot: 'B0BOT' };

/** An event as Slack wraps it. */
const event = (inner: Record<string, unknown>, outer: Record<string, unknown> = {}) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: inner,
  ...outer,
});
const said = (part: Record<string, unknown> = {}, outer?: Record<string, unknown>) =>
  event({ type: 'message', channel: 'D1', channel_type: 'im', user: 'U1', text: 'Hello', ts: '1.2', ...part }, outer);

describe('a message', () => {
  it('in the chat with us is heard, with a key that a repeat has too', () => {
    expect(parseMessage(said(), us)).toEqual({ address: 'U1', key: 'Ev1', what: { kind: 'text', text: 'Hello' } });
  });

  const files = (mimetype: string) => ({ subtype: 'file_share', text: 'look', files: [{ id: 'F1', mimetype }] });
  it.each([
    ['a picture', files('image/png'), 'photo'],
    ['a voice message', files('audio/mp4'), 'voice'],
    ['a video', files('video/mp4'), 'video'],
    ['any other file', files('application/pdf'), 'document'],
    [
      'several files at once',
      { subtype: 'file_share', files: [{ mimetype: 'application/pdf', url_private_download: 'x' }, {}] },
      'document',
    ],
    ['a file of no kind', { subtype: 'file_share', files: [{}] }, 'document'],
    ['nothing that can be read', { text: '' }, 'document'],
  ])('that is %s is a medium', (_name, part, media) => {
    expect(parseMessage(said(part), us)?.what).toEqual({ kind: 'media', media });
  });

  it('that shares a file offers it by its address', () => {
    const url = 'https://files.slack.com/files-pri/T1-F1/download/cv.pdf';
    const file = { id: 'F1', name: 'cv.pdf', mimetype: 'application/pdf', size: 9, url_private_download: url };
    const heard = parseMessage(said({ subtype: 'file_share', text: 'look', files: [file] }), us);
    expect(heard?.what).toEqual({ kind: 'file', state: 'offered', ref: url, name: 'cv.pdf', size: 9 });
  });

  it.each([
    ['typed with /me', { subtype: 'me_message' }],
    ['in a thread', { thread_ts: '1.1' }],
    ['in a thread and in the chat', { subtype: 'thread_broadcast' }],
  ])('%s is a text', (_name, part) => {
    expect(parseMessage(said(part), us)?.what).toEqual({ kind: 'text', text: 'Hello' });
  });

  it.each([
    ['from another bot', said({ bot_id: 'B9' })],
    ['from us', said({ user: 'U0BOT' })],
    ['from Slack', said({ user: 'USLACKBOT' })],
    ['from nobody', said({ user: undefined })],
    ['that was edited', said({ subtype: 'message_changed' })],
    ['that was deleted', said({ subtype: 'message_deleted' })],
    ['that is hidden', said({ hidden: true })],
    ['in a channel', said({ channel_type: 'channel', channel: 'C1' })],
    ['in a group', said({ channel_type: 'mpim', channel: 'G1' })],
    ['from another workspace', said({}, { team_id: 'T9' })],
    ['from a member of another workspace', said({ user_team: 'T9' })],
    ['from a member who comes from elsewhere', said({ team: 'T9' })],
    ['without a workspace', said({}, { team_id: undefined })],
    ['without an id', said({}, { event_id: undefined })],
    ['of no shape', null],
    ['of another shape', { event: 'message' }],
  ])('%s is passed over', (_name, body) => {
    expect(parseMessage(body, us)).toBeNull();
  });
});

describe('a text', () => {
  const emoji = [
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_section', elements: [{ type: 'emoji', name: '+1', unicode: '1f44d' }] },
        {
          type: 'rich_text_section',
          elements: [{ type: 'emoji', name: 'wave', unicode: '1f44b-1f3fd', skin_tone: 4 }],
        },
      ],
    },
  ];
  it.each([
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['see <http://duo.example|duo.example>', 'see duo.example'],
    ['see <https://duo.example/a?b=1&amp;c=2>', 'see https://duo.example/a?b=1&c=2'],
    ['<https://duo.example|our page>', 'our page (https://duo.example)'],
    ['<mailto:ana@duo.example|ana@duo.example>', 'ana@duo.example'],
    ['<tel:+3221234567|+3221234567>', '+3221234567'],
    ['hi <@U1>', 'hi @U1'],
    ['hi <@U1|ana>', 'hi @ana'],
    ['in <#C1|general>', 'in #general'],
    ['<!here> and <!channel>', '@here and @channel'],
    ['<!subteam^S1|@coaches>', '@coaches'],
    ['<!date^1392734382^{date}|18 February>', '18 February'],
    [':+1: and :wave::skin-tone-4: and :party-parrot:', '👍 and 👋🏽 and :party-parrot:'],
    ['*bold* _x_ `y` at 10:30:00', '*bold* _x_ `y` at 10:30:00'],
    ['< not closed', '< not closed'],
    ['', ''],
  ])('%s was typed as %s', (written, typed) => {
    expect(typedText(written, emoji)).toBe(typed);
  });
});

describe('the app', () => {
  const opened = (tab: string) => event({ type: 'app_home_opened', user: 'U1', tab, channel: 'D1' });
  it('opened at its home page is heard; at its chat it is not', () => {
    expect(parseHome(opened('home'), us)).toEqual({ address: 'U1', key: 'Ev1', what: { kind: 'home' } });
    expect(parseHome(opened('messages'), us)).toBeNull();
  });
});

describe('a member', () => {
  const changed = (part: Record<string, unknown>) =>
    event({ type: 'user_change', user: { id: 'U1', team_id: 'T1', deleted: false, ...part } });
  it('who is deactivated is out of reach, if we know them at all', () => {
    expect(parseMember(changed({ deleted: true }), us)).toEqual({
      address: 'U1',
      key: 'Ev1',
      onlyKnown: true,
      what: { kind: 'reach', state: 'deactivated', reason: 'deactivated in Slack' },
    });
  });
  it('who is there is within reach', () => {
    expect(parseMember(changed({}), us)).toMatchObject({ onlyKnown: true, what: { state: 'active' } });
  });
  it('who is a bot, or of another workspace, is passed over', () => {
    expect(parseMember(changed({ is_bot: true }), us)).toBeNull();
    expect(parseMember(changed({ team_id: 'T9' }), us)).toBeNull();
  });
});

/** A press as Slack sends it. */
const press = (value: string | undefined, part: Record<string, unknown> = {}) => ({
  type: 'block_actions',
  team: { id: 'T1', domain: 'duo' },
  user: { id: 'U1', team_id: 'T1' },
  channel: { id: 'D1', name: 'directmessage' },
  container: { type: 'message', channel_id: 'D1' },
  trigger_id: 't1',
  actions: [{ type: 'button', action_id: 'tap.0', action_ts: '9.9', value }],
  ...part,
});

describe('a press on a question', () => {
  it('says which option of which question it is', () => {
    expect(parseTap(press('12.yes'), us)).toEqual({
      address: 'U1',
      key: 'U1/9.9/tap.0',
      what: { kind: 'tap', ask: 12, option: 'yes' },
    });
  });
  it('that is not ours counts as an old one', () => {
    expect(parseTap(press('nonsense'), us)?.what).toEqual({ kind: 'tap', ask: 0, option: 'unknown' });
    expect(parseTap(press(undefined), us)?.what).toEqual({ kind: 'tap', ask: 0, option: 'unknown' });
  });
  it.each([
    ['of another workspace', { team: { id: 'T9' } }],
    ['by a member of another workspace', { user: { id: 'U1', team_id: 'T9' } }],
    ['by us', { user: { id: 'U0BOT' } }],
    ['in a channel', { channel: { id: 'C1' } }],
    ['nowhere', { channel: undefined, container: undefined }],
    ['without a button', { actions: [] }],
  ])('%s is passed over', (_name, part) => {
    expect(parseTap(press('12.yes', part), us)).toBeNull();
  });
});

describe('a press on a view', () => {
  const act = { do: 'take', object: 'case/7', revision: 3 };
  const home = { channel: undefined, container: { type: 'view' }, view: { type: 'home', team_id: 'T1' } };
  it('says what is to be done to what', () => {
    expect(parseAct(press(carry({ ...act, ask: 5 }, 'fr')), us)).toMatchObject({
      what: { kind: 'act', act: { ...act, ask: 5 } },
      opening: null,
    });
    expect(parseAct(press(carry(act, 'fr'), home), us)?.what).toEqual({ kind: 'act', act });
  });
  it('that is answered by a form carries how to open one', () => {
    expect(parseAct(press(carry(act, 'fr', true)), us)?.opening).toEqual({ trigger: 't1', language: 'fr' });
  });
  it.each([
    ['no JSON', '{'],
    ['no act', '{}'],
    ['a name that is no text', '{"d":1,"o":"x","r":0,"l":"en"}'],
    ['a revision that is none', '{"d":"take","o":"x","r":-1,"l":"en"}'],
    ['a language that we do not speak', '{"d":"take","o":"x","r":0,"l":"__proto__"}'],
    ['nothing', undefined],
  ])('that carries %s is passed over', (_name, value) => {
    expect(parseAct(press(value), us)).toBeNull();
  });
});

describe('a form', () => {
  const sent = (part: Record<string, unknown> = {}) => ({
    type: 'view_submission',
    team: { id: 'T1' },
    user: { id: 'U1', team_id: 'T1' },
    view: {
      id: 'V1',
      hash: 'h1',
      team_id: 'T1',
      private_metadata: carry({ do: 'note', object: 'case/7', revision: 3, ask: 5 }, 'nl'),
      state: {
        values: {
          note: { value: { type: 'plain_text_input', value: 'A <b> & c' } },
          empty: { value: { type: 'plain_text_input', value: null } },
          who: { value: { type: 'static_select', selected_option: { value: 'p1' } } },
          none: { value: { type: 'static_select', selected_option: null } },
        },
      },
      ...part,
    },
  });
  it('is an act with what was filled in', () => {
    const act = {
      do: 'note',
      object: 'case/7',
      revision: 3,
      ask: 5,
      fields: { note: 'A <b> & c', empty: '', who: 'p1', none: '' },
    };
    expect(parseForm(sent(), us)).toEqual({
      heard: { address: 'U1', key: 'V1/h1', what: { kind: 'act', act } },
      act,
      language: 'nl',
      fields: ['note', 'empty', 'who', 'none'],
    });
  });
  it.each([
    ['of another workspace', { app_installed_team_id: 'T9' }],
    ['that is not ours', { private_metadata: 'x' }],
    ['without a hash', { hash: undefined }],
  ])('%s is passed over', (_name, part) => {
    expect(parseForm(sent(part), us)).toBeNull();
  });
  it('without any field is an act all the same', () => {
    expect(parseForm(sent({ state: undefined }), us)?.act.fields).toEqual({});
  });
});

describe('the slash command', () => {
  const typed = (text: string, part: Record<string, unknown> = {}) => ({
    command: '/duo',
    text,
    team_id: 'T1',
    user_id: 'U1',
    channel_id: 'D1',
    trigger_id: 't1',
    ...part,
  });
  it.each([
    ['', { kind: 'command', name: 'menu' }],
    ['help', { kind: 'command', name: 'help' }],
    [' HELP ', { kind: 'command', name: 'help' }],
    ['/stop', { kind: 'command', name: 'cancel' }],
    ['toString', { kind: 'text', text: 'toString' }],
    ['how are you?', { kind: 'text', text: 'how are you?' }],
  ])('with "%s" is %o', (text, what) => {
    expect(parseCommand(typed(text), us)).toEqual({ address: 'U1', key: 't1', what, outside: false });
  });
  it('may be typed anywhere in our workspace, and nowhere else', () => {
    expect(parseCommand(typed('', { channel_id: 'C1' }), us)?.outside).toBe(true);
    expect(parseCommand(typed('', { team_id: 'T9' }), us)).toBeNull();
  });
});

it('commands have the same names on every channel', () => {
  expect(commandNamed('stop')).toBe('cancel');
  expect(commandNamed('constructor')).toBeNull();
  expect(Object.keys(commandNames)).toContain('mydata');
});

describe('whatever else comes', () => {
  const readers = [parseMessage, parseHome, parseMember, parseTap, parseAct, parseForm, parseCommand];
  const good = [
    said({ files: [{ mimetype: 'image/png' }], blocks: [{ type: 'rich_text', elements: [] }] }),
    press(carry({ do: 'take', object: 'x', revision: 1 }, 'en', true)),
    {
      team: { id: 'T1' },
      user: { id: 'U1' },
      view: {
        id: 'V1',
        hash: 'h',
        private_metadata: carry({ do: 'x', object: 'x', revision: 1 }, 'en'),
        state: { values: { a: { b: { value: 'c' } } } },
      },
    },
    { team_id: 'T1', user_id: 'U1', channel_id: 'D1', trigger_id: 't', text: 'x' },
  ];
  /** Every place in a payload. */
  const places = (value: unknown): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => [[name], ...places(inner).map((rest) => [name, ...rest])])
      : [];
  const put = (value: unknown, [name, ...rest]: string[], other: unknown): unknown => {
    if (name === undefined) return other;
    const inner = value as Record<string, unknown>;
    const changed = put(inner[name], rest, other);
    return Array.isArray(value)
      ? value.map((one, nth) => (String(nth) === name ? changed : one))
      : { ...inner, [name]: changed };
  };

  it('is read without falling over, and is what it is or nothing', () => {
    const broken = fc
      .constantFrom(...good)
      .chain((body) => fc.tuple(fc.constant(body), fc.constantFrom(...places(body)), fc.jsonValue()))
      .map(([body, place, other]) => put(body, place, other));
    fc.assert(
      fc.property(fc.oneof(broken, fc.jsonValue()), (body) => {
        for (const read of readers) {
          const heard = read(body, us);
          const found = heard && 'heard' in heard ? heard.heard : heard;
          if (found) expect([typeof found.address, typeof found.key]).toEqual(['string', 'string']);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
