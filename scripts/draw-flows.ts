// Draws every flow as a Mermaid diagram into docs/flows/. `npm run flows`; with --check it only says which drawings are out of date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Flow, Step } from '../src/core/flow.ts';
import { commands, flows } from '../src/programme/index.ts';

const drawings = join(import.meta.dirname, '..', 'docs', 'flows');

/** A flow for drawing: what its functions look at does not matter. */
type Drawn = Flow<never>;
type DrawnStep = Step<string, never>;

/** Brackets of a step's box by kind: what asks is a box, what only says is round, what decides is a diamond. */
const shapes: Readonly<Record<DrawnStep['kind'], readonly [string, string]>> = {
  say: ['(', ')'],
  text: ['[', ']'],
  number: ['[', ']'],
  choice: ['[', ']'],
  many: ['[', ']'],
  each: ['[', ']'],
  file: ['[', ']'],
  review: ['[', ']'],
  document: ['[', ']'],
  branch: ['{', '}'],
  tell: ['[/', '/]'],
  call: ['[[', ']]'],
};

/** The page of one flow. The same flow always gives the same page. */
export function drawFlow(flow: Drawn, all: readonly Drawn[], opened: Readonly<Record<string, string>>): string {
  const typed = Object.keys(opened).filter((command) => opened[command] === flow.name);
  const callers = all.filter(({ steps }) =>
    Object.values(steps).some((step) => step.kind === 'call' && step.flow === flow.name),
  );
  const ways = [
    ...(typed.length > 0 ? [`by the command ${typed.map((name) => `\`${name}\``).join(', ')}`] : []),
    ...(callers.length > 0 ? [`from ${callers.map(({ name }) => `[${name}](${name}.md)`).join(', ')}`] : []),
  ];
  const lines = Object.entries(flow.steps).flatMap(([name, step]) => [nodeLine(name, step), ...edgeLines(name, step)]);
  const ends = lines.some((line) => line.endsWith(' END'));
  return [
    '<!-- Drawn from the code by `npm run flows`; changes by hand are lost. -->',
    `# ${flow.name}`,
    '',
    ways.length > 0 ? `Opened ${ways.join(' and ')}.` : 'Opened by the programme itself.',
    '',
    '```mermaid',
    'flowchart TD',
    `  START((start)) --> ${idOf(flow.first)}`,
    ...lines.map((line) => `  ${line}`),
    ...(ends ? ['  END((end))'] : []),
    '```',
    '',
  ].join('\n');
}

/** Mermaid's own words (`end`) must not be names of boxes, nor may a name have a dash. */
function idOf(step: string): string {
  return step === 'end' ? 'END' : `s_${step.replaceAll('-', '_')}`;
}

function nodeLine(name: string, step: DrawnStep): string {
  const [open, close] = shapes[step.kind];
  return `${idOf(name)}${open}"${name}<br/><i>${detailOf(step)}</i>"${close}`;
}

function detailOf(step: DrawnStep): string {
  switch (step.kind) {
    case 'tell':
      return `tell ${step.event}`;
    case 'call':
      return `call ${step.flow}`;
    case 'each':
      return `each of ${step.of}: ${step.options.join(', ')}`;
    case 'many':
      return `many: ${optionsOf(step.options)}${step.free ? ' and own words' : ''}`;
    case 'choice':
      return typeof step.next === 'string'
        ? `choice: ${optionsOf(step.options)}${step.free ? ' or own words' : ''}`
        : 'choice';
    case 'file':
      return `file: ${step.types.join(', ')}`;
    case 'review':
      return `review of ${step.of.join(', ')}`;
    case 'say':
      return step.variants ? `say: ${step.variants.join(', ')}` : 'say';
    default:
      return step.kind;
  }
}

function optionsOf(options: readonly string[] | { list: string }): string {
  return 'list' in options ? `one of the list ${options.list}` : options.join(', ');
}

/** The arrows out of a step; options that lead to the same place share one. */
function edgeLines(name: string, step: DrawnStep): string[] {
  const to = (target: string, label?: string) => `${idOf(name)} -->${label ? `|"${label}"|` : ''} ${idOf(target)}`;
  switch (step.kind) {
    case 'branch':
      return [to(step.yes, 'yes'), to(step.no, 'no')];
    case 'text':
    case 'file':
      return step.skip ? [to(step.next), to(step.skip, 'skip')] : [to(step.next)];
    case 'choice': {
      if (typeof step.next === 'string') return [to(step.next)];
      const targets = Object.entries(step.next);
      const options = (target: string) =>
        targets.filter(([, one]) => one === target).map(([option]) => (option === '*' ? 'any other' : option));
      return [...new Set(targets.map(([, target]) => target))].map((target) => to(target, options(target).join(', ')));
    }
    default:
      return [to(step.next)];
  }
}

/** What every file of the folder should hold, by its name. */
function pages(): Map<string, string> {
  const all = Object.values(flows) as unknown as Drawn[];
  return new Map(all.map((flow) => [`${flow.name}.md`, drawFlow(flow, all, commands)]));
}

function drawn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
}

/** One sentence for every drawing that is missing, out of date, or of a flow that is no more. */
export function staleDrawings(folder = drawings): string[] {
  const wanted = pages();
  const faults: string[] = [];
  for (const [name, page] of wanted) {
    const path = join(folder, name);
    if (!existsSync(path)) faults.push(`docs/flows/${name} is missing; draw it with \`npm run flows\``);
    // A checkout on Windows may have other line ends.
    else if (readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== page)
      faults.push(`docs/flows/${name} is out of date; draw it with \`npm run flows\``);
  }
  for (const name of drawn(folder))
    if (!wanted.has(name)) faults.push(`docs/flows/${name} shows a flow that does not exist`);
  return faults;
}

/** Writes all drawings, and removes those of flows that are no more. */
export function drawFlows(folder = drawings): number {
  const wanted = pages();
  mkdirSync(folder, { recursive: true });
  for (const name of drawn(folder)) if (!wanted.has(name)) rmSync(join(folder, name));
  for (const [name, page] of wanted) writeFileSync(join(folder, name), page);
  return wanted.size;
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--check')) {
    const faults = staleDrawings();
    for (const fault of faults) console.error(fault);
    if (faults.length > 0) process.exitCode = 1;
  } else {
    console.log(`drew ${drawFlows()} flows into docs/flows`);
  }
}
