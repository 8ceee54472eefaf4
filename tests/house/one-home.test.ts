import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/lib/settings.ts';

/** What one file of src/ does for all others, and by which words another one that did it too would be found. */
const homes: [what: string, words: RegExp, where: readonly string[]][] = [
  [
    'a file is written aside and renamed',
    /\brename\b[^;]*\} from 'node:fs\/promises'|\brenameSync\b/,
    // The others move whole folders.
    [
      ...['lib/files/write-whole.ts', 'astro/build/build.ts', 'astro/render/bundle.ts'],
      ...['astro/render/pages-alone.ts', 'cms/editor/bundle.ts'],
    ],
  ],
  [
    'whether a file is there',
    /function exists\b|\baccess\b[^;]*\} from 'node:fs\/promises'/,
    ['lib/files/exists.ts'],
  ],
  [
    'a text is escaped for HTML',
    /function escapeHtml\b|\[&<>|'&amp;'/,
    [
      ...['lib/escape-html.ts', 'lib/xml.ts'],
      // Read back what others escaped; escape for Markdown, or no more than the editor's own tags need.
      ...['components/body/sponsored.ts', 'forges/plain-text.ts', 'cms/editor/tag-text.ts'],
    ],
  ],
  [
    'accents are taken off a title to make an address of it',
    /normalize\('NFKD'\)/,
    // Names of media keep points; names of languages and words of an address are only compared.
    ['model/language-tag.ts', 'model/media-names.ts', 'model/site.ts'],
  ],
  ['a type by the ending of a file', /\b(?:png|css|html)'?: '(?:image|text)\//, []],
  ['an XML reader', /XMLParser|DOMParser|fast-xml-parser/, []],
];

const files = globSync('src/**/*.{ts,astro,js}', { cwd: projectRoot }).map((file) =>
  file.split(sep).join('/'),
);
const texts = new Map(files.map((file) => [file, readFileSync(join(projectRoot, file), 'utf8')]));

/** By what one would find that a file speaks with GitHub past the `Forge` interface. Addresses in comments are for reading on. */
const githubWords =
  /api\.github|github\.com|\/repos\/|application\/vnd\.github|(?<!use_)graphql|octokit|['"`]\/(?:git\/|pulls|issues|contents\/|search\/issues)/i;
/** The forge itself, the client of the editor, which extends Decap's own for GitHub, and the registration of its addresses. */
const githubFiles = /^src\/(?:forges\/github[\w-]*|cms\/editor\/client\/github-[\w-]+|model\/forge)\.ts$/;

test('nothing but the files of GitHub knows its addresses, routes and media types', () => {
  const code = (text: string) => text.replace(/^\s*(?:\*|\/\/|\/\*\*).*$/gm, '');
  const found = [...texts].filter(([file, text]) => !githubFiles.test(file) && githubWords.test(code(text)));
  expect(found.map(([file]) => file)).toEqual([]);
  expect(files.filter((file) => githubFiles.test(file)).length).toBeGreaterThan(10);
});

describe('one home for each rule', () => {
  test.each(homes)('%s', (_, words, where) => {
    const found = [...texts]
      .filter(([, text]) => words.test(text))
      .map(([file]) => file.slice('src/'.length));
    expect(found.toSorted()).toEqual(where.toSorted());
  });
});
