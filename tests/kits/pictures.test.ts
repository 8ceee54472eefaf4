import exifr from 'exifr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cleanAnimation } from '../../src/kits/making/animation.ts';
import { cleanDrawing } from '../../src/kits/making/drawing.ts';
import { withPlainBitmaps } from '../../src/kits/making/embedded.ts';
import { drawBitmap, makeBitmap } from '../../src/kits/making/picture.ts';
import type { Rights } from '../../src/kits/rights.ts';
import { checkSvg } from '../../src/lib/svg.ts';
import {
  avifWith,
  cornersOf,
  exifOf as exifNotes,
  jpegWith,
  plainPicture,
  pngWith,
  shown,
  shownSize,
  stored,
  webpWith,
  withApp1,
} from '../fixtures/photograph.ts';
import { mark, photo } from './sample.ts';

const rights: Rights = {
  credit: 'Inès Moreau & مصطفى محمود <studio> (AFP)',
  licence: {
    id: 'CC-BY-4.0',
    name: 'Creative Commons Attribution 4.0',
    address: 'https://creativecommons.org/licenses/by/4.0/',
  },
  page: 'https://tiny.example/assets/0123456789abcdef/',
  words: { fr: { alt: 'Un port', uses: 'Presse seulement' }, en: { alt: 'A harbour', caption: 'Dawn' } },
  order: ['en', 'fr'],
  source: 'retouched',
  noTraining: true,
};
const inEach = {
  xmp: true,
  tiff: true,
  exif: true,
  gps: true,
  icc: false,
  iptc: true,
  multiSegment: true,
  mergeOutput: false,
};

/** As an image editor saves it: with the place, the owner and an old caption. It is upright. */
async function withNotes(format: 'jpeg' | 'png' | 'webp') {
  return photo(300, 200)
    .withExif({
      IFD0: { Make: 'Telephone', Artist: 'Somebody else', ImageDescription: 'At home' },
      IFD2: { BodySerialNumber: 'SN-8812' },
      IFD3: {
        GPSLatitude: '51/1 30/1 0/1',
        GPSLatitudeRef: 'N',
        GPSLongitude: '0/1 7/1 0/1',
        GPSLongitudeRef: 'W',
      },
    })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30N"/></rdf:RDF></x:xmpmeta>',
    )
    .toFormat(format)
    .toBuffer();
}

const cases = (['jpeg', 'png', 'webp'] as const).flatMap((from) =>
  (['jpeg', 'png'] as const).map((to) => [from, to] as const),
);

test.each(cases)(
  'a %s becomes a %s that names its author but not the place where it was taken',
  async (from, to) => {
    const source = await withNotes(from);
    if (from !== 'webp') expect(await exifr.gps(source)).toMatchObject({ latitude: 51.5 });
    const { data, width, height } = await makeBitmap(
      source,
      { as: 'pixels', format: to, width: 150, height: 100 },
      rights,
    );
    expect([width, height]).toEqual([150, 100]);
    const all = data.toString('latin1');
    for (const trace of ['Telephone', 'Somebody', 'At home', 'SN-8812', 'GPS', '51,30'])
      expect(all).not.toContain(trace);
    const { exif, xmpAsString = '', orientation, space, hasProfile } = await sharp(data).metadata();
    expect({ orientation, space, hasProfile }).toEqual({
      orientation: 1,
      space: 'srgb',
      hasProfile: true,
    });
    expect(exif?.toString('latin1')).toContain(
      'Ines Moreau & mstfa mhmwd <studio> (AFP), CC-BY-4.0 (https://creativecommons.org/licenses/by/4.0/)',
    );
    expect(xmpAsString).toContain('Inès Moreau &amp; مصطفى محمود &lt;studio&gt; (AFP)');
    if (to !== 'jpeg') return;
    const read = (await exifr.parse(data, inEach)) as Record<string, Record<string, unknown> | undefined>;
    expect(read['gps']).toBeUndefined();
    expect(read['ifd0']).toMatchObject({
      Artist: 'Ines Moreau & mstfa mhmwd <studio> (AFP)',
      ImageDescription: 'Dawn',
    });
    expect(read['photoshop']).toMatchObject({
      // The reader does not decode XML's own entities.
      Credit: 'Inès Moreau &amp; مصطفى محمود &lt;studio&gt; (AFP)',
    });
    expect(read['xmpRights']).toMatchObject({ WebStatement: rights.licence.address, Marked: true });
    expect(JSON.stringify(read['dc'])).toMatch(/Dawn.*Un port/);
    expect(JSON.stringify(read['plus'])).toContain('DMI-PROHIBITED-AIMLTRAINING');
    expect(JSON.stringify(read['plus'])).toContain(rights.page);
    expect(JSON.stringify(read)).toContain('digitalsourcetype/humanEdits');
  },
);

/** The same picture as cameras and telephones save it, in all ways to store the orientation. */
const saved: Record<string, (orientation: number) => Promise<Buffer>> = {
  'a JPEG': async (orientation) => jpegWith(await plainPicture('jpeg'), { orientation }),
  'a JPEG with the other byte order and a thumbnail of another orientation': async (orientation) => {
    const thumbnail = await sharp(await plainPicture('jpeg'))
      .resize(30)
      .jpeg()
      .toBuffer();
    return jpegWith(await plainPicture('jpeg'), { orientation, order: 'big', thumbnail });
  },
  'a JPEG whose XMP says something else': async (orientation) =>
    jpegWith(await plainPicture('jpeg'), { orientation }, (orientation % 8) + 1),
  'a PNG': async (orientation) => pngWith(await plainPicture('png'), { orientation }),
  'a WebP': async (orientation) => webpWith(await plainPicture('webp'), { orientation }),
  'an AVIF': async (orientation) => avifWith(await plainPicture('avif'), orientation),
};

/** The eight orientations and two that no camera writes and that mean nothing. */
const orientations = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const lying = Object.keys(saved).flatMap((from) =>
  orientations.flatMap((orientation) => (['jpeg', 'png'] as const).map((to) => ({ from, orientation, to }))),
);

test.each(lying)(
  '$from of orientation $orientation becomes an upright $to without a rotation flag',
  async ({ from, orientation, to }) => {
    const source = (await saved[from]?.(orientation)) ?? Buffer.alloc(0);
    const { width, height } = shownSize(orientation);
    const { data } = await makeBitmap(source, { as: 'pixels', format: to, width, height }, rights);
    expect(await cornersOf(data)).toEqual(shown[orientation] ?? shown[1]);
    expect([0, 1, undefined]).toContain(await exifr.orientation(data));
    // XMP has its own field for the orientation, which must be removed too.
    expect(data.toString('latin1')).not.toMatch(/tiff:Orientation/i);
  },
);

test('a rotated picture is resized with the shape in which it is shown', async () => {
  const source = jpegWith(await plainPicture('jpeg', 12), { orientation: 6 });
  const recipe = { as: 'pixels', format: 'jpeg', width: 200, height: 300 } as const;
  const { data, width, height } = await makeBitmap(source, recipe, rights);
  expect([width, height]).toEqual([200, 300]);
  expect(await cornersOf(data)).toEqual(shown[6]);
});

test('a picture with damaged metadata is shown as stored', async () => {
  const plain = await plainPicture('jpeg');
  const notes = Buffer.concat([Buffer.from('Exif\0\0'), exifNotes({ orientation: 6 })]);
  const damaged = [
    withApp1(plain, notes.subarray(0, 15)),
    withApp1(plain, Buffer.concat([Buffer.from('Exif\0\0'), Buffer.alloc(40, 0xff)])),
    withApp1(plain, Buffer.from('Exif\0\0')),
  ];
  const recipe = { as: 'pixels', format: 'jpeg', ...stored } as const;
  for (const source of damaged) {
    const { data } = await makeBitmap(source, recipe, rights);
    expect(await cornersOf(data)).toEqual(shown[1]);
    expect([0, 1, undefined]).toContain(await exifr.orientation(data));
  }
});

test.each(['jpeg', 'png', 'webp'] as const)(
  'a rotated %s inside a drawing is upright in the drawing and in each bitmap of it',
  async (format) => {
    const wrap = { jpeg: jpegWith, png: pngWith, webp: webpWith }[format];
    const picture = wrap(await plainPicture(format), { orientation: 6 }).toString('base64');
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 120" width="80" height="120"><image width="80" height="120" href="data:image/${format};base64,${picture}"/></svg>`;
    const recipe = { as: 'pixels', format: 'png', width: 160, height: 240 } as const;
    expect(await cornersOf((await drawBitmap(drawing, recipe, rights)).data)).toEqual(shown[6]);
    const clean = cleanDrawing(await withPlainBitmaps(drawing), rights);
    const [, base64 = ''] = /data:image\/\w+;base64,([^"]+)"/.exec(clean) ?? [];
    expect(await cornersOf(Buffer.from(base64, 'base64'))).toEqual(shown[6]);
    expect((await sharp(Buffer.from(base64, 'base64')).metadata()).orientation ?? 1).toBe(1);
  },
);

test('a picture in printing or wide-gamut colours looks the same in sRGB', async () => {
  const red = { r: 200, g: 30, b: 30 };
  const plain = sharp({ create: { width: 20, height: 20, channels: 3, background: red } });
  for (const profile of ['p3', 'cmyk']) {
    const source = await plain
      .clone()
      .toColourspace(profile === 'cmyk' ? 'cmyk' : 'srgb')
      .withIccProfile(profile)
      .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const { data } = await makeBitmap(source, { as: 'pixels', format: 'png', width: 20, height: 20 }, rights);
    const [r = 0, g = 0, b = 0] = await sharp(data).raw().toBuffer();
    expect(Math.abs(r - red.r) + Math.abs(g - red.g) + Math.abs(b - red.b), profile).toBeLessThan(40);
  }
});

test('a drawing keeps its lines and loses the metadata of its program; as a bitmap it has a transparent background', async () => {
  const clean = cleanDrawing(mark, rights);
  expect(checkSvg(clean)).toEqual([]);
  for (const trace of ['hurry', 'Ann', 'inkscape', '<?xml']) expect(clean).not.toContain(trace);
  expect(clean).toContain('d="M0 0h20v10z"');
  expect(clean).toContain('<title>Mark</title>');
  expect(clean).toContain('https://tiny.example/assets/0123456789abcdef/');
  const { data, width, height } = await drawBitmap(
    clean,
    { as: 'pixels', format: 'png', width: 512, height: 256 },
    rights,
  );
  expect([width, height]).toEqual([512, 256]);
  const { data: raw, info } = await sharp(data).raw().toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(4);
  const at = (x: number, y: number) => [...raw.subarray((y * 512 + x) * 4, (y * 512 + x) * 4 + 4)];
  expect(at(5, 250)[3]).toBe(0);
  expect(at(500, 5)).toEqual([204, 0, 0, 255]);
});

test('a drawing that passed the checks by mistake is not published', () => {
  const hostile = '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://evil.example/x.png"/></svg>';
  expect(() => cleanDrawing(hostile, rights)).toThrow(/cannot be published/);
});

test('the same picture with the same rights gives the same bytes', async () => {
  const source = await withNotes('jpeg');
  const make = () =>
    makeBitmap(source, { as: 'pixels', format: 'jpeg', quality: 92, width: 300, height: 200 }, rights);
  expect((await make()).data.equals((await make()).data)).toBe(true);
});

test('a photograph inside a drawing loses the place where it was taken', async () => {
  const picture = (await withNotes('jpeg')).toString('base64');
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image width="9" height="9" href="data:image/jpeg;base64,${picture}"/></svg>`;
  const clean = cleanDrawing(await withPlainBitmaps(drawing), rights);
  const [, base64 = ''] = /data:image\/jpeg;base64,([^"]+)"/.exec(clean) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  expect((await sharp(bytes).metadata()).format).toBe('jpeg');
  expect(await exifr.gps(bytes)).toBeUndefined();
  for (const trace of ['Telephone', 'SN-8812', 'Somebody'])
    expect(bytes.toString('latin1')).not.toContain(trace);
});

test('an animation keeps its frames and repetitions, and loses its metadata', async () => {
  const frames = Buffer.concat(
    await Promise.all(
      ['#f00', '#0f0', '#00f'].map((background) =>
        sharp({ create: { width: 20, height: 10, channels: 3, background } })
          .raw()
          .toBuffer(),
      ),
    ),
  );
  const gif = await sharp(frames, { raw: { width: 20, height: 30, channels: 3, pageHeight: 10 } })
    .gif({ loop: 3, delay: [100, 200, 300] })
    .toBuffer();
  const block = (label: number, text: string) =>
    Buffer.concat([Buffer.of(0x21, label, text.length), Buffer.from(text), Buffer.of(0)]);
  const at = gif.indexOf(Buffer.from('NETSCAPE2.0')) - 3;
  expect(at).toBeGreaterThan(0);
  const noted = Buffer.concat([
    gif.subarray(0, at),
    block(0xfe, 'taken at 51.5 N'),
    block(0xff, 'XMP DataXMPGPS'),
    gif.subarray(at),
  ]);
  const clean = cleanAnimation(noted, rights);
  const before = await sharp(noted, { animated: true }).metadata();
  const after = await sharp(clean, { animated: true }).metadata();
  expect([after.pages, after.loop, after.delay]).toEqual([3, before.loop, [100, 200, 300]]);
  expect(
    (await sharp(clean, { animated: true }).raw().toBuffer()).equals(
      await sharp(gif, { animated: true }).raw().toBuffer(),
    ),
  ).toBe(true);
  for (const trace of ['51.5', 'XMP', 'GPS']) expect(clean.toString('latin1')).not.toContain(trace);
  expect(clean.toString('latin1')).toContain('Ines Moreau & mstfa mhmwd <studio> (AFP), CC-BY-4.0');
});
