import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/model/problem.ts';
import { readFiles } from '../read.ts';
import { asset, kit, mark, photo } from '../../kits/sample.ts';

let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await photo(60, 40).jpeg().toBuffer();
});

const media = () => ({
  'media/mark.svg': mark,
  'media/mark.png': jpeg,
  'media/harbour.jpg': jpeg,
  'media/flyer.pdf': '%PDF-1.4',
  'media/film.mp4': 'film',
});
const harbour = { ...asset, file: '/media/harbour.jpg', kind: 'photo', alt: 'A harbour' };
const here = 'kits/en/tiny.mdx';

type Files = Record<string, string | Buffer>;

/** The problems of a site with these files. */
async function check(files: Files): Promise<{ errors: Problem[]; warnings: Problem[] }> {
  const { 'media/mark.png': _, ...used } = media();
  const { errors, warnings } = await readFiles({ ...used, ...files });
  return { errors, warnings: warnings.filter(({ code }) => code.startsWith('asset')) };
}

/** One field of an asset on each line, so that places can be told apart. */
function written(asset: Record<string, unknown>, fields = ''): string {
  const lines = Object.entries(asset).map(([field, value]) => `    ${field}: ${JSON.stringify(value)}`);
  return kit([], `${fields}`).replace('assets: []', `assets:\n  -\n${lines.join('\n')}`);
}

/** The line of a text in a file. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

test('a kit without faults is accepted', async () => {
  const flyer = {
    ...asset,
    file: '/media/flyer.pdf',
    kind: 'document',
    licence: 'Press terms',
    terms: 'https://x.example/',
  };
  const film = { ...asset, file: '/media/film.mp4', kind: 'video' };
  const changelog =
    'changelog: [{ version: "1.0", date: 2026-11-02, changes: New. }, { version: "0.9", date: 2026-11-02, changes: Old. }]\n';
  const files = {
    [here]: kit([asset, harbour, flyer, film], changelog),
    'kits/fr/tiny.mdx': kit([asset, { ...harbour, alt: 'Un port' }]),
  };
  expect(await check(files)).toEqual({ errors: [], warnings: [] });
});

describe('what an asset must have', () => {
  test.each([
    ['alt', /the file has no alternative text/, /Add alt: with what the file shows/],
    ['credit', /"assets\[1\]\.credit" is missing \(Credit\)/, /Add a line credit: … Who made it/],
    [
      'licence',
      /"assets\[1\]\.licence" is missing \(Licence\)/,
      /Add a line licence: … An SPDX name such as CC-BY-4\.0/,
    ],
  ])('without %s it is refused, and the fix says what to write', async (field, message, fix) => {
    const { [field]: _, ...rest } = asset as Record<string, string>;
    const text = written(rest);
    const { errors } = await check({ [here]: text });
    expect(errors).toMatchObject([
      { file: here, message: expect.stringMatching(message), fix: expect.stringMatching(fix) },
    ]);
    expect(errors[0]?.line).toBe(lineOf(text, '    file:'));
    const { errors: blank } = await check({ [here]: written({ ...asset, [field]: ' ' }) });
    expect(blank).toMatchObject([{ message: expect.stringMatching(message) }]);
  });
});

const cases: [name: string, text: string, code: string, at: string, message: RegExp, fix: RegExp][] = [
  [
    'a licence in words',
    written({ ...asset, licence: 'CC BY 4.0' }),
    'licence',
    '    licence:',
    /"CC BY 4\.0" is no licence of the SPDX/,
    /Write CC-BY-4\.0, or for terms of your own/,
  ],
  [
    'own terms without an address',
    written({ ...asset, licence: 'Press use until the fair closes' }),
    'licence',
    '    licence:',
    /nothing says where its terms can be read/,
    /such as CC-BY-4\.0, or for terms of your own, add terms:/,
  ],
  [
    'a document listed as a photo',
    written({ ...asset, file: '/media/flyer.pdf', kind: 'photo' }),
    'asset-kind',
    '    kind:',
    /is a PDF file/,
    /Write its kind: document/,
  ],
  [
    'a film listed as a document',
    written({ ...asset, file: '/media/film.mp4', kind: 'document' }),
    'asset-kind',
    '    kind:',
    /is a MP4 file/,
    /Write its kind: video/,
  ],
  [
    'a picture listed as a document',
    written({ ...harbour, kind: 'document' }),
    'asset-kind',
    '    kind:',
    /is a JPEG file/,
    /logo, photo, screenshot or diagram/,
  ],
  [
    'a drawing listed as a photo',
    written({ ...asset, kind: 'photo' }),
    'asset-kind',
    '    kind:',
    /is a drawing/,
    /kind: diagram/,
  ],
  [
    'a changelog without the current version',
    kit([asset], 'changelog:\n  - { version: "0.9", date: 2026-11-02, changes: New. }\n'),
    'changelog-version',
    'version: "0.9"',
    /begins with version 0\.9, and the kit has version 1\.0/,
    /at its top what changed in version 1\.0/,
  ],
  [
    'a version twice',
    kit(
      [asset],
      'changelog:\n  - { version: "1.0", date: 2026-11-02, changes: New. }\n  - { version: "1.0", changes: Old., date: 2026-11-01 }\n',
    ),
    'changelog-version',
    'version: "1.0", changes',
    /1\.0 stands twice/,
    /number of its own/,
  ],
  [
    'versions in the wrong order',
    kit(
      [asset],
      'changelog:\n  - { version: "1.0", date: 2026-11-01, changes: New. }\n  - { version: "0.9", date: 2026-11-02, changes: Old. }\n',
    ),
    'changelog-date',
    'date: 2026-11-02',
    /0\.9 of 2026-11-02 stands below version 1\.0 of 2026-11-01/,
    /newest version first/,
  ],
  [
    'a version dated tomorrow',
    kit([asset], 'changelog:\n  - { version: "1.0", date: 2027-11-01, changes: New. }\n'),
    'changelog-date',
    'date: 2027-11-01',
    /still to come/,
    /the day on which it appears/,
  ],
];

test.each(cases)('%s is refused at its line', async (_, text, code, at, message, fix) => {
  const { errors } = await check({ [here]: text });
  expect(errors).toMatchObject([
    { file: here, code, message: expect.stringMatching(message), fix: expect.stringMatching(fix) },
  ]);
  expect(errors[0]?.line).toBe(lineOf(text, at));
});

test('a version may have a future publication date', async () => {
  const list = 'changelog: [{ version: "1.0", date: 2099-11-01, changes: New. }]\n';
  for (const field of ['publishAt', 'embargo']) {
    const { errors } = await check({ [here]: kit([asset], `${list}${field}: 2099-11-01T09:00:00Z\n`) });
    expect(errors).toEqual([]);
  }
});

test('in a public repository, a kit under embargo is an error until the embargo ends', async () => {
  const site = (repository: string) =>
    [
      'name: T',
      'tagline: T',
      'description: T',
      'url: https://t.example',
      'languages: [en]',
      `repository: ${repository}`,
      '',
    ].join('\n');
  const text = (until: string) => kit([asset], `embargo: ${until}\n`);
  const { errors } = await check({ 'site.yaml': site('public'), [here]: text('2099-01-01T09:00:00Z') });
  expect(errors).toMatchObject([
    { file: here, code: 'embargo-public', fix: expect.stringMatching(/private repository/) },
  ]);
  expect(errors[0]?.line).toBe(lineOf(text('x'), 'embargo:'));
  expect((await check({ 'site.yaml': site('public'), [here]: text('2020-01-01T09:00:00Z') })).errors).toEqual(
    [],
  );
  expect(
    (await check({ 'site.yaml': site('private'), [here]: text('2099-01-01T09:00:00Z') })).errors,
  ).toEqual([]);
});

test('a file whose right has ended is reported, but the site can be built', async () => {
  const text = written({ ...asset, expires: '2026-01-01' });
  const { errors, warnings } = await check({ [here]: text });
  expect(errors).toEqual([]);
  expect(warnings).toMatchObject([
    { file: here, line: lineOf(text, '    expires:'), message: expect.stringMatching(/ended on 2026-01-01/) },
  ]);
});

describe('two files with one name', () => {
  test('that are the same file twice', async () => {
    const { errors } = await check({ [here]: kit([harbour, asset, { ...harbour, alt: 'Again' }]) });
    expect(errors).toMatchObject([
      { code: 'asset-name', message: expect.stringMatching(/harbour\.jpg stands twice/) },
    ]);
  });

  test.each([
    [
      'in two folders',
      'media/a/mark.svg',
      { ...asset, file: '/media/a/mark.svg' },
      mark.replace('#c00', '#00c'),
    ],
    ['in two formats', 'media/mark.png', { ...asset, file: '/media/mark.png' }, 'png'],
  ])('%s: both are named', async (_, name, other, bytes) => {
    const png = bytes === 'png' ? await photo(2000, 1000).png().toBuffer() : bytes;
    const { errors } = await check({ [here]: kit([asset, other]), [name]: png });
    expect(errors).toMatchObject([{ code: 'asset-name', fix: expect.stringMatching(/Rename one/) }]);
    expect(errors[0]?.message).toMatch(
      /mark\.(?:svg|png) and \/media\/mark\.svg would both be handed out as tiny-mark-/,
    );
  });
});

describe('a file has one author and one licence everywhere', () => {
  test.each([
    [
      'credit',
      'Somebody else',
      /credit "Somebody else" here, and credit "Inès Moreau" in kits\/en\/tiny\.mdx, line \d+/,
    ],
    ['licence', 'CC0-1.0', /licence "CC0-1\.0" here/],
    ['terms', 'https://x.example/', /terms "https:\/\/x\.example\/" here, and no terms in/],
    ['expires', '2099-01-01', /expires "2099-01-01" here, and no expires in/],
    ['generated', true, /generated "true" here/],
  ])('%s', async (field, value, message) => {
    const other = written({ ...asset, [field]: value });
    const { errors } = await check({ [here]: kit([asset]), 'kits/fr/tiny.mdx': other });
    expect(errors).toMatchObject([
      { file: 'kits/fr/tiny.mdx', code: 'asset-rights', message: expect.stringMatching(message) },
    ]);
    expect(errors[0]?.line).toBe(lineOf(other, `    ${field}:`));
  });

  test('also under another name in another kit', async () => {
    const { errors } = await check({
      [here]: kit([asset]),
      'kits/en/zoo.mdx': kit([{ ...asset, file: '/media/copy.svg', credit: 'Ann' }]),
      'media/copy.svg': mark,
    });
    expect(errors).toMatchObject([{ file: 'kits/en/zoo.mdx', code: 'asset-rights' }]);
  });

  test('but its descriptions can differ by language', async () => {
    const { errors } = await check({
      [here]: kit([asset]),
      'kits/fr/tiny.mdx': kit([
        { ...asset, alt: 'La marque', caption: 'Ici', uses: 'Presse', retouched: false },
      ]),
    });
    expect(errors).toEqual([]);
  });
});

test('a file that was withdrawn in one language is refused in every other', async () => {
  const digest = createHash('sha256').update(mark).digest('hex');
  const taken = `withdrawn: [{ digest: "${digest}", date: 2026-10-01, reason: The author asked us to. }]\n`;
  const french = written(asset);
  const { errors } = await check({ [here]: kit([], taken), 'kits/fr/tiny.mdx': french });
  expect(errors).toMatchObject([
    {
      file: 'kits/fr/tiny.mdx',
      line: lineOf(french, '    file:'),
      code: 'asset-withdrawn',
      message: expect.stringMatching(/mark\.svg was taken back on 2026-10-01 \(kits\/en\/tiny\.mdx\)/),
    },
  ]);
});

test('a text may link to the kit.json of its kit', async () => {
  const text = kit([asset]).replace('Text.', '[For programs](/kits/tiny/kit.json)');
  expect((await check({ [here]: text })).errors).toEqual([]);
});
