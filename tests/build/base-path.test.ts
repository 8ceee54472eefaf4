import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { site as siteSchema } from '../../src/model/site.ts';
import { post, put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { runScript } from './run.ts';

/** Every setting of site.yaml that a site can have below a path, all at once. */
const settings: Record<string, string> = {
  navigation: '[{ label: Blog, to: /blog/ }]',
  contacts: '{ editorial: a@example.org, press: b@example.org, security: c@example.org }',
  image: '{ src: /media/boat.svg, alt: A boat }',
  share: '[email, mastodon, bluesky, linkedin]',
  publisher: 'The town',
  repository: 'private',
  admin: 'false',
  feedBase: 'http://example.org/town/',
  feedLanguage: 'en',
  forge:
    "{ kind: github, repository: town/site, branch: main, api: 'https://api.github.com', login: 'https://login.example.org', maintainers: ['@olga'], preview: pages }",
};

let root: string;
let env: Record<string, string>;
const write = (more: Record<string, string>) =>
  put(
    root,
    'content/site.yaml',
    (tinySite['site.yaml'] ?? '').replace('https://tiny.example', 'https://example.org/~ann/my.Town_2/') +
      Object.entries(more)
        .map(([name, value]) => `${name}: ${value}\n`)
        .join(''),
  );
beforeAll(async () => {
  root = await writeFolder({});
  for (const [name, text] of Object.entries(tinySite)) await put(root, `content/${name}`, text);
  await put(root, 'content/posts/en/a.mdx', post('A', 'aliases: [/old/]\n', '[Home](/)\n'));
  const boat = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>\n';
  await put(root, 'content/media/boat.svg', boat);
  env = { CONTENT_DIR: join(root, 'content'), OUT_DIR: join(root, 'out'), CACHE_DIR: join(root, 'cache') };
});
afterAll(() => remove(root));

test('below a path the site builds with every setting that check lets pass', async () => {
  // A setting that is new has to be tried here, too.
  const tried = ['name', 'tagline', 'description', 'url', 'languages', ...Object.keys(settings)];
  expect(Object.keys(siteSchema.shape).toSorted()).toEqual(tried.toSorted());
  await write(settings);
  const checked = await runScript('check', env);
  expect([checked.code, checked.output]).toEqual([0, expect.stringContaining('files-below-root')]);
  const built = await runScript('build', env);
  expect([built.code, built.output]).toEqual([0, expect.stringContaining('Built')]);
  const page = await readFile(join(root, 'out/index.html'), 'utf8');
  expect(page).toContain('href="/~ann/my.Town_2/blog/"');
  // Each of them is linked, and so needs no place at the root.
  for (const name of ['manifest.webmanifest', 'favicon.svg', 'rss.xml'])
    expect(page).toContain(`/~ann/my.Town_2/${name}`);
});

test('what the build refuses check has refused before, in the same words', async () => {
  await write({ admin: 'true' });
  const checked = await runScript('check', env);
  const built = await runScript('build', env);
  expect([checked.code, built.code]).toEqual([1, 1]);
  expect(checked.output).toContain('admin-below-root');
  const problems = checked.output.slice(checked.output.indexOf('site.yaml\n  6:1'));
  expect(built.output).toContain(problems.trim());
});
