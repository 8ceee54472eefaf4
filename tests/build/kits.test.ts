import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kitManifest } from '../../src/kits/manifest.ts';
import { answer, post, put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { asset, kit, mark, photo } from '../kits/sample.ts';
import { unzip } from '../kits/unzip.ts';
import { runScript } from './run.ts';

const base = 'https://tiny.example/project/';
let root: string;
let first: Map<string, Buffer>;
/** A picture of the kit under embargo. */
let embargoed: Buffer;
/** Bytes that must be nowhere in the output: those of files that may not be handed out. */
const secret = 'secret words of a document';

const harbour = { ...asset, file: '/media/harbour.jpg', kind: 'photo', alt: 'A harbour', caption: 'At dawn' };
const ended = { ...asset, file: '/media/ended.pdf', kind: 'document', expires: '2026-01-01' };
const endedPicture = { ...asset, file: '/media/ended.png', kind: 'photo', expires: '2026-01-01' };

beforeAll(async () => {
  root = await writeFolder({});
  embargoed = await photo(700, 500).jpeg().toBuffer();
  const texts: Record<string, string | Buffer> = {
    ...tinySite,
    'site.yaml': (tinySite['site.yaml'] ?? '').replace('https://tiny.example', base),
    'policy.yaml':
      'desks: { legal: { name: Legal } }\nrules:\n  - { match: kits/en/unapproved.mdx, require: { legal: 1 } }\n',
    'kits/en/tiny.mdx': kit([asset, harbour, ended, endedPicture], 'boilerplates: { short: A few words. }\n'),
    'kits/fr/tiny.mdx': kit([asset, { ...harbour, alt: 'Un port', caption: 'À l’aube' }]),
    'kits/en/draft.mdx': kit([{ ...asset, file: '/media/draft.pdf', kind: 'document' }], 'draft: true\n'),
    'kits/en/embargoed.mdx': kit(
      [
        { ...asset, file: '/media/embargoed.pdf', kind: 'document' },
        {
          ...asset,
          file: '/media/embargoed.jpg',
          kind: 'photo',
          alt: 'Zyxwvutalt',
          caption: 'Zyxwvutcaption',
        },
        // Another kit has it as well: its words here are still a secret.
        { ...harbour, alt: 'Zyxwvutalt of the harbour' },
      ],
      'embargo: 2099-01-01T09:00:00Z\nauthors: [ann]\ntopics: [care]\nimage: { src: /media/embargoed.jpg, alt: Zyxwvutcover }\naliases: [/zyxwvut-former/]\n' +
        'changelog: [{ version: "1.0", date: 2099-01-01, changes: Zyxwvutchanges }]\nfacts: [{ label: Zyxwvutlabel, value: Zyxwvutvalue }]\n',
    )
      .replace('title: Tiny', 'title: Zyxwvuttitle')
      .replace('summary: The kit.', 'summary: Zyxwvutsummary')
      .replace('{ kind: none }', '{ kind: gift, what: zyxwvutgift, partner: harbour }')
      .replace('Text.', '## Zyxwvutheading\n\nZyxwvuttext.'),
    // Not even the language of a kit that is on the site: what its French words say is there with the embargo's end.
    'kits/en/half.mdx': kit([harbour]).replace('title: Tiny', 'title: Half'),
    'kits/fr/half.mdx': kit([{ ...harbour, alt: 'Zyxwvutport' }], 'embargo: 2099-01-01T09:00:00Z\n').replace(
      'title: Tiny',
      'title: Zyxwvutmoitié',
    ),
    'partners/harbour.yaml': 'name: North Harbour\nrelation: They lend.\nwebsite: https://harbour.example/\n',
    'posts/en/near.mdx': post(
      'Near to it',
      'related: [kits/embargoed]\n',
      'A [word](/kits/embargoed/#kit:facts), a [file](/kits/embargoed/kit.json), an [old one](/zyxwvut-former/).\n',
    ),
    'faq/en/of-it.mdx': answer('Of it?', 'related: [kits/embargoed]\n'),
    'kits/en/unapproved.mdx': kit([{ ...asset, file: '/media/unapproved.pdf', kind: 'document' }]),
    'media/mark.svg': mark,
    'media/harbour.jpg': await photo(900, 600).jpeg().toBuffer(),
    'media/ended.png': await photo(50, 40).png().toBuffer(),
    'media/ended.pdf': `%PDF ended ${secret}`,
    'media/draft.pdf': `%PDF draft ${secret}`,
    'media/embargoed.pdf': `%PDF embargoed ${secret}`,
    'media/embargoed.jpg': embargoed,
    'media/unapproved.pdf': `%PDF unapproved ${secret}`,
  };
  for (const [name, text] of Object.entries(texts)) await put(join(root, 'content'), name, text);
  first = await build('out');
});
afterAll(() => remove(root));

const env = (out = 'out') => ({
  CONTENT_DIR: join(root, 'content'),
  OUT_DIR: join(root, out),
  CACHE_DIR: join(root, 'cache'),
  BUILD_TIME: '2026-11-21T09:00:00Z',
});

function run(out: string, more: Record<string, string> = {}) {
  return runScript('build', { ...env(out), ...more });
}

async function build(out: string, more: Record<string, string> = {}): Promise<Map<string, Buffer>> {
  const { code, output } = await run(out, more);
  if (code !== 0) throw new Error(output);
  return readFolder(join(root, out));
}

/** What can be read in a file, unpacked. */
async function textsIn(path: string, bytes: Buffer): Promise<string[]> {
  if (path.endsWith('.zip'))
    return (await unzip(bytes)).map((file) => `${file.name}\n${file.bytes.toString('latin1')}`);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return [(isPacked ? gunzipSync(bytes) : bytes).toString('latin1')];
}

function fileAt(files: Map<string, Buffer>, url: string): Buffer {
  const file = files.get(url.replace(base, ''));
  if (file === undefined) throw new Error(`${url} is not in the output`);
  return file;
}

test('each language’s kit.json leads to files of exactly the size and digest that it says', async () => {
  for (const [at, alt] of [
    ['kits/tiny', 'A harbour'],
    ['fr/kits/tiny', 'Un port'],
  ]) {
    const manifest = kitManifest.parse(JSON.parse(fileAt(first, `${base}${at ?? ''}/kit.json`).toString()));
    const files = [...manifest.assets.flatMap((one) => one.files), ...(manifest.downloads ?? [])];
    expect(files.length).toBeGreaterThan(7);
    for (const { url, bytes, sha256 } of files) {
      const file = fileAt(first, url);
      expect([url, file.length, createHash('sha256').update(file).digest('hex')]).toEqual([
        url,
        bytes,
        sha256,
      ]);
    }
    expect(manifest.assets.map((one) => one.alt)).toEqual(['The mark', alt]);
    for (const { url, files: names } of manifest.downloads ?? [])
      expect((await unzip(fileAt(first, url))).map(({ name }) => name)).toEqual(names);
  }
});

test('both languages hand out the very same pictures', () => {
  const files = (at: string) =>
    kitManifest
      .parse(JSON.parse(fileAt(first, `${base}${at}/kit.json`).toString()))
      .assets.flatMap((one) => one.files.map(({ url, sha256 }) => `${url} ${sha256}`));
  expect(files('fr/kits/tiny')).toEqual(files('kits/tiny'));
});

test('nothing of what is not on the site, or of ended rights, is in the output', () => {
  const paths = [...first.keys()].filter((path) => !path.startsWith('pagefind/'));
  expect(paths.filter((path) => /ended|draft|embargoed|unapproved/.test(path))).toEqual([]);
  const told = [...first].filter(([, bytes]) => bytes.includes(secret)).map(([path]) => path);
  expect(told).toEqual([]);
  // A document that is handed out is there once, and not among the media as well.
  expect(paths.filter((path) => /^media\/.*\.pdf$/.test(path))).toEqual([]);
});

test('a kit under embargo has left no trace: no page, list, feed, card, index, picture or ZIP knows of it', async () => {
  const digest = createHash('sha256').update(embargoed).digest('hex').slice(0, 16);
  const tellers = async (word: RegExp) => {
    const found = [];
    for (const [path, bytes] of first) {
      const texts = [path, ...(await textsIn(path, bytes))];
      if (texts.some((text) => word.test(text))) found.push(path);
    }
    return found;
  };
  expect(await tellers(new RegExp(`zyxwvut|embargoed|${digest}`, 'i'))).toEqual([]);
  // It is looked for where the words of other kits are found: in pages, JSON, pictures, ZIPs and the index.
  const kinds = (paths: string[]) => [...new Set(paths.map((path) => path.split('.').at(-1)))];
  expect(kinds(await tellers(/At dawn/))).toEqual(expect.arrayContaining(['html', 'json', 'jpg', 'zip']));
  expect(kinds(await tellers(/Near to it/))).toContain('pf_fragment');
  // What is nearest to it is there, with its words as plain text.
  expect(first.get('blog/near/index.html')?.toString()).toContain('A word, a file, an old one.');
  expect(first.get('partners/harbour/index.html')?.toString()).toContain('They lend.');
  expect(first.has('fr/kits/half/index.html')).toBe(true);
});

test('a build with nothing kept gives the same bytes', async () => {
  expect(await build('clean', { CACHE_DIR: join(root, 'clean-cache') })).toEqual(first);
});

test('what was damaged in the cache does not get out: the build says so, and the next one makes it anew', async () => {
  const cache = await readFolder(join(root, 'cache/kits'));
  const [zip = ''] = [...cache.keys()].filter((path) => path.endsWith('-all.zip'));
  const bytes = cache.get(zip) ?? Buffer.alloc(0);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0xff;
  await writeFile(join(root, 'cache/kits', zip), bytes);
  const { code, output } = await run('out');
  expect(code).toBe(1);
  expect(output).toMatch(/-all\.zip changed while the site was being built/);
  // The last good output is still there.
  expect(await readFolder(join(root, 'out'))).toEqual(first);
  expect(await build('out')).toEqual(first);
});

test('a cache that cannot be written to is named, with what to do', async () => {
  await rename(join(root, 'cache/kits'), join(root, 'kits-aside'));
  await writeFile(join(root, 'cache/kits'), 'no folder');
  try {
    const { code, output } = await run('out');
    expect(code).toBe(1);
    expect(output).toMatch(/Cannot keep files of press kits in .*cache\/kits/);
    expect(await readFolder(join(root, 'out'))).toEqual(first);
  } finally {
    await rm(join(root, 'cache/kits'));
    await rename(join(root, 'kits-aside'), join(root, 'cache/kits'));
  }
});

test('a second build that is killed while it writes the kits leaves the last output whole, and the next gives the same bytes', async () => {
  const isWriting = async () =>
    (await readdir(root, { recursive: true })).some((path) =>
      /\.colophon-out-\d+\/kits\/.*\.zip$/.test(path),
    );
  const { code } = await runScript('build', env(), { killWhen: isWriting });
  expect(code).toBeNull();
  expect(await readFolder(join(root, 'out'))).toEqual(first);
  expect(await build('out')).toEqual(first);
});
