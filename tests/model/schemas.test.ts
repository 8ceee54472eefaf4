import { expect, test } from 'vitest';
import { z } from 'zod';
import { withoutBlanks } from '../../src/model/blanks.ts';
import { entrySchemas, jsonSchema, recordSchemas } from '../../src/model/collections.ts';
import { labels } from '../../src/model/labels.ts';
import { nearest } from '../../src/model/nearest.ts';
import { policy } from '../../src/model/policy.ts';
import { post } from '../../src/model/post.ts';
import { referencesIn } from '../../src/model/references.ts';
import { site } from '../../src/model/site.ts';

const schemas = { ...entrySchemas, ...recordSchemas, site, policy };

function unlabelled(schema: z.ZodType, path: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unlabelled(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return unlabelled(schema.element as z.ZodType, `${path}[]`);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([key, field]) => {
    const label = labels.get(field);
    const own =
      label?.label.en && label.label.fr && (!label.hint || (label.hint.en && label.hint.fr))
        ? []
        : [`${path}.${key}`];
    return [...own, ...unlabelled(field, `${path}.${key}`)];
  });
}

test.each(Object.entries(schemas))(
  'every field of %s has its label in English and French',
  (name, schema) => {
    expect(unlabelled(schema, name)).toEqual([]);
  },
);

test('JSON Schemas carry the labels and refuse unknown fields', () => {
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
])('blank fields are missing fields: %j', (given, kept) => {
  expect(withoutBlanks(given)).toEqual(kept);
});

test('references are found wherever they stand, optional or in lists', () => {
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
    'media /media/a.png image.src',
    'partners shop partnership.partner',
    'entries faq/what related.0',
  ]);
});

test.each([
  ['titel', ['title', 'date'], 'title'],
  ['Title', ['title'], 'title'],
  ['zzz', ['title', 'date'], undefined],
  ['x', [], undefined],
])('nearest to %s of %j is %s', (text, candidates, found) => {
  expect(nearest(text, candidates)).toBe(found);
});
