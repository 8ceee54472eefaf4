import sharp from 'sharp';
import { expect, test } from 'vitest';
import { MediaLibrary } from '../../../src/content/media/library.ts';
import { checkMediaFile, checkPicture } from '../../../src/model/media-types.ts';
import { downloadVariant, socialVariant, variantsOf } from '../../../src/content/media/variants.ts';
import { remove, writeFolder } from '../../fixtures/folder.ts';

const plain = sharp({ create: { width: 300, height: 200, channels: 3, background: '#a36' } });
const formats = ['png', 'jpeg', 'webp', 'gif', 'avif'] as const;
const endings = { png: 'png', jpeg: 'jpg', webp: 'webp', gif: 'gif', avif: 'avif' };

/** The problems of one referenced file of the media folder. */
async function look(name: string, bytes: string | Buffer) {
  const folder = await writeFolder({ [`media/${name}`]: bytes });
  const { library, problems } = await MediaLibrary.open(folder);
  const file = await library.file(`/media/${name}`);
  const inside = await library.problems();
  await remove(folder);
  return { file, problems: [...problems, ...inside] };
}

test.each(formats)('a %s is recognised by its bytes', async (format) => {
  const bytes = await plain.clone().toFormat(format).toBuffer();
  expect(await look(`a.${endings[format]}`, bytes)).toMatchObject({
    problems: [],
    file: { bytes: bytes.length, picture: { width: 300, height: 200, format } },
  });
});

test.each(['png', 'jpeg', 'webp', 'gif'] as const)('a truncated %s is refused', async (format) => {
  const noise = sharp({
    create: {
      width: 300,
      height: 200,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
  const bytes = await noise.toFormat(format).toBuffer();
  const { file, problems } = await look(`a.${endings[format]}`, bytes.subarray(0, bytes.length >> 1));
  expect(file).toBeUndefined();
  expect(problems).toMatchObject([
    { code: 'bad-picture', message: expect.stringMatching(/cut off|damaged/) },
  ]);
});

test.each(formats.flatMap((has) => formats.map((says) => [has, says] as const)).filter(([a, b]) => a !== b))(
  'a %s that is named like a %s is refused',
  async (has, says) => {
    const bytes = await plain.clone().toFormat(has).toBuffer();
    const { file, problems } = await look(`a.${endings[says]}`, bytes);
    expect(file).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'bad-picture', file: `media/a.${endings[says]}` }]);
  },
);

test.each([
  ['an HTML page named as a picture', 'a.png', '<html>'],
  ['a drawing named as a picture', 'a.png', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'],
  [
    'a drawing that reads files',
    'a.svg',
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
  ],
  [
    'a drawing with a script address',
    'a.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><use href="javascript:alert(1)"/></svg>',
  ],
])('%s is refused', async (_name, name, bytes) => {
  expect(await look(name, bytes)).toMatchObject({ file: undefined, problems: [{ code: 'bad-picture' }] });
});

test('a drawing that claims more pixels than memory can hold is refused', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="15000" height="10000"><rect width="9" height="9"/></svg>';
  expect((await look('a.svg', svg)).problems).toMatchObject([{ code: 'media-size' }]);
  expect(checkPicture('/media/a.png', { width: 10_000, height: 10_000 })).toEqual([]);
  expect(checkPicture('/media/a.png', { width: 10_001, height: 10_000 })).toHaveLength(1);
});

test('a picture with a rotation flag has the size that visitors see', async () => {
  const bytes = await plain.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect((await look('a.jpg', bytes)).file?.picture).toMatchObject({ width: 200, height: 300 });
});

test.each([
  ['/media/a.png', 40 * 1024 * 1024, []],
  ['/media/a.png', 40 * 1024 * 1024 + 1, ['media-size']],
  ['/media/a.pdf', 100 * 1024 * 1024, []],
  ['/media/a.pdf', 100 * 1024 * 1024 + 1, ['media-size']],
  ['/media/team/2026/a_b-c.v2.png', 1, []],
  ['/media/A.png', 1, ['media-name']],
  ['/media/a b.png', 1, ['media-name']],
  ['/media/é.png', 1, ['media-name']],
  ['/media/a..png', 1, ['media-name']],
  ['/media/-a.png', 1, ['media-name']],
  [`/media/${'x'.repeat(117)}.png`, 1, ['media-name']],
  ['/media/a', 1, ['media-type']],
  ['/media/a.html', 1, ['media-type']],
  ['/media/a.js', 1, ['media-type']],
  ['/media/a.constructor', 1, ['media-type']],
  ['/media/a.png', 0, ['media-empty']],
  ['/media/a.png', 'link' as const, ['media-link']],
])('%s of %s bytes: %j', (address, size, codes) => {
  expect(checkMediaFile(address, size).map(({ code }) => code)).toEqual(codes);
});

test('a suggested name would be accepted', () => {
  for (const name of [
    'Big Map (1).png',
    'É t é/Ça va ?.PNG',
    '..hidden..png',
    '___.png',
    '日本.png',
    'a--b__c.jpg',
  ]) {
    const [problem] = checkMediaFile(`/media/${name}`, 1);
    const better = /Rename it to (\S+),/.exec(problem?.fix ?? '')?.[1] ?? '';
    expect([name, better, checkMediaFile(`/media/${better}`, 1)]).toEqual([name, better, []]);
  }
});

test('a picture’s files have their own addresses, which change with its bytes', () => {
  const file = (digest: string, width: number, format: 'png' | 'jpeg' | 'gif') => ({
    digest: digest.repeat(64),
    bytes: 1,
    picture: { width, height: 100, format },
  });
  const names = (width: number, format: 'png' | 'jpeg' | 'gif') =>
    variantsOf(`/media/a.${format}`, file('0', width, format)).map(({ address }) =>
      address.replace('/media/a.0000000000.', ''),
    );
  expect(names(300, 'png')).toEqual(['300.webp', '300.png']);
  expect(names(1000, 'jpeg')).toEqual(['480.webp', '960.webp', '1000.webp', '960.jpg']);
  expect(names(5000, 'png')).toEqual(['480.webp', '960.webp', '1440.webp', '960.png']);
  expect(names(5000, 'gif')).toEqual(['gif']);
  const all = ['0', '1'].flatMap((digest) => {
    const one = file(digest, 2000, 'png');
    return [
      ...variantsOf('/media/a.png', one),
      downloadVariant('/media/a.png', one),
      socialVariant('/media/a.png', one),
    ];
  });
  expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
});
