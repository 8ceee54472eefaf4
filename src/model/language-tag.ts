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

/**
 * The tag that a text stands for: itself where it is one, else what was probably meant by it. What `Intl` calls
 * otherwise today (`iw` is `he`), a country for a language (`cz`) and a language's name (`français`) are known.
 * @returns undefined where nothing is like it
 */
export function languageTagFor(text: string): string | undefined {
  const tag = canonical(text.trim().replaceAll('_', '-'));
  if (tag !== undefined && isLanguageTag(tag) && isKnown(tag)) return tag;
  return tagOfCountry(text) ?? languageNamed(text) ?? (tag === undefined ? undefined : knownPart(tag));
}

function canonical(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text)[0];
  } catch {
    return undefined;
  }
}

const english = {
  language: new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }),
  region: new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }),
};

/** What `Intl` calls a language or a country in English; undefined where it does not know it. */
function nameOf(type: 'language' | 'region', code: string): string | undefined {
  return english[type].of(code);
}

/** `Intl` knows all languages of two letters and all countries, but not each small language, which has three. */
function isKnown(tag: string): boolean {
  const { language, region } = new Intl.Locale(tag);
  const isLanguage = language.length === 3 || nameOf('language', language) !== undefined;
  return isLanguage && (region === undefined || nameOf('region', region) !== undefined);
}

/** `en-EN` without the country that there is not. */
function knownPart(tag: string): string | undefined {
  const { language } = new Intl.Locale(tag);
  return nameOf('language', language) === undefined ? undefined : language;
}

function tagOfCountry(text: string): string | undefined {
  const isCountry = /^[a-z]{2}$/i.test(text) && nameOf('region', text.toUpperCase()) !== undefined;
  const { language } = isCountry ? new Intl.Locale(`und-${text}`).maximize() : {};
  return language === 'und' ? undefined : language;
}

/** By its name in English or in itself: there is no list of languages to ask, so all short codes are tried. */
function languageNamed(text: string): string | undefined {
  const wanted = plainName(text);
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => canonical(code) === code && nameOf('language', code) !== undefined)
    .find((code) =>
      ['en', code].some((lang) => {
        const name = new Intl.DisplayNames([lang], { type: 'language' }).of(code);
        return name !== undefined && plainName(name) === wanted;
      }),
    );
}

function plainName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
