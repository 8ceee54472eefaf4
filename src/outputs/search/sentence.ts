import type { Plural } from '../../i18n/en/search.ts';

/** Replaces `{name}` by values. Numbers are formatted for the language. */
export function fill(text: string, values: Record<string, string | number>, lang: string): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? new Intl.NumberFormat(lang).format(value) : (value ?? hole);
  });
}

/** The plural form of a sentence for a number, which replaces {count}; other values as in {@link fill}. */
export function plural(
  forms: Plural,
  count: number,
  lang: string,
  values: Record<string, string> = {},
): string {
  const form = new Intl.PluralRules(lang).select(count) === 'one' ? forms.one : forms.other;
  return fill(form, { ...values, count }, lang);
}
