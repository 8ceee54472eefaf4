import type { InterfaceLang } from '../model/languages.ts';
import { tableOf } from './table.ts';
import type { FormWords } from './en/forms.ts';

/** What the forms of the editor call things, beside the fields. */
export const formWords = await tableOf<FormWords>((lang) => import(`./${lang}/forms.ts`));

/** What a form calls the value of a list to choose from; the value itself where nobody named it. */
export function optionWord(value: string, lang: InterfaceLang): string {
  const words: Record<string, string> = formWords[lang].options;
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}
