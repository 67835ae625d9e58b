// Checks all flows without playing them: sound in themselves, told events answered to, commands that lead somewhere, drawings up to date. `npm run check:flows`
import { join } from 'node:path';
import type { EngineFacts, Flow } from '../src/core/flow.ts';
import { inspect } from '../src/core/inspect.ts';
import { begunByTime } from '../src/programme/due-decision.ts';
import { type Facts, stages } from '../src/programme/facts.ts';
import { commands, flows, knownEvents, rules } from '../src/programme/index.ts';
import { staleDrawings } from './draw-flows.ts';
import { argumentsOf, filesBelow, inside, literalFields, nameOf, readSource } from './scan-source.ts';

/** What is checked: the programme's own lists, or those of a test. */
export type Checked<F extends EngineFacts> = {
  flows: Readonly<Record<string, Flow<F>>>;
  commands: Readonly<Record<string, string>>;
  events: readonly string[];
  /** The names of all flows that are declared anywhere, in any order; twice what is declared twice. */
  declared: readonly string[];
  /** Flows that the programme begins by itself. */
  begun: readonly string[];
};

/** One sentence a fault. */
export function flowFaults<F extends EngineFacts>({
  flows: all,
  commands: opened,
  events,
  declared,
  begun,
}: Checked<F>): string[] {
  const known = Object.keys(all);
  const faults = Object.values(all).flatMap((flow) => inspect(flow, known));
  const told = new Set<string>();
  const called = new Set<string>([...Object.values(opened), ...begun]);
  for (const flow of Object.values(all)) {
    for (const [name, step] of Object.entries(flow.steps)) {
      if (step.kind === 'call') called.add(step.flow);
      if (step.kind !== 'tell') continue;
      told.add(step.event);
      if (!events.includes(step.event))
        faults.push(`${flow.name}.${name}: nothing answers to the event "${step.event}"`);
    }
  }
  for (const event of events)
    if (!told.has(event)) faults.push(`the event "${event}" is answered to, but no flow tells it`);
  for (const [command, flow] of Object.entries(opened)) {
    if (!known.includes(flow)) faults.push(`the command "${command}" opens the flow "${flow}", which does not exist`);
  }
  for (const flow of begun)
    if (!known.includes(flow)) faults.push(`the programme begins the flow "${flow}", which does not exist`);
  for (const name of known) if (!called.has(name)) faults.push(`${name}: nothing opens this flow`);
  for (const name of new Set(declared)) {
    const times = declared.filter((one) => one === name).length;
    if (times > 1) faults.push(`${name}: ${times} flows have this name`);
    if (!known.includes(name)) faults.push(`${name}: is declared, but stands in no list of src/programme/index.ts`);
  }
  for (const [key, flow] of Object.entries(all))
    if (key !== flow.name) faults.push(`${flow.name}: is listed as "${key}"`);
  return faults;
}

/** The names in all `defineFlow({ name: … })` of the programme: a list of flows by name would hide two of the same. */
function declaredFlows(root: string): string[] {
  return filesBelow(root, 'src/programme', '.ts').flatMap((file) =>
    readSource(root, file)
      .nodes.filter(({ node }) => node.type === 'CallExpression' && nameOf(inside(node, 'callee')) === 'defineFlow')
      .map(({ node }) => argumentsOf(node)[0])
      .flatMap((flow) => (flow ? (literalFields(flow).name ?? []) : [])),
  );
}

/** What is begun for somebody with whom nothing is open, whatever their stage. */
function restingFlows(): string[] {
  const at = (stage: (typeof stages)[number]) => rules.rest({ person: { stage }, answers: {} } as unknown as Facts);
  return [...new Set(stages.map(at))];
}

if (process.argv[1] === import.meta.filename) {
  const declared = declaredFlows(join(import.meta.dirname, '..'));
  const faults = [
    ...flowFaults({ flows, commands, events: knownEvents, declared, begun: [...restingFlows(), ...begunByTime] }),
    ...staleDrawings(),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else {
    const steps = Object.values(flows).reduce((sum, flow) => sum + Object.keys(flow.steps).length, 0);
    console.log(`flows: ${Object.keys(flows).length} flows, ${steps} steps`);
  }
}
