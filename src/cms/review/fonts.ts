import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

const require = createRequire(import.meta.url);
const sheet = new URL('../../components/styles/fonts.css', import.meta.url);
const address = /url\('([^']+)'\)/g;

/** The site's font faces for the desk's pages: the same styles, with files below `/admin/fonts/`. */
export async function fontStyles(): Promise<string> {
  return (await readFile(sheet, 'utf8')).replaceAll(
    address,
    (_, path: string) => `url('/admin/fonts/${basename(path)}')`,
  );
}

/** @returns the font's bytes; undefined if the styles name no such font */
export async function fontFile(name: string): Promise<Buffer | undefined> {
  const paths = [...(await readFile(sheet, 'utf8')).matchAll(address)].map(([, path = '']) => path);
  const path = paths.find((candidate) => basename(candidate) === name);
  return path === undefined ? undefined : readFile(require.resolve(path));
}
