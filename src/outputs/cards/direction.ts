import bidiFactory from 'bidi-js';

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

const marks = { ltr: '\u200E', rtl: '\u200F' } as const;
const letter = /^\p{L}/u;
const digit = /^\p{Nd}/u;
const rightToLeft = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}]/u;

type Direction = 'ltr' | 'rtl';

/** The direction of a text's first strong character (UAX #9, P2 and P3); `ltr` where there is none. */
export function direction(text: string): Direction {
  return bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level === 1 ? 'rtl' : 'ltr';
}

/**
 * Adds direction marks after characters that satori would place on the wrong side. Satori orders words, but gives
 * punctuation the direction of its neighbours and does not pair brackets (UAX #9, N0): in "(abc) 2026" after Hebrew,
 * the bracket would close after the number. The marks are invisible; text in one direction is returned unchanged.
 */
export function withDirectionMarks(text: string): string {
  if (!rightToLeft.test(text)) return text;
  const base = direction(text);
  const { levels } = bidi.getEmbeddingLevels(text, base);
  const parts = Array.from(graphemes.segment(text));
  let marked = '';
  let before: Direction = base;
  let lastLetter: Direction = base;
  parts.forEach(({ segment, index }, position) => {
    marked += segment;
    if (letter.test(segment)) before = lastLetter = directionOf(segment);
    else if (digit.test(segment)) before = lastLetter;
    else if (/^[\p{P}\p{S}]$/u.test(segment)) {
      const right = (levels[index] ?? 0) % 2 === 1 ? 'rtl' : 'ltr';
      const after = nextDirection(parts.slice(position + 1), base, lastLetter);
      if (right === (before === after ? before : base)) return;
      marked += marks[right];
      before = lastLetter = right;
    }
  });
  return marked;
}

/** The direction of the next letter or number; a number follows the letters before it (UAX #9, W7). */
function nextDirection(
  parts: readonly Intl.SegmentData[],
  base: Direction,
  lastLetter: Direction,
): Direction {
  for (const { segment } of parts) {
    if (letter.test(segment)) return directionOf(segment);
    if (digit.test(segment)) return lastLetter;
  }
  return base;
}

function directionOf(text: string): Direction {
  return rightToLeft.test(text) ? 'rtl' : 'ltr';
}
