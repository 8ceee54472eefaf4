import { readFile } from 'node:fs/promises';

const text =
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2';
const headline = '@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-700-normal.woff2';
const system = (name: string, weight: 400 | 700) =>
  `@fontsource/${name}/files/${name}-latin-${String(weight)}-normal.woff2`;

/** The faces shown until the site's fonts are loaded, and files of system fonts. Arimo is as wide as Arial. */
export const fallbacks = [
  { family: 'Atkinson on Arial', face: text, system: system('arimo', 400) },
  { family: 'Atkinson on Roboto', face: text, system: system('roboto', 400) },
  { family: 'Atkinson on DejaVu', face: text, system: system('dejavu-sans', 400) },
  { family: 'Bricolage on Arial', face: headline, system: system('arimo', 700) },
  { family: 'Bricolage on Roboto', face: headline, system: system('roboto', 700) },
  { family: 'Bricolage on DejaVu', face: headline, system: system('dejavu-sans', 700) },
];

/** The declarations of each `@font-face` of the site, by name. */
export async function fontFaces(): Promise<Record<string, string>[]> {
  const css = await readFile(new URL('../../../src/components/styles/fonts.css', import.meta.url), 'utf8');
  return [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(
    ([, body = '']) =>
      Object.fromEntries(
        body
          .split(';')
          .map((line) => line.trim().split(/:\s+/, 2))
          .filter(([, value]) => value !== undefined)
          .map(([name, value = '']) => [name, name === 'font-family' ? value.replaceAll("'", '') : value]),
      ) as Record<string, string>,
  );
}
