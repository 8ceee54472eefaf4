import type { Lang } from '../model/languages.ts';
import type { Publication } from './publication.ts';

/**
 * What is worked out from a whole publication for one language, when it is first asked for, and then kept for as long as
 * the publication is: thousands of pages ask for the same.
 */
export function memoizePerLanguage<T>(
  make: (publication: Publication, lang: Lang) => T,
): (publication: Publication, lang: Lang) => T {
  const known = new WeakMap<Publication, Map<Lang, T>>();
  return (publication, lang) => {
    const made = known.get(publication) ?? new Map<Lang, T>();
    known.set(publication, made);
    const found = made.get(lang) ?? make(publication, lang);
    made.set(lang, found);
    return found;
  };
}
