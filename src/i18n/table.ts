import { interfaceLangs } from '../model/languages.ts';
import type { InterfaceLang } from '../model/languages.ts';

/**
 * The sentences of one part of the product in all languages. Each part is a file of its own in each language's folder,
 * with one export, `words`, so that a page loads the parts that it shows and no others. Such a file imports nothing but
 * types: modules wait here until it is there, and a file that waited for one of them would never come.
 * @param load imports the part's file of a language
 */
export async function tableOf<T>(
  load: (lang: InterfaceLang) => Promise<unknown>,
): Promise<Record<InterfaceLang, T>> {
  const files = await Promise.all(
    interfaceLangs.map(async (lang) => [lang, ((await load(lang)) as { words: T }).words] as const),
  );
  return Object.fromEntries(files) as Record<InterfaceLang, T>;
}
