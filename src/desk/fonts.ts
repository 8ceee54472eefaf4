import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The site's three faces, by the names under which the desk's pages ask for them. */
const faces: Record<string, string> = {
  'text.woff2':
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  'headline.woff2':
    '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  'mono.woff2':
    '@fontsource/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-400-normal.woff2',
};

/** @returns the font's bytes; undefined where there is none of that name */
export async function fontFile(name: string): Promise<Buffer | undefined> {
  const path = Object.hasOwn(faces, name) ? faces[name] : undefined;
  return path === undefined ? undefined : readFile(require.resolve(path));
}
