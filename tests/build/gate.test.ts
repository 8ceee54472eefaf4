import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, post, readFolder, remove } from '../fixtures/folder.ts';
import { GatedSite, policyYaml } from '../content/records/gated.ts';
import { runScript } from './run.ts';

const picture = (red: number) =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: { r: red, g: 90, b: 120 } } })
    .png()
    .toBuffer();
const withPicture = (title: string, name: string, word: string) =>
  post(title, `image: { src: /media/${name}.png, alt: A picture }\n`, `Words of ${word}.\n`);

let site: GatedSite;
const env = (more: Record<string, string> = {}) => ({
  CONTENT_DIR: site.folders.contentDir,
  OUT_DIR: join(site.folder, 'out'),
  CACHE_DIR: site.folders.cacheDir,
  BUILD_TIME: '2026-06-02T00:00:00Z',
  ...more,
});
const build = (more: Record<string, string> = {}, args: string[] = []) =>
  runScript('build', env(more), { args });
const git = (...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=Ann', '-c', 'user.email=ann@people.invalid', '-c', 'core.autocrlf=false', ...args],
    {
      cwd: site.folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: site.folder, GIT_CONFIG_NOSYSTEM: '1' },
    },
  ).toString();
const commit = (message: string) => {
  git('add', 'content');
  git('commit', '-q', '-m', message);
};

/** Everything that a visitor could find, the search index unpacked. */
async function everything(out = 'out'): Promise<string> {
  const files = await readFolder(join(site.folder, out));
  return [...files]
    .flatMap(([path, bytes]) => [
      path,
      bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes).toString('latin1') : '',
      bytes.toString('latin1'),
    ])
    .join('\n');
}
const page = async (path: string, out = 'out') =>
  (await readFolder(join(site.folder, out))).get(`${path}/index.html`)?.toString() ?? '';

beforeAll(async () => {
  site = await GatedSite.make({
    'policy.yaml': policyYaml.replace(
      '  - match: posts/**',
      '  - match: posts/en/kept*\n    require: { legal: 1 }\n    onUnapproved: last-approved\n  - match: posts/**',
    ),
    'posts/en/a.mdx': withPicture('Approved one', 'shown', 'mangosteen'),
    'posts/en/never.mdx': withPicture('Never one', 'hidden', 'zyxnever'),
    'posts/en/both.mdx': withPicture('Another never', 'shown', 'zyxboth'),
    'posts/en/kept.mdx': withPicture('Kept one', 'kept', 'durian'),
    'posts/en/link.mdx': post('Links', 'related: [posts/never]\n', 'See [that](/blog/never/).\n'),
    'faq/en/what.mdx': answer('What?', '', 'Words of zyxanswer.\n'),
    'pages/en/about.mdx': '---\ntitle: About\ndescription: Us.\n---\n\nWords of pomelo.\n',
    'media/shown.png': await picture(70),
    'media/hidden.png': await picture(120),
    'media/kept.png': await picture(170),
  });
  git('init', '-q', '-b', 'main');
  for (const slug of ['a', 'kept', 'link']) await site.decide({ path: `posts/en/${slug}.mdx` });
  commit('First');
});
afterAll(() => remove(site.folder));

describe('what no desk approved', () => {
  test('is left out, everywhere, with its pictures, and reported by reason', async () => {
    const { code, output } = await build();
    expect(code).toBe(0);
    expect(output).toContain('Without the approval that policy.yaml asks for: 3 left out.');
    expect(output).toMatch(/Waiting for approval\n {4}faq\/en\/what.mdx\n {6}Legal: never approved/);
    const all = await everything();
    for (const trace of [
      'zyxnever',
      'zyxboth',
      'zyxanswer',
      'Never one',
      'hidden.',
      'blog/never',
      'faq/what/',
    ]) {
      expect(all.includes(trace), trace).toBe(false);
    }
    for (const trace of ['mangosteen', 'durian', 'pomelo', 'shown.']) expect(all).toContain(trace);
    expect(await page('blog/link')).toContain('that');
  });

  test('keeps a strict build from happening, and the last output stays', async () => {
    const before = await readFolder(join(site.folder, 'out'));
    const { code, output } = await build({}, ['--strict']);
    expect(code).toBe(1);
    expect(output).toContain('posts/en/never.mdx');
    expect(output).toContain('Nothing was built.');
    expect(await readFolder(join(site.folder, 'out'))).toEqual(before);
  });

  test('the page says who checked it and when, and no page of a free rule says anything of approval', async () => {
    const html = await page('blog/a');
    expect(html).toMatch(/Checked, in exactly these words, by[^]*Legal[^]*Léa[^]*1 June 2026/);
    expect(await page('about')).not.toMatch(/[Cc]hecked|[Aa]pprov/);
  });

  test('no e-mail address is in a record, nor in the output outside the contacts', async () => {
    const pattern = /[\w.+-]+@[\w-]+\.[\w.-]+/g;
    const records = await readFolder(join(site.folders.contentDir, 'approvals'));
    for (const [path, bytes] of records) {
      if (path.endsWith('.json')) expect(bytes.toString().match(pattern), path).toBeNull();
    }
    const found = new Set((await everything()).match(/[\w.+-]+@[\w-]+\.(?:example|invalid)/g));
    expect([...found].filter((address) => address !== 'legal@tiny.example')).toEqual([]);
  });
});

describe('an entry whose last approved version is kept', () => {
  test('shows that version and its picture from git’s history, and says so', async () => {
    await site.put('posts/en/kept.mdx', withPicture('Kept one, changed', 'kept', 'zyxchanged'));
    await site.put('media/kept.png', await picture(220));
    commit('Change');
    const { code, output } = await build();
    expect(code).toBe(0);
    expect(output).toContain('3 left out, 1 in an earlier version');
    expect(output).toMatch(
      /posts\/en\/kept.mdx\n {6}Legal: changed since it was approved on 2026-06-01[^\n]*media\/kept.png[^\n]*\n {6}the site shows its last approved version/,
    );
    const html = await page('blog/kept');
    expect(html).toContain('durian');
    expect(html).toContain('A newer version of this page is waiting for approval');
    expect(html).toMatch(/Checked, in exactly these words, by[^]*Léa/);
    const all = await everything();
    expect(all).not.toContain('zyxchanged');
    const shown = /\/media\/kept\.([0-9a-f]{10})\./.exec(html)?.[1];
    const now = createHash('sha256').update(await readFile(join(site.folders.contentDir, 'media/kept.png')));
    expect(now.digest('hex').slice(0, 10)).not.toBe(shown);
  });

  test('a shallow clone says that history is missing, and leaves it out', async () => {
    git('clone', '-q', '--depth', '1', `file://${site.folder}`, 'shallow');
    const { code, output } = await build({
      CONTENT_DIR: join(site.folder, 'shallow/content'),
      OUT_DIR: join(site.folder, 'out-shallow'),
      CACHE_DIR: join(site.folder, 'cache-shallow'),
    });
    expect(code).toBe(0);
    expect(output).toContain('4 left out');
    expect(output).toMatch(/its last approved version cannot be shown: .*git fetch --unshallow/);
    expect(await page('blog/a', 'out-shallow')).toMatch(/Checked, in exactly these words, by[^]*Léa/);
    expect(await page('blog/kept', 'out-shallow')).toBe('');
  });

  test('so does a folder without git, of which all else is the same', async () => {
    await cp(site.folders.contentDir, join(site.folder, 'zip'), { recursive: true });
    const elsewhere = { OUT_DIR: join(site.folder, 'out-zip'), CACHE_DIR: join(site.folder, 'cache-zip') };
    // Below a repository the folder would still find that; as an unpacked archive it stands alone.
    const { code, output } = await build({
      ...elsewhere,
      CONTENT_DIR: join(site.folder, 'zip'),
      GIT_CEILING_DIRECTORIES: site.folder,
    });
    expect(code).toBe(0);
    expect(output).toMatch(/its last approved version cannot be shown: its history is missing/);
    expect(await readFolder(join(site.folder, 'out-zip'))).toEqual(
      await readFolder(join(site.folder, 'out-shallow')),
    );
  });

  test('once approved, the new version takes its place', async () => {
    await site.decide({ path: 'posts/en/kept.mdx' });
    await build();
    const html = await page('blog/kept');
    expect(html).toContain('zyxchanged');
    expect(html).not.toContain('A newer version');
  });

  test('an approved version that no longer fits the site is left out with the reason', async () => {
    await site.put('topics/gone.yaml', 'name: Gone\ndescription: Gone.\n');
    await site.put('posts/en/kept.mdx', post('Kept', '').replace('[care]', '[gone]'));
    await site.decide({ path: 'posts/en/kept.mdx' });
    commit('With a topic');
    await site.put('posts/en/kept.mdx', post('Kept', '', 'Once more.\n'));
    await remove(join(site.folders.contentDir, 'topics/gone.yaml'));
    const { code, output } = await build();
    expect(code).toBe(0);
    expect(output).toMatch(
      /its last approved version cannot be shown: the approved version no longer fits the site: there is no topic "gone"/,
    );
    expect(await page('blog/kept')).toBe('');
  });
});
