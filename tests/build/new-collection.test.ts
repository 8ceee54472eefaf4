import { spawnSync } from 'node:child_process';
import { cp, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/lib/settings.ts';
import { interfaceLangs } from '../../src/model/languages.ts';
import { put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { edited, notice, noticesAddition } from '../fixtures/notices.ts';
import { runScript } from './run.ts';
import type { Ran } from './run.ts';

/** A copy of the project with the collection `notices`, a site with some, and what was built of it. */
let folder: string;
let project: string;
let built: Ran;
let output: Map<string, string>;

const run = (script: string, args: string[] = []) =>
  runScript(
    script,
    {
      CONTENT_DIR: join(folder, 'content'),
      OUT_DIR: join(folder, 'out'),
      CACHE_DIR: join(folder, 'cache'),
      BUILD_TIME: '2026-12-31T00:00:00Z',
    },
    { args, root: project },
  );
const file = (path: string) => output.get(path) ?? '';
const json = <T>(path: string) => JSON.parse(file(path)) as T;
const write = (path: string, text: string) => put(join(folder, 'content'), path, text);

beforeAll(async () => {
  folder = await writeFolder({});
  project = join(folder, 'project');
  for (const part of ['src', 'scripts', 'public', 'package.json', 'package-lock.json', 'tsconfig.json'])
    await cp(join(projectRoot, part), join(project, part), { recursive: true });
  await cp(join(projectRoot, 'astro.config.mjs'), join(project, 'astro.config.mjs'));
  await symlink(join(projectRoot, 'node_modules'), join(project, 'node_modules'));
  for (const [path, edit] of Object.entries(noticesAddition)) {
    const text = await readFile(join(project, path), 'utf8').catch(() => '');
    await put(project, path, edited(path, text, edit));
  }

  const files: Record<string, string> = {
    ...tinySite,
    'site.yaml': `${tinySite['site.yaml'] ?? ''}admin: true\n`,
    'people/lea.yaml': 'name: Léa\nrole: Reads\n',
    'policy.yaml': `desks: { legal: { name: Legal } }
people: { lea: { desks: [{ desk: legal }] } }
rules: [{ match: notices/en/checked-*, require: { legal: 1 } }]
`,
    'notices/fr/water.mdx': notice('De l’eau', '2026-05-20'),
    'notices/en/checked-passed.mdx': notice('Passed', '2026-05-30', 'Words of mangosteen.\n'),
    'notices/en/checked-held.mdx': notice('Held back', '2026-05-30', 'Words of zyxheld.\n'),
  };
  for (let day = 10; day < 22; day += 1)
    files[`notices/en/day-${String(day)}.mdx`] = notice(`Day ${String(day)}`, `2026-05-${String(day)}`);
  for (const [path, text] of Object.entries(files)) await write(path, text);

  expect(await run('approvals', ['policy'])).toMatchObject({ code: 0 });
  const decision = ['--desk', 'legal', '--person', 'lea', '--decision', 'approve'];
  const recorded = await run('approvals', ['record', '--path', 'notices/en/checked-passed.mdx', ...decision]);
  expect(recorded).toMatchObject({ code: 0 });
  built = await run('build');
  output = new Map(
    [...(await readFolder(join(folder, 'out')))].map(([path, bytes]) => [
      path,
      path.endsWith('.pf_fragment') ? gunzipSync(bytes).toString() : bytes.toString(),
    ]),
  );
});
afterAll(() => remove(folder));

test('a new collection touches six files of src, one of them in each language, and CONTRIBUTING.md names them', async () => {
  const touched = Object.keys(noticesAddition);
  // Its schema, its place among the others, and its words in each language.
  expect(touched).toHaveLength(2 + interfaceLangs.length);
  expect(touched.length).toBeLessThanOrEqual(6);
  const guide = await readFile(join(projectRoot, '.github/CONTRIBUTING.md'), 'utf8');
  const part = /## A new collection\n(.*?)\n## /s.exec(guide)?.[1] ?? '';
  const named = [...part.matchAll(/`(src\/[^`]+)`/g)].map(([, path]) => path);
  expect([...new Set(named)].toSorted()).toEqual(touched.toSorted());
});

test('with these files all of src still type-checks', async () => {
  const config = JSON.parse(await readFile(join(project, 'tsconfig.json'), 'utf8')) as object;
  // What the build has generated says what `astro:content` is.
  const include = ['.astro/types.d.ts', 'src'];
  await put(project, 'tsconfig.json', JSON.stringify({ ...config, include }));
  const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const said = spawnSync(process.execPath, [tsc, '--noEmit'], { cwd: project, encoding: 'utf8' });
  expect([said.stdout, said.status]).toEqual(['', 0]);
});

test('a notice has its page in each language, with what search engines and readers need', () => {
  expect(built).toMatchObject({ code: 0 });
  const page = file('notices/checked-passed/index.html');
  expect(page).toContain('Words of mangosteen.');
  expect(page).toContain('"@type":"BlogPosting","@id":"https://tiny.example/notices/checked-passed/#notice"');
  expect(page).toMatch(/<a class="tap[^"]*" href="\/notices\/">\s*Notices\s*<\/a>/);
  expect(page).toContain('https://tiny.example/cards/en/notices/checked-passed.png');
  expect(page).toContain('Notice: Passed');
  expect(file('fr/notices/checked-passed/index.html')).toContain('Words of mangosteen.');
  expect(file('fr/notices/water/index.html')).toContain('De l’eau');
});

test('the section lists the newest first, ten to a page, and its pages lead on', () => {
  const [first, second] = [file('notices/index.html'), file('notices/page/2/index.html')];
  const links = (page: string) => [...page.matchAll(/<a dir="auto" href="([^"]+)"/g)].map(([, to]) => to);
  expect(first).toContain('What Tiny has to say today.');
  expect(links(first).slice(0, 3)).toEqual([
    '/notices/checked-passed/',
    '/notices/day-21/',
    '/notices/day-20/',
  ]);
  expect([links(first).length, links(second).length]).toEqual([10, 4]);
  expect(first).toMatch(/<a class="tap" rel="next" href="\/notices\/page\/2\/">/);
  expect(second).toMatch(/<a class="tap" rel="prev" href="\/notices\/">/);
  expect(file('fr/notices/index.html')).toContain('Avis');
});

test('a notice is listed wherever texts are: by topic, by author, beside others, where a page is missing', () => {
  for (const page of ['topics/care', 'authors/ann', 'notices/day-10'])
    expect(file(`${page}/index.html`)).toMatch(/<span[^>]*>Notice<\/span>/);
  for (const page of ['404.html', 'search/index.html']) expect(file(page)).toContain('href="/notices/"');
});

test('the search finds a notice and can be narrowed to notices', () => {
  const fragments = [...output].filter(([path]) => path.endsWith('.pf_fragment'));
  const found = fragments.find(([, text]) => text.includes('mangosteen'))?.[1] ?? '';
  expect(found).toContain('"type":["notice"]');
  expect(file('search/index.html')).toContain('{"id":"notice","label":"Notice"}');
  expect(file('fr/search/index.html')).toContain('{"id":"notice","label":"Avis"}');
});

test('a notice has a card of its own', () => {
  const card = output.get('cards/en/notices/checked-passed.png') ?? '';
  expect(card.slice(1, 4)).toBe('PNG');
});

test('the list has a feed in each format, and its topic’s feed has the notices too', () => {
  for (const feed of ['notices/rss.xml', 'notices/atom.xml', 'notices/feed.json', 'topics/care/rss.xml'])
    expect(file(feed)).toContain('https://tiny.example/notices/checked-passed/');
  expect(file('fr/notices/rss.xml')).toContain('https://tiny.example/fr/notices/water/');
  expect(file('notices/index.html')).toContain('href="/notices/rss.xml"');
  // It is no post: who follows the site's posts did not ask for it.
  expect(file('rss.xml')).not.toContain('/notices/');
});

test('the JSON API has the collection, its entries and their schema, and the sitemap its pages', () => {
  const list = json<{ total: number; items: { slug: string }[] }>('api/v1/entries/notices/en/index.json');
  expect([list.total, list.items[0]?.slug]).toEqual([13, 'checked-passed']);
  expect(json('api/v1/entries/notices/en/checked-passed.json')).toMatchObject({
    frontMatter: { title: 'Passed', date: '2026-05-30' },
    colophon: { basis: 'desks', checks: [{ person: { id: 'lea' } }] },
  });
  expect(json('schemas/notices.json')).toMatchObject({ properties: { title: { title: 'Title' } } });
  expect(file('api/v1/openapi.json')).toContain('"notices"');
  expect(file('api/v1/index.json')).toContain('https://tiny.example/notices/atom.xml');
  expect(file('sitemap-0.xml')).toContain('<loc>https://tiny.example/notices/checked-passed/</loc>');
  expect(file('sitemap-0.xml')).toContain('<loc>https://tiny.example/notices/</loc>');
});

test('the gate holds back what the policy wants approved, everywhere, and says so', () => {
  expect(built.output).toContain('notices/en/checked-held.mdx');
  expect(built.output).toContain('Legal: never approved');
  const isTrace = (text: string) => /zyxheld|Held back|checked-held/.test(text);
  // In the editor one may refer to what is still to be approved.
  const traces = [...output].filter(
    ([path, text]) => !path.startsWith('admin/') && isTrace(`${path}\n${text}`),
  );
  expect(traces.map(([path]) => path)).toEqual([]);
});

test('the editor has a form for notices, labelled in its language', () => {
  interface Config {
    config: { collections: { name: string; fields: { name: string; label: string }[] }[] };
  }
  for (const [path, collection, day] of [
    ['admin/api/config', 'Notices', 'Posted on'],
    ['admin/api/config.fr', 'Avis', 'Affiché le'],
  ] as const) {
    const form = json<Config>(path).config.collections.find(({ name }) => name === 'notices');
    expect(form).toMatchObject({ label: collection, folder: expect.stringMatching(/notices$/) as string });
    expect(form?.fields.find(({ name }) => name === 'date')?.label).toBe(day);
    expect(form?.fields.map(({ name }) => name)).toContain('body');
  }
});

test('check names the file and the line of a fault in a notice, and a page that is in its section’s way', async () => {
  await write('notices/en/bad.mdx', notice('Bad', 'tomorrow').replace('[care]', '[cure]'));
  await write('pages/en/notices.mdx', '---\ntitle: Notices\ndescription: In the way.\n---\n\nWords.\n');
  const { code, output: said } = await run('check', ['--json']);
  expect(code).toBe(1);
  expect(JSON.parse(said)).toMatchObject({
    errors: [
      { file: 'notices/en/bad.mdx', line: 4, message: expect.stringContaining('tomorrow') as string },
      {
        file: 'pages/en/notices.mdx',
        message: 'the address /notices/ belongs to the site itself',
      },
    ],
  });
});
