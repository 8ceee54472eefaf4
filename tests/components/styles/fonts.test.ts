import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';
import { expect, test } from 'vitest';
import { fallbacks, fontFaces } from './font-faces.ts';

const require = createRequire(import.meta.url);
const faces = await fontFaces();

/** In hundredths of an em. */
async function verticalMetrics(file: string): Promise<Record<'ascent' | 'descent' | 'line-gap', number>> {
  const font = create(await readFile(require.resolve(file)));
  if (font.isCollection) throw new Error(`${file} holds several fonts`);
  const percent = (units: number) => (units / font.unitsPerEm) * 100;
  return {
    ascent: percent(font.ascent),
    descent: -percent(font.descent),
    'line-gap': percent(font.lineGap),
  };
}

test.each(fallbacks)('$family is as high as the face it stands for', async ({ family, face }) => {
  const declared = faces.find((rule) => rule['font-family'] === family);
  const percent = (name: string) => Number(declared?.[name]?.replace('%', ''));
  // The adjusted size scales the overrides too.
  for (const [edge, wanted] of Object.entries(await verticalMetrics(face)))
    expect(
      Math.abs(percent(`${edge}-override`) * (percent('size-adjust') / 100) - wanted),
      edge,
    ).toBeLessThan(0.1);
});

test('every downloaded face shows text in a fallback face until it is loaded', () => {
  const fetched = faces.filter((rule) => rule['src']?.includes('url('));
  expect(fetched).toHaveLength(5);
  for (const rule of fetched) expect(rule['font-display'], rule['font-family']).toBe('swap');
});

test('the font stacks name a face for each system and end with a generic one', async () => {
  const tokens = await readFile(
    new URL('../../../src/components/styles/tokens.css', import.meta.url),
    'utf8',
  );
  const stack = (name: string) =>
    (new RegExp(`--font-${name}:([^;]+);`).exec(tokens)?.[1] ?? '')
      .split(',')
      .map((family) => family.trim().replaceAll("'", ''));
  const declared = new Set(faces.map((rule) => rule['font-family'] ?? ''));
  for (const [name, last] of [
    ['body', 'sans-serif'],
    ['head', 'sans-serif'],
    ['mono', 'monospace'],
  ] as const) {
    expect(stack(name).at(-1)).toBe(last);
    for (const family of stack(name)) declared.delete(family);
  }
  expect([...declared]).toEqual([]);
});
