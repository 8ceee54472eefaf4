import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { readFolder } from '../fixtures/folder.ts';
import { readFiles } from './read.ts';

/**
 * Files as Decap's own serialiser (decap-cms-core 3, `formats/frontmatter` and `formats/yaml`) writes them for an entry
 * with only the required fields: dates without quotes, folded texts, `""` and `null` for empty fields.
 */
const fixtures = fileURLToPath(new URL('../fixtures/decap', import.meta.url));

test('content as Decap writes it is accepted', async () => {
  const { errors, content } = await readFiles(Object.fromEntries(await readFolder(fixtures)));
  expect(errors).toEqual([]);
  expect(content?.entries.map(({ front }) => front)).toEqual([
    {
      question: 'What is it?',
      answer: "It's short: really.",
      topic: 'care',
      owner: 'legal',
      lastReviewed: '2026-05-01',
      reviewEvery: 'P6M',
      authors: [],
      draft: false,
    },
    {
      title: 'Moderation: what we allow',
      description: expect.stringMatching(/over two lines, because it is longer/),
      date: '2026-05-01',
      authors: ['ann'],
      topics: [],
      draft: false,
      publishAt: '2026-05-02T07:00:00.000Z',
      aliases: [],
    },
  ]);
  expect(content?.people['ann']).toEqual({ name: 'Ann', role: { en: 'Writes', fr: 'Écrit' }, demo: true });
  expect(content?.topics['care']).toMatchObject({ order: 1 });
});

test('an entry without its optional lists is accepted', async () => {
  const { errors } = await readFiles({
    'posts/en/a.mdx':
      "---\ntitle: 'A'\ndescription: 'B'\ndate: '2026-05-01'\nauthors: ['ann']\n---\n\nText.\n",
  });
  expect(errors).toEqual([]);
});
