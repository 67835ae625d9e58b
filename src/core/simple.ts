// “Say it more simply”: what a question offers in simpler words, and how that is said.
import type { EngineEffect, TextRef } from './effect.ts';
import { type EngineFacts, type Flow, isQuestion } from './flow.ts';
import { type Place, partOf } from './read.ts';

/** The option of the button, and the name of the command that people type. No option of a step may have it. */
export const SIMPLER = 'simpler';

/** The words on the button. */
export const simplerLabel: TextRef = { flow: 'common', key: 'simpler' };

/** The steps whose simpler words a question names: its own, or those of the explanations before it. */
export function simpleSteps<F>({ step, name }: Pick<Place<F>, 'step' | 'name'>): readonly string[] {
  return step.simple === true ? [name] : (step.simple ?? []);
}

/** What a question offers in simpler words now: of the explanations before it only those that were said on the way. */
export function offered<F>(place: Place<F>): readonly string[] {
  // Of a document it is the part that is read now.
  if (place.step.kind === 'document') return partOf(place)?.part.simple ? [place.name] : [];
  return simpleSteps(place).filter((name) => name === place.name || place.said?.includes(name));
}

/** Whether some question of the flow offers this explanation in simpler words. */
export function isExplained<F>(flow: Flow<F>, name: string): boolean {
  return Object.entries(flow.steps).some(
    ([at, step]) => isQuestion(step) && simpleSteps({ step, name: at }).includes(name),
  );
}

/** Explanations in simpler words: with the same holes filled, and the same lines below. */
export function explanations<F extends EngineFacts>(
  place: Place<F>,
  names: readonly string[],
  flow: Flow<F>,
): EngineEffect[] {
  return names.flatMap((name): EngineEffect[] => {
    const step = flow.steps[name];
    if (step?.kind !== 'say') return [];
    const key = step.which ? `${name}.${step.which(place.seen)}.simple` : `${name}.simple`;
    const lines = step.lines?.(place.seen);
    const text: TextRef = { flow: flow.name, key, params: step.params?.(place.seen) ?? {} };
    return [{ kind: 'say', text, ...(lines ? { lines } : {}) }];
  });
}
