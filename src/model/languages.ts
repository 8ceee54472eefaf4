/** The languages that the interface speaks. Another one needs a table in `src/i18n/` and an entry here. */
export const languages = {
  en: { name: 'English', locale: 'en-GB', dir: 'ltr' },
  fr: { name: 'Français', locale: 'fr-FR', dir: 'ltr' },
} as const satisfies Record<string, { name: string; locale: string; dir: 'ltr' | 'rtl' }>;

export type Lang = keyof typeof languages;

export const languageIds = Object.keys(languages) as [Lang, ...Lang[]];

export function isLang(text: string): text is Lang {
  return Object.hasOwn(languages, text);
}
