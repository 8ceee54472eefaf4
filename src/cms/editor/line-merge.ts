import { diffArrays } from 'diff';
import { likeIn, withoutGaps } from './markdown-style.ts';

/** How the visual editor writes a text back that it has read, with nothing edited. */
export type Normalise = (markdown: string) => string;

/**
 * The visual editor writes a whole block anew at the first key in it: other bullets, padded tables, other escapes. This
 * puts back every line that only the editor's way of writing changed.
 * @param original the block as it was loaded, with Unix line ends
 * @param edited what the visual editor made of it
 * @returns a text that the editor reads as it reads `edited`
 */
export function mergeLines(original: string, edited: string, normalise: Normalise): string {
  const normal = normalise(original);
  if (edited === normal) return original;
  const meant = normalise(edited);
  if (meant === normal) return original;
  const like = likeIn(original);
  const target = withoutGaps(edited);
  // Some texts the editor changes each time that it reads them; then it is enough to read what it wrote once.
  const says = (text: string): boolean => [meant, edited, target].includes(normalise(text));
  const merged = merge(lines(original), lines(like(withoutGaps(normal))), lines(like(target))).join('\n');
  if (says(merged)) return merged;
  const styled = like(target);
  return says(styled) ? styled : edited;
}

/** Lines of `edited`, but those of `original` wherever `edited` has the same as `base`. */
function merge(original: string[], base: string[], edited: string[]): string[] {
  /** For each line of the base: the lines of the original that it stands for; undefined where it shares them. */
  const source = pairUp(base, original);
  const merged: string[] = [];
  let at = 0;
  for (const { added, removed, value } of diffArrays(base, edited)) {
    if (added) merged.push(...value);
    else {
      if (!removed) merged.push(...value.flatMap((line, index) => source[at + index] ?? [line]));
      at += value.length;
    }
  }
  return merged;
}

function pairUp(base: string[], original: string[]): (string[] | undefined)[] {
  const pairs: (string[] | undefined)[] = [];
  const changes = diffArrays(base, original);
  changes.forEach(({ added, removed, value }, index) => {
    if (added) {
      // Lines that the editor joins or drops belong to the line before them.
      const previous = pairs.at(-1);
      if (changes[index - 1]?.removed !== true && previous !== undefined) previous.push(...value);
      return;
    }
    const next = changes[index + 1];
    if (!removed) pairs.push(...value.map((line) => [line]));
    else if (next?.added !== true) pairs.push(...value.map(() => []));
    else {
      // Line for line; what one side has more of goes with the last.
      pairs.push(
        ...value.map((_, line) =>
          line === value.length - 1 ? next.value.slice(line) : next.value.slice(line, line + 1),
        ),
      );
    }
  });
  return pairs;
}

function lines(text: string): string[] {
  return text.split('\n');
}
