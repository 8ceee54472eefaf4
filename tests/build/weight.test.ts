import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readFolder } from '../fixtures/folder.ts';
import { weightOf } from './weight.ts';
import type { Weight } from './weight.ts';

const kB = 1_000;

/**
 * What a page may weigh, by its kind. 10 kB of scripts and 20 kB of styles are what was promised, as they are sent;
 * the styles keep to half of it, so that one sees them grow.
 */
const entries: Weight = {
  html: 20 * kB,
  scripts: 2 * kB,
  styles: 10 * kB,
  unpackedStyles: 30 * kB,
  fonts: 60 * kB,
};
const lists: Weight = { ...entries, styles: 8 * kB, unpackedStyles: 24 * kB };
const kinds: { kind: string; pages: RegExp; most: Weight }[] = [
  { kind: 'home', pages: /^(?:fr\/)?index\.html$/, most: lists },
  { kind: 'search', pages: /^(?:fr\/)?search\/index\.html$/, most: { ...lists, scripts: 10 * kB } },
  { kind: 'post', pages: /^(?:fr\/)?blog\/(?!page\/|archive\/|series\/)[^/]+\/index\.html$/, most: entries },
  { kind: 'answer', pages: /^(?:fr\/)?faq\/[^/]+\/index\.html$/, most: entries },
  { kind: 'kit', pages: /^(?:fr\/)?kits\/[^/]+\/index\.html$/, most: { ...entries, scripts: 4 * kB } },
  { kind: 'any other', pages: /\.html$/, most: { ...entries, scripts: 4 * kB } },
];

let files: ReadonlyMap<string, Buffer>;
beforeAll(async () => {
  files = await readFolder(inject('outDir'));
});

test('every page keeps to the weight of its kind', () => {
  const heaviest: Record<string, Weight> = {};
  const tooHeavy: string[] = [];
  for (const page of files.keys()) {
    const found = kinds.find(({ pages }) => pages.test(page));
    if (found === undefined || page.startsWith('admin/')) continue;
    const weight = weightOf(page, files);
    const seen = (heaviest[found.kind] ??= { html: 0, scripts: 0, styles: 0, unpackedStyles: 0, fonts: 0 });
    for (const part of Object.keys(weight) as (keyof Weight)[]) {
      seen[part] = Math.max(seen[part], weight[part]);
      if (weight[part] > found.most[part])
        tooHeavy.push(
          `${page}: ${part} ${String(weight[part])}, and ${String(found.most[part])} are allowed`,
        );
    }
  }
  if (process.env['SHOW_WEIGHT'] !== undefined) console.table(heaviest);
  expect(tooHeavy).toEqual([]);
  expect(Object.keys(heaviest).toSorted()).toEqual(kinds.map(({ kind }) => kind).toSorted());
});

test('of each font there is what a page may need, and no more', () => {
  const fonts = [...files.keys()].filter(
    (path) => /\.(?:woff2?|ttf|otf|eot)$/.test(path) && !path.startsWith('admin/'),
  );
  expect(fonts.map((path) => path.replace(/^_astro\/|\.[\w-]+\.woff2$/g, '')).toSorted()).toEqual([
    'atkinson-hyperlegible-mono-latin-400-normal',
    'atkinson-hyperlegible-next-latin-ext-wght-normal',
    'atkinson-hyperlegible-next-latin-wght-normal',
    'bricolage-grotesque-latin-700-normal',
    'bricolage-grotesque-latin-ext-700-normal',
  ]);
});

describe('the scales', () => {
  const site = (page: string, more: Record<string, string> = {}) =>
    new Map(
      Object.entries({ 'a/index.html': page, ...more }).map(([path, text]) => [path, Buffer.from(text)]),
    );
  const noise = (length: number, seed = 1) =>
    Array.from({ length }, (_, at) =>
      String.fromCharCode(33 + ((((at + 7) * (at + seed) * 2654435761) >>> 7) % 90)),
    )
      .join('')
      .replace(/[<>"'`\\;]/g, 'x');

  test('count what scripts import, and what they import; once each, and not what waits', () => {
    const shared = `//${noise(3_000)}`;
    const light = weightOf(
      'a/index.html',
      site('<script type="module" src="/b.js"></script>', { 'b.js': '1' }),
    );
    const heavy = weightOf(
      'a/index.html',
      site('<script type="module" src="/b.js"></script><link rel="modulepreload" href="/c.js">', {
        'b.js': 'import{x}from"./c.js";import"./d.js";const y=()=>import("./late.js");x(y)',
        'c.js': `export*from"./e.js";`,
        'd.js': 'import e from "./e.js";e()',
        'e.js': shared,
        'late.js': `//${noise(9_000, 5)}`,
      }),
    );
    expect(heavy.scripts - light.scripts).toBeGreaterThan(1_500);
    expect(heavy.scripts - light.scripts).toBeLessThan(4_500);
  });

  test('count scripts in the page, styles that are imported, and fonts', () => {
    const weight = weightOf(
      'a/index.html',
      site(
        `<link rel="stylesheet" href="../s.css"><link rel="preload" as="font" href="/f.woff2"><script>${noise(2_000)}</script><script type="application/ld+json">{"a":"${noise(9_000)}"}</script>`,
        { 's.css': '@import "./t.css";a{}', 't.css': `/*${noise(2_000)}*/`, 'f.woff2': noise(500) },
      ),
    );
    expect(weight).toMatchObject({ fonts: 500, unpackedStyles: 2_025 });
    expect(weight.scripts).toBeGreaterThan(1_000);
    expect(weight.scripts).toBeLessThan(2_500);
  });

  test('fail where a file is missing', () => {
    expect(() => weightOf('a/index.html', site('<script src="/none.js"></script>'))).toThrow(/none\.js/);
  });
});
