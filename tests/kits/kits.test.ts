import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { apiSchema } from '../../src/outputs/api/schemas.ts';
import { Kits } from '../../src/kits/making/kits.ts';
import type { PreparedKit } from '../../src/kits/prepared-kit.ts';
import { kitManifest } from '../../src/kits/manifest.ts';
import { openAjv } from '../outputs/api/ajv.ts';
import { put, readFolder, remove } from '../fixtures/folder.ts';
import { asset, kit, mark, photo, sampleSite } from './sample.ts';
import type { Sample } from './sample.ts';
import { unzip } from './unzip.ts';

let sample: Sample | undefined;
afterEach(() => remove(sample?.root ?? ''));

const assets = [
  { ...asset, theme: 'light', uses: 'Articles on the fair', expires: '2027-03-01' },
  {
    ...asset,
    file: '/media/harbour.jpg',
    kind: 'photo',
    alt: 'A harbour',
    caption: 'At dawn',
    credit: 'مصطفى محمود',
    licence: 'Press terms',
    terms: 'https://tiny.example/terms',
    retouched: true,
    generated: true,
  },
  { ...asset, file: '/media/flyer.pdf', kind: 'document', alt: 'The flyer' },
  { ...asset, file: '/media/screen.png', kind: 'screenshot', alt: 'The screen' },
];
const fields = [
  'boilerplates: { short: A few words., medium: "Two\\n\\nparagraphs." }',
  'facts: [{ label: Founded, value: "2019" }]',
  'features: [One, Two]',
  'quotes: [{ text: It works., person: Ann, role: Founder }]',
  'people: [{ name: Ann, role: Founder, about: She made it. }]',
  'links: [{ label: Site, url: https://tiny.example/ }]',
  'videos: [{ title: A film, url: https://vimeo.com/123456 }]',
  'contact: { name: Ann, email: press@tiny.example }',
  'logoRules: { do: [Leave it], dont: [Stretch it], clearSpace: Its height }',
  'permissions: { date: 2026-11-01, print: "yes", video: non-commercial, aiTraining: "no", note: Write to us. }',
  'changelog: [{ version: "1.0", date: 2026-11-02, changes: The first. }]',
  `withdrawn: [{ digest: ${'a'.repeat(64)}, date: 2026-10-01, reason: The right ended. }]`,
].join('\n');

async function tinyKit() {
  return sampleSite({
    'kits/en/tiny.mdx': kit(assets, `${fields}\n`),
    'media/screen.png': await photo(300, 200).png().toBuffer(),
    'media/mark.svg': mark,
    'media/harbour.jpg': await photo(300, 200).jpeg().toBuffer(),
    'media/flyer.pdf': '%PDF-1.4',
  });
}

async function first({ sources }: Sample) {
  const [source] = await sources();
  if (source === undefined) throw new Error('The sample has no kit.');
  return source;
}

test('prepared and written files are the same byte for byte, in every cache', async () => {
  sample = await tinyKit();
  const { folders, root } = sample;
  const source = await first(sample);
  const kits = new Kits(folders);
  const prepared = await kits.prepare(source);
  await kits.write(source, join(root, 'out'));
  const written = await readFolder(join(root, 'out'));
  const offered = [...prepared.assets.flatMap(({ files }) => files), ...prepared.downloads];
  expect(offered.length).toBeGreaterThan(9);
  for (const { address, bytes, sha256 } of offered) {
    const file = written.get(address.slice(1)) ?? Buffer.alloc(0);
    expect([address, file.length]).toEqual([address, bytes]);
    expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
  }
  const other = new Kits({ ...folders, cacheDir: join(root, 'other') });
  await other.write(source, join(root, 'out-2'));
  expect(await readFolder(join(root, 'out-2'))).toEqual(written);
  expect(await other.prepare(source)).toEqual(prepared);
});

test('a file that changed after the check is refused, and no output is left behind', async () => {
  sample = await tinyKit();
  const { folders, root } = sample;
  const source = await first(sample);
  await put(folders.contentDir, 'media/flyer.pdf', '%PDF-1.5');
  await expect(new Kits(folders).write(source, join(root, 'out'))).rejects.toThrow(/flyer\.pdf changed/);
  await put(folders.contentDir, 'media/flyer.pdf', '%PDF-1.4');
  const kits = new Kits(folders);
  await kits.prepare(source);
  await put(folders.contentDir, 'media/flyer.pdf', '%PDF-1.5');
  await expect(kits.write(source, join(root, 'out'))).rejects.toThrow(/flyer\.pdf changed/);
  expect([...(await readFolder(join(root, 'out'))).keys()].filter((path) => path.endsWith('.pdf'))).toEqual(
    [],
  );
});

test('the page lists the files of the ZIP, its checksums are right, and another program reads it', async () => {
  sample = await tinyKit();
  const { folders, root } = sample;
  const source = await first(sample);
  const kits = new Kits(folders);
  const { assets: prepared, downloads } = await kits.prepare(source);
  await kits.write(source, join(root, 'out'));
  expect(downloads.map(({ set }) => set)).toEqual(['all', 'logos', 'photos', 'text']);
  for (const { set, address, files } of downloads) {
    const zip = join(root, 'out', address);
    const entries = await unzip(await readFile(zip));
    const names = entries.map(({ name }) => name);
    expect(names).toEqual(files);
    expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set(entries.map(({ mode }) => mode))).toEqual(new Set([0o100644]));
    // 2 November 2026, noon.
    expect(new Set(entries.map(({ modified }) => JSON.stringify(modified)))).toEqual(
      new Set([JSON.stringify({ date: ((2026 - 1980) << 9) | (11 << 5) | 2, time: 12 << 11 })]),
    );
    const byName = new Map(entries.map(({ name, bytes }) => [name.replace('tiny-1.0-en/', ''), bytes]));
    const sums = (byName.get('SHA256SUMS') ?? '').toString().trimEnd().split('\n');
    expect(sums).toEqual(
      [...byName]
        .filter(([name]) => name !== 'SHA256SUMS')
        .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}`),
    );
    const offered = prepared.flatMap(({ files: made }) =>
      made.map(({ name, sha256 }) => `${sha256}  ${name}`),
    );
    const packed = sums.filter((line) => /  (?:logos|photos|screenshots|documents)\//.test(line));
    expect(offered).toEqual(expect.arrayContaining(packed.map((line) => line.replace(/  .*\//, '  '))));
    if (set === 'all') expect(packed).toHaveLength(offered.length);
    for (const name of ['LICENCE.txt', 'DISCLOSURE.txt', 'README.txt', 'kit.json'])
      expect(byName.has(name)).toBe(true);
    expect(byName.has('CREDITS.txt')).toBe(set !== 'text');
    for (const [name, bytes] of byName) {
      if (/\.(?:txt|md|html|json)$|SUMS$/.test(name))
        expect([name, bytes.includes('\r')]).toEqual([name, false]);
    }
    await tryProgram('unzip', ['-tq', zip]);
  }
  await tryProgram('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], join(root, 'out/kits/tiny'));
});

test('a ZIP does not depend on the clock or the time zone of the machine', async () => {
  sample = await tinyKit();
  const { folders, root } = sample;
  const source = await first(sample);
  const zone = process.env['TZ'];
  const made: unknown[] = [];
  try {
    for (const other of ['UTC', 'Pacific/Kiritimati', 'America/St_Johns']) {
      process.env['TZ'] = other;
      const kits = new Kits({ ...folders, cacheDir: join(root, other) });
      made.push((await kits.prepare(source)).downloads);
    }
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
  expect(made[1]).toEqual(made[0]);
  expect(made[2]).toEqual(made[0]);
});

test('kit.json follows its schema and describes every file that is on the site', async () => {
  sample = await tinyKit();
  const { folders, root } = sample;
  const source = await first(sample);
  const kits = new Kits(folders);
  const { downloads, assets: prepared } = await kits.prepare(source);
  await kits.write(source, join(root, 'out'));
  const out = await readFolder(join(root, 'out'));
  const text = out.get('kits/tiny/kit.json')?.toString() ?? '';
  const manifest = kitManifest.parse(JSON.parse(text));
  const schema = apiSchema('kit-manifest', { url: 'https://tiny.example' });
  expect(manifest.$schema).toBe((schema as { $id: string }).$id);
  const isValid = openAjv([schema]).getSchema(manifest.$schema);
  expect([isValid?.(JSON.parse(text)), isValid?.errors]).toEqual([true, null]);
  expect(isValid?.({ ...manifest, assets: [{}] })).toBe(false);
  for (const { url, bytes, sha256 } of [
    ...manifest.assets.flatMap(({ files }) => files),
    ...(manifest.downloads ?? []),
  ]) {
    const file = out.get(url.replace('https://tiny.example/', '')) ?? Buffer.alloc(0);
    expect([url, file.length, createHash('sha256').update(file).digest('hex')]).toEqual([url, bytes, sha256]);
  }
  expect(manifest.downloads).toHaveLength(downloads.length);
  expect(manifest.assets.map(({ creditLine }) => creditLine)).toEqual(
    prepared.map(({ creditLine }) => creditLine),
  );
  expect(manifest.assets[1]).toMatchObject({
    source: { file: '/media/harbour.jpg', sha256: source.kit.assets[1]?.media.digest },
    creditLine: 'Photo: مصطفى محمود, Press terms (retouched picture, picture made by a program)',
    licence: { name: 'Press terms', url: 'https://tiny.example/terms' },
    retouched: true,
    generated: true,
  });
  const [all] = downloads;
  const zipped = await unzip(out.get((all?.address ?? '').slice(1)) ?? Buffer.alloc(0));
  const inside = zipped.find(({ name }) => name.endsWith('/kit.json'))?.bytes.toString() ?? '';
  expect(isValid?.(JSON.parse(inside))).toBe(true);
  expect({ ...(JSON.parse(inside) as object), downloads: manifest.downloads }).toEqual(JSON.parse(text));
  for (const { path } of manifest.assets.flatMap(({ files }) => files))
    expect(all?.files).toContain(`tiny-1.0-en/${path}`);
});

test('each language has its own ZIPs with the same pictures; another caption changes the address', async () => {
  sample = await tinyKit();
  const french = assets.map((one) => ({ ...one, alt: 'Autre chose' }));
  const { folders } = sample;
  await put(folders.contentDir, 'kits/fr/tiny.mdx', kit(french));
  const kits = new Kits(folders);
  const of = async () => Promise.all(((await sample?.sources()) ?? []).map((source) => kits.prepare(source)));
  const files = (prepared?: PreparedKit) =>
    prepared?.assets.flatMap((one) => one.files.map(({ address, sha256 }) => `${address} ${sha256}`)) ?? [];
  const [first, second] = await of();
  expect(files(first).length).toBeGreaterThan(7);
  expect(files(second)).toEqual(files(first));
  expect(second?.downloads[0]?.address).toBe('/fr/kits/tiny/tiny-1.0-fr-all.zip');
  const other = assets.map((one) => ({ ...one, caption: 'At noon' }));
  await put(folders.contentDir, 'kits/en/tiny.mdx', kit(other, `${fields}\n`));
  const [changed] = await of();
  const isCopy = (line: string) => line.includes('.pdf');
  expect(files(changed).filter((line) => !isCopy(line) && files(first).includes(line))).toEqual([]);
  expect(files(changed).filter(isCopy)).toEqual(files(first).filter(isCopy));
});

test('a kit of texts has no ZIP of pictures, and an empty kit has no ZIP', async () => {
  sample = await sampleSite({
    'kits/en/words.mdx': kit([], 'boilerplates: { long: Words. }\n'),
    'kits/en/zero.mdx': kit([]),
  });
  const kits = new Kits(sample.folders);
  const sets = await Promise.all(
    (await sample.sources()).map(async (source) =>
      (await kits.prepare(source)).downloads.map(({ set }) => set),
    ),
  );
  expect(sets).toEqual([['all', 'text'], []]);
});

/** Runs a program that most machines have, as visitors do. */
async function tryProgram(name: string, args: string[], cwd?: string): Promise<void> {
  await promisify(execFile)(name, args, { cwd }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
