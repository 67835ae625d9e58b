// What a button or a form of a view carries through Slack and back: ids and revisions only, for whatever comes back is looked at again.
import type { Act } from '../../core/view.ts';
import { languages } from '../../speech/languages.ts';
import { at, textAt } from './at.ts';

/** An act with the language of the view that it was on; `opens` when its answer is a form. */
export type Carried = { act: Act; language: string; opens: boolean };

/** Compact JSON: a button carries at most 2000 characters, a form 3000. */
export function carry(act: Act, language: string, opens = false): string {
  const { do: verb, object, revision, ask } = act;
  return JSON.stringify({
    d: verb,
    o: object,
    r: revision,
    ...(ask === undefined ? {} : { a: ask }),
    l: language,
    ...(opens ? { f: 1 } : {}),
  });
}

/** What was carried, or null for anything that is not ours. */
export function readCarried(text: string | null): Carried | null {
  const data = parsed(text);
  const verb = textAt(data, 'd');
  const object = textAt(data, 'o');
  const revision = at(data, 'r');
  const ask = at(data, 'a');
  const language = textAt(data, 'l');
  if (!verb || object === null || !isCount(revision) || !(ask === undefined || isCount(ask))) return null;
  if (!languages.some(({ code }) => code === language)) return null;
  const act = { do: verb, object, revision, ...(ask === undefined ? {} : { ask }) };
  return { act, language: language ?? '', opens: at(data, 'f') === 1 };
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
