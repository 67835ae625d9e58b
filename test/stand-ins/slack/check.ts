// The words in which the limits are written: small rules that report what is wrong with a value, and where.
import type { Payload } from './types.ts';

/** Takes a JSON pointer and what is wrong there. Values never appear, so that a report shows no text of a person. */
export type Report = (path: string, problem: string) => void;
export type Rule = (value: unknown, path: string, report: Report) => void;

/** UTF-16 units are the strictest reading of "characters". */
export function text(min: number, max: number): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string') report(path, 'must be a string');
    else if (value.length < min || value.length > max) report(path, `must have ${min}-${max} characters`);
  };
}

/** A string that the expression takes as a whole. */
export function pattern(expression: RegExp, words: string): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string' || !expression.test(value)) report(path, `must be ${words}`);
  };
}

/** A whole number within limits. */
export function int(min: number, max: number): Rule {
  return (value, path, report) => {
    const good = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    if (!good) report(path, `must be a whole number from ${min} to ${max}`);
  };
}

export const flag: Rule = (value, path, report) => {
  if (typeof value !== 'boolean') report(path, 'must be true or false');
};

/** One of these strings. */
export function oneOf(...known: string[]): Rule {
  return (value, path, report) => {
    if (typeof value !== 'string' || !known.includes(value)) report(path, `must be one of ${known.join(', ')}`);
  };
}

/** Something that Slack knows and the service never uses. */
export const unused: Rule = (_value, path, report) => report(path, 'is nothing that the service uses');

/** An array of so many items, each under the rule. */
export function list(item: Rule, min: number, max: number): Rule {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, 'must be a list');
    if (value.length < min || value.length > max) report(path, `must have ${min}-${max} items`);
    for (const [index, one] of value.entries()) item(one, `${path}/${index}`, report);
  };
}

/** An object with these fields and no others; a name with `!` is required. */
export function object(fields: Record<string, Rule>): Rule {
  const rules = new Map(Object.entries(fields).map(([name, rule]) => [name.replace('!', ''), rule]));
  const required = Object.keys(fields)
    .filter((name) => name.endsWith('!'))
    .map((name) => name.slice(0, -1));
  return (value, path, report) => {
    if (!isObject(value)) return report(path, 'must be an object');
    for (const name of required) if (value[name] === undefined) report(path, `must have ${name}`);
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      const rule = rules.get(name);
      if (rule) rule(inner, `${path}/${name}`, report);
      else report(path, `has the unknown field ${name}`);
    }
  };
}

/** An object whose `type` decides which rule holds. */
export function byType(rules: Record<string, Rule>): Rule {
  return (value, path, report) => {
    if (!isObject(value)) return report(path, 'must be an object');
    const rule = typeof value.type === 'string' && Object.hasOwn(rules, value.type) ? rules[value.type] : undefined;
    if (rule) rule(value, path, report);
    else report(`${path}/type`, `must be one of ${Object.keys(rules).join(', ')}`);
  };
}

/** Several rules at once. */
export function all(...rules: Rule[]): Rule {
  return (value, path, report) => {
    for (const rule of rules) rule(value, path, report);
  };
}

/** A plain object, neither null nor an array. */
export function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
