import { readFile } from 'node:fs/promises';
import { fontStyles } from './fonts.ts';

const site = ['../../components/styles/tokens.css', '../../components/styles/base.css'];

/** The desk's pages look like the site: first the site's fonts, design tokens and background, then their own styles. */
export async function styleSheet(): Promise<string> {
  const files = site.map((file) => readFile(new URL(file, import.meta.url), 'utf8'));
  const own = await importedBy(new URL('./style.css', import.meta.url));
  return (await Promise.all([fontStyles(), ...files, ...own])).join('\n');
}

/** The sheets that another one imports, in their order. As one file they cost one request. */
async function importedBy(list: URL): Promise<Promise<string>[]> {
  const lines = (await readFile(list, 'utf8')).matchAll(/^@import '([^']+)';$/gm);
  return [...lines].map(([, path = '']) => readFile(new URL(path, list), 'utf8'));
}

export function script(): Promise<string> {
  return readFile(new URL('./script.js', import.meta.url), 'utf8');
}
