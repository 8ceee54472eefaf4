/**
 * The language of a text or a page: a BCP 47 tag that site.yaml lists, such as `en` or `pt-BR`. Sentences of the
 * interface in it may be missing; {@link interfaceLang} says which language has them.
 */
export type Lang = string;

/** The languages that the interface speaks: each has a folder in `src/i18n/`. Another one needs a folder and an entry here. */
export const interfaceLangs = ['en', 'fr', 'de', 'es'] as const;

/** A language that has a folder in `src/i18n/`. A table of sentences is a `Record<InterfaceLang, …>`. */
export type InterfaceLang = (typeof interfaceLangs)[number];

export function isInterfaceLang(tag: string): tag is InterfaceLang {
  return (interfaceLangs as readonly string[]).includes(tag);
}

/** The languages that somebody who reads the interface in one of them may choose instead. */
export function otherLangs(lang: InterfaceLang): InterfaceLang[] {
  return interfaceLangs.filter((other) => other !== lang);
}

/** A table with something for each language of the interface. */
export function inEachLanguage<T>(make: (lang: InterfaceLang) => T): Record<InterfaceLang, T> {
  return Object.fromEntries(interfaceLangs.map((lang) => [lang, make(lang)])) as Record<InterfaceLang, T>;
}

/** The language in which the interface speaks beside a text in `tag`: the same, or its primary language, or English. */
export function interfaceLang(tag: string): InterfaceLang {
  const primary = primaryLanguage(tag);
  return [tag, primary].find(isInterfaceLang) ?? 'en';
}

/** `pt` of `pt-BR`, in lower case. */
export function primaryLanguage(tag: string): string {
  return (/^[a-z]+/.exec(tag.toLowerCase()) ?? [''])[0];
}

/** What a language calls itself, as the first word of a line: `English`, `Français`, `Português (Brasil)`. */
export function languageName(tag: string): string {
  const name = languageNameIn(tag, tag);
  const [first = ''] = name;
  return first.toLocaleUpperCase(tag) + name.slice(first.length);
}

/** What a language is called in the language `lang`: French is `français` in French. */
export function languageNameIn(tag: string, lang: string): string {
  return new Intl.DisplayNames([lang], { type: 'language' }).of(tag) ?? tag;
}

/** English and French are written as in Britain and in France where a tag does not say otherwise. */
const house: Readonly<Record<string, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** How dates and lists are written beside texts in a language. */
export function localeOf(tag: string): string {
  return Object.hasOwn(house, tag) ? (house[tag] ?? tag) : tag;
}

/** Scripts that are written from right to left, of languages that are alive. Not every engine knows them by itself. */
const rightToLeft = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Mend',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
  'Yezi',
]);

/** Whether a language is written from left to right or from right to left. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}
