// Proves the limits of whole calls, and that what is found reaches the lists of the stand-in.
import { describe, expect, it } from 'vitest';
import { home, many, modal, mrkdwn, plain, post, publish, section, x } from './test-blocks.ts';
import { refusal, withSlack } from './test-client.ts';
import { judge } from './validate.ts';

describe('calls', () => {
  const say = (args: object) => judge('chat.postMessage', { channel: 'D1', text: 'T', ...args });
  it('says what is wrong with texts', () => {
    expect(say({ text: '' }).error).toBe('no_text');
    expect(say({ text: undefined, blocks: [{ type: 'divider' }] })).toMatchObject({
      violations: ['chat.postMessage /text must be given with blocks, for notifications and screen readers'],
    });
    expect(say({ text: x(40_001) })).toMatchObject({ violations: [expect.stringContaining('40000')] });
    expect(say({ blocks: many(5, () => section(x(3000))) }).error).toBe('msg_blocks_too_long');
    expect(judge('chat.update', { channel: 'D1', ts: '1700000000.000100', text: x(4001) }).error).toBe('msg_too_long');
    expect(judge('chat.update', { channel: 'D1', ts: '1700000000.000100', text: x(4000) }).violations).toEqual([]);
    expect(judge('chat.update', { channel: 'D1', ts: 1700, text: 'T' }).error).toBe('invalid_arguments');
  });

  it('takes no markup of other kinds, and metadata of the right shape only', () => {
    expect(say({ markdown_text: '*' }).violations).toHaveLength(1);
    expect(say({ link_names: true }).violations).toHaveLength(1);
    expect(say({ parse: 'full' }).violations).toHaveLength(1);
    expect(say({ atachments: [] }).violations).toEqual(['chat.postMessage call has the unknown field atachments']);
    const metadata = (payload: object) => say({ metadata: { event_type: 'sent', event_payload: payload } });
    expect(metadata({ id: 'u1', part: 1 }).violations).toEqual([]);
    expect(metadata({ deep: { deeper: { deepest: 1 } } }).error).toBe('invalid_metadata_schema');
    expect(say({ metadata: { event_type: 'no spaces', event_payload: {} } }).error).toBe('invalid_metadata_schema');
    expect(judge('views.update', { view: modal() }).error).toBe('invalid_arguments');
  });

  it('lists what a text would mention or link', () => {
    const sequences = [
      '<!channel>',
      '<!here|here>',
      '<@U1>',
      '<!subteam^S1>',
      '<#C1>',
      '<https://x.example|y>',
      '<mailto:a@b.c>',
    ];
    expect(say({ text: sequences.join(' ') }).pings).toEqual(sequences);
    const escaped = sequences.join(' ').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(say({ text: `${escaped} 1 < 2 > 1 <!date^1^{date}|x>` }).pings).toEqual([]);
    expect(post(section('<!here>'), { type: 'section', text: plain('<!here>') }).pings).toEqual(['<!here>']);
    expect(publish(home({ blocks: [{ type: 'context', elements: [mrkdwn('<@U1>')] }] })).pings).toEqual(['<@U1>']);
    const rich = [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'broadcast', range: 'here' },
          { type: 'text', text: '<@U1>' },
        ],
      },
    ];
    expect(post({ type: 'rich_text', elements: rich }).pings).toEqual(['broadcast:here']);
  });

  it('reaches the lists of the stand-in through the real client', () =>
    withSlack({ allowPing: (ping) => ping === '<@U2>' }, async (slack, api) => {
      const ann = slack.user({ id: 'U1', name: 'Ann' });
      const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: x(3001) } }];
      const refused = await api.chat.postMessage({ channel: 'U1', text: 'T', blocks }).catch((error: unknown) => error);
      expect(refused).toMatchObject({
        data: {
          error: 'invalid_blocks',
          response_metadata: { messages: ['[ERROR] must have 1-3000 characters [json-pointer:/blocks/0/text/text]'] },
        },
      });
      await api.chat.postMessage({ channel: 'U1', text: '<!channel> <@U2>' });
      expect(slack.pings).toEqual(['<!channel>']);
      expect(await refusal(api.apiCall('chat.postNothing', {}))).toBe('unknown_method');
      expect(slack.violations).toEqual([
        'chat.postMessage /blocks/0/text/text must have 1-3000 characters',
        'chat.postMessage mentions or links <!channel>',
        'chat.postNothing is no method that the stand-in knows',
      ]);
      expect((await api.chat.postMessage({ channel: 'U1', text: x(40_001) })).warning).toBe('message_truncated');
      expect(ann.chat().map(({ text }) => text.length)).toEqual([16, 40_000]);
    }));
});
