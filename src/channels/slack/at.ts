// Looks into what Slack sent without trusting its shape: whatever is not there, or is something else, is null.

/** What stands at the end of the path; undefined when any part of it is missing. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let inner = value;
  for (const name of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    inner = (inner as Record<string | number, unknown>)[name];
  }
  return inner;
}

/** The text at the end of the path, or null. */
export function textAt(value: unknown, ...path: (string | number)[]): string | null {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : null;
}
