import { inEachLanguage, interfaceLang, languageNameIn, localeOf } from '../model/languages.ts';
import type { Lang } from '../model/languages.ts';
import { longDay } from './long-day.ts';
import { collectionWords } from './collections.ts';
import { tableOf } from './table.ts';
import type { CollectionSentences } from './en/collections.ts';
import type { KitPageWords } from './en/kit-pages.ts';
import type { SiteWords } from './en/site.ts';

/** What pages of the site say, those of kits and of other collections among them. */
export type Strings = SiteWords & CollectionSentences & { kit: KitPageWords };

const site = await tableOf<SiteWords>((lang) => import(`./${lang}/site.ts`));
const kit = await tableOf<KitPageWords>((lang) => import(`./${lang}/kit-pages.ts`));
const tables = inEachLanguage((lang): Strings => ({
  ...site[lang],
  ...collectionWords[lang].sentences,
  kit: kit[lang],
}));

export function stringsFor(lang: Lang): Strings {
  return tables[interfaceLang(lang)];
}

/** What a language is called in a sentence of the page: `French`, `français`. */
export function nameOfLanguage(named: Lang, lang: Lang): string {
  return languageNameIn(named, interfaceLang(lang));
}

/**
 * A day in words: `2 November 2026`.
 * @param iso `YYYY-MM-DD` or an ISO date-time
 */
export function formatDay(iso: string, lang: Lang): string {
  return longDay(localeOf(lang))(new Date(iso));
}

/**
 * A month in words: `November`, or `November 2026`.
 * @param month `YYYY-MM`
 */
export function formatMonth(month: string, lang: Lang, withYear = false): string {
  return new Intl.DateTimeFormat(localeOf(lang), {
    month: 'long',
    ...(withYear && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(`${month}-01`));
}

/** Minutes to read a text, at 230 words a minute, which studies of silent reading give as the mean for prose. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / 230));
}
