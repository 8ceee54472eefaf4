import { entryCollections } from '../../../model/collections.ts';
import type { Lang } from '../../../model/languages.ts';
import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';
import { currentSession } from './session.ts';

export interface DraftLanguage {
  /** Undefined for a record, which has one file for all languages. */
  lang: Lang | undefined;
  data: Record<string, unknown>;
}

/** The fields of a draft by language, the main language first; Decap stores that one in another place. */
export function languagesOf(entry: ImmutableMap): DraftLanguage[] {
  const { locales } = currentSession().config.i18n;
  const isEntry = entryCollections.some((name) => name === entry.get('collection'));
  return (isEntry ? locales : [undefined]).map((lang) => ({
    lang,
    data: (plain(entry.getIn(dataPath(lang))) ?? {}) as Record<string, unknown>,
  }));
}

/** The path of a language's fields in Decap's entry. */
export function dataPath(lang: string | undefined): string[] {
  const { default_locale: main } = currentSession().config.i18n;
  return lang === undefined || lang === main ? ['data'] : ['i18n', lang, 'data'];
}
