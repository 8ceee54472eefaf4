import { entryCollections } from '../../model/collections.ts';
import type { Lang } from '../../model/languages.ts';
import { defaultLang } from '../../model/site.ts';
import type { Site } from '../../model/site.ts';
import { addressOf, basePath, homeAddress, withBase } from '../../publication/addresses.ts';
import type { Desk } from '../desk/desk.ts';
import type { DraftName } from '../desk/names.ts';
import { isShown, onSite } from './change.ts';

/** The public address of a draft's entry; undefined if the site does not show it, for example before its date. */
export async function pageAddress(desk: Desk, name: DraftName, site: Site): Promise<string | undefined> {
  const { collection, slug } = name;
  if (collection === 'media') return undefined;
  const isEntry = (entryCollections as string[]).includes(collection);
  const shown = isEntry ? (await onSite(desk, name)).filter((one) => isShown(one, desk.now())) : [];
  const lang = isEntry ? shown[0]?.entry.lang : site.languages[0];
  return lang === undefined ? undefined : withBase(addressOf(collection, slug, lang, site), basePath(site));
}

/** The site's home page in a person's language, if the site has that language. */
export function siteHome(lang: Lang, site: Site): string {
  const spoken = site.languages.includes(lang) ? lang : defaultLang(site);
  return withBase(homeAddress(spoken, site), basePath(site));
}
