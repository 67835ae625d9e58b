// The check of the flows finds what inspect cannot see in one flow alone, and drawings that lie are found.
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { flowFaults } from '../../scripts/check-flows.ts';
import { drawFlow, drawFlows, staleDrawings } from '../../scripts/draw-flows.ts';
import { type EngineFacts, flowsOver } from '../../src/core/flow.ts';

const folder = mkdtempSync(join(tmpdir(), 'flows-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ask = flowsOver<EngineFacts>()({
  name: 'ask',
  first: 'met',
  steps: {
    met: { kind: 'choice', options: ['yes', 'no', 'later'], next: { yes: 'glad', no: 'why', later: 'why' } },
    why: { kind: 'text', skip: 'end', next: 'glad' },
    glad: { kind: 'tell', event: 'met', next: 'end' },
  },
});
const sound = { flows: { ask }, commands: { ask: 'ask' }, events: ['met'], declared: ['ask'], begun: [] };

test('a sound programme has no faults', () => {
  expect(flowFaults(sound)).toEqual([]);
});

test('events, commands and names that do not fit are found', () => {
  const faults = flowFaults({
    flows: { ask, other: { ...ask, first: 'nowhere' } },
    commands: { ask: 'ask', gone: 'gone' },
    events: ['forgotten'],
    declared: ['ask', 'ask', 'unlisted'],
    begun: ['rest'],
  });
  expect(faults).toEqual(
    expect.arrayContaining([
      'ask: the first step "nowhere" does not exist',
      'ask.glad: nothing answers to the event "met"',
      'the event "forgotten" is answered to, but no flow tells it',
      'the command "gone" opens the flow "gone", which does not exist',
      'the programme begins the flow "rest", which does not exist',
      'other: nothing opens this flow',
      'ask: 2 flows have this name',
      'unlisted: is declared, but stands in no list of src/programme/index.ts',
      'ask: is listed as "other"',
    ]),
  );
});

test('a drawing shows every step with its kind and every way with its options', () => {
  const drawing = drawFlow(ask as never, [ask as never], { hello: 'ask' });
  expect(drawing).toContain('Opened by the command `hello`.');
  expect(drawing.split('```mermaid\n')[1]).toBe(`flowchart TD
  START((start)) --> s_met
  s_met["met<br/><i>choice</i>"]
  s_met -->|"yes"| s_glad
  s_met -->|"no, later"| s_why
  s_why["why<br/><i>text</i>"]
  s_why --> s_glad
  s_why -->|"skip"| END
  s_glad[/"glad<br/><i>tell met</i>"/]
  s_glad --> END
  END((end))
\`\`\`
`);
});

test('drawings are the same every time; missing, changed and left-over ones are found', () => {
  expect(staleDrawings(folder).length).toBe(drawFlows(folder));
  expect(staleDrawings(folder)).toEqual([]);
  const [name = ''] = readdirSync(folder);
  const page = readFileSync(join(folder, name), 'utf8');
  appendFileSync(join(folder, name), 'changed by hand');
  writeFileSync(join(folder, 'no-flow.md'), '');
  expect(staleDrawings(folder)).toEqual([
    expect.stringMatching(`${name} is out of date`),
    expect.stringMatching('no-flow.md shows a flow that does not exist'),
  ]);
  drawFlows(folder);
  expect(readFileSync(join(folder, name), 'utf8')).toBe(page);
  expect(staleDrawings(folder)).toEqual([]);
});
