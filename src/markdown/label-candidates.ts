import type { Nodes, Root } from 'hast';
import type { LabelCandidates, Words } from './body.ts';
import { placeAt } from './finding.ts';
import { unescapeText } from './escape-code.ts';
import { childrenOf, isBlank, isElement, isPictures, isTag } from './tree.ts';

/** Characters. A longer paragraph is no label, and no more than this of a first sentence is read. */
const maxCharacters = 120;

/** Replaces code and quotations in a text; no label contains this character. */
const placeholder = '\ufffc';

/**
 * The words of a body that may be a disclosure label: its first words, short paragraphs, and hashtags. Quotations and
 * code are left out, because they mention words instead of using them.
 * @param source the text to which the tree's positions refer
 */
export function labelCandidatesOf(tree: Root, source: string): LabelCandidates {
  const labelCandidates: LabelCandidates = { alone: [], hashtags: [] };
  let hasBegun = false;
  const visit = (node: Nodes, isTop: boolean) => {
    if (isSpokenAbout(node) || isPictures(node)) return;
    if (!childrenOf(node).some(isWords)) {
      for (const child of childrenOf(node)) visit(child, isTop && node.type === 'root');
      return;
    }
    const pieces = piecesOf(node);
    const text = pieces.map((piece) => piece.text).join('');
    const start = node.position?.start;
    const place = { line: start?.line ?? 1, column: start?.column ?? 1 };
    const short = collapseSpaces(text);
    if (short !== '' && !hasBegun) {
      hasBegun = true;
      // A list or table that comes first contains no sentence.
      if (isElement(node, 'p', 'h2', 'h3', 'h4', 'h5', 'h6'))
        labelCandidates.opening = { text: short.slice(0, maxCharacters), ...place };
    } else if (isTop && isElement(node, 'p') && short !== '' && short.length <= maxCharacters) {
      labelCandidates.alone.push({ text: short, ...place });
    }
    labelCandidates.hashtags.push(...hashtagsIn(text, pieces, source, place));
  };
  visit(tree, true);
  return labelCandidates;
}

interface Piece {
  text: string;
  /** Position in the source; undefined for a placeholder. */
  from?: number | undefined;
  to?: number | undefined;
}

function piecesOf(node: Nodes): Piece[] {
  if (node.type === 'text') {
    const { start, end } = node.position ?? {};
    return [{ text: unescapeText(node.value), from: start?.offset, to: end?.offset }];
  }
  if (isSpokenAbout(node)) return [{ text: placeholder }];
  // Blocks, such as a list inside an item, are not part of the sentence.
  const isBlock = isElement(node, 'ul', 'ol', 'li', 'p', 'br');
  const inside = childrenOf(node).flatMap(piecesOf);
  return isBlock ? [{ text: '\n' }, ...inside, { text: '\n' }] : inside;
}

/** A hashtag as social networks read it: neither the end of an address nor a number. */
const hashtag = /(?<![\p{L}\p{N}_&/#.=?-])#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/gu;

function hashtagsIn(text: string, pieces: Piece[], source: string, place: Omit<Words, 'text'>): Words[] {
  return [...text.matchAll(hashtag)]
    .filter(({ index }) => !isQuoted(text, index))
    .map(({ 0: tag, index }) => {
      let end = 0;
      const piece = pieces.find(({ text: part }) => (end += part.length) > index);
      const at = piece?.from === undefined ? -1 : source.slice(piece.from, piece.to).indexOf(tag);
      return { text: tag, ...(at === -1 ? place : placeAt(source, (piece?.from ?? 0) + at)) };
    });
}

/** The hashtags of a line without Markdown, such as a title; text in backticks counts as code there too. */
export function hashtagsOf(line: string): string[] {
  const text = line.replace(/`[^`]*`/g, placeholder);
  return [...text.matchAll(hashtag)].filter(({ index }) => !isQuoted(text, index)).map(([tag]) => tag);
}

/** Whether a position is inside a quotation. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return (
    ['“”', '«»', '‹›', '‘’'].some(
      ([open = '', close = '']) => before.lastIndexOf(open) > before.lastIndexOf(close),
    ) ||
    before.split('"').length % 2 === 0 ||
    // An apostrophe does not open a quotation, except directly before a hashtag.
    before.endsWith("'")
  );
}

function isSpokenAbout(node: Nodes): boolean {
  if (isTag(node)) return ['Quote', 'q', 'cite', 'samp', 'kbd'].includes(node.name ?? '');
  return isElement(node, 'code', 'pre', 'blockquote');
}

/** Whether a node is part of a sentence, so that its parent contains words. */
function isWords(node: Nodes): boolean {
  if (node.type === 'text') return !isBlank(node);
  return isElement(node, 'em', 'strong', 'del', 'a', 'code') || node.type === 'mdxJsxTextElement';
}

function collapseSpaces(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
