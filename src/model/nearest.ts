import { distance } from 'fastest-levenshtein';

/** The candidate that a person most likely meant, if one is near enough to be a slip of the hand. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, steps: distance(text.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.steps - b.steps);
  const best = ranked[0];
  // Two short words are near each other without having a letter in common.
  const slips = Math.min(Math.max(2, Math.floor(text.length / 3)), text.length - 1);
  return best !== undefined && best.steps <= slips ? best.candidate : undefined;
}
