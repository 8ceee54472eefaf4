import type { Nodes, Root } from 'hast';
import type { LabelCandidates, Words } from './body.ts';
import { placeAt } from './finding.ts';
import { unescapeText } from './escape-code.ts';
import { childrenOf, isBlank, isElement, isPictures, isTag } from './tree.ts';

/** Longer words are no label; and only so much of a first sentence is looked at. */
const longest = 120;

/** What stands in place of code and quotations in a text: a sign that no label has in it. */
const hole = '\ufffc';

/**
 * The words of a body that may be a label: its first words, paragraphs of a few words, and hashtags. What is quoted or
 * stands in code is spoken about and not said, and is left out.
 * @param source in which the tree's positions count
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
    const short = squeeze(text);
    if (short !== '' && !hasBegun) {
      hasBegun = true;
      // A list or table that comes first lists words.
      if (isElement(node, 'p', 'h2', 'h3', 'h4', 'h5', 'h6'))
        labelCandidates.opening = { text: short.slice(0, longest), ...place };
    } else if (isTop && isElement(node, 'p') && short !== '' && short.length <= longest) {
      labelCandidates.alone.push({ text: short, ...place });
    }
    labelCandidates.hashtags.push(...hashtagsIn(text, pieces, source, place));
  };
  visit(tree, true);
  return labelCandidates;
}

interface Piece {
  text: string;
  /** Where its source stands; missing for what stands in for something. */
  from?: number | undefined;
  to?: number | undefined;
}

function piecesOf(node: Nodes): Piece[] {
  if (node.type === 'text') {
    const { start, end } = node.position ?? {};
    return [{ text: unescapeText(node.value), from: start?.offset, to: end?.offset }];
  }
  if (isSpokenAbout(node)) return [{ text: hole }];
  // Lines of their own, such as the items of a list within an item, are no part of the sentence.
  const isBlock = isElement(node, 'ul', 'ol', 'li', 'p', 'br');
  const inside = childrenOf(node).flatMap(piecesOf);
  return isBlock ? [{ text: '\n' }, ...inside, { text: '\n' }] : inside;
}

/** A hashtag, as networks read one: not the end of an address, nor a number. */
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

/** The hashtags of a line without Markdown, such as a title; what stands in backticks is code there as well. */
export function hashtagsOf(line: string): string[] {
  const text = line.replace(/`[^`]*`/g, hole);
  return [...text.matchAll(hashtag)].filter(({ index }) => !isQuoted(text, index)).map(([tag]) => tag);
}

/** Whether a quotation has begun before a place and not ended. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return (
    ['“”', '«»', '‹›', '‘’'].some(
      ([open = '', close = '']) => before.lastIndexOf(open) > before.lastIndexOf(close),
    ) ||
    before.split('"').length % 2 === 0 ||
    // An apostrophe opens nothing, but right before a hashtag it does.
    before.endsWith("'")
  );
}

function isSpokenAbout(node: Nodes): boolean {
  if (isTag(node)) return ['Quote', 'q', 'cite', 'samp', 'kbd'].includes(node.name ?? '');
  return isElement(node, 'code', 'pre', 'blockquote');
}

/** Whether a node is a part of a sentence, so that what holds it holds words. */
function isWords(node: Nodes): boolean {
  if (node.type === 'text') return !isBlank(node);
  return isElement(node, 'em', 'strong', 'del', 'a', 'code') || node.type === 'mdxJsxTextElement';
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
