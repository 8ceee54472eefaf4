import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../src/lib/settings.ts';
import { operationsFile } from './schemas.ts';

/** An operation of GitHub's description. */
export interface Operation {
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

export interface Described {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

/** A fault of a value: the place and the reason. */
export interface SchemaError {
  instancePath: string;
  keyword: string;
  message: string;
  params: { additionalProperty?: string };
}

/** The part of GitHub's description that the forge implements. */
export function readDescription(): Described {
  const text = readFileSync(join(projectRoot, operationsFile), 'utf8');
  const described = JSON.parse(text) as Described;
  // Here the description contradicts itself: a label without a description has null for one, in lists as well.
  const listed = described.components.schemas['pull-request-simple'] as Labelled;
  Object.assign(listed.properties.labels.items.properties.description, { nullable: true });
  return described;
}

interface Labelled {
  properties: { labels: { items: { properties: { description: object } } } };
}

interface Validator {
  (value: unknown): boolean;
  errors?: SchemaError[] | null;
}

interface Ajv {
  addSchema(schema: object, key: string): Ajv;
  addFormat(name: string, format: RegExp | true): Ajv;
  compile(schema: object): Validator;
}

/**
 * Checks values against the description's schemas. It is stricter than they are: a field that GitHub does not name is
 * a fault, because a client could begin to rely on it.
 */
export class Judge {
  readonly #ajv = openAjv();
  readonly #known = new Map<string, Validator>();

  constructor({ components }: Described) {
    for (const [name, schema] of Object.entries(components.schemas))
      this.#ajv.addSchema(closed(schema) as object, `schema:${name}`);
  }

  errors(schema: object, value: unknown): SchemaError[] {
    const key = JSON.stringify(schema);
    const validate = this.#known.get(key) ?? this.#ajv.compile(closed(schema) as object);
    this.#known.set(key, validate);
    return validate(value) ? [] : (validate.errors ?? []);
  }
}

/** The Ajv that html-validate brings along. */
function openAjv(): Ajv {
  const ofHtmlValidate = createRequire(createRequire(import.meta.url).resolve('html-validate'));
  const { default: Constructor } = ofHtmlValidate('ajv') as { default: new (options: object) => Ajv };
  const ajv = new Constructor({ strict: false, allErrors: true });
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
  ajv.addFormat('uri', /^[a-z]+:\/\/\S+$/);
  ajv.addFormat('email', /^\S+@\S+$/);
  for (const name of ['int64', 'timestamp', 'repo.nwo']) ajv.addFormat(name, true);
  return ajv;
}

/**
 * Converts an OpenAPI 3.0 schema to JSON Schema: null is a type of its own. Objects may have only named fields, unless
 * the schema allows more or is part of another one (`allOf`).
 */
function closed(schema: unknown, isPart = false): unknown {
  if (Array.isArray(schema)) return schema.map((one) => closed(one));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, $ref, ...rest } = schema as Record<string, unknown>;
  if (typeof $ref === 'string') return { $ref: `schema:${$ref.split('/').at(-1) ?? ''}` };
  const made: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(rest)) {
    if (key === 'properties')
      made[key] = Object.fromEntries(
        Object.entries(value as object).map(([name, inner]) => [name, closed(inner)]),
      );
    else if (key === 'allOf') made[key] = (value as unknown[]).map((one) => closed(one, true));
    else if (['items', 'oneOf', 'anyOf', 'additionalProperties'].includes(key)) made[key] = closed(value);
    else made[key] = value;
  }
  if (made['properties'] !== undefined && made['additionalProperties'] === undefined && !isPart)
    made['additionalProperties'] = false;
  return nullable === true ? { anyOf: [made, { type: 'null' }] } : made;
}
