import { readFile } from 'node:fs/promises';

const styles = ['../../styles/tokens.css', '../../styles/base.css', './style.css'];

/** The desk's pages look like the site: its tokens and its ground first, then their own. */
export async function styleSheet(): Promise<string> {
  const files = await Promise.all(styles.map((file) => readFile(new URL(file, import.meta.url), 'utf8')));
  return files.join('\n');
}

export function script(): Promise<string> {
  return readFile(new URL('./script.js', import.meta.url), 'utf8');
}
