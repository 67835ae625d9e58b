// Checks each call against the limits: what is wrong with it, and how the Web API refuses it.
import { isObject } from './check.ts';
import { methods } from './limits-methods.ts';
import { viewBytes } from './limits-views.ts';
import { pingsOf, pingsOfText } from './pings.ts';
import { textsOf } from './render.ts';
import type { Payload } from './types.ts';

export type Verdict = {
  violations: string[];
  pings: string[];
  /** The error that the API answers, with the pointers that it adds; undefined for a call that it takes. */
  error?: string;
  messages: string[];
};

// Seen at about this size: https://github.com/slackapi/bolt-js/issues/2509
const longestBlocks = 13_200;
const writing = ['chat.postMessage', 'chat.postEphemeral', 'chat.update'];

/** True for a method that the stand-in has. */
export function isMethod(method: string): boolean {
  return Object.hasOwn(methods, method);
}

/** Judges a call of a known method. */
export function judge(method: string, args: Payload): Verdict {
  const verdict: Verdict = { violations: [], pings: pingsIn(args), messages: [] };
  const find = (path: string, problem: string, error: string | undefined): void => {
    verdict.violations.push(`${method} ${path || 'call'} ${problem}`);
    if (error === undefined) return;
    verdict.error ??= error;
    verdict.messages.push(`[ERROR] ${problem} [json-pointer:${path}]`);
  };
  methods[method]?.(args, '', (path, problem) => find(path, problem, errorFor(method, path, problem)));
  if (writing.includes(method)) judgeText(args, (path, problem, error) => find(path, problem, error));
  if (Buffer.byteLength(JSON.stringify(args.view ?? null)) > viewBytes) {
    // The size is refused before anything else in the view is looked at.
    delete verdict.error;
    find('/view', `must not be over ${viewBytes} bytes`, 'view_too_large');
  }
  if (method === 'views.update' && (args.view_id === undefined) === (args.external_id === undefined)) {
    find('', 'must have exactly one of view_id and external_id', 'invalid_arguments');
  }
  return verdict;
}

function judgeText(args: Payload, find: (path: string, problem: string, error?: string) => void): void {
  const hasText = typeof args.text === 'string' && args.text !== '';
  const blocks = Array.isArray(args.blocks) ? args.blocks : [];
  if (!hasText && blocks.length === 0) find('/text', 'must be given, or blocks', 'no_text');
  else if (!hasText) find('/text', 'must be given with blocks, for notifications and screen readers');
  if (textsOf(blocks).join('').length > longestBlocks) {
    find('/blocks', `must not have over ${longestBlocks} characters in all`, 'msg_blocks_too_long');
  }
}

// The API ignores what it does not know at the top, and cuts a message that is too long.
function errorFor(method: string, path: string, problem: string): string | undefined {
  if (path === '') return problem.startsWith('has the unknown') ? undefined : 'invalid_arguments';
  if (path.startsWith('/blocks')) return 'invalid_blocks';
  if (path.startsWith('/metadata')) return 'invalid_metadata_schema';
  if (/^\/(attachments|markdown_text|link_names|parse|as_user)$/.test(path)) return undefined;
  if (path === '/text') return method === 'chat.update' ? 'msg_too_long' : undefined;
  return 'invalid_arguments';
}

function pingsIn(args: Payload): string[] {
  const text = typeof args.text === 'string' ? pingsOfText(args.text) : [];
  const view = isObject(args.view) ? pingsOf(args.view.blocks) : [];
  return [...text, ...pingsOf(args.blocks), ...view];
}

/** Judges calls and keeps what is wrong with them in the two lists of the stand-in. */
export function createInspector(violations: string[], pings: string[], allowPing: (ping: string) => boolean) {
  return (method: string, args: Payload): Verdict => {
    const verdict = judge(method, args);
    violations.push(...verdict.violations);
    for (const ping of verdict.pings.filter((one) => !allowPing(one))) {
      pings.push(ping);
      violations.push(`${method} mentions or links ${ping}`);
    }
    return verdict;
  };
}
