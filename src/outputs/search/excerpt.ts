import { typeset } from './words.ts';

/** A run of an excerpt; a marked one is a word that was looked for. */
export interface Run {
  text: string;
  marked: boolean;
}

/** Where a word that was looked for stands: its number in the text, and how much it counts there. */
export interface Match {
  location: number;
  weight: number;
}

const boundary = '\u200b';
const sentenceEnd = /[.?!…。！？]["”’»)\]]*\s*$/u;
const around = /^([\p{P}\p{S}]*)(.*?)([\p{P}\p{S}\s]*)$/su;

/**
 * The words of a page's text as Pagefind counts them, each with the space after it. In languages without spaces
 * Pagefind marks the boundaries.
 */
export function splitText(text: string): string[] {
  return text.includes(boundary) ? text.split(boundary) : text.split(/(?<=\s)(?=\S)/u);
}

/** How many words at the beginning of a text are its title; 0 where it does not begin with it. */
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
 * Where the stretch of `length` words begins in which the matches count most: at a sentence, if one begins a few
 * words before.
 * @param first the word to begin with at the earliest
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
 * Cuts `length` words from `start` on. Pagefind has an excerpt too, but as HTML, and half of it the title; this
 * one is text from beginning to end, whatever the page says. Punctuation that clings to a word is not marked.
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
