// Reads what people do with buttons, forms and the slash command. Pure; what is no concern of ours is null and is passed over.
import type { Act } from '../../core/view.ts';
import { readButton } from '../button.ts';
import { commandNamed } from '../commands.ts';
import { readCarried } from './act-value.ts';
import { at, textAt } from './at.ts';
import { fromOurTeam, type Heard, inOurPlace, memberId, type Us } from './heard.ts';
import { typedText } from './unescape.ts';

/** An action of a view. `opening` is there when a form answers it: it must be opened within three seconds. */
export type HeardAct = Heard & { opening: { trigger: string; language: string } | null };

/** A form that was sent. `fields` are the names of its fields in their order, for words about what is wrong. */
export type HeardForm = { heard: Heard; act: Act; language: string; fields: string[] };

/** A button of a question; a value that is not ours counts as an old button. */
export function parseTap(body: unknown, us: Us): Heard | null {
  const tap = readButton(textAt(body, 'actions', 0, 'value') ?? '') ?? { ask: 0, option: 'unknown' };
  return pressed(body, us, { kind: 'tap', ...tap });
}

/** A button of a card or of the home page. */
export function parseAct(body: unknown, us: Us): HeardAct | null {
  const carried = readCarried(textAt(body, 'actions', 0, 'value'));
  const heard = carried && pressed(body, us, { kind: 'act', act: carried.act });
  if (!heard) return null;
  const trigger = textAt(body, 'trigger_id');
  return { ...heard, opening: carried.opens && trigger ? { trigger, language: carried.language } : null };
}

function pressed(body: unknown, us: Us, what: Heard['what']): Heard | null {
  const address = memberId(at(body, 'user', 'id'), us);
  const time = textAt(body, 'actions', 0, 'action_ts');
  const id = textAt(body, 'actions', 0, 'action_id');
  if (!address || !time || !id || !fromOurTeam(body, us) || !inOurPlace(body)) return null;
  return { address, key: `${address}/${time}/${id}`, what };
}

/** A form that was sent. */
export function parseForm(body: unknown, us: Us): HeardForm | null {
  const carried = readCarried(textAt(body, 'view', 'private_metadata'));
  const address = memberId(at(body, 'user', 'id'), us);
  const id = textAt(body, 'view', 'id');
  const hash = textAt(body, 'view', 'hash');
  if (!carried || !address || !id || !hash || !fromOurTeam(body, us)) return null;
  const values = entries(at(body, 'view', 'state', 'values'));
  const fields = Object.fromEntries(values.map(([name, field]) => [name, filled(field)]));
  const act = { ...carried.act, fields };
  const heard = { address, key: `${id}/${hash}`, what: { kind: 'act' as const, act } };
  return { heard, act, language: carried.language, fields: Object.keys(fields) };
}

/** What was written or chosen in a field; a field that was left empty is an empty text. */
function filled(field: unknown): string {
  const element = entries(field)[0]?.[1];
  return (
    textAt(element, 'selected_option', 'value') ??
    textAt(element, 'selected_date') ??
    textAt(element, 'selected_time') ??
    textAt(element, 'value') ??
    ''
  );
}

const entries = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

/** `/duo`, and what was typed after it. `outside` when it was not typed in the chat with us: the answer comes there. */
export function parseCommand(body: unknown, us: Us): (Heard & { outside: boolean }) | null {
  const address = memberId(at(body, 'user_id'), us);
  const key = textAt(body, 'trigger_id');
  const channel = textAt(body, 'channel_id');
  if (!address || !key || !channel || !fromOurTeam(body, us)) return null;
  const text = typedText(textAt(body, 'text') ?? '').trim();
  const name = text === '' ? 'menu' : commandNamed(text.replace(/^\//, ''));
  const what: Heard['what'] = name === null ? { kind: 'text', text } : { kind: 'command', name };
  // A private chat between two members is a D… too, and nothing tells it from ours: there the answer comes without a word about where.
  return { address, key, what, outside: !channel.startsWith('D') };
}
