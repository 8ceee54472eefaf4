import { gzipSync } from 'node:zlib';
import { elementsOf } from './elements.ts';

/** What a page makes a browser fetch before it is touched, pictures apart; in bytes, the texts as gzip sends them. */
export interface Weight {
  html: number;
  scripts: number;
  styles: number;
  /** The styles as they are when they have been unpacked. */
  unpackedStyles: number;
  /** The fonts that the head asks for. */
  fonts: number;
}

/**
 * Follows a page to its scripts with all that they import, and to its styles and fonts.
 * @param files the site's output, by path
 * @throws Error where it names a file that is not there
 */
export function weightOf(page: string, files: ReadonlyMap<string, Buffer>): Weight {
  const bytesAt = (path: string) => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`${page} needs ${path}, which is not there`);
    return bytes;
  };
  const html = bytesAt(page);
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const fonts = new Set<string>();
  let inline = 0;
  const at = (address: string, from: string) => new URL(address, `https://site/${from}`).pathname.slice(1);
  for (const { name, attributes } of elementsOf(html.toString())) {
    const { rel = '', href = '', src } = attributes;
    if (name === 'script' && src !== undefined) scripts.add(at(src, page));
    if (name !== 'link') continue;
    if (/\bmodulepreload\b/.test(rel) || (rel === 'preload' && attributes['as'] === 'script'))
      scripts.add(at(href, page));
    if (/\bstylesheet\b/.test(rel)) styles.add(at(href, page));
    if (rel === 'preload' && attributes['as'] === 'font') fonts.add(at(href, page));
  }
  // Scripts within the page; data for machines is none.
  for (const [, attributes = '', text = ''] of html
    .toString()
    .matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g))
    if (!/\bsrc=|type="application\//.test(attributes)) inline += gzipSync(text).length;
  for (const path of scripts)
    for (const [, to = ''] of bytesAt(path).toString().matchAll(staticImport)) scripts.add(at(to, path));
  for (const path of styles)
    for (const [, to = ''] of bytesAt(path)
      .toString()
      .matchAll(/@import\s*(?:url\()?["']([^"']+)/g))
      styles.add(at(to, path));
  const sum = (paths: Set<string>, size: (bytes: Buffer) => number) =>
    [...paths].reduce((total, path) => total + size(bytesAt(path)), 0);
  const packed = (bytes: Buffer) => gzipSync(bytes).length;
  return {
    html: packed(html),
    scripts: sum(scripts, packed) + inline,
    styles: sum(styles, packed),
    unpackedStyles: sum(styles, (bytes) => bytes.length),
    fonts: sum(fonts, (bytes) => bytes.length),
  };
}

/** `import "./a.js"`, `import{b}from"./a.js"`, `export*from"./a.js"`; not `import("./a.js")`, which waits for its moment. */
const staticImport = /(?:^|[;\s}])(?:import|export)\s*(?:[\w$*{][^"'();]*?from\s*)?["']([^"']+)["']/g;
