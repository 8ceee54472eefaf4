import { formatDay, stringsFor } from '../i18n/strings.ts';
import { titleOf } from '../model/entry.ts';
import type { Lang } from '../model/languages.ts';
import { addressOf } from './addresses.ts';
import { formerAddresses } from './former-addresses.ts';
import type { FormerAddresses, GonePage } from './former-addresses.ts';
import { listMeta } from './page-meta.ts';
import type { PageMeta } from './page-meta.ts';
import type { Publication } from './publication.ts';

/** The page of a text that was taken down. Plain data. */
export interface GoneView {
  pageMeta: PageMeta;
  heading: string;
  text: string;
  /** The language of title and reason. */
  textLang: Lang;
  title?: string;
  reason?: string;
  instead?: { title: string; address: string; lang: Lang };
}

const known = new WeakMap<Publication, FormerAddresses>();

/** Like {@link formerAddresses}, computed once for each publication. */
function formerAddressesOf(publication: Publication): FormerAddresses {
  const found = known.get(publication) ?? formerAddresses(publication);
  known.set(publication, found);
  return found;
}

/** The pages of removed texts, in one language of the site. */
export function goneViews(publication: Publication, lang: Lang): GoneView[] {
  return formerAddressesOf(publication)
    .gone.filter((page) => page.lang === lang)
    .map((page) => goneView(page, publication));
}

function goneView({ lang, tombstone, replacement }: GonePage, publication: Publication): GoneView {
  const { site } = publication.content;
  const { gone: t } = stringsFor(lang);
  const { collection, slug, title, since, at, reason } = tombstone;
  const hasEnded = title !== undefined;
  const heading = hasEnded ? t.endedHeading : t.heading;
  const from = since === undefined ? undefined : formatDay(since, lang);
  const text = (hasEnded ? t.endedText : t.text)(from, formatDay(at, lang));
  const pageMeta = listMeta(
    { title: heading, description: text, at: (other) => addressOf(collection, slug, other, site) },
    lang,
    publication,
  );
  return {
    // Search engines must not list it.
    pageMeta: { ...pageMeta, alternates: [] },
    heading,
    text,
    textLang: tombstone.lang,
    ...(hasEnded && { title }),
    ...(reason !== undefined && { reason }),
    ...(replacement !== undefined && {
      instead: {
        title: titleOf(replacement.entry),
        address: replacement.address,
        lang: replacement.entry.lang,
      },
    }),
  };
}
