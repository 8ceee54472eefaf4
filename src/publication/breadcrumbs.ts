import { stringsFor } from '../i18n/strings.ts';
import type { EntryCollection } from '../model/collections.ts';
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
  shell: Pick<SiteShell, 'lang' | 'home'>,
): Breadcrumbs | undefined {
  const section = sectionOf(collection, shell);
  if (section === undefined) return undefined;
  const crumbs = topics.map(({ name, address }) => ({ name, address }));
  return { trail: [section, ...crumbs.slice(0, 1)], beside: crumbs.slice(1) };
}

/** The section that an entry belongs to; pages belong to none. */
function sectionOf(
  collection: EntryCollection,
  { lang, home }: Pick<SiteShell, 'lang' | 'home'>,
): Crumb | undefined {
  const t = stringsFor(lang);
  switch (collection) {
    case 'posts':
      return { name: t.blog, address: `${home}blog/` };
    case 'faq':
      return { name: t.faq, address: `${home}faq/` };
    case 'kits':
      return { name: t.kits, address: `${home}kits/` };
    case 'pages':
      return undefined;
  }
}
