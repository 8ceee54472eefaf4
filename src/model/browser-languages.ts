import { isInterfaceLang, primaryLanguage } from './languages.ts';
import type { InterfaceLang, Lang } from './languages.ts';

/**
 * How times and numbers are written for a reader of `lang`: as in the country that their browser names.
 * Browsers name what their system does, and that may be no language tag: Chromium without a locale says
 * "en-US@posix", at which `Intl` throws.
 * @param wanted `navigator.languages`
 * @returns a tag that `Intl` takes
 */
export function localeFor(lang: Lang, wanted: readonly string[]): string {
  return wanted.find((tag) => isTag(tag) && primaryLanguage(tag) === lang) ?? lang;
}

/** The first of a browser's languages that the interface speaks, else English. */
export function preferredLang(wanted: readonly string[]): InterfaceLang {
  return wanted.map(primaryLanguage).find(isInterfaceLang) ?? 'en';
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
