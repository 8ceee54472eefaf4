import { sectionWords } from '../i18n/collection-words.ts';
import { isListed } from '../model/collections.ts';
import type { EntryCollection } from '../model/collections.ts';
import { listAddress } from './addresses.ts';
import type { SiteShell } from './site-shell.ts';
import type { Summary } from './summary.ts';

/** A step on the path from a section to a page. */
interface Crumb {
  name: string;
  address: string;
}

export interface Breadcrumbs {
  /** The path: the section, then the entry's first topic. */
  trail: Crumb[];
  /** The entry's other topics, on the same level as the first. */
  beside: Crumb[];
}

/** The breadcrumbs of an entry, above its title and for search engines. */
export function breadcrumbsOf(
  { collection, topics }: Pick<Summary, 'collection' | 'topics'>,
  shell: Pick<SiteShell, 'lang' | 'languages'>,
): Breadcrumbs | undefined {
  const section = sectionOf(collection, shell);
  if (section === undefined) return undefined;
  const crumbs = topics.map(({ name, address }) => ({ name, address }));
  return { trail: [section, ...crumbs.slice(0, 1)], beside: crumbs.slice(1) };
}

/** The list that an entry belongs to; undefined where it belongs to none. */
function sectionOf(
  collection: EntryCollection,
  { lang, languages }: Pick<SiteShell, 'lang' | 'languages'>,
): Crumb | undefined {
  if (!isListed(collection)) return undefined;
  return {
    name: sectionWords(collection, lang).name,
    address: listAddress(collection, lang, { languages: [...languages] }),
  };
}
