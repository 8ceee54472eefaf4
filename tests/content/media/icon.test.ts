import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { renderIcon, wrapIco } from '../../../src/outputs/pictures/icon.ts';
import { icons } from '../../../src/outputs/seo/icons.ts';

const svg = (body: string, box = '0 0 64 64') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${body}</svg>`;
const tile = svg(
  '<rect width="64" height="64" rx="14" fill="#102030"/><circle cx="32" cy="32" r="9" fill="#fff"/>',
);
const free = svg('<circle cx="32" cy="32" r="30" fill="#c00"/>');

async function pixels(png: Buffer) {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    ...info,
    data,
    at: (x: number, y: number) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)],
  };
}

test.each(Object.entries(icons))(
  'the %s icon of the site has its size, and nothing on it is cut off',
  async (_, icon) => {
    const mark = await readFile(new URL('../../../public/favicon.svg', import.meta.url), 'utf8');
    const png = await renderIcon(mark, icon);
    const { width, height } = await pixels(png);
    expect([width, height]).toEqual([icon.size, icon.size]);
    expect(await renderIcon(mark, icon)).toEqual(png);
  },
);

test('an icon looks like the drawing in another renderer', async () => {
  const mark = await readFile(new URL('../../../public/favicon.svg', import.meta.url), 'utf8');
  const ours = await pixels(await renderIcon(mark, icons.small));
  const theirs = await pixels(
    await sharp(Buffer.from(mark), { density: (72 * icons.small.size) / 64 })
      .resize(icons.small.size)
      .png()
      .toBuffer(),
  );
  let difference = 0;
  for (const [index, value] of ours.data.entries()) difference += Math.abs(value - (theirs.data[index] ?? 0));
  // Edges are smoothed differently; the mean difference is less than one of 255 grey levels.
  expect(difference / ours.data.length).toBeLessThan(1);
});

test('an icon that systems cut to a shape is filled to its edges: with the colour of a tile, else with white', async () => {
  const cut = await pixels(await renderIcon(tile, icons.maskable));
  expect(cut.at(0, 0)).toEqual([16, 32, 48, 255]);
  // The corners of the tile are inside, and are filled too.
  expect(cut.at(80, 80)).toEqual([16, 32, 48, 255]);
  expect(cut.at(256, 256)).toEqual([255, 255, 255, 255]);
  const round = await pixels(await renderIcon(free, icons.apple));
  expect(round.at(0, 0)).toEqual([255, 255, 255, 255]);
  expect(round.at(90, 90)).toEqual([204, 0, 0, 255]);
  const plain = await pixels(await renderIcon(tile, icons.large));
  expect(plain.at(0, 0)[3]).toBe(0);
});

test.each([
  ['wide', '0 0 40 10'],
  ['tall', '0 0 10 40'],
])('a %s drawing is complete, centred and not stretched', async (_, box) => {
  const [, , width = 0, height = 0] = box.split(' ').map(Number);
  const drawing = svg(`<rect width="${String(width)}" height="${String(height)}" fill="#00f"/>`, box);
  const { at, data } = await pixels(await renderIcon(drawing, icons.small));
  expect(at(96, 96)).toEqual([0, 0, 255, 255]);
  const solid = data.filter((value, index) => index % 4 === 3 && value === 255).length;
  expect(solid).toBe(192 * 48);
});

test('a file that is not a drawing is refused, and so is text, because its font is not available', async () => {
  for (const bad of ['', 'a picture', svg('<text x="1" y="9">C</text>'), svg('<g/>', '0 0 9999 1')]) {
    await expect(renderIcon(bad, icons.small)).rejects.toThrow(/\w/);
  }
});

test('the icon of browser tabs is one PNG in an ICO file', async () => {
  const png = await renderIcon(tile, icons.tab);
  const ico = wrapIco(png, icons.tab.size);
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 1]);
  expect([ico[6], ico[7], ico.readUInt32LE(14)]).toEqual([32, 32, png.length]);
  expect(ico.subarray(ico.readUInt32LE(18))).toEqual(png);
});
