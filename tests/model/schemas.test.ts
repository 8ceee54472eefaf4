import { expect, test } from 'vitest';
import { z } from 'zod';
import { withoutBlanks } from '../../src/model/blanks.ts';
import {
  entryCollections,
  entrySchemas,
  recordCollections,
  recordSchemas,
} from '../../src/model/collections.ts';
import { fieldLabel } from '../../src/i18n/fields.ts';
import { interfaceLangs } from '../../src/model/languages.ts';
import { jsonSchema } from '../../src/outputs/api/json-schema.ts';
import { nearest } from '../../src/model/nearest.ts';
import { policy } from '../../src/model/policy.ts';
import { post } from '../../src/model/post.ts';
import { referencesIn } from '../../src/model/references.ts';
import { site } from '../../src/model/site.ts';

const schemas = { ...entrySchemas, ...recordSchemas, site, policy };

interface Json {
  $schema?: string;
  type?: string;
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  anyOf?: Json[];
  enum?: unknown[];
  pattern?: string;
  additionalProperties?: boolean | Json;
  propertyNames?: Json;
  minLength?: number;
  maxLength?: number;
}

/** Faults of a JSON Schema as a whole: keywords that contradict each other, patterns that do not compile. */
function schemaFaults(json: Json, path: string): string[] {
  const types = ['object', 'array', 'string', 'boolean', 'integer', 'number', 'null'];
  const own = [
    ...(json.type !== undefined && !types.includes(json.type) ? [`${path}: type ${json.type}`] : []),
    ...(json.required ?? [])
      .filter((key) => !json.properties?.[key])
      .map((key) => `${path}: requires ${key}`),
    ...(json.enum?.length === 0 ? [`${path}: enum of nothing`] : []),
    ...((json.minLength ?? 0) > (json.maxLength ?? Infinity) ? [`${path}: no length fits`] : []),
  ];
  if (json.pattern !== undefined) new RegExp(json.pattern, 'u');
  const inner: [string, Json | undefined][] = [
    ...Object.entries(json.properties ?? {}),
    ['items', json.items],
    ['names', json.propertyNames],
    ['others', typeof json.additionalProperties === 'object' ? json.additionalProperties : undefined],
    ...(json.anyOf ?? []).map((one, index): [string, Json] => [String(index), one]),
  ];
  return [
    ...own,
    ...inner.flatMap(([key, one]) => (one === undefined ? [] : schemaFaults(one, `${path}.${key}`))),
  ];
}

test.each([...entryCollections, ...recordCollections])(
  'the JSON Schema of %s is consistent',
  (collection) => {
    const json = jsonSchema(collection) as Json;
    expect(json.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(json).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schemaFaults(json, collection)).toEqual([]);
    // Editors need not fill in fields with a default.
    expect(json.required).not.toContain('topics');
    for (const [key, field] of Object.entries(json.properties ?? {})) {
      expect(field, key).toHaveProperty('title');
    }
  },
);

test.each([
  ['a NUL', 'a\u0000b'],
  ['a bell', 'a\u0007b'],
  ['half a surrogate pair', 'a\ud83db'],
  ['a C1 control', 'a\u0085b'],
  ['a line break', 'a\nb'],
])('%s is refused in a title', (_name, title) => {
  expect(post.shape.title.safeParse(title).success).toBe(false);
});

test.each(['日本語のタイトル', 'عنوان', 'a 👩‍🚀 b', 'a\tb', 'x'.repeat(110)])(
  '%s is accepted in a title',
  (title) => {
    expect(post.shape.title.safeParse(title).data).toBe(title);
  },
);

function unlabelled(schema: z.ZodType, path: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unlabelled(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return unlabelled(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodRecord) return unlabelled(schema.valueType as z.ZodType, `${path}.*`);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => unlabelled(option as z.ZodType, path));
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
    const hasHint = fieldLabel(field, 'en')?.hint !== undefined;
    const own = interfaceLangs
      .filter((lang) => {
        const words = fieldLabel(field, lang);
        return !words?.label || (words.hint !== undefined) !== hasHint;
      })
      .map((lang) => `${path}.${key} ${lang}`);
    return [...own, ...unlabelled(field, `${path}.${key}`)];
  });
}

test.each(Object.entries(schemas))(
  'every field of %s has its label, and its hint if it has one, in each language',
  (name, schema) => {
    expect(unlabelled(schema, name)).toEqual([]);
  },
);

test('JSON Schemas contain the labels and refuse unknown fields', () => {
  const schema = jsonSchema('faq') as {
    properties: Record<string, { title: string; description?: string }>;
    additionalProperties: boolean;
  };
  expect(schema.properties['answer']).toMatchObject({
    title: 'Short answer',
    description: expect.stringContaining('search result'),
  });
  expect(schema.additionalProperties).toBe(false);
});

test.each([
  [
    { a: '', b: null, c: [], d: { e: '', f: null }, g: 'x' },
    { c: [], g: 'x' },
  ],
  [{ list: ['a', '', null] }, { list: ['a'] }],
  [
    { no: false, zero: 0 },
    { no: false, zero: 0 },
  ],
  ['', undefined],
  [{}, undefined],
])('blank fields are treated as missing: %j', (given, kept) => {
  expect(withoutBlanks(given)).toEqual(kept);
});

test('references are found everywhere, in optional fields and in lists', () => {
  const data = {
    authors: ['ann', 'bob'],
    topics: ['care'],
    image: { src: '/media/a.png', alt: 'A' },
    partnership: { partner: 'shop', consideration: 'gift' },
    related: ['faq/what'],
  };
  expect(referencesIn(post, data).map(({ to, id, path }) => `${to} ${id} ${path.join('.')}`)).toEqual([
    'people ann authors.0',
    'people bob authors.1',
    'topics care topics.0',
    'pictures /media/a.png image.src',
    'partners shop partnership.partner',
    'entries faq/what related.0',
  ]);
});

test.each([
  ['titel', ['title', 'date'], 'title'],
  ['Title', ['title'], 'title'],
  ['zzz', ['title', 'date'], undefined],
  ['x', [], undefined],
  ['de', ['en', 'fr'], undefined],
  ['ttle', ['title'], 'title'],
  ['post', ['posts', 'people'], 'posts'],
])('the nearest to %s among %j is %s', (text, candidates, found) => {
  expect(nearest(text, candidates)).toBe(found);
});
