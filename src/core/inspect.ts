// Faults of a flow, found without playing it: targets that lead nowhere, steps nobody reaches, options that fit no button.
import { FILE_MAX, fileTypes } from './file.ts';
import { type EngineFacts, type Flow, insteadOf, isQuestion, spokenAs, targetsOf } from './flow.ts';
import { SIMPLER, simpleSteps } from './simple.ts';

/** A tap carries the question's number and the option in at most 64 bytes; 10 are kept for the number and the sign. */
export const OPTION_BYTES = 50;

/** Every text that a step speaks, as keys of its flow's file. */
export function textKeys<F extends EngineFacts>(flow: Flow<F>): string[] {
  const keys: string[] = [];
  for (const [name, step] of Object.entries(flow.steps)) {
    if (step.kind === 'say')
      keys.push(...(step.variants ? step.variants.map((variant) => `${name}.${variant}`) : [name]));
    if (!isQuestion(step)) continue;
    const spoken = spokenAs(name, step);
    keys.push(spoken);
    if (step.below) keys.push(step.below);
    if ('options' in step && !('list' in step.options))
      keys.push(...step.options.map((option) => `${spoken}.${option}`));
    if (step.kind === 'review') keys.push(`${spoken}.confirm`, ...step.of.map((of) => `${of}.label`));
    if (step.kind === 'file') keys.push(`${name}.given`);
    if (step.kind === 'document') keys.push(`${name}.next`);
    if ((step.kind === 'text' || step.kind === 'file') && step.skip) keys.push(`${name}.skip`);
    keys.push(...simpleSteps({ step, name }).flatMap((of) => simpleKeys(of, flow)));
  }
  return [...new Set(keys)];
}

/** The simpler words of a step: of an explanation with several cases one for each. */
function simpleKeys<F extends EngineFacts>(name: string, flow: Flow<F>): string[] {
  const step = flow.steps[name];
  const cases = step?.kind === 'say' ? step.variants : undefined;
  return cases ? cases.map((variant) => `${name}.${variant}.simple`) : [`${name}.simple`];
}

/** One sentence a fault; empty when the flow is sound. `known` are the names of all flows. */
export function inspect<F extends EngineFacts>(flow: Flow<F>, known: readonly string[]): string[] {
  const faults: string[] = [];
  const has = (name: string) => name === 'end' || Object.hasOwn(flow.steps, name);
  if (!has(flow.first)) faults.push(`${flow.name}: the first step "${flow.first}" does not exist`);
  for (const [name, step] of Object.entries(flow.steps)) {
    const at = `${flow.name}.${name}`;
    if (!/^[a-z][a-z0-9-]*$/.test(name) || name === 'end')
      faults.push(`${at}: a step's name is lower case, and not "end"`);
    for (const target of targetsOf(step))
      if (!has(target)) faults.push(`${at}: leads to "${target}", which does not exist`);
    if (step.kind === 'call' && !known.includes(step.flow)) faults.push(`${at}: calls the unknown flow "${step.flow}"`);
    if (step.kind === 'choice' && typeof step.next !== 'string') {
      if ('list' in step.options || step.free) {
        if (!Object.hasOwn(step.next, '*')) faults.push(`${at}: needs a target "*" for what is not named`);
      } else {
        for (const option of step.options) {
          if (!Object.hasOwn(step.next, option)) faults.push(`${at}: option "${option}" leads nowhere`);
        }
      }
    }
    // An answer that is kept is read under the name of its step.
    if (isQuestion(step) && spokenAs(name, step) !== name && step.kind !== 'review' && step.record !== false)
      faults.push(`${at}: speaks the texts of another step, but its answer is kept`);
    for (const code of insteadOf(step)) {
      if ('options' in step && !('list' in step.options) && step.options.includes(code))
        faults.push(`${at}: "${code}" is an option and the answer in the place of one`);
      if (step.kind === 'choice' && typeof step.next !== 'string' && !Object.hasOwn(step.next, '*'))
        faults.push(`${at}: needs a target "*" for "${code}"`);
      if (step.kind === 'text' && step.skip) faults.push(`${at}: has a button that skips and "${code}"`);
    }
    if ('options' in step && !('list' in step.options)) {
      if (step.options.length === 0) faults.push(`${at}: has no options`);
      if (new Set(step.options).size < step.options.length) faults.push(`${at}: has the same option twice`);
      for (const option of step.options) {
        if (option === SIMPLER || option === 'simple')
          faults.push(`${at}: the option "${option}" is kept for simpler words`);
        if (Buffer.byteLength(option) > OPTION_BYTES) faults.push(`${at}: option "${option}" does not fit a button`);
      }
    }
    if (isQuestion(step)) {
      for (const of of simpleSteps({ step, name })) {
        if (of !== name && !leadsTo(flow, of, name))
          faults.push(`${at}: offers simpler words for "${of}", which is no explanation that leads to it`);
      }
      if (step.simple && step.simple !== true && step.simple.length === 0)
        faults.push(`${at}: offers simpler words for nothing`);
    }
    if (step.kind === 'file') {
      if (step.types.length === 0 || step.types.some((type) => !fileTypes.includes(type)))
        faults.push(`${at}: wants a type of file that nobody knows, or none`);
      if (step.maxBytes < 1_048_576 || step.maxBytes > FILE_MAX)
        faults.push(`${at}: a file may have from 1 MB to ${FILE_MAX / 1_048_576} MB`);
    }
    if (step.kind === 'say' && !!step.variants !== !!step.which) faults.push(`${at}: variants and which go together`);
  }
  const reached = reachable(flow);
  for (const name of Object.keys(flow.steps))
    if (!reached.has(name)) faults.push(`${flow.name}.${name}: nobody reaches it`);
  for (const [old, now] of Object.entries(flow.moved ?? {})) {
    if (Object.hasOwn(flow.steps, old)) faults.push(`${flow.name}: moved step "${old}" still exists`);
    if (!has(now)) faults.push(`${flow.name}: "${old}" moved to "${now}", which does not exist`);
  }
  return faults;
}

/** Whether an explanation is followed by a question, with no other question between them. */
function leadsTo<F extends EngineFacts>(flow: Flow<F>, from: string, to: string): boolean {
  if (flow.steps[from]?.kind !== 'say') return false;
  const seen = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const step = flow.steps[name];
    if (name === to) return true;
    if (seen.has(name) || !step || isQuestion(step)) continue;
    seen.add(name);
    open.push(...targetsOf(step));
  }
  return false;
}

function reachable<F extends EngineFacts>(flow: Flow<F>): Set<string> {
  const reached = new Set<string>();
  const open = [flow.first];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const step = flow.steps[name];
    if (reached.has(name) || !step) continue;
    reached.add(name);
    // A summary leads to each answer that can be changed from it.
    open.push(...targetsOf(step), ...(step.kind === 'review' ? step.of : []));
  }
  return reached;
}
