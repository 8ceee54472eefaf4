import { interfaceLang } from '../model/languages.ts';
import type { Lang } from '../model/languages.ts';
import { tableOf } from './table.ts';
import type { DisclosureWords } from './en/disclosure.ts';

const tables = await tableOf<DisclosureWords>((lang) => import(`./${lang}/disclosure.ts`));

/** What is said beside a gift or a payment. */
export function disclosureWords(lang: Lang): DisclosureWords {
  return tables[interfaceLang(lang)];
}
