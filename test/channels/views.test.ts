// The contract of every channel for views: each shows every word of every view within its limits, and every action comes back with its object and revision.
import { describe, expect, it } from 'vitest';
import type { OutboxBody } from '../../src/app/ports.ts';
import { readCarried } from '../../src/channels/slack/act-value.ts';
import { formView } from '../../src/channels/slack/render-form.ts';
import { messageBlocks } from '../../src/channels/slack/render-message.ts';
import { homeView } from '../../src/channels/slack/render-view.ts';
import { wordsIn } from '../../src/channels/slack/words.ts';
import { viewText } from '../../src/channels/telegram/render.ts';
import { webChannel } from '../../src/channels/web/index.ts';
import { type LiveEvent, livePages } from '../../src/channels/web/live.ts';
import { printView } from '../../src/cli/print.ts';
import { pageKinds } from '../../src/programme/desk/pages.ts';
import { openCatalogue } from '../../src/speech/catalogue.ts';
import { actionsOf, composeView, plainText, type ShownView } from '../../src/speech/compose-view.ts';
import { languages } from '../../src/speech/languages.ts';
import type { Payload } from '../stand-ins/slack/types.ts';
import { judge } from '../stand-ins/slack/validate.ts';
import { deliveryOf } from '../support/delivery.ts';
import { everyView } from '../support/every-view.ts';

const catalogue = openCatalogue();
const { views, lists } = everyView();

/** What somebody gets to see and to do: all words, the actions that come back, and what the channel's API has against it. */
type Seen = { words: string; acts: { do: string; object: string; revision: number }[]; faults: string[] };

/** How each channel shows a view. A channel that can show views is a line here. */
const channels: Record<string, (view: ShownView) => Promise<Seen>> = {
  slack: async (view) => slackSees(view),
  web: webSees,
  terminal: async (view) => ({
    words: printView(view).join('\n'),
    acts: actionsOf(view).map(({ do: name, object, revision }) => ({ do: name, object, revision })),
    faults: [],
  }),
};

function slackSees(view: ShownView): Seen {
  const words = wordsIn(view.language, catalogue);
  const body: OutboxBody = { text: plainText(view), buttons: [], view };
  const calls: [string, Payload][] =
    view.kind === 'form'
      ? [['views.update', { view_id: 'V1', view: formView(view, null, words) }]]
      : [
          ['views.publish', { user_id: 'U1', view: homeView(view, words) }],
          ['chat.update', { channel: 'D1', ts: '1700000000.000100', text: 'x', blocks: messageBlocks(body, 7, words) }],
        ];
  // A card is a message in the chat; pages and boards have their place on the home page, where there is room for all of them.
  const shown = view.kind === 'card' ? calls.at(-1) : calls[0];
  return {
    words: textsIn(shown?.[1]).join('\n'),
    acts: valuesIn(shown?.[1]),
    faults: calls.flatMap(([method, args]) => {
      const { violations, pings } = judge(method, JSON.parse(JSON.stringify(args)) as Payload);
      return [...violations, ...pings];
    }),
  };
}

async function webSees(view: ShownView): Promise<Seen> {
  const pages = livePages();
  const told: LiveEvent[] = [];
  pages.open('address', { language: view.language, tell: (event) => told.push(event) });
  const store = { byAddress: async () => null } as never;
  const channel = webChannel({ store, pages, clock: { now: () => '2026-11-22T09:00:00.000Z' } });
  const kind = view.kind === 'form' ? 'form' : view.kind === 'home' ? 'home' : 'message';
  await channel.send(deliveryOf({ kind, body: { text: plainText(view), buttons: [], view } }));
  const shown = JSON.parse(JSON.stringify(told[0]?.data)) as { view: ShownView };
  return {
    words: plainText(shown.view),
    acts: actionsOf(shown.view).map(({ do: name, object, revision }) => ({ do: name, object, revision })),
    faults: [],
  };
}

/** Every word in a request, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'string' ? (['text', 'initial_value'].includes(name) ? [inner] : []) : textsIn(inner),
  );
}

function valuesIn(value: unknown): Seen['acts'] {
  if (typeof value !== 'object' || value === null) return [];
  const { type, value: carried, private_metadata: sent } = value as Record<string, unknown>;
  const found = readCarried(String(type === 'button' ? carried : type === 'modal' ? sent : ''));
  const own = found ? [{ do: found.act.do, object: found.act.object, revision: found.act.revision }] : [];
  return [...own, ...Object.values(value).flatMap(valuesIn)];
}

/** Words apart from how lines are broken and signs are set. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

for (const [channel, see] of Object.entries(channels)) {
  describe(`views on ${channel}`, () => {
    for (const { code } of languages) {
      it(`every view in ${code} is there with all its words and actions, inside the limits`, async () => {
        for (const { name, view } of views) {
          const shown = composeView(view, code, catalogue, lists);
          const { words, acts, faults } = await see(shown);
          expect(faults, name).toEqual([]);
          const parts = shown.sections.flatMap(({ title, text, lines, beside }) => [
            ...(title ? [title] : []),
            ...(text ? [text] : []),
            ...lines,
            ...(beside?.rows.flatMap(({ label, left, right }) => [label, left, right]) ?? []),
          ]);
          for (const part of [shown.title, ...parts, ...shown.fields.map(({ label }) => label)]) {
            expect(plain(words), `${name}: ${part}`).toContain(plain(part));
          }
          const expected = actionsOf(shown).map(({ do: act, object, revision }) => ({ do: act, object, revision }));
          expect(acts, name).toEqual(expect.arrayContaining(expected));
        }
      });
    }
  });
}

it('no kind of page is left out', () => {
  const kinds = new Set(views.map(({ name }) => name.split('/')[0]));
  expect(pageKinds.filter((kind) => !kinds.has(kind))).toEqual([]);
});

describe('views on telegram', () => {
  it('are words only, never longer than a message, and say where to act', () => {
    for (const { name, view } of views) {
      const shown = composeView(view, 'en', catalogue, lists);
      const text = viewText({ text: plainText(shown), buttons: [], view: shown }, catalogue);
      expect(text.length, name).toBeLessThanOrEqual(4096);
      expect(text, name).toContain(shown.title);
      expect(text, name).toContain('Slack');
    }
  });
});
