import { blockElements } from '../../markdown/elements.ts';

/** Blocks that occur only in the markup of components. */
const moreBlocks: ReadonlySet<string> = new Set(['aside', 'figcaption']);

/**
 * Elements that contain other elements and no words: space in them is layout. The empty name is the text as a whole.
 */
const containers: ReadonlySet<string> = new Set(['', 'table', 'thead', 'tbody', 'tr', 'ul', 'ol', 'section']);

const cells: ReadonlySet<string> = new Set(['td', 'th']);

/** Elements without an end tag. */
const voids: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'source', 'wbr', 'col']);

/** A tag with its slash, name and attributes, or text. */
const token = /<(\/?)([a-z][a-z0-9]*)([^">]*(?:"[^"]*"[^">]*)*)>|[^<]+/g;

/** A footnote's number, or the arrow back from it. */
const footnoteLink = /\s(?:id="fnref-|class="note-back")/;

/**
 * The text of a body, for programs that search or read aloud: a blank line between blocks, a tab between cells,
 * alternative texts for pictures. Not a full HTML parser, which would take most of the API's time; the HTML comes
 * from this site's own serialiser.
 * @param html with every tag closed and every attribute in double quotes
 */
export function plainText(html: string): string {
  const parts: string[] = [];
  const open = [''];
  let samples = 0;
  /** Number of open elements inside a footnote's link; 0 outside of one. */
  let inFootnoteLink = 0;
  for (const [whole, slash, name = '', attributes = ''] of html.matchAll(token)) {
    if (slash === undefined) {
      if (inFootnoteLink === 0) writeWords(decode(whole), parts, open.at(-1) ?? '', samples > 0);
    } else if (voids.has(name)) {
      if (inFootnoteLink > 0) continue;
      if (name === 'br') parts.push('\n');
      if (name === 'img') parts.push(decode(/\salt="([^"]*)"/.exec(attributes)?.[1] ?? ''), '\n\n');
      if (isBlock(name)) parts.push('\n\n');
    } else if (slash === '') {
      if (inFootnoteLink > 0 || (name === 'a' && footnoteLink.test(attributes))) inFootnoteLink++;
      else {
        open.push(name);
        if (name === 'pre') samples++;
        if (isBlock(name)) parts.push('\n\n');
      }
    } else if (inFootnoteLink > 0) inFootnoteLink--;
    else {
      open.pop();
      if (name === 'pre') samples--;
      if (cells.has(name)) parts.push('\t');
      else if (isBlock(name)) parts.push('\n\n');
    }
  }
  return parts
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function writeWords(text: string, parts: string[], parent: string, isSample: boolean): void {
  if (containers.has(parent) && text.trim() === '') return;
  if (isSample) {
    parts.push(text);
    return;
  }
  const words = /\s\s|[^\S \u00a0\u202f]/.test(text) ? text.replace(/[^\S\u00a0\u202f]+/g, ' ') : text;
  parts.push(parts.at(-1)?.endsWith('\n') === true ? words.trimStart() : words);
}

function isBlock(name: string): boolean {
  return !cells.has(name) && (blockElements.has(name) || moreBlocks.has(name));
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name = '') =>
      hex !== undefined || decimal !== undefined
        ? String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16))
        : (named[name as string] ?? whole),
  );
}
