import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { assetPages } from '../../kits/asset-pages.ts';
import { entryCollections } from '../../model/collections.ts';
import { factsOf } from '../../model/entry.ts';
import { absolute, listAddress } from '../../publication/addresses.ts';
import { formerAddresses } from '../../publication/former-addresses.ts';
import { entryMeta } from '../../publication/page-meta.ts';
import { currentPublication } from '../current-publication.ts';
import { hreflangs } from '../../outputs/seo/head.ts';

/**
 * The sitemap lists what search engines should index: no search page, and no text shown in place of a missing
 * translation.
 */
export async function siteSitemap(): Promise<AstroIntegration> {
  const publication = await currentPublication();
  if (publication === undefined) return { name: 'colophon-sitemap', hooks: {} };
  const { site } = publication.content;
  const hidden = new Set<string>();
  const modified = new Map<string, string>();
  const translations = new Map<string, { lang: string; url: string }[]>();
  for (const { address } of formerAddresses(publication).gone) hidden.add(absolute(address, site));
  for (const lang of publication.languages) {
    hidden.add(absolute(listAddress('search', lang, site), site));
    for (const { pageMeta } of assetPages(publication, lang)) {
      if (pageMeta.alternates.length === 0) hidden.add(absolute(pageMeta.address, site));
    }
    for (const collection of entryCollections) {
      for (const shown of publication.list(collection, lang)) {
        const { alternates, published, modified: updated } = entryMeta(shown, publication);
        const url = absolute(shown.address, site);
        const date = updated ?? published ?? factsOf(shown.entry).review?.lastReviewed;
        if (alternates.length === 0) hidden.add(url);
        if (date !== undefined) modified.set(url, date);
        const links = hreflangs({ alternates }).map((other) => ({
          lang: other.lang,
          url: absolute(other.address, site),
        }));
        if (links.length > 0) translations.set(url, links);
      }
    }
  }
  const styleguide = absolute('/styleguide/', site);
  return sitemap({
    filter: (url) => !hidden.has(url) && url !== styleguide,
    serialize: (item) => {
      const lastmod = modified.get(item.url);
      const links = translations.get(item.url);
      return { ...item, ...(lastmod !== undefined && { lastmod }), ...(links !== undefined && { links }) };
    },
  });
}
