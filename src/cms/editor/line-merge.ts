import { diffArrays } from 'diff';
import { likeIn, withoutGaps } from './markdown-style.ts';

/** How the visual editor writes back a text that it has read, without edits. */
export type Normalise = (markdown: string) => string;

/**
 * At the first keystroke in a block, the visual editor rewrites all of it: other bullets, padded tables, other escapes.
 * This restores every line that changed only by the editor's way of writing.
 * @param original the block as it was loaded, with Unix line ends
 * @param edited what the visual editor made of it
 * @returns a text that the editor reads in the same way as `edited`
 */
export function mergeLines(original: string, edited: string, normalise: Normalise): string {
  const normal = normalise(original);
  if (edited === normal) return original;
  const meant = normalise(edited);
  if (meant === normal) return original;
  const like = likeIn(original);
  const target = withoutGaps(edited);
  // The editor changes some texts each time that it reads them; then reading its output once is enough.
  const says = (text: string): boolean => [meant, edited, target].includes(normalise(text));
  const merged = merge(lines(original), lines(like(withoutGaps(normal))), lines(like(target))).join('\n');
  if (says(merged)) return merged;
  const styled = like(target);
  return says(styled) ? styled : edited;
}

/** The lines of `edited`, but those of `original` wherever `edited` is equal to `base`. */
function merge(original: string[], base: string[], edited: string[]): string[] {
  /** For each line of the base: the corresponding lines of the original; undefined if it shares them. */
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
      // Line by line; surplus lines of one side belong to the last pair.
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
