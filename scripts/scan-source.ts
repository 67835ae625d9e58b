// Reads a TypeScript file as a syntax tree, for checks that a search for words would get wrong (comments, strings, line breaks).
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from '@swc/core';

/** Any node of the tree; its fields are looked at one by one. */
export type Syntax = { type: string; span?: { start: number }; [field: string]: unknown };

/** A file: its path from the root with `/`, and every node with the node it stands in. */
export type Source = {
  file: string;
  nodes: readonly { node: Syntax; parent: Syntax | null }[];
  /** The line of a node, counted from 1. */
  lineOf: (node: Syntax) => number;
};

/** Paths from the root of all files below `folder` whose name ends so, in the order of their names. */
export function filesBelow(root: string, folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** Our own TypeScript files of the service: all but what Prisma generates. */
export function serviceFiles(root: string): string[] {
  return filesBelow(root, 'src', '.ts').filter((file) => !file.startsWith('src/store/generated/'));
}

/** Reads one file. Throws swc's own words when it is no TypeScript. */
export function readSource(root: string, file: string): Source {
  const text = readFileSync(join(root, file), 'utf8');
  // The parser counts bytes over all files of the process: a statement put in front says where this file begins.
  const tree = parseSync(`;${text}`, { syntax: 'typescript', target: 'es2024' }) as unknown as Syntax & {
    body: Syntax[];
  };
  const begin = (tree.body[0]?.span?.start ?? 0) + 1;
  const bytes = Buffer.from(text);
  const nodes: { node: Syntax; parent: Syntax | null }[] = [];
  visit(tree, null);

  function visit(value: unknown, parent: Syntax | null): void {
    if (Array.isArray(value)) for (const item of value) visit(item, parent);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = 'type' in value && typeof value.type === 'string' ? (value as Syntax) : null;
    if (node) nodes.push({ node, parent });
    for (const inner of Object.values(value)) if (typeof inner === 'object') visit(inner, node ?? parent);
  }

  return {
    file,
    nodes,
    lineOf: (node) =>
      bytes
        .subarray(0, Math.max(0, (node.span?.start ?? begin) - begin))
        .toString()
        .split('\n').length,
  };
}

/** The field of a node that is a node itself. */
export function inside(node: Syntax | null | undefined, field: string): Syntax | null {
  const value = node?.[field];
  return typeof value === 'object' && value !== null && 'type' in value ? (value as Syntax) : null;
}

/** The text of a string written out, or null. */
export function literal(node: Syntax | null): string | null {
  return node?.type === 'StringLiteral' ? String(node.value) : null;
}

/** The name of an identifier, of a property that is reached by it, or by a string in brackets. */
export function nameOf(node: Syntax | null): string | null {
  if (node?.type === 'Identifier') return String(node.value);
  if (node?.type === 'Computed') return literal(inside(node, 'expression'));
  return literal(node);
}

/** The arguments of a call, as nodes. */
export function argumentsOf(call: Syntax): Syntax[] {
  const given = Array.isArray(call.arguments) ? (call.arguments as { expression: Syntax }[]) : [];
  return given.map((argument) => argument.expression);
}

/** The fields of an object written out whose values are strings written out. */
export function literalFields(object: Syntax): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const property of Array.isArray(object.properties) ? (object.properties as Syntax[]) : []) {
    const name = nameOf(inside(property, 'key'));
    const value = literal(inside(property, 'value'));
    if (property.type === 'KeyValueProperty' && name !== null && value !== null) fields[name] = value;
  }
  return fields;
}
