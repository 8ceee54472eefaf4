import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { decapConfig } from '../../../src/cms/editor/config.ts';
import type { DecapConfig } from '../../../src/cms/editor/config.ts';
import { decapField } from '../../../src/cms/editor/config-field.ts';
import type { DecapField } from '../../../src/cms/editor/config-field.ts';
import { readContent } from '../../../src/content/read.ts';
import { entrySchemas, recordSchemas } from '../../../src/model/collections.ts';
import { fieldLabel } from '../../../src/i18n/fields.ts';
import { interfaceLangs } from '../../../src/model/languages.ts';
import type { InterfaceLang } from '../../../src/model/languages.ts';
import { projectRoot } from '../../../src/lib/settings.ts';

const schemas: Record<string, z.ZodObject> = { ...entrySchemas, ...recordSchemas };
const { content } = await readContent({
  contentDir: join(projectRoot, 'content'),
  cacheDir: join(projectRoot, '.cache', 'tests', 'cache'),
  now: new Date('2026-11-22T09:00:00Z'),
});
if (content === undefined) throw new Error('the demo content cannot be read');
const demo = content;

const config = (lang: InterfaceLang, prefix = 'content/'): DecapConfig =>
  decapConfig({ content: demo, prefix, lang, backend: { name: 'colophon', proxy_url: '/admin/api/decap' } });

interface ModelField {
  at: string;
  schema: z.ZodType;
  required: boolean;
}

/** Every field of a schema that a form shows, including those inside groups and lists. */
function modelFields(schema: z.ZodType, at: string, required = true): ModelField[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return modelFields(schema.unwrap() as z.ZodType, at, false);
  }
  if (schema instanceof z.ZodArray) return modelFields(schema.element as z.ZodType, `${at}.item`, true);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const optional = field instanceof z.ZodOptional || field instanceof z.ZodDefault;
    const here = { at: `${at}.${name}`, schema: field, required: required && !optional };
    return [here, ...modelFields(field, here.at, here.required)];
  });
}

/** Items of plain text have no label of their own, and texts for each language are one field. */
function formFields(fields: DecapField[]): DecapField[] {
  return fields.flatMap((field) => [
    field,
    ...(field.widget === 'localised' ? [] : formFields(field.fields ?? [])),
  ]);
}

test.each(interfaceLangs)('every field of the model is in the forms once, with its label in %s', (lang) => {
  for (const collection of config(lang).collections) {
    const schema = schemas[collection.name];
    if (schema === undefined) throw new Error(collection.name);
    const model = modelFields(schema, collection.name);
    const form = formFields(collection.fields).filter(({ name }) => name !== 'body');
    expect(form.map(({ at }) => at).toSorted()).toEqual(model.map(({ at }) => at).toSorted());
    for (const { at, schema: field, required } of model) {
      const shown = form.find((one) => one.at === at);
      expect({ at, label: shown?.label, hint: shown?.hint, required: shown?.required }).toEqual({
        at,
        label: fieldLabel(field, lang)?.label,
        hint: fieldLabel(field, lang)?.hint,
        required,
      });
    }
  }
});

test('a choice offers the values of the schema', () => {
  const post = config('fr').collections.find(({ name }) => name === 'posts');
  const partnership = post?.fields.find(({ name }) => name === 'partnership');
  const consideration = partnership?.fields?.find(({ name }) => name === 'consideration');
  expect(
    (consideration?.['options'] as { value: string; label: string }[]).map(({ value }) => value),
  ).toEqual(['none', 'loan', 'gift', 'travel', 'payment', 'affiliate', 'other']);
  expect(consideration?.['options']).toContainEqual({ value: 'gift', label: 'Un cadeau' });
});

test('references are chosen from a list, not typed', () => {
  const [posts, faq] = config('en').collections;
  const field = (name: string) =>
    [...(posts?.fields ?? []), ...(faq?.fields ?? [])].find((one) => one.name === name);
  expect(field('authors')).toMatchObject({ widget: 'relation', collection: 'people', multiple: true });
  expect(field('topic')).toMatchObject({ widget: 'relation', collection: 'topics' });
  expect(field('series')).toMatchObject({ widget: 'relation', collection: 'series', required: false });
  expect(field('related')).toMatchObject({ widget: 'select', multiple: true });
  expect(field('related')?.['options']).toContainEqual({
    value: 'faq/what-is-colophon',
    label: expect.stringMatching(/^Answers · /) as string,
  });
  expect(field('owner')?.['options']).toContainEqual({ value: 'legal', label: 'Legal' });
});

test('the folders of the forms are inside the content folder', () => {
  const own = config('en', '');
  expect(own).toMatchObject({ media_folder: 'media', public_folder: '/media' });
  expect(own.collections.map(({ folder }) => folder)).toContain('posts');
  expect(config('en').collections.map(({ folder }) => folder)).toContain('content/posts');
});

test('the editor’s language is the one that must be filled in', () => {
  expect(config('fr')).toMatchObject({ locale: 'fr', i18n: { default_locale: 'fr', locales: ['fr', 'en'] } });
});

test('site settings and policy cannot be changed in the forms', () => {
  expect(JSON.stringify(config('en').collections.map(({ name, folder }) => [name, folder]))).not.toMatch(
    /site\.yaml|policy\.yaml|approvals/,
  );
  for (const collection of config('en').collections) expect(collection['files']).toBeUndefined();
});

test('the configuration is plain JSON', () => {
  const made = config('en');
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});

test('a field type without a form widget is an error that says where to add one', () => {
  expect(() =>
    decapField('when', z.tuple([z.string()]), 'posts.when', { content: demo, lang: 'en', translated: true }),
  ).toThrow(
    'The field posts.when is a ZodTuple, for which there is no widget: add one to src/cms/editor/config-field.ts.',
  );
});
