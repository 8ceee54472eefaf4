import { splitText } from './excerpt.ts';
import type { PagefindResult } from './pagefind.ts';
import { bareWord } from './words.ts';

/** Scripts without spaces between words: words cannot be compared with the query. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

/**
 * The words of a query that no page has. Pagefind does not report them: it uses the longest known word with the same
 * beginning ("by" for "byline"), or ignores them. So every word is looked for in the best result.
 * @param best the first result for all words
 * @param isKnown whether the index has a word, whatever its ending
 */
export async function unmatchedTerms(
  words: readonly string[],
  best: PagefindResult | undefined,
  isKnown: (word: string) => Promise<boolean>,
): Promise<string[]> {
  if (!best) return [];
  const { content, weighted_locations: matches } = await best.data();
  const text = splitText(content);
  const found = matches.flatMap(({ location }) => {
    const word = text[location] ?? '';
    return [word, ...word.split(/[^\p{L}\p{N}]/u)].map(bareWord);
  });
  const unmatched: string[] = [];
  for (const word of words) {
    const bare = bareWord(word);
    // Of a short word all letters must match, of a long one three fifths.
    const start = bare.slice(0, Math.max(4, Math.ceil(bare.length * 0.6)));
    const shown = unspaced.test(word) || found.some((other) => other.startsWith(start));
    if (!shown && !(await isKnown(word))) unmatched.push(word);
  }
  return unmatched;
}
