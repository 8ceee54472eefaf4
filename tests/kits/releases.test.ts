import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import { Kits } from '../../src/kits/making/kits.ts';
import { pastMakingsOf } from '../../src/kits/making/past.ts';
import { nextChange } from '../../src/cms/server/schedule.ts';
import { assetPages, statusOf } from '../../src/kits/asset-pages.ts';
import { versionPages } from '../../src/kits/version-pages.ts';
import { formerAddresses } from '../../src/publication/former-addresses.ts';
import { compareVersions, goneFilesOf, pastVersionsOf } from '../../src/publication/past-versions.ts';
import { Publication } from '../../src/publication/publication.ts';
import { decideOnFile } from '../../src/content/records/decide-on-file.ts';
import { recordReleases } from '../../src/content/records/releases.ts';
import { nextVersion } from '../../src/content/checks/releases.ts';
import { put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { asset, mark, photo } from './sample.ts';

const policy = `desks: { legal: { name: Legal } }
people: { lea: { desks: [{ desk: legal }] } }
rules:
  - { match: kits/**, require: { legal: 1 }, reviewEvery: P1Y }
`;

let root: string;
let now: Date;
beforeEach(async () => {
  root = await writeFolder({});
  now = new Date('2026-06-01T12:00:00Z');
  vi.stubEnv('HOME', root);
  vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
  vi.stubEnv('GIT_CEILING_DIRECTORIES', root);
  for (const [name, text] of Object.entries(tinySite)) await put(content(), name, text);
  await put(content(), 'policy.yaml', policy);
  await put(content(), 'people/lea.yaml', 'name: Léa\nrole: Reads\n');
  await put(content(), 'media/mark.svg', mark);
  await put(content(), 'media/harbour.jpg', await photo(60, 40).jpeg().toBuffer());
  git('init', '-q', '-b', 'main');
});
afterEach(() => {
  vi.unstubAllEnvs();
  return remove(root);
});

const content = () => join(root, 'repository/content');
const settings = () => ({
  contentDir: content(),
  cacheDir: join(root, 'cache'),
  outDir: join(root, 'out'),
  now,
});
const read = () => readContent(settings());

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@people.invalid'];
  return execFileSync('git', [...identity, ...args], { cwd: join(root, 'repository'), encoding: 'utf8' });
}

const photoAsset = { ...asset, file: '/media/harbour.jpg', kind: 'photo', alt: 'A harbour' };

/** Writes the kit, has it approved and recorded, and commits everything. */
async function publish(version: string, assets: object[], fields = '', slug = 'tiny') {
  const text = `---\ntitle: Tiny\nsummary: The kit.\nversion: '${version}'\nconsideration: { kind: none }\nboilerplates: { short: Words of ${version}. }\n${fields}assets: ${JSON.stringify(assets)}\n---\n\nText.\n`;
  const path = `kits/en/${slug}.mdx`;
  await put(content(), path, text);
  await decideOnFile({ path, desk: 'legal', person: 'lea', decision: 'approve' }, settings(), now);
  const written = await recordReleases(settings());
  git('add', '.');
  git('commit', '-qm', `Version ${version}`);
  now = new Date(now.getTime() + 86_400_000);
  return written;
}

async function errors(): Promise<string[]> {
  return (await read()).errors.map(
    ({ file, line, message, fix }) => `${file}:${String(line)} ${message}. ${fix}`,
  );
}

async function published() {
  const { content: read } = await readContent(settings());
  if (read === undefined) throw new Error('The content cannot be read.');
  return new Publication(read, now);
}

async function past() {
  const publication = await published();
  const [entry] = publication.written('kits', 'en').map((shown) => shown.entry);
  const versions = entry === undefined ? [] : pastVersionsOf(entry, publication);
  const written = async (name: string) => {
    const out = join(root, name);
    await mkdir(out);
    for (const { source, offered } of pastMakingsOf(publication))
      await new Kits(settings()).write(source, out, (address) => offered.has(address));
    return readFolder(out);
  };
  return { versions, written };
}

test('a version is recorded once, with its files', async () => {
  expect(await publish('1.0', [asset, photoAsset])).toEqual(['releases/en/tiny/1.0.json']);
  expect(await recordReleases(settings())).toEqual([]);
  const { content: known } = await read();
  const [release] = known?.releases ?? [];
  expect(release?.assets.map(({ file, digest }) => [file, digest])).toEqual([
    ['/media/mark.svg', createHash('sha256').update(mark).digest('hex')],
    ['/media/harbour.jpg', expect.stringMatching(/^[0-9a-f]{64}$/)],
  ]);
  expect(release?.downloads.map(({ set }) => set)).toEqual(['all', 'logos', 'photos', 'text']);
  expect(known?.pastKits).toEqual([]);
});

test('an unapproved version is not recorded', async () => {
  await publish('1.0', [asset]);
  await put(
    content(),
    'kits/en/tiny.mdx',
    (await readFile(join(content(), 'kits/en/tiny.mdx'), 'utf8')).replace("'1.0'", "'1.1'"),
  );
  expect(await recordReleases(settings())).toEqual([]);
});

test.each([
  ['another file', [asset], mark.replace('#c00', '#00c'), '/media/mark.svg is another file'],
  ['another credit', [{ ...asset, credit: 'Tom Oak' }], mark, '/media/mark.svg has another credit'],
  ['another licence', [{ ...asset, licence: 'MIT' }], mark, '/media/mark.svg has another licence'],
  ['one more', [asset, photoAsset], mark, '/media/harbour.jpg is new in the kit'],
  ['one less', [], mark, '/media/mark.svg is no longer in the kit'],
])('under the same version, %s is refused and named', async (_, assets, drawing, message) => {
  await publish('1.0', [asset]);
  await put(content(), 'media/mark.svg', drawing);
  const text = await readFile(join(content(), 'kits/en/tiny.mdx'), 'utf8');
  const changed = text.replace(/^assets: .*$/m, `assets: ${JSON.stringify(assets)}`);
  await put(content(), 'kits/en/tiny.mdx', changed);
  const [found = ''] = await errors();
  expect(found).toContain(`${message}, and version 1.0 has been published without that`);
  expect(found).toContain('Write version: "1.1"');
  await put(content(), 'kits/en/tiny.mdx', changed.replace("'1.0'", '"1.1"'));
  expect(await errors()).toEqual([]);
});

test('other words under the same version need only an approval', async () => {
  await publish('1.0', [asset]);
  const text = await readFile(join(content(), 'kits/en/tiny.mdx'), 'utf8');
  await put(
    content(),
    'kits/en/tiny.mdx',
    text.replace('Text.', 'Other text.').replace('The mark', 'A mark'),
  );
  expect(await errors()).toEqual([]);
});

test('an earlier version keeps its addresses and bytes, although its files are no longer on the disk', async () => {
  await publish('1.0', [asset, photoAsset]);
  const before = await read();
  const downloads = before.content?.releases[0]?.downloads ?? [];
  await put(content(), 'media/mark.svg', mark.replace('#c00', '#00c'));
  await rm(join(content(), 'media/harbour.jpg'));
  await publish('1.1', [asset]);
  await rm(join(root, 'cache'), { recursive: true });
  // An overdue review matters only for today's text.
  now = new Date('2027-12-01T12:00:00Z');
  await decideOnFile(
    { path: 'kits/en/tiny.mdx', desk: 'legal', person: 'lea', decision: 'approve' },
    settings(),
    now,
  );
  const { versions, written } = await past();
  expect(versions.map(({ version, address, obstacle }) => [version, address, obstacle])).toEqual([
    ['1.0', '/kits/tiny/versions/1.0/', undefined],
  ]);
  const files = await written('past');
  for (const { address, sha256, bytes } of downloads) {
    const file = files.get(address.slice(1)) ?? Buffer.alloc(0);
    expect([address, file.length]).toEqual([address, bytes]);
    expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
  }
  expect([...files.keys()].filter((name) => /SHA256SUMS|kit\.json/.test(name))).toEqual([]);
});

test('if a right has ended, the file and every ZIP with it are removed, with the reason', async () => {
  await publish('1.0', [asset, { ...photoAsset, expires: '2026-07-01' }]);
  await publish('1.1', [asset]);
  now = new Date('2026-06-30T23:00:00Z');
  expect((await past()).versions[0]?.downloads.filter(({ gone }) => gone)).toEqual([]);
  now = new Date('2026-07-01T00:00:00Z');
  const { versions, written } = await past();
  const gone = { why: 'ended', date: '2026-07-01' };
  expect(versions[0]?.assets.map((one) => one.gone)).toEqual([undefined, gone]);
  expect(versions[0]?.downloads.map((one) => [one.set, one.gone])).toEqual([
    ['all', gone],
    ['logos', undefined],
    ['photos', gone],
    ['text', undefined],
  ]);
  // The removed addresses lead to the page that gives the reason.
  const led = goneFilesOf(await published());
  expect(led.filter(({ address }) => address.endsWith('.zip'))).toEqual(
    ['all', 'photos'].map((set) => ({
      address: `/kits/tiny/tiny-1.0-en-${set}.zip`,
      page: '/kits/tiny/versions/1.0/',
    })),
  );
  const pictures = led.filter(({ address }) => !address.endsWith('.zip'));
  expect(pictures.length).toBeGreaterThan(0);
  const [, digest] = versions[0]?.assets.map((one) => one.digest.slice(0, 16)) ?? [];
  for (const { address, page } of pictures) {
    expect(address).toContain('harbour');
    expect(page).toBe(`/assets/${String(digest)}/`);
  }
  const names = [...(await written('ended')).keys()];
  expect(names.some((name) => /harbour|-all\.zip|-photos\.zip/.test(name))).toBe(false);
  expect(names.some((name) => name.endsWith('-logos.zip'))).toBe(true);
});

test('if a right was withdrawn, the same happens and no new version is required', async () => {
  await publish('1.0', [asset, photoAsset]);
  const digest = (await read()).content?.releases[0]?.assets[1]?.digest ?? '';
  const withdrawn = `withdrawn: [{ digest: "${digest}", date: 2026-06-02, reason: The model asked us to. }]\n`;
  const text = await readFile(join(content(), 'kits/en/tiny.mdx'), 'utf8');
  await put(
    content(),
    'kits/en/tiny.mdx',
    text.replace(/^assets: .*$/m, `${withdrawn}assets: ${JSON.stringify([asset])}`),
  );
  expect(await errors()).toEqual([]);
  await publish('1.1', [asset], withdrawn);
  const [version] = (await past()).versions;
  expect(version?.assets[1]?.gone).toEqual({
    why: 'withdrawn',
    date: '2026-06-02',
    reason: 'The model asked us to.',
  });
});

test('without history, or for a forged record, nothing is offered and the page gives the reason', async () => {
  await publish('1.0', [asset]);
  await put(content(), 'media/mark.svg', mark.replace('#c00', '#00c'));
  await publish('1.1', [asset]);
  const file = join(content(), 'releases/en/tiny/1.0.json');
  const made = (await readFile(file, 'utf8')).replace(/"entry": "\w+"/, `"entry": "${'0'.repeat(64)}"`);
  await put(content(), 'releases/en/tiny/1.0.json', made);
  const forged = await past();
  expect(forged.versions[0]?.obstacle).toMatch(/no version of .* has the approved bytes/);
  expect((await forged.written('forged')).size).toBe(0);
  git('checkout', '-q', '.');
  await rm(join(root, 'repository/.git'), { recursive: true });
  await rm(join(root, 'cache'), { recursive: true });
  const { versions, written } = await past();
  expect(versions[0]?.obstacle).toMatch(/history is missing/);
  expect((await written('lost')).size).toBe(0);
});

test('a renamed kit keeps its versions: the files at their addresses, the pages next to its own', async () => {
  await publish('1.0', [asset, photoAsset]);
  await publish('1.1', [asset]);
  const before = (await read()).content?.releases.flatMap(({ downloads }) => downloads) ?? [];
  await rename(join(content(), 'kits/en/tiny.mdx'), join(content(), 'kits/en/little.mdx'));
  const aliases = 'aliases: [/kits/tiny/]\n';
  expect(await publish('1.1', [asset], aliases, 'little')).toEqual(['releases/en/little/1.1.json']);
  const redirects = async () =>
    formerAddresses(await published()).redirects.flatMap(({ from, to, lang }) =>
      lang === 'en' ? [`${from} → ${to}`] : [],
    );
  const pages = async () =>
    versionPages(await published(), 'en').map(({ pageMeta, source }) => [pageMeta.address, source?.slug]);
  expect(await errors()).toEqual([]);
  expect(await pages()).toEqual([['/kits/little/versions/1.0/', 'tiny']]);
  expect(await redirects()).toEqual([
    '/kits/tiny/ → /kits/little/',
    '/kits/tiny/versions/1.0/ → /kits/little/versions/1.0/',
    '/kits/tiny/versions/1.1/ → /kits/little/',
  ]);
  // The printed address of a ZIP still gives the same bytes, also for the current version.
  const files = await (await past()).written('renamed');
  expect(before.map(({ address }) => address)).toContain('/kits/tiny/tiny-1.1-en-all.zip');
  for (const { address, sha256 } of before)
    expect(
      createHash('sha256')
        .update(files.get(address.slice(1)) ?? '')
        .digest('hex'),
    ).toBe(sha256);

  // After the next version, the version that was published under both names is listed once, under the later name.
  await publish('1.2', [asset, photoAsset], aliases, 'little');
  expect(await pages()).toEqual([
    ['/kits/little/versions/1.1/', 'little'],
    ['/kits/little/versions/1.0/', 'tiny'],
  ]);
  expect(await redirects()).toContain('/kits/tiny/versions/1.1/ → /kits/little/versions/1.1/');
});

test('the page of a file says whether it is current, replaced, expired or withdrawn', async () => {
  const pageOf = async (file: string) => {
    const known = (await read()).content?.releases.flatMap(({ assets }) => assets) ?? [];
    const digest = known.find((one) => one.file === file)?.digest ?? '';
    const page = assetPages(await published(), 'en').find((one) => one.digest === digest);
    return (
      page && [
        statusOf(page),
        page.uses.length,
        page.past.map(({ kit }) => kit.version),
        page.pageMeta.alternates.length === 0,
      ]
    );
  };
  await publish('1.0', [asset, { ...photoAsset, expires: '2026-09-01' }]);
  expect(await pageOf('/media/harbour.jpg')).toEqual(['current', 1, [], false]);
  await publish('1.1', [asset]);
  expect(await pageOf('/media/harbour.jpg')).toEqual(['replaced', 0, ['1.0'], true]);
  expect(await pageOf('/media/mark.svg')).toEqual(['current', 1, [], false]);
  now = new Date('2026-09-01T00:00:00Z');
  expect(await pageOf('/media/harbour.jpg')).toEqual(['ended', 0, [], true]);
  const digest = createHash('sha256')
    .update(await readFile(join(content(), 'media/harbour.jpg')))
    .digest('hex');
  await publish('1.2', [asset], `withdrawn: [{ digest: ${digest}, date: 2026-09-02, reason: Asked to. }]\n`);
  expect(await pageOf('/media/harbour.jpg')).toEqual(['withdrawn', 0, [], true]);
});

test('the desk builds again when an embargo or a right ends, for earlier versions too', async () => {
  await publish('1.0', [asset, { ...photoAsset, expires: '2026-08-01' }]);
  const next = async () => {
    const { content: known, current } = await read();
    return known && nextChange(known, current, now)?.toISOString();
  };
  expect(await next()).toBe('2026-08-01T00:00:00.000Z');
  // A version that nobody may see is not recorded yet.
  expect(await publish('1.1', [asset], 'embargo: 2026-07-01T09:00:00Z\n')).toEqual([]);
  expect((await published()).written('kits', 'en')).toEqual([]);
  expect(await next()).toBe('2026-07-01T09:00:00.000Z');
  now = new Date('2026-07-01T09:00:00Z');
  expect(await recordReleases(settings())).toEqual(['releases/en/tiny/1.1.json']);
  expect((await published()).written('kits', 'en')).toHaveLength(1);
  // Only version 1.0 has the photograph.
  expect(await next()).toBe('2026-08-01T00:00:00.000Z');
  now = new Date('2026-08-01T00:00:00Z');
  // The next event is the review of the text.
  expect(await next()).toMatch(/^2027-/);
});

test('withdrawing the approval removes the version', async () => {
  await publish('1.0', [asset]);
  await decideOnFile(
    {
      path: 'kits/en/tiny.mdx',
      desk: 'legal',
      person: 'lea',
      decision: 'withdraw',
      comment: 'It was wrong.',
    },
    settings(),
    now,
  );
  await put(content(), 'media/mark.svg', mark.replace('#c00', '#00c'));
  await publish('1.1', [asset]);
  expect((await past()).versions[0]?.obstacle).toBe('it has no approval that counts');
});

test('a damaged or misplaced record is named', async () => {
  await publish('1.0', [asset]);
  const text = await readFile(join(content(), 'releases/en/tiny/1.0.json'), 'utf8');
  await put(content(), 'releases/en/tiny/2.0.json', text);
  await put(content(), 'releases/en/tiny/3.0.json', '{');
  await put(content(), 'releases/en/tiny/4.0.json', '{}');
  expect(await errors()).toEqual([
    expect.stringMatching(/2\.0\.json:1 this is the record of releases\/en\/tiny\/1\.0\.json\. Move it/),
    expect.stringMatching(/3\.0\.json:1 this is no JSON\. Bring the file back/),
    expect.stringMatching(/4\.0\.json:1 this is no record of a version/),
  ]);
});

test.each([
  ['1.0', '1.1'],
  ['2', '3'],
  ['1.2.9', '1.2.10'],
])('%s is followed by %s', (version, next) => {
  expect(nextVersion(version)).toBe(next);
  expect(compareVersions(version, next)).toBeLessThan(0);
  expect(compareVersions(next, version)).toBeGreaterThan(0);
});
