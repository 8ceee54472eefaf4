import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import exifr from 'exifr';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KitManifest } from '../../src/kits/manifest.ts';
import { listen } from '../../src/lib/http/listen.ts';
import type { Listening } from '../../src/lib/http/listen.ts';
import { staticSite } from '../../src/lib/http/static-site.ts';
import { runScript } from '../build/run.ts';
import { post, put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { kitText } from '../fixtures/kit-site.ts';
import {
  avifWith,
  jpegWith,
  nearest,
  plainPicture,
  pngWith,
  shown,
  shownSize,
  webpWith,
} from '../fixtures/photograph.ts';
import { unzip } from '../kits/unzip.ts';
import { launchBrowser, openPage } from './browser.ts';

const orientations = [1, 2, 3, 4, 5, 6, 7, 8];
/** Pictures that lie, by name: `jpg-6.jpg` is a JPEG of orientation 6. */
const media = new Map<string, Buffer>();
let root: string;
let outDir: string;
let server: Listening;
let browser: Browser;

/** As a telephone writes it: each second one in the other byte order, with a small picture that lies otherwise. */
async function writeMedia(): Promise<void> {
  const [jpeg, png, webp, avif] = await Promise.all([
    plainPicture('jpeg', 20),
    plainPicture('png', 5),
    plainPicture('webp', 5),
    plainPicture('avif', 5),
  ]);
  const thumbnail = await sharp(jpeg).resize(30).jpeg().toBuffer();
  for (const orientation of orientations) {
    const end = `-${String(orientation)}`;
    const notes = { orientation, order: orientation % 2 === 0 ? 'big' : 'little' } as const;
    media.set(`jpg${end}.jpg`, jpegWith(jpeg, { ...notes, thumbnail }, (orientation % 8) + 1));
    media.set(`png${end}.png`, pngWith(png, notes));
    media.set(`webp${end}.webp`, webpWith(webp, notes, { width: 600, height: 400 }));
    media.set(`avif${end}.avif`, avifWith(avif, orientation));
    const size = shownSize(orientation, { width: 600, height: 400 });
    const [width, height] = [String(size.width), String(size.height)];
    const photo = jpegWith(await plainPicture('jpeg'), notes).toString('base64');
    media.set(
      `svg${end}.svg`,
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><image width="${width}" height="${height}" href="data:image/jpeg;base64,${photo}"/></svg>`,
      ),
    );
  }
}

beforeAll(async () => {
  await writeMedia();
  root = await writeFolder({});
  outDir = join(root, 'out');
  const kinds: Record<string, string> = {
    jpg: 'photo',
    png: 'diagram',
    webp: 'screenshot',
    avif: 'photo',
    svg: 'logo',
  };
  const assets = [...media.keys()].map((name) => ({
    file: `/media/${name}`,
    kind: kinds[name.split('.')[1] ?? ''],
    alt: `The picture ${name}`,
    credit: 'Ann',
    licence: 'CC-BY-4.0',
  }));
  const front = {
    title: 'Tiny',
    summary: 'The kit.',
    version: '1.0',
    consideration: { kind: 'none' },
    changelog: [{ version: '1.0', date: '2026-05-01', changes: 'The first kit.' }],
    image: { src: '/media/png-6.png', alt: 'A picture that lies' },
    assets,
  };
  const body = [...media.keys()].map((name) => `![The picture ${name}](/media/${name})\n`).join('\n');
  const files: Record<string, string | Buffer> = {
    ...tinySite,
    'kits/en/tiny.mdx': kitText(front, 'Text.\n'),
    'posts/en/lying.mdx': post('Lying', 'image: { src: /media/jpg-6.jpg, alt: A picture that lies }\n', body),
  };
  for (const [name, bytes] of Object.entries(files)) await put(join(root, 'content'), name, bytes);
  for (const [name, bytes] of media) await put(join(root, 'content'), `media/${name}`, bytes);
  const { code, output } = await runScript('build', {
    CONTENT_DIR: join(root, 'content'),
    OUT_DIR: outDir,
    CACHE_DIR: join(root, 'cache'),
    BUILD_TIME: '2026-06-01T12:00:00Z',
  });
  if (code !== 0) throw new Error(output);
  server = await listen(staticSite(outDir, '/'), 4810);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await remove(root);
});

const address = () => `http://127.0.0.1:${String(server.port)}`;

/** The orientation that a file's name says. */
function orientationIn(name: string): number {
  return Number(/(?:jpg|png|webp|avif|svg)-(\d)/.exec(name)?.[1]);
}

interface Drawn {
  name: string;
  width: number;
  height: number;
  pixels: number[][];
}

/** What the browser makes of a file by itself. */
async function drawn(page: Page, name: string, bytes: Buffer, type: string): Promise<Drawn> {
  return page.evaluate(
    async ({ from, base64, mime }) => {
      const picture = new Image();
      picture.src = `data:${mime};base64,${base64}`;
      await picture.decode();
      const { naturalWidth: width, naturalHeight: height } = picture;
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      context?.drawImage(picture, 0, 0, width, height);
      const pixels = [0.2, 0.8].flatMap((y) =>
        [0.2, 0.8].map((x) => [
          ...(context?.getImageData(Math.floor(x * width), Math.floor(y * height), 1, 1).data ?? []),
        ]),
      );
      return { name: from, width, height, pixels };
    },
    { from: name, base64: bytes.toString('base64'), mime: type },
  );
}

function expectUpright({ name, width, height, pixels }: Drawn): void {
  const orientation = orientationIn(name);
  expect(pixels.map(nearest), name).toEqual(shown[orientation]);
  expect(width > height, name).toBe(orientation < 5);
}

const types: Record<string, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
};
const typeOf = (name: string) => types[name.split('.').at(-1) ?? ''] ?? '';

test('the browser shows the pictures of this test as it is written down', async () => {
  const page = await browser.newPage();
  // Chromium does not look at what a WebP notes; other browsers, and what the site is made with, do.
  for (const [name, bytes] of media)
    if (!name.endsWith('.webp')) expectUpright(await drawn(page, name, bytes, typeOf(name)));
  await page.close();
});

test.each(['/kits/tiny/', '/blog/lying/', '/blog/', '/kits/', '/'])(
  'on %s each picture stands upright, in the shape of the room that is kept for it',
  async (path) => {
    for (const width of [1280, 390]) {
      const { page, faults } = await openPage(browser, address(), path, { width });
      const found = await page.evaluate(async () => {
        const pictures = [...document.querySelectorAll<HTMLImageElement>('main img[src*="/media/"]')];
        const all = [];
        for (const picture of pictures) {
          picture.loading = 'eager';
          await picture.decode();
          const { naturalWidth, naturalHeight, currentSrc } = picture;
          const canvas = new OffscreenCanvas(naturalWidth, naturalHeight);
          const context = canvas.getContext('2d');
          context?.drawImage(picture, 0, 0, naturalWidth, naturalHeight);
          all.push({
            name: currentSrc,
            width: naturalWidth,
            height: naturalHeight,
            room: [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))] as const,
            pixels: [0.2, 0.8].flatMap((y) =>
              [0.2, 0.8].map((x) => [
                ...(context?.getImageData(Math.floor(x * naturalWidth), Math.floor(y * naturalHeight), 1, 1)
                  .data ?? []),
              ]),
            ),
          });
        }
        return all;
      });
      if (path === '/kits/tiny/' || path === '/blog/lying/')
        expect(found.length).toBeGreaterThanOrEqual(media.size);
      for (const one of found) {
        expectUpright(one);
        const [roomWidth, roomHeight] = one.room;
        expect(roomWidth / roomHeight, one.name).toBeCloseTo(one.width / one.height, 1);
      }
      expect(faults).toEqual([]);
      await page.context().close();
    }
  },
);

test('in the unpacked ZIP each file stands upright by two readers, and is of the size that kit.json says', async () => {
  const page = await browser.newPage();
  const folder = join(outDir, 'kits/tiny');
  const zips = (await readdir(folder)).filter((name) => name.endsWith('.zip'));
  expect(zips.length).toBeGreaterThan(0);
  const manifest = JSON.parse(await readFile(join(folder, 'kit.json'), 'utf8')) as KitManifest;
  const made = new Map(
    manifest.assets.flatMap(({ source, files }) =>
      files.map((file) => [file.name, { source, file }] as const),
    ),
  );
  const seen = new Set<string>();
  for (const zip of zips) {
    for (const { name, bytes } of await unzip(await readFile(join(folder, zip)))) {
      const known = made.get(name.split('/').at(-1) ?? '');
      if (known === undefined) continue;
      seen.add(known.file.name);
      const { file, source } = known;
      const picture = { ...(await drawn(page, source.file, bytes, typeOf(name))), name: source.file };
      expectUpright(picture);
      if (!name.endsWith('.svg')) {
        expect([picture.width, picture.height], name).toEqual([file.width, file.height]);
        expect([0, 1, undefined], name).toContain(await exifr.orientation(bytes));
      }
    }
  }
  expect([...seen].toSorted()).toEqual([...made.keys()].toSorted());
  await page.close();
});

interface Told {
  address: string;
  width: number;
  height: number;
}

/** What the outputs beside the pages say of pictures: for search engines, social networks, feeds, programs, embeds. */
async function told(): Promise<Record<string, Told[]>> {
  const pairs = async (path: string, pattern: RegExp): Promise<Told[]> => {
    const text = (await readFile(join(outDir, path), 'utf8')).replaceAll('&quot;', '"');
    return [...text.matchAll(pattern)].map(([, at = '', width = '', height = '']) => ({
      address: at,
      width: Number(width),
      height: Number(height),
    }));
  };
  const json = async (path: string) =>
    JSON.parse(await readFile(join(outDir, path), 'utf8')) as Record<string, unknown>;
  const { picture } = await json('api/v1/entries/posts/en/lying.json');
  const { src, ...size } = picture as { src: string; width: number; height: number };
  const embed = await json('kits/tiny/oembed.json');
  return {
    social: await pairs(
      'blog/lying/index.html',
      /og:image" content="([^"]+)"[^]*?og:image:width" content="(\d+)"[^]*?og:image:height" content="(\d+)"/g,
    ),
    search: await pairs(
      'kits/tiny/index.html',
      /"contentUrl":"([^"]+)"[^}]*?"width":\{[^}]*?"value":(\d+)[^}]*\},"height":\{[^}]*?"value":(\d+)/g,
    ),
    feed: await pairs('rss.xml', /img src="([^"]+)" alt="[^"]*" width="(\d+)" height="(\d+)"/g),
    api: [{ address: src, ...size }],
    embed: [
      {
        address: String(embed['thumbnail_url']),
        width: Number(embed['thumbnail_width']),
        height: Number(embed['thumbnail_height']),
      },
    ],
  };
}

test('what other outputs say of a picture is its shape as it is shown, and what they lead to stands upright', async () => {
  const page = await browser.newPage();
  for (const [output, all] of Object.entries(await told())) {
    expect(all.length, output).toBeGreaterThan(0);
    for (const { address: at, width, height } of all) {
      const path = new URL(at).pathname;
      const picture = await drawn(page, path, await readFile(join(outDir, path)), typeOf(path));
      expect(width / height, `${output} ${path}`).toBeCloseTo(picture.width / picture.height, 1);
      expectUpright(picture);
    }
  }
  await page.close();
});
