import { sectionWords } from '../i18n/collection-words.ts';
import { isListed } from '../model/collections.ts';
import type { EntryCollection } from '../model/collections.ts';
import { listAddress } from './addresses.ts';
import type { SiteShell } from './site-shell.ts';
import type { Summary } from './summary.ts';

/** A step on the way from the site's sections to a page. */
interface Crumb {
  name: string;
  address: string;
}

export interface Breadcrumbs {
  /** The way down: the section, and the first of the entry's topics. */
  trail: Crumb[];
  /** The entry's other topics. They stand beside the first, and not beneath it. */
  beside: Crumb[];
}

/** Where an entry stands on the site: what its page shows above the title, and says to search engines. */
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
