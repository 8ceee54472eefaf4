/*
 * Pagefind strips apostrophes and hyphens and searches what is left as one word, so that "l'auteur" is the word
 * "lauteur". Text and query are brought to a spelling in which the parts are words too.
 */

const typographic = /(?<=\p{L})(?:’|ʼ|&rsquo;|&#8217;|&#x2019;)(?=\p{L})/giu;
const straight = /(?<=\p{L})'(?=\p{L})/gu;

/**
 * HTML with straight apostrophes within words, for the index only. Pagefind also indexes the parts of a word
 * that ASCII punctuation splits, but does not split at the typographic apostrophe: "l’auteur" would never be
 * found by "auteur".
 */
export function indexableHtml(html: string): string {
  return html.replace(typographic, "'");
}

/** The way back, for showing what the index holds; French punctuation gets back the space that does not break. */
export function typeset(text: string): string {
  return text.replace(straight, '’').replace(/ (?=[?!:;»])|(?<=«) /g, '\u00a0');
}

/** French articles and pronouns that lose their vowel: they say nothing, and hide the word behind them. */
const elided = /(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L})/giu;
/** Parts of one letter are not indexed: "e-mail" stays whole and is found as "email". */
const hyphen = /(?<=\p{L}{2})[-‐‑](?=\p{L}{2})/gu;
/** Punctuation around words, but not within them: "C++" and "node.js" are left to Pagefind. */
const edges = /(?<![^\s])[\p{P}]+|[\p{P}]+(?![^\s])/gu;

const quoted = /^["“„«]\s*(.+?)\s*["”“»]$/su;

/** A query in quotation marks, of whatever shape, asks for exactly these words in this order. */
export function isExact(text: string): boolean {
  return quoted.test(text.trim());
}

/**
 * The words that Pagefind is asked for, without those that say nothing, unless nothing else was asked.
 * @param lang the page's language, as in `<html lang>`
 * @param silent words that say nothing, in lower case
 */
export function searchableText(text: string, lang: string, silent: ReadonlySet<string>): string {
  const exact = quoted.exec(text.trim())?.[1];
  if (exact) return `"${exact.replace(typographic, "'")}"`;
  const words = splitWords(text, lang);
  const telling = words.filter((word) => !silent.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).join(' ');
}

/**
 * How alike two lines are, from 0 to 1: the words they share of all they have (Dice's coefficient). A word is
 * its first five letters without accents, which is stem enough to compare a question with a title.
 */
export function likeness(a: string, b: string, lang: string): number {
  const rootsOfA = new Set(splitWords(a, lang).map(rootOf));
  const rootsOfB = new Set(splitWords(b, lang).map(rootOf));
  const shared = [...rootsOfA].filter((root) => rootsOfB.has(root)).length;
  return shared ? (2 * shared) / (rootsOfA.size + rootsOfB.size) : 0;
}

function splitWords(text: string, lang: string): string[] {
  const plain = text.replace(typographic, "'");
  const whole = /^fr\b/i.test(lang) ? plain.replace(elided, '') : plain;
  return whole.replace(hyphen, ' ').replace(edges, ' ').trim().split(/\s+/u).filter(Boolean);
}

function rootOf(word: string): string {
  return bareWord(word).slice(0, 5);
}

/** A word without accents, capitals and signs. */
export function bareWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
