import { describe, expect, test } from 'vitest';
import { recordLists } from '../../../src/publication/api-addresses.ts';
import { answers } from '../../../src/outputs/api/answers.ts';
import { entryAnswer } from '../../../src/outputs/api/entry.ts';
import { entryLists, indexOf, recordAnswers } from '../../../src/outputs/api/lists.ts';
import { openApi } from '../../../src/outputs/api/openapi.ts';
import { apiSchema } from '../../../src/outputs/api/schemas.ts';
import type { EntryCollection } from '../../../src/model/collections.ts';
import { apiSchemaNames } from '../../../src/publication/api-addresses.ts';
import { Publication } from '../../../src/publication/publication.ts';
import { readFiles } from '../../content/read.ts';
import { answer, post } from '../../fixtures/folder.ts';
import { approved } from '../../fixtures/verdict.ts';
import { openAjv } from './ajv.ts';

async function publish(files: Record<string, string | Buffer>): Promise<Publication> {
  const { content, errors } = await readFiles(files);
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  return new Publication(content, new Date('2026-11-21T09:00:00Z'));
}

function entryOf(publication: Publication, collection: EntryCollection, slug: string) {
  const shown = publication.find(collection, slug, 'en');
  if (shown === undefined) throw new Error(slug);
  return entryAnswer(shown, publication);
}

describe('schemas', () => {
  const site = { url: 'https://host.example/project' };
  const schemas = apiSchemaNames.map((name) => apiSchema(name, site));

  test('each has its own address, and every reference leads to another schema', () => {
    const ajv = openAjv(schemas);
    for (const name of apiSchemaNames)
      expect(ajv.getSchema(`https://host.example/project/api/v1/schemas/${name}.json`), name).toBeDefined();
  });

  test('they refuse answers that the API does not give', () => {
    const isIndex = openAjv(schemas).getSchema('https://host.example/project/api/v1/schemas/index.json');
    expect(isIndex?.({ site: {} })).toBe(false);
  });

  test('OpenAPI describes an answer for each path and each of its parameters', async () => {
    const { content } = await publish({});
    const { paths } = openApi(content.site) as {
      paths: Record<string, { get: { parameters: { name: string; schema: unknown }[]; responses: object } }>;
    };
    for (const [path, { get }] of Object.entries(paths)) {
      expect(get.parameters.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      for (const { schema } of get.parameters) expect(schema).toBeDefined();
      const [, name = ''] = /schemas\/([a-z-]+)\.json/.exec(JSON.stringify(get.responses)) ?? [];
      expect(Object.keys(answers)).toContain(name);
    }
  });
});

describe('lists', () => {
  test.each([
    [0, [0]],
    [1, [1]],
    [100, [100]],
    [101, [100, 1]],
    [201, [100, 100, 1]],
  ])('%i entries fill pages of %j', async (count, sizes) => {
    const files = Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`posts/en/p${String(at)}.mdx`, post(`P ${String(at)}`)]),
    );
    const lists = entryLists('posts', 'en', await publish(files));
    expect(lists.map(({ items }) => items.length)).toEqual(sizes);
    expect(new Set(lists.flatMap(({ items }) => items.map(({ slug }) => slug))).size).toBe(count);
    expect(lists.map(({ next }) => next)).toEqual(
      lists.map((_, at) =>
        at + 1 < lists.length
          ? `https://tiny.example/api/v1/entries/posts/en/page/${String(at + 2)}.json`
          : undefined,
      ),
    );
    for (const list of lists) answers['entry-list'].parse(list);
  });

  test('a list contains the entries written in its language, and each entry names its translations', async () => {
    const publication = await publish({
      'posts/en/both.mdx': post('Both'),
      'posts/fr/both.mdx': post('Deux'),
      'posts/fr/seul.mdx': post('Seul'),
    });
    const slugs = (lang: 'en' | 'fr') =>
      entryLists('posts', lang, publication).flatMap(({ items }) => items.map(({ slug }) => slug));
    expect(slugs('en')).toEqual(['both']);
    expect(slugs('fr')).toEqual(['both', 'seul']);
    expect(entryOf(publication, 'posts', 'both').alternates.map(({ lang }) => lang)).toEqual(['en', 'fr']);
    answers.index.parse(indexOf(publication));
  });

  test('people, topics, series and partners have the texts of their pages in each language', async () => {
    const publication = await publish({
      'partners/shop.yaml': 'name: Shop\nrelation: { en: A gift., fr: Un cadeau. }\ndemo: true\n',
      'series/run.yaml': 'name: { en: The run, fr: La suite }\ndescription: In order.\n',
    });
    for (const list of recordLists) answers[list].parse(recordAnswers[list](publication));
    expect(recordAnswers.topics(publication).items).toMatchObject([
      { id: 'care', name: { en: 'Care', fr: 'Soin' }, urls: { fr: 'https://tiny.example/fr/topics/care/' } },
    ]);
    expect(recordAnswers.series(publication).items).toEqual([
      {
        id: 'run',
        name: { en: 'The run', fr: 'La suite' },
        description: { en: 'In order.', fr: 'In order.' },
        urls: { en: 'https://tiny.example/series/run/', fr: 'https://tiny.example/fr/series/run/' },
      },
    ]);
    expect(recordAnswers.partners(publication).items).toMatchObject([
      { relation: { fr: 'Un cadeau.' }, demo: true },
    ]);
  });
});

describe('entries', () => {
  test('do not name unpublished entries', async () => {
    const publication = await publish({
      'faq/en/what.mdx': answer('What?', 'related: [posts/secret, posts/open]\n'),
      'posts/en/open.mdx': post('Open'),
      'posts/en/secret.mdx': post('Secret', 'draft: true\n'),
    });
    const found = entryOf(publication, 'faq', 'what');
    expect(found.frontMatter).toMatchObject({ related: ['posts/open'] });
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  test('give their part number in a series, among the published parts', async () => {
    const publication = await publish({
      'series/run.yaml': 'name: The run\ndescription: In order.\n',
      'posts/en/a.mdx': post('A', 'series: run\npart: 1\ndraft: true\n'),
      'posts/en/b.mdx': post('B', 'series: run\npart: 2\n'),
    });
    expect(entryOf(publication, 'posts', 'b').series).toEqual({
      id: 'run',
      name: 'The run',
      url: 'https://tiny.example/series/run/',
      part: 1,
      parts: 1,
    });
  });

  test('list their corrections with dates', async () => {
    const fields = 'corrections: [{ date: 2026-06-02, text: It said Monday. }]\n';
    const found = entryOf(await publish({ 'posts/en/a.mdx': post('A', fields) }), 'posts', 'a');
    expect(found.frontMatter.corrections).toEqual([{ date: '2026-06-02', text: 'It said Monday.' }]);
    expect(found.updated).toBe('2026-06-02T00:00:00.000Z');
  });

  test('called index have a file other than the list', async () => {
    const publication = await publish({ 'posts/en/index.mdx': post('Index') });
    expect(entryOf(publication, 'posts', 'index').json).toBe(
      'https://tiny.example/api/v1/entries/posts/en/-index.json',
    );
  });

  test('carry the label of a partner’s gift', async () => {
    const publication = await publish({
      'partners/shop.yaml': 'name: Shop\nrelation: A gift.\nwebsite: https://shop.example/\n',
      'posts/en/a.mdx': post(
        'A',
        'partnership: { partner: shop, consideration: gift, by: partner, what: a mug }\n',
      ),
    });
    const label = 'Advertisement: Shop gave us a mug, free';
    const found = entryOf(publication, 'posts', 'a');
    expect(found).toMatchObject({
      label,
      partnership: {
        consideration: 'gift',
        mark: 'Advertisement',
        partner: {
          id: 'shop',
          name: 'Shop',
          url: 'https://tiny.example/partners/shop/',
          website: 'https://shop.example/',
        },
        by: 'partner',
        what: 'a mug',
      },
    });
    expect(entryLists('posts', 'en', publication)[0]?.items[0]?.label).toBe(label);
    // A client that prints the fields in order prints the label first.
    expect(Object.keys(found).indexOf('label')).toBeLessThan(Object.keys(found).indexOf('title'));
  });

  test('name who approved exactly these bytes, if they are among the site’s people', async () => {
    const { content } = await readFiles({
      'people/ben.yaml': 'name: Ben\nrole: Edits\n',
      'policy.yaml': 'desks: { legal: { name: { en: Legal, fr: Juridique } } }\n',
      'posts/en/a.mdx': post('A'),
    });
    if (content === undefined) throw new Error('no content');
    const given = (person: string) =>
      ({ person, at: '2026-06-01T09:00:00Z', assurance: 'stated', record: `record-${person}` }) as const;
    const [entry] = content.entries;
    if (entry === undefined) throw new Error('no entry');
    entry.verdict = {
      ...approved,
      basis: 'desks',
      desks: [{ desk: 'legal', needed: 2, given: [given('ben'), given('gone')] as never, reasons: [] }],
    };
    const publication = new Publication(content, new Date('2026-11-21T09:00:00Z'));
    const { colophon } = entryOf(publication, 'posts', 'a');
    const desk = { id: 'legal', name: 'Legal' };
    expect(colophon).toMatchObject({
      digest: entry.digest,
      basis: 'desks',
      authors: [{ id: 'ann', name: 'Ann' }],
    });
    expect(colophon.checks).toEqual([
      { desk, person: { id: 'ben', name: 'Ben' }, date: '2026-06-01T09:00:00Z', record: 'record-ben' },
      { desk, date: '2026-06-01T09:00:00Z', record: 'record-gone' },
    ]);
  });
});
