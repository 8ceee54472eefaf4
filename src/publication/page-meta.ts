import { withLabel } from '../disclosure/site-label.ts';
import { stringsFor } from '../i18n/strings.ts';
import { isListed } from '../model/collections.ts';
import { isKit, modifiedAt } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Lang } from '../model/languages.ts';
import { defaultLang } from '../model/site.ts';
import { addressOf, cardAddress, homeAddress, oEmbedBeside } from './addresses.ts';
import type { Publication, Shown } from './publication.ts';
import { summarise } from './summary.ts';
import type { HeadPicture } from './summary.ts';

/** A page's metadata for browsers, search engines and social networks. Plain data. */
export interface PageMeta {
  /** The language of the page around the text. */
  lang: Lang;
  /** The language of the text; differs from `lang` where the text is not translated. */
  textLang: Lang;
  address: string;
  title: string;
  description: string;
  /** For readers: the page in each language of the site, translated or not. */
  switcher: { lang: Lang; address: string }[];
  /** For search engines: the languages in which the page is really written. Empty where it should not be indexed. */
  alternates: { lang: Lang; address: string }[];
  /** The canonical address, in the text's own language. */
  canonical: string;
  type: 'website' | 'article' | 'profile';
  social: SocialPicture;
  published?: string;
  modified?: string;
  /** Addresses of the authors' pages. */
  authors?: string[];
  /** The name of the first topic. */
  section?: string;
  /** Whether the page has a feed beside it. */
  hasFeed?: true;
  /** Address of the page's oEmbed answer, without base path. */
  oEmbed?: string;
}

/** The picture that the editor chose, else the generated card, else the site's picture. */
type SocialPicture =
  | { kind: 'picture'; picture: HeadPicture }
  | { kind: 'card'; address: string; alt: { collection: AnyEntry['collection']; title: string } }
  | { kind: 'site' };

/** The metadata of an entry's page. */
export function entryMeta(shown: Shown, publication: Publication): PageMeta {
  const { entry, lang, address } = shown;
  const { site } = publication.content;
  const { title, summary, picture, date, authors, topics } = summarise(shown, publication);
  const [topic] = topics;
  // Other sites show the text's own language, so the label has to be in it.
  const { partnership } = summarise({ ...shown, lang: entry.lang }, publication);
  const at = (other: Lang) => addressOf(entry.collection, entry.slug, other, site);
  const written = publication.translations(entry);
  const modified = modifiedAt(entry);
  return {
    lang,
    textLang: entry.lang,
    address,
    title,
    description: withLabel(partnership?.label, summary),
    switcher: publication.languages.map((other) => ({ lang: other, address: at(other) })),
    alternates: entry.lang === lang ? written.map((other) => ({ lang: other, address: at(other) })) : [],
    canonical: at(entry.lang),
    type: isListed(entry.collection) ? 'article' : 'website',
    social:
      // Social networks show little more than the picture. The card contains the advertisement label, a photo does
      // not.
      picture && picture.file.picture?.format !== 'svg' && partnership?.mark === undefined
        ? { kind: 'picture', picture }
        : {
            kind: 'card',
            address: cardAddress(entry),
            alt: { collection: entry.collection, title: withLabel(partnership?.label, title) },
          },
    ...(date !== undefined && { published: date }),
    ...(modified !== undefined && { modified }),
    ...(isKit(entry) && { oEmbed: oEmbedBeside(at(entry.lang)) }),
    ...(isKit(entry) && entry.lang === lang && { hasFeed: true }),
    ...(authors.length > 0 && { authors: authors.map((author) => author.address) }),
    ...(topic && { section: topic.name }),
  };
}

/** The metadata of a page that the site generates: lists, topics, authors, search. */
export function listMeta(
  page: {
    title: string;
    description: string;
    type?: PageMeta['type'];
    hasFeed?: boolean;
    /** Keeps the page out of search results, for example the search page itself. */
    unlisted?: boolean;
    /** The languages in which the page exists, if not all. */
    languages?: readonly Lang[];
    /** The page's address in a language; where it does not exist in that language, the page to show instead. */
    at: (lang: Lang) => string;
  },
  lang: Lang,
  publication: Publication,
): PageMeta {
  const everywhere = publication.languages.map((other) => ({ lang: other, address: page.at(other) }));
  return {
    lang,
    textLang: lang,
    address: page.at(lang),
    title: page.title,
    description: page.description,
    switcher: everywhere,
    alternates:
      page.unlisted === true
        ? []
        : everywhere.filter(({ lang: other }) => page.languages?.includes(other) ?? true),
    canonical: page.at(lang),
    type: page.type ?? 'website',
    social: { kind: 'site' },
    ...(page.hasFeed === true && { hasFeed: true }),
  };
}

/** The metadata of the 404 page. A host has one for all addresses and languages. */
export function notFoundMeta(publication: Publication): PageMeta {
  const { site } = publication.content;
  const lang = defaultLang(site);
  const t = stringsFor(lang);
  const page = { title: t.notFound, description: t.notFoundText, unlisted: true };
  const address = '/404.html';
  return {
    ...listMeta({ ...page, at: (other) => homeAddress(other, site) }, lang, publication),
    address,
    canonical: address,
  };
}
