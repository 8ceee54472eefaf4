import { describe, expect, test } from 'vitest';
import { notedOrientation } from '../../../src/cms/editor/client/orientation.ts';
import { jpegWith, plainPicture, pngWith, webpWith } from '../../fixtures/photograph.ts';

const bytesOf = (buffer: Buffer) => new Uint8Array(buffer);

describe.each(['little', 'big'] as const)('metadata of %s byte order', (order) => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'gives orientation %i, in a PNG and in a WebP',
    async (orientation) => {
      const known = orientation === 0 || orientation === 9 ? 1 : orientation;
      const png = await plainPicture('png');
      const noted = notedOrientation(bytesOf(pngWith(png, { orientation, order })));
      expect(noted.orientation).toBe(known);
      // Without the metadata, the picture is the same as before.
      expect(Buffer.concat(noted.plain).equals(png)).toBe(true);
      const webp = webpWith(await plainPicture('webp'), { orientation, order });
      expect(notedOrientation(bytesOf(webp)).orientation).toBe(known);
    },
  );
});

test('a picture without metadata, one cut off anywhere and a file of another kind are not turned', async () => {
  for (const format of ['png', 'webp'] as const)
    expect(notedOrientation(bytesOf(await plainPicture(format))).orientation).toBe(1);
  const whole = pngWith(await plainPicture('png'), { orientation: 6 });
  for (let length = 0; length < 220; length++)
    expect([1, 6]).toContain(notedOrientation(bytesOf(whole.subarray(0, length))).orientation);
  const jpeg = jpegWith(await plainPicture('jpeg'), { orientation: 6 });
  // The browser itself turns a JPEG.
  expect(notedOrientation(bytesOf(jpeg)).orientation).toBe(1);
  // Chunks with a length that is far too large, or zero.
  const endless = Buffer.from(whole);
  endless.writeUInt32BE(0xffffffff, 33);
  expect([1, 6]).toContain(notedOrientation(bytesOf(endless)).orientation);
});
