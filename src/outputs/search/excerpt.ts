import { typeset } from './words.ts';

/** A part of an excerpt; a marked part is a word that was searched for. */
export interface Run {
  text: string;
  marked: boolean;
}

/** A match: its word number in the text, and its weight there. */
export interface Match {
  location: number;
  weight: number;
}

const boundary = '\u200b';
const sentenceEnd = /[.?!…。！？]["”’»)\]]*\s*$/u;
const around = /^([\p{P}\p{S}]*)(.*?)([\p{P}\p{S}\s]*)$/su;

/**
 * The words of a page's text as Pagefind counts them, each with the space after it. In languages without spaces
 * Pagefind marks the word boundaries.
 */
export function splitText(text: string): string[] {
  return text.includes(boundary) ? text.split(boundary) : text.split(/(?<=\s)(?=\S)/u);
}

/** How many words at the beginning of a text are its title; 0 where it does not begin with the title. */
export function titleLength(words: readonly string[], title: string): number {
  const bare = title.replace(/\s/gu, '');
  let seen = '';
  for (const [at, word] of words.entries()) {
    seen += word.replace(/\s/gu, '');
    if (seen.length >= bare.length) return seen.startsWith(bare) ? at + 1 : 0;
  }
  return 0;
}

/**
 * Start of the passage of `length` words with the highest total weight; at the beginning of a sentence, if one begins
 * a few words earlier.
 * @param first the earliest word to begin with
 */
export function excerptStart(
  words: readonly string[],
  matches: readonly Match[],
  length: number,
  first: number,
): number {
  let best = { start: first, weight: 0 };
  for (const { location: start } of matches.filter(({ location }) => location >= first)) {
    const weight = matches
      .filter(({ location }) => location >= start && location < start + length)
      .reduce((sum, match) => sum + match.weight, 0);
    if (weight > best.weight) best = { start, weight };
  }
  for (let start = best.start; start >= Math.max(first, best.start - 10); start -= 1) {
    if (start === first || sentenceEnd.test(words[start - 1] ?? '')) return start;
  }
  return Math.max(first, best.start - 5);
}

/**
 * Cuts `length` words from `start`. Pagefind's own excerpt is HTML, and half of it is the title; this one is plain
 * text only. Punctuation attached to a word is not marked.
 */
export function cutExcerpt(
  words: readonly string[],
  matches: readonly Match[],
  start: number,
  length: number,
): Run[] {
  const end = Math.min(start + length, words.length);
  const marked = new Set(matches.map(({ location }) => location));
  const runs: Run[] = [];
  const push = (text: string, isMarked: boolean) => {
    const last = runs.at(-1);
    if (last?.marked === isMarked) last.text += text;
    else if (text) runs.push({ text, marked: isMarked });
  };
  const broken = (at: number) => at > 0 && at < words.length && !sentenceEnd.test(words[at - 1] ?? '');
  if (broken(start)) push('… ', false);
  for (let at = start; at < end; at += 1) {
    const [, before = '', word = '', after = ''] = around.exec(words[at] ?? '') ?? [];
    push(before, false);
    push(word, marked.has(at));
    push(at < end - 1 ? after : after.trimEnd(), false);
  }
  if (broken(end)) push(' …', false);
  return runs.map((run) => ({ ...run, text: typeset(run.text) }));
}
