// Turns Slack's way of writing a text back into what the person typed. Pure.
import { at, textAt } from './at.ts';

/** `<…>` in Slack's texts: a link, or a mention of somebody or something. What people type as `<` comes as `&lt;`. */
const SEQUENCE = /<([^<>|]+)(?:\|([^<>]*))?>/g;
/** A code for an emoji, such as `:+1:` or `:wave::skin-tone-3:`. */
const EMOJI = /:([a-z0-9_+'-]+(?:::skin-tone-\d)?):/gi;

/** The text as it was typed. `blocks` are those of the same message: only they say which emoji a code stands for. */
export function typedText(text: string, blocks?: unknown): string {
  const signs = emojiIn(blocks);
  return text
    .replace(SEQUENCE, (_all, target: string, label: string | undefined) => readable(target, label))
    .replace(EMOJI, (code, name: string) => signs.get(name) ?? code)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function readable(target: string, label: string | undefined): string {
  const sign = target[0];
  if (sign === '@' || sign === '#') return label ? `${sign}${label.replace(/^[@#]/, '')}` : target;
  if (sign === '!') return label || `@${target.slice(1).replace(/\^.*$/, '')}`;
  // A link that Slack made by itself carries what was typed as its label; one that somebody made has words of its own.
  const address = target.replace(/^(mailto|tel):/, '');
  if (!label || address === label) return address;
  return target.endsWith(label) || target === `${label}/` ? label : `${label} (${address})`;
}

/** Names and signs of the emoji in the blocks of a message. */
function emojiIn(value: unknown, found = new Map<string, string>(), depth = 0): Map<string, string> {
  // Rich text is at most a list in a quote; whatever is deeper is nothing that a person typed.
  if (depth > 8 || typeof value !== 'object' || value === null) return found;
  const name = textAt(value, 'name');
  const codes = textAt(value, 'unicode');
  if (at(value, 'type') === 'emoji' && name && codes && /^[0-9a-f]{2,6}(-[0-9a-f]{2,6})*$/i.test(codes)) {
    const points = codes.split('-').map((code) => Number.parseInt(code, 16));
    const tone = at(value, 'skin_tone');
    if (points.every((point) => point <= 0x10ffff)) {
      const code = typeof tone === 'number' ? `${name}::skin-tone-${tone}` : name;
      found.set(code, String.fromCodePoint(...points));
    }
  }
  for (const inner of Object.values(value)) emojiIn(inner, found, depth + 1);
  return found;
}
