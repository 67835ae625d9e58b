// Checks each request against the limits; what is broken becomes a violation, and for most a refusal as well.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { limits } from './limits.ts';
import { isUploadedFile } from './multipart.ts';
import type { Payload } from './types.ts';

export type Finding = {
  violation: string;
  /** The real API would not take the request; otherwise it takes it and the service is still wrong. */
  refused: boolean;
};

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
// UTF-16 units are the strictest reading of "characters"; maxLength of ajv would count code points.
ajv.addKeyword({
  keyword: 'characters',
  type: 'string',
  schemaType: 'array',
  error: { message: ({ schema }) => `must have ${(schema as number[]).join('-')} characters` },
  validate: ([min = 0, max = 0]: number[], value: string) => value.length >= min && value.length <= max,
});
ajv.addKeyword({
  keyword: 'maxBytes',
  type: 'string',
  schemaType: 'number',
  error: { message: 'must not be longer than its limit in bytes' },
  validate: (max: number, value: string) => Buffer.byteLength(value) <= max,
});
ajv.addKeyword({
  keyword: 'upload',
  error: { message: 'must be an uploaded file, a file_id or a URL' },
  validate: (_: boolean, value: unknown) => isUploadedFile(value) || (typeof value === 'string' && value !== ''),
});

const compiled = new Map<string, ValidateFunction>();

/** The exact name of a method, which the API takes in any case; undefined for one that the stand-in does not know. */
export function methodName(given: string): string | undefined {
  return Object.keys(limits).find((name) => name.toLowerCase() === given.toLowerCase());
}

/** Reads strings as what they stand for: urlencoded and multipart bodies have nothing else, and JSON may. */
export function coerce(method: string, payload: Payload): Payload {
  const fields = (limits[method]?.properties ?? {}) as Record<string, { type?: string | string[] }>;
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => {
      const type = fields[name]?.type;
      if (typeof value !== 'string' || type === undefined || type === 'string') return [name, value];
      if (Array.isArray(type)) return [name, /^-?\d+$/.test(value) ? Number(value) : value];
      return [name, readJson(value)];
    }),
  );
}

/** What a request does wrong. Values never appear, so that a report shows no text of a person. */
export function findViolations(method: string, payload: Payload): Finding[] {
  const schema = limits[method];
  if (!schema) return [];
  const validate = compiled.get(method) ?? ajv.compile(schema);
  compiled.set(method, validate);
  validate(payload);
  const anchor = `bots/api#${method.toLowerCase()}`;
  const findings = (validate.errors ?? []).filter(isTelling).map((error) => ({
    violation: `${method} ${describe(error)} (${anchor})`,
    refused: !isTolerated(error),
  }));
  // The product never uses markup in text: what people wrote would be read as markup.
  for (const path of parseModes(payload, '')) findings.push({ violation: `${method} ${path} is used`, refused: false });
  return findings;
}

// The steps of if/then and of oneOf repeat what their parts said.
const isTelling = (error: ErrorObject): boolean =>
  error.keyword !== 'if' && !(error.keyword === 'required' && error.schemaPath.includes('/oneOf/'));

// The API ignores what it does not know, drops empty rows, and caps the waiting time.
const isTolerated = (error: ErrorObject): boolean =>
  error.keyword === 'additionalProperties' ||
  (error.keyword === 'minItems' && error.instancePath.includes('keyboard/')) ||
  error.instancePath === '/timeout' ||
  error.instancePath === '/limit';

function describe(error: ErrorObject): string {
  const where = error.instancePath || 'the request';
  if (error.keyword === 'additionalProperties') {
    return `${where} has the unknown field ${String(error.params.additionalProperty)}`;
  }
  if (error.keyword === 'oneOf') return `${where} must have exactly one of url, callback_data and the like`;
  if (error.keyword === 'minItems') return `${where} must not be empty`;
  return `${where} ${error.message ?? error.keyword}`;
}

function* parseModes(value: unknown, path: string): Generator<string> {
  if (typeof value !== 'object' || value === null || isUploadedFile(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name.endsWith('parse_mode')) yield `${path}/${name}`;
    else yield* parseModes(inner, `${path}/${name}`);
  }
}

function readJson(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
