import { diffArrays } from 'diff';
import { likeIn } from './markdown-style.ts';

/** How the visual editor writes a text back that it has read, with nothing edited. */
export type Normalise = (markdown: string) => string;

/**
 * The visual editor writes a whole text anew at the first key: other bullets, padded tables, other escapes. This puts
 * back every line that only the editor's way of writing changed.
 * @param original the text as it was loaded, with Unix line ends
 * @param edited what the editor made of it
 * @returns a text that the editor reads exactly as it reads `edited`
 */
export function mergeBody(original: string, edited: string, normalise: Normalise): string {
  if (edited === original) return original;
  const normal = normalise(original);
  // Raw text that somebody typed is not the editor's: it stays as it is typed.
  if (normalise(edited) !== edited) return edited;
  if (normal === edited) return original;
  const like = likeIn(original);
  const merged = merge(lines(original), lines(like(normal)), lines(like(edited))).join('\n');
  if (normalise(merged) === edited) return merged;
  const styled = like(edited);
  return normalise(styled) === edited ? styled : edited;
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
