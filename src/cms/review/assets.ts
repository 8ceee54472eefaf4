import { readFile } from 'node:fs/promises';
import { fontStyles } from './fonts.ts';

const styles = ['../../components/styles/tokens.css', '../../components/styles/base.css', './style.css'];

/** The desk's pages look like the site: first the site's fonts, design tokens and background, then their own styles. */
export async function styleSheet(): Promise<string> {
  const files = styles.map((file) => readFile(new URL(file, import.meta.url), 'utf8'));
  return (await Promise.all([fontStyles(), ...files])).join('\n');
}

export function script(): Promise<string> {
  return readFile(new URL('./script.js', import.meta.url), 'utf8');
}
