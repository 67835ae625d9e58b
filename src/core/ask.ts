// Puts a question into an effect: its text, its buttons, its summary lines.
import type { Open } from './conversation.ts';
import type { ButtonRef, EngineEffect, Line, Params, TextRef } from './effect.ts';
import { type EngineFacts, insteadOf, listOf, type Options, spokenAs } from './flow.ts';
import { changeable, itemsOf, levelsOf, optionCodes, ownWords, type Place, partOf } from './read.ts';
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
  const instead = insteadOf(step).map((code) => [label(code)]);
  switch (step.kind) {
    case 'choice':
    case 'each':
      return [...rows(optionCodes(step.options, seen.facts).map(label), step.columns ?? 1), ...instead];
    case 'many': {
      const picked = open.picked ?? [];
      const codes = [...new Set([...optionCodes(step.options, seen.facts), ...picked])];
      const toggles = codes.map((code): ButtonRef => {
        const on = picked.includes(code);
        const option = codesOf(place).includes(code) ? code : ownWords(code);
        return { option: `${on ? '-' : '+'}${option}`, label: labelRef(place, code), picked: on };
      });
      const done: ButtonRef = { option: 'done', label: { flow: 'common', key: 'done' } };
      // Whoever has chosen something knows something.
      const below = picked.length >= step.min ? [[done]] : instead;
      return [...rows(toggles, step.columns ?? 1), ...below];
    }
    case 'document':
      return [[label('next')]];
    case 'review':
      return [
        [{ option: 'confirm', label: { flow, key: `${spokenAs(name, step)}.confirm` } }],
        ...rows(
          changeable(place).map((of): ButtonRef => ({ option: `change.${of}`, label: changeLabel(flow, of) })),
          2,
        ),
      ];
    case 'text':
      if (open.draft !== undefined) return [[{ option: 'done', label: { flow: 'common', key: 'all' } }]];
      return step.skip ? [[{ option: 'skip', label: { flow, key: `${name}.skip` } }]] : instead;
    case 'file':
      return step.skip ? [[{ option: 'skip', label: { flow, key: `${name}.skip` } }]] : instead;
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
  if (insteadOf(step).some((code) => code === option)) return { flow: 'common', key: `instead.${option}` };
  if ('options' in step && 'list' in step.options) return listLabel(step.options, option, seen.facts);
  // Somebody's own words among those that were chosen.
  if (step.kind === 'many' && !codesOf(place).includes(option)) return option;
  return { flow, key: `${spokenAs(name, step)}.${option}` };
}

/** The codes that a question offers. */
function codesOf<F extends EngineFacts>({ step, seen }: Place<F>): readonly string[] {
  return 'options' in step ? optionCodes(step.options, seen.facts) : [];
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
  const params = { ...step.params?.(seen), ...itemParam(place), ...partParams(place, open) };
  const simple = step.kind !== 'document' && open.simple && offered(place).includes(name);
  const lines: readonly Line[] | undefined =
    step.kind === 'review'
      ? step.of.flatMap((of) => (seen.answers[of] === undefined ? [] : [{ flow, step: of, value: seen.answers[of] }]))
      : step.lines?.(seen);
  return {
    kind: 'say',
    text: {
      flow,
      key: simple ? `${spokenAs(name, step)}.simple` : spokenAs(name, step),
      params,
    },
    ask: open.ask,
    buttons: buttonsOf(place, open),
    ...(lines ? { lines } : {}),
    ...(step.kind === 'file' ? { file: { types: step.types, maxBytes: step.maxBytes } } : {}),
    ...(step.below ? { below: { flow, key: step.below } } : {}),
  };
}

/** The thing that an `each` step asks about now, as the hole `{{item}}`. */
function itemParam<F extends EngineFacts>(place: Place<F>): Record<string, string> {
  if (place.step.kind !== 'each') return {};
  const given = levelsOf(place);
  const item = itemsOf(place).find((code) => !Object.hasOwn(given, code));
  return item ? { item: `$language:${item}` } : {};
}

/** The part of a document that is read now, as the holes `part`, `parts` and `text`. */
function partParams<F extends EngineFacts>(place: Place<F>, open: Open): Params {
  const here = partOf(place);
  if (!here) return {};
  const text = (open.simple && here.part.simple) || here.part.text;
  return { part: here.read + 1, parts: here.parts, text };
}
