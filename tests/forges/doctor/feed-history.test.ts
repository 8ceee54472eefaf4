import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '../../../src/content/read.ts';
import { examine } from '../../../src/forges/doctor/doctor.ts';
import { checkFeedHistory } from '../../../src/forges/doctor/feed-history.ts';
import { post, put, remove, tinySite, writeFolder } from '../../fixtures/folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await writeFolder({});
});
afterEach(() => remove(folder));

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@people.invalid', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      GIT_COMMITTER_DATE: '2026-05-01T12:00:00Z',
      GIT_AUTHOR_DATE: '2026-05-01T12:00:00Z',
    },
  });
const contentDir = () => join(folder, 'content');
const settings = () => ({
  contentDir: contentDir(),
  cacheDir: join(folder, '.cache'),
  now: new Date('2026-11-21T09:00:00Z'),
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await put(contentDir(), path, text);
}

async function commit(files: Record<string, string>): Promise<void> {
  await write(files);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'A step');
}

async function found(): Promise<string[]> {
  const { content, errors } = await readContent(settings());
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  const problems = await checkFeedHistory(content, contentDir());
  return problems.map(({ file, code, message, fix }) => `${file} ${code}: ${message}. ${fix}`);
}

const site = (url: string, more = '', languages = 'en, fr') =>
  (tinySite['site.yaml'] ?? '').replace('https://tiny.example', url).replace('en, fr', languages) + more;

test('without a history or changes, nothing is reported', async () => {
  await write({ ...tinySite, 'site.yaml': site('https://news.museum') });
  expect(await found()).toEqual([]);
  await commit({ 'posts/en/a.mdx': post('A', 'aliases: [/x/]\n') });
  expect(await found()).toEqual([]);
});

test('for a site that moved, the line that keeps its ids is given, committed or not; either line end is accepted', async () => {
  await commit({ ...tinySite, 'site.yaml': site('http://news.museum') });
  await write({ 'site.yaml': site('https://news.museum') });
  const [said, ...more] = await found();
  expect(more).toEqual([]);
  expect(said).toContain('site.yaml feed-base-missing: the site stood at http://news.museum until today');
  expect(said).toContain('feedBase: http://news.museum');
  await commit({});
  await commit({ 'site.yaml': site('https://www.news.museum') });
  const [twice] = await found();
  expect(twice).toContain('stood at https://news.museum until 2026-05-01');
  expect(twice).toContain('feedBase: http://news.museum –');
  const { missing } = { missing: (await examine(settings(), {})).filter(({ state }) => state === 'missing') };
  expect(missing.map(({ fix }) => fix).join('\n')).toContain('feedBase: http://news.museum');
  for (const base of ['http://news.museum', 'https://www.news.museum']) {
    await write({ 'site.yaml': site('https://www.news.museum', `feedBase: ${base}\n`) });
    expect(await found()).toEqual([]);
  }
});

test.each([
  ['https://colophon.example', 'https://news.museum'],
  ['http://localhost:4321', 'https://news.museum'],
  ['https://news.museum', 'https://news.museum/'],
  ['https://news.museum', 'https://news.example'],
])(
  'a move from %s to %s needs no line, because nobody read its feeds or no id changes',
  async (before, after) => {
    await commit({ ...tinySite, 'site.yaml': site(before) });
    await commit({ 'site.yaml': site(after) });
    expect(await found()).toEqual([]);
  },
);

test('another first language is reported', async () => {
  await commit({ ...tinySite, 'site.yaml': site('https://news.museum') });
  await commit({ 'site.yaml': site('https://news.museum', '', 'fr, en') });
  const [said, ...more] = await found();
  expect(more).toEqual([]);
  expect(said).toContain('feed-language-missing');
  expect(said).toContain('feedLanguage: en –');
  await write({ 'site.yaml': site('https://news.museum', 'feedLanguage: en\n', 'fr, en') });
  expect(await found()).toEqual([]);
});

test.each([
  ['another order', '[/x/, /y/]', '[/y/, /x/]', '/x/'],
  ['one put before them', '[/x/]', '[/y/, /x/]', '/x/'],
  ['a new first one', '[]', '[/y/]', '/blog/a/'],
  ['the only one removed', '[/x/]', '[]', '/x/'],
])('former addresses in %s are reported with the id that readers know', async (_, before, after, known) => {
  await commit({ ...tinySite, 'posts/en/a.mdx': post('A', `aliases: ${before}\n`) });
  await commit({ 'posts/en/a.mdx': post('A', `aliases: ${after}\n`) });
  await commit({ 'posts/en/a.mdx': post('A', `aliases: ${after}\n`, 'Other words.\n') });
  const [said, ...more] = await found();
  expect(more).toEqual([]);
  expect(said).toContain('posts/en/a.mdx feed-id-changed');
  expect(said).toContain(`Add the line id: https://tiny.example${known} –`);
  await write({ 'posts/en/a.mdx': post('A', `aliases: ${after}\nid: https://tiny.example${known}\n`) });
  expect(await found()).toEqual([]);
});

test('former addresses written as a block list are found too; a draft had no readers', async () => {
  const lines = (...aliases: string[]) => `aliases:\n${aliases.map((one) => `  - "${one}"\n`).join('')}`;
  await commit({
    ...tinySite,
    'posts/en/a.mdx': post('A', lines('/x/', '/y/')),
    'posts/en/b.mdx': post('B', `draft: true\n${lines('/p/', '/q/')}`),
    'posts/en/c.mdx': post('C', lines('/r/')),
  });
  await commit({
    'posts/en/a.mdx': post('A', lines('/y/', '/x/')),
    'posts/en/b.mdx': post('B', lines('/q/', '/p/')),
    'posts/en/c.mdx': post('C', lines('/r/', '/s/')),
  });
  expect((await found()).map((line) => line.split(':')[0])).toEqual(['posts/en/a.mdx feed-id-changed']);
});

test('an intermediate commit of a merged draft does not count', async () => {
  await commit({ ...tinySite, 'posts/en/a.mdx': post('A', 'aliases: [/x/, /y/]\n') });
  git('switch', '-q', '-c', 'draft');
  await commit({ 'posts/en/a.mdx': post('A', 'aliases: [/y/, /x/]\n') });
  await commit({ 'posts/en/a.mdx': post('A', 'aliases: [/x/, /y/, /z/]\n') });
  git('switch', '-q', 'main');
  git('merge', '-q', '--no-ff', '-m', 'Publish', 'draft');
  expect(await found()).toEqual([]);
});

test('no settings or text that was ever committed can stop the check', async () => {
  await commit({ ...tinySite, 'site.yaml': 'a: [\n', 'posts/en/a.mdx': '---\na: [\naliases: [/x/]\n---\n' });
  await commit({
    'site.yaml': 'url: 12\nlanguages: fr\n',
    'posts/en/a.mdx': '---\naliases: [/q/]\n--\n\u0000',
  });
  await commit({ 'site.yaml': site('https://news.museum'), 'posts/en/a.mdx': post('A', 'aliases: [/x/]\n') });
  expect(await found()).toEqual([]);
});
