/** Scripts that put no space between words, and so need a dictionary: Thai, Lao, Khmer, Burmese, Chinese, Japanese. */
const unspaced = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** What `Intl.Segmenter` takes for a word in spaced scripts, closely enough for a reading time, and 30 times as fast. */
const spacedWord = /[\p{L}\p{M}\p{N}_]+(?:['’.][\p{L}\p{M}\p{N}_]+)*/gu;

const segmenters = new Map<string, Intl.Segmenter>();

/** How many words a reader has before them. */
export function countWords(text: string, lang: string): number {
  if (!unspaced.test(text)) return text.match(spacedWord)?.length ?? 0;
  let segmenter = segmenters.get(lang);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
    segmenters.set(lang, segmenter);
  }
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) words += 1;
  return words;
}
