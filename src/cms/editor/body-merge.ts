import { diffArrays } from 'diff';
import { blocksOf } from './body-blocks.ts';
import { mergeLines } from './line-merge.ts';
import type { Normalise } from './line-merge.ts';
import { likeIn } from './markdown-style.ts';

/** A text as the visual editor shows it; `lead`, then each `source` and `gap` together give the text byte for byte. */
export interface ShownText {
  lead: string;
  blocks: readonly ShownBlock[];
}

interface ShownBlock {
  source: string;
  /** Line ends and blank lines up to the next block. */
  gap: string;
  /** What the editor writes for the block without any edit. */
  written: string;
}

/** What the editor writes for one of its blocks. */
export interface WrittenBlock {
  text: string;
  /** Whether somebody typed it as Markdown, so that its notation is kept. */
  exact: boolean;
}

/** A part of the new text. */
interface Part {
  text: string;
  /** The original blocks that it keeps or replaces, the last one included; undefined for a new part. */
  from?: number;
  to?: number;
  edited: boolean;
}

const blankLine = '\n\n';

/**
 * The text after an edit. A block that the editor writes as before keeps its bytes, and so does the gap between two
 * such blocks; without an edit, the text is the original.
 * @param shown the text as it was loaded, with Unix line ends
 * @param written what the editor writes for each of its blocks now; empty paragraphs are ignored
 */
export function mergeBody(shown: ShownText, written: readonly WrittenBlock[], normalise: Normalise): string {
  const now = written.filter(({ text }) => text.trim() !== '');
  const parts = partsOf(shown, now, normalise);
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return '';
  let text = shown.lead + first.text;
  parts.slice(1).forEach((part, index) => {
    const before = parts[index];
    if (before !== undefined) text += gapBetween(shown.blocks, before, part) + part.text;
  });
  return text + (last.to === shown.blocks.length - 1 ? (shown.blocks.at(-1)?.gap ?? '') : '');
}

function partsOf(shown: ShownText, now: readonly WrittenBlock[], normalise: Normalise): Part[] {
  const { blocks } = shown;
  const parts: Part[] = [];
  const changes = diffArrays(
    blocks.map(({ written }) => written),
    now.map(({ text }) => text),
  );
  let was = 0;
  let is = 0;
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    if (change === undefined) continue;
    const { added, removed, count } = change;
    if (!added && !removed) {
      for (let at = was; at < was + count; at += 1)
        parts.push({ text: blocks[at]?.source ?? '', from: at, to: at, edited: false });
      was += count;
      is += count;
      continue;
    }
    const other = changes[index + 1];
    const isPair = other !== undefined && removed && other.added;
    const gone = removed ? count : 0;
    const come = isPair ? other.count : added ? count : 0;
    parts.push(...replaced(shown, { from: was, count: gone }, now.slice(is, is + come), normalise));
    was += gone;
    is += come;
    if (isPair) index += 1;
  }
  return parts;
}

/** The replacement of some blocks, with as many of their bytes as still mean the same. */
function replaced(
  { blocks }: ShownText,
  { from, count }: { from: number; count: number },
  texts: readonly WrittenBlock[],
  normalise: Normalise,
): Part[] {
  if (texts.length === 0) return [];
  // A block that was moved or copied keeps its bytes.
  const known = new Map(blocks.map(({ written, source }) => [written, source]));
  if (count === 0) {
    const like = likeIn(blocks.map(({ source }) => source).join(blankLine));
    return texts.map(({ text, exact }) => ({
      text: known.get(text) ?? (exact ? text : styled(text, like, normalise)),
      edited: true,
    }));
  }
  const part = (at: number, original: string, { text, exact }: WrittenBlock): Part => ({
    text: known.get(text) ?? (exact ? text : mergeLines(original, text, normalise)),
    from: at,
    to: at,
    edited: true,
  });
  if (texts.length === count)
    return texts.map((text, index) => part(from + index, blocks[from + index]?.source ?? '', text));
  const original = blocks
    .slice(from, from + count)
    .map(({ source, gap }, index) => (index === count - 1 ? source : source + gap))
    .join('');
  const joined = {
    text: texts.map(({ text }) => known.get(text) ?? text).join(blankLine),
    exact: texts.some(({ exact }) => exact),
  };
  return [{ ...part(from, original, joined), to: from + count - 1 }];
}

function styled(text: string, like: (text: string) => string, normalise: Normalise): string {
  const made = like(text);
  return made === text || normalise(made) === normalise(text) ? made : text;
}

/** The original gap if its two blocks are still neighbours and stay separate; otherwise a blank line. */
function gapBetween(blocks: readonly ShownBlock[], before: Part, after: Part): string {
  const isSame = before.to !== undefined && after.from === before.to + 1;
  const own = isSame ? blocks[before.to ?? 0]?.gap : undefined;
  if (own === undefined) return blankLine;
  if (!before.edited && !after.edited) return own;
  return isApart(before.text, own, after.text) ? own : blankLine;
}

/** Whether two texts stay separate blocks when they are read one after the other. */
function isApart(before: string, gap: string, after: string): boolean {
  let end = 0;
  for (const { source, gap: following } of blocksOf(before + gap + after).blocks) {
    end += source.length + following.length;
    if (end === before.length + gap.length) return true;
  }
  return false;
}
