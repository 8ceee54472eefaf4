/** Language, then script, region, variants and extensions: the form of a language tag that names its language. */
const form = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i;
const maxLength = 35;

/**
 * Whether a text is a BCP 47 language tag, in the one spelling that Colophon takes for it: `pt-BR`, not `pt-br`. Folders and
 * records have tags in their names, so this asks nothing that another version of `Intl` would answer otherwise.
 */
export function isLanguageTag(text: string): boolean {
  return text.length <= maxLength && form.test(text) && recased(text) === text;
}

/**
 * A tag with the upper and lower case that RFC 5646, 2.1.1 recommends.
 * @example recased('ZH-hant-tw') // 'zh-Hant-TW'
 */
export function recased(tag: string): string {
  let afterSingleton = false;
  return tag
    .split('-')
    .map((part, index) => {
      const lower = part.toLowerCase();
      const isFirst = index === 0 || afterSingleton;
      afterSingleton ||= part.length === 1;
      if (isFirst || !/^[a-z]+$/.test(lower)) return lower;
      if (lower.length === 2) return lower.toUpperCase();
      return lower.length === 4 ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
    })
    .join('-');
}

/** How a language stands in addresses, which are in lower case: `pt-br`. */
export function languageInAddress(lang: string): string {
  return lang.toLowerCase();
}
