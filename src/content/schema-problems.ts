import { z } from 'zod';
import { withoutBlanks } from '../model/blanks.ts';
import { fieldLabel } from '../i18n/fields.ts';
import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from './source.ts';
import type { FieldPath } from './yaml.ts';

/**
 * The problems that a schema finds in a file's fields, in sentences for the person who wrote them.
 * @param schema the collection's schema; its labels and field names make the suggestions
 */
export function schemaProblems(
  file: string,
  schema: z.ZodType,
  source: Source,
  error: z.ZodError,
): Problem[] {
  return error.issues
    .flatMap((issue) => describe(issue, schema, source.data))
    .map(({ path, code, message, fix }) => ({
      file,
      ...source.locate(path),
      code,
      message,
      fix,
    }));
}

interface Finding {
  path: FieldPath;
  code: string;
  message: string;
  fix: string;
}

function describe(issue: z.core.$ZodIssue, schema: z.ZodType, data: unknown): Finding[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const name = path.length === 0 ? 'the file' : `"${fieldName(path)}"`;
  const finding = (message: string, fix: string, code = 'schema'): Finding[] => [
    { path, code, message, fix },
  ];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField(key, path, schema, fieldsAt(data, path)));
    case 'invalid_type':
      return issue.input === undefined && / received undefined$/.test(issue.message)
        ? missing(path, schema)
        : finding(
            `${name} should be ${typeNames[issue.expected] ?? issue.expected}`,
            typeFixes[issue.expected] ?? `Write ${typeNames[issue.expected] ?? issue.expected}.`,
          );
    case 'too_big':
      return issue.origin === 'string'
        ? finding(
            `${name} is longer than ${String(issue.maximum)} characters`,
            `Shorten it to ${String(issue.maximum)} characters or fewer.`,
            'too-long',
          )
        : finding(
            `${name} is larger than ${String(issue.maximum)}`,
            `Write at most ${String(issue.maximum)}.`,
          );
    case 'too_small':
      return issue.origin === 'array'
        ? missing(path, schema)
        : finding(`${name} is too small`, `Write at least ${String(issue.minimum)}.`);
    case 'invalid_value': {
      const values = issue.values.map(String);
      return finding(`${name} has a value that is not known here`, `Write one of: ${values.join(', ')}.`);
    }
    case 'invalid_union':
      if (isConditionUnion(schemaAt(schema, path))) {
        return finding(`${name}: ${issue.message}`, 'Write true, false, a value, or a list of values.');
      }
      return issue.errors.every(([first]) => / received undefined$/.test(first?.message ?? ''))
        ? missing(path, schema)
        : finding(
            `${name} should be a text, or a text for each language`,
            'Write one text, or one for each language, each on a line of its own: en: … and fr: …',
          );
    case 'invalid_key':
      return finding(
        `${name} has an id that cannot be used`,
        'Write ids in lower-case letters, digits and hyphens: customer-care.',
      );
    case 'invalid_format':
      return finding(
        ...(formatTexts[issue.format]?.(name) ?? [`${name}: ${issue.message}`, 'Correct the value.']),
      );
    default: {
      const params = 'params' in issue ? (issue.params as { fix?: string } | undefined) : undefined;
      return finding(`${name}: ${issue.message}`, params?.fix ?? 'Correct the value.');
    }
  }
}

const typeNames: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  int: 'a whole number',
  number: 'a number',
};
const typeFixes: Record<string, string> = {
  string: 'Put the value in double quotes.',
  boolean: 'Write true or false, without quotes.',
  array: 'Write one item a line, each after "- ".',
  object: 'Write each field on a line of its own: the name, a colon, a space and the value.',
};
const formatTexts: Record<string, (name: string) => [string, string]> = {
  url: (name) => [`${name} is not a web address`, 'Write the whole address, with https:// in front.'],
  email: (name) => [`${name} is not an e-mail address`, 'Write it as name@example.org.'],
  regex: (name) => [
    `${name} is not an address of this site`,
    'Write it with a slash at both ends: /old/address/.',
  ],
};

function fieldName(path: FieldPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : step))
    .join('.')
    .replaceAll('.[', '[');
}

function missing(path: FieldPath, schema: z.ZodType): Finding[] {
  const field = path.findLast((step) => typeof step === 'string') ?? '';
  const found = schemaAt(schema, path);
  const label = found && fieldLabel(found, 'en');
  const isAlt = field === 'alt';
  const what = path.includes('assets') ? 'file' : 'picture';
  const isList = found !== undefined && unwrap(found) instanceof z.ZodArray;
  return [
    {
      path: path.slice(0, -1),
      code: isAlt ? 'missing-alt' : 'schema',
      message: isAlt
        ? `"${fieldName(path)}" is missing: the ${what} has no alternative text`
        : `"${fieldName(path)}" is missing${label ? ` (${label.label})` : ''}`,
      fix: isAlt
        ? `Add alt: with what the ${what} shows, for people who do not see it.`
        : isList
          ? `Add ${field}: with at least one item, each on a line after "- ".`
          : `Add a line ${field}: …${label?.hint ? ` ${label.hint}` : ''}`,
    },
  ];
}

/** The names of the existing fields in a group of the file. */
function fieldsAt(data: unknown, path: FieldPath): string[] {
  // Without blanks, like the data that the schema checked, so that list items are counted in the same way.
  let found = withoutBlanks(data);
  for (const step of path) found = (found as Record<string | number, unknown> | undefined)?.[step];
  return typeof found === 'object' && found !== null ? Object.keys(found) : [];
}

function unknownField(key: string, path: FieldPath, schema: z.ZodType, present: readonly string[]): Finding {
  const at = schemaAt(schema, path);
  const group = at && unwrap(at);
  const known = group === undefined ? [] : fieldNames(group);
  // Otherwise that field would exist twice.
  const near = nearest(
    key,
    known.filter((name) => !present.includes(name)),
  );
  return {
    path: [...path, key],
    code: 'unknown-field',
    message: `"${key}" is not a field here`,
    fix: near === undefined ? `Take the line out. Fields: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  };
}

function fieldNames(group: z.ZodType): string[] {
  if (group instanceof z.ZodObject) return Object.keys(group.shape as object);
  if (group instanceof z.ZodUnion) return (group.options as z.ZodType[]).flatMap(fieldNames);
  return group instanceof z.ZodRecord && group.keyType instanceof z.ZodEnum
    ? group.keyType.options.map(String)
    : [];
}

/** The schema at `path`, with the label of its field. */
function schemaAt(schema: z.ZodType, path: FieldPath): z.ZodType | undefined {
  let found: z.ZodType | undefined = schema;
  for (const step of path) {
    const here: z.ZodType | undefined = found && unwrap(found);
    if (here instanceof z.ZodObject) found = (here.shape as Record<string, z.ZodType>)[String(step)];
    else if (here instanceof z.ZodArray) found = here.element as z.ZodType;
    else if (here instanceof z.ZodRecord) found = here.valueType as z.ZodType;
    else return undefined;
  }
  return found;
}

/** The model's only other union is a text for each language. */
function isConditionUnion(schema: z.ZodType | undefined): boolean {
  return schema instanceof z.ZodUnion && schema.options.some((option) => option instanceof z.ZodBoolean);
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap() as z.ZodType)
    : schema;
}
