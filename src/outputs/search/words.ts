/*
 * Pagefind removes apostrophes and hyphens and treats the rest as one word: "l'auteur" becomes "lauteur". Here, text
 * and query get a spelling in which the parts are words too.
 */

const typographic = /(?<=\p{L})(?:’|ʼ|&rsquo;|&#8217;|&#x2019;)(?=\p{L})/giu;
const straight = /(?<=\p{L})'(?=\p{L})/gu;

/**
 * HTML with straight apostrophes within words, for the index only. Pagefind also indexes the parts of words that
 * ASCII punctuation separates, but not those around a typographic apostrophe: "auteur" would not find "l’auteur".
 */
export function indexableHtml(html: string): string {
  return html.replace(typographic, "'");
}

/** The reverse, for showing text from the index; also restores the no-break spaces of French punctuation. */
export function typeset(text: string): string {
  return text.replace(straight, '’').replace(/ (?=[?!:;»])|(?<=«) /g, '\u00a0');
}

/**
 * French articles and pronouns that lose their vowel before a word: they have no meaning of their own, and hide the
 * word.
 */
const elided = /(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L})/giu;
/** Parts of one letter are not indexed: "e-mail" stays whole and is found as "email". */
const hyphen = /(?<=\p{L}{2})[-‐‑](?=\p{L}{2})/gu;
/** Punctuation around words, but not within them: "C++" and "node.js" are left to Pagefind. */
const edges = /(?<![^\s])[\p{P}]+|[\p{P}]+(?![^\s])/gu;

const quoted = /^["“„«]\s*(.+?)\s*["”“»]$/su;

/** Whether a query is in quotation marks of any kind, and asks for exactly these words in this order. */
export function isExact(text: string): boolean {
  return quoted.test(text.trim());
}

/**
 * The query for Pagefind: without stop words, unless it has no other words.
 * @param lang the page's language, as in `<html lang>`
 * @param stopWords stop words, in lower case
 */
export function searchableText(text: string, lang: string, stopWords: ReadonlySet<string>): string {
  const exact = quoted.exec(text.trim())?.[1];
  if (exact) return `"${exact.replace(typographic, "'")}"`;
  const words = splitWords(text, lang);
  const significant = words.filter((word) => !stopWords.has(word.toLowerCase()));
  return (significant.length > 0 ? significant : words).join(' ');
}

/**
 * The similarity of two lines from 0 to 1: shared words of all words (Dice's coefficient). Words are compared by
 * their first five letters without accents, which is a good enough stem to compare a question with a title.
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

/** A word without accents, capitals and punctuation. */
export function bareWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
