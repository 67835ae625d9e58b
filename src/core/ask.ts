// Puts a question into an effect: its text, its buttons, its summary lines.
import type { Open } from './conversation.ts';
import type { ButtonRef, EngineEffect, Line, TextRef } from './effect.ts';
import { type EngineFacts, listOf, type Options } from './flow.ts';
import { changeable, itemsOf, levelsOf, optionCodes, type Place } from './read.ts';
import { offered, SIMPLER, simplerLabel } from './simple.ts';

/** The button rows of a question, and below them the one for simpler words while they were not asked for yet. */
export function buttonsOf<F extends EngineFacts>(place: Place<F>, open: Open): ButtonRef[][] {
  const offers = offered(place).length > 0 && !open.simple && open.draft === undefined;
  return [...answerButtons(place, open), ...(offers ? [[{ option: SIMPLER, label: simplerLabel }]] : [])];
}

/** Buttons of a several-choice carry the state that a tap leads to. */
function answerButtons<F extends EngineFacts>(place: Place<F>, open: Open): ButtonRef[][] {
  const { step, flow, name, seen } = place;
  const label = (option: string): ButtonRef => ({ option, label: labelRef(place, option) });
  switch (step.kind) {
    case 'choice':
    case 'each':
      return rows(optionCodes(step.options, seen.facts).map(label), step.columns ?? 1);
    case 'many': {
      const picked = open.picked ?? [];
      const codes = [...new Set([...optionCodes(step.options, seen.facts), ...picked])];
      const toggles = codes.map((code): ButtonRef => {
        const on = picked.includes(code);
        return { option: `${on ? '-' : '+'}${code}`, label: labelRef(place, code), picked: on };
      });
      const done: ButtonRef = { option: 'done', label: { flow: 'common', key: 'done' } };
      return [...rows(toggles, step.columns ?? 1), ...(picked.length >= step.min ? [[done]] : [])];
    }
    case 'review':
      return [
        [{ option: 'confirm', label: { flow, key: `${name}.confirm` } }],
        ...rows(
          changeable(place).map((of): ButtonRef => ({ option: `change.${of}`, label: changeLabel(flow, of) })),
          2,
        ),
      ];
    case 'text':
      if (open.draft !== undefined) return [[{ option: 'done', label: { flow: 'common', key: 'all' } }]];
      return step.skip ? [[{ option: 'skip', label: { flow, key: `${name}.skip` } }]] : [];
    case 'file':
      return step.skip ? [[{ option: 'skip', label: { flow, key: `${name}.skip` } }]] : [];
    case 'number':
      return [];
  }
}

/** The button that changes an answer of a summary: the name of the answer, with a sign. */
export function changeLabel(flow: string, step: string): TextRef {
  return { flow: 'common', key: 'change', params: { label: { flow, key: `${step}.label` } } };
}

/** How an option is written on its button: from the catalogue, or as its list says. */
export function labelRef<F extends EngineFacts>(place: Place<F>, option: string): TextRef | string {
  const { step, flow, name, seen } = place;
  if ('options' in step && 'list' in step.options) return listLabel(step.options, option, seen.facts);
  return { flow, key: `${name}.${option}` };
}

function listLabel<F extends EngineFacts>(
  options: Options & { list: string },
  option: string,
  facts: F,
): TextRef | string {
  if (options.list === 'spoken') return { flow: 'languages', key: option };
  return listOf(facts, options.list).find((item) => item.id === option)?.label ?? option;
}

function rows(buttons: readonly ButtonRef[], columns: number): ButtonRef[][] {
  const out: ButtonRef[][] = [];
  for (let at = 0; at < buttons.length; at += columns) out.push(buttons.slice(at, at + columns));
  return out;
}

/** The effect that asks a question. */
export function askEffect<F extends EngineFacts>(place: Place<F>, open: Open): EngineEffect {
  const { step, flow, name, seen } = place;
  const params = { ...step.params?.(seen), ...itemParam(place) };
  const lines: Line[] | undefined =
    step.kind === 'review'
      ? step.of.flatMap((of) => (seen.answers[of] === undefined ? [] : [{ flow, step: of, value: seen.answers[of] }]))
      : undefined;
  return {
    kind: 'say',
    text: { flow, key: open.simple && offered(place).includes(name) ? `${name}.simple` : name, params },
    ask: open.ask,
    buttons: buttonsOf(place, open),
    ...(lines ? { lines } : {}),
    ...(step.kind === 'file' ? { file: { types: step.types, maxBytes: step.maxBytes } } : {}),
  };
}

/** The thing that an `each` step asks about now, as the hole `{{item}}`. */
function itemParam<F extends EngineFacts>(place: Place<F>): Record<string, string> {
  if (place.step.kind !== 'each') return {};
  const given = levelsOf(place);
  const item = itemsOf(place).find((code) => !Object.hasOwn(given, code));
  return item ? { item: `$language:${item}` } : {};
}
