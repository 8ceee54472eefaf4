import type { Lang } from '../model/languages.ts';
import type { Publication } from './publication.ts';

/**
 * Computes something from a whole publication for one language when it is first needed, and keeps it as long as the
 * publication: thousands of pages need the same result.
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
