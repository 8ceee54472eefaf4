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

/** What a page says of itself to browsers, search engines and social networks. Plain data. */
export interface PageMeta {
  /** The language of the page around the text. */
  lang: Lang;
  /** The language of the text; another than `lang` where the text is not translated. */
  textLang: Lang;
  address: string;
  title: string;
  description: string;
  /** The same page in each language of the site, translated or not: for readers. */
  switcher: { lang: Lang; address: string }[];
  /** The languages in which the page is really written: for search engines. Empty where it should not be indexed. */
  alternates: { lang: Lang; address: string }[];
  /** Where this text is at home. */
  canonical: string;
  type: 'website' | 'article' | 'profile';
  social: SocialPicture;
  published?: string;
  modified?: string;
  /** Addresses of the pages of an article's authors. */
  authors?: string[];
  /** The name of an article's first topic. */
  section?: string;
  /** What the page lists, or what changes on it, is also a feed, beside the page. */
  hasFeed?: true;
  /** Where programs find the card that others may show of the page, without base. */
  oEmbed?: string;
}

/** First the picture that the editor chose, then the generated card, then the site's own. */
type SocialPicture =
  | { kind: 'picture'; picture: HeadPicture }
  | { kind: 'card'; address: string; alt: { collection: AnyEntry['collection']; title: string } }
  | { kind: 'site' };

/** What the page of an entry says of itself. */
export function entryMeta(shown: Shown, publication: Publication): PageMeta {
  const { entry, lang, address } = shown;
  const { site } = publication.content;
  const { title, summary, picture, date, authors, topics } = summarise(shown, publication);
  const [topic] = topics;
  // What is said to others is said in the language of the text.
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
      // Where social networks show a picture and little else, the card says that this is an advertisement; a photo does not.
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

/** The same for a page that the site makes itself: lists, topics, authors, search. */
export function listMeta(
  page: {
    title: string;
    description: string;
    type?: PageMeta['type'];
    hasFeed?: boolean;
    /** The page is no result of a search: of a search on the site itself, say. */
    unlisted?: boolean;
    /** The languages in which the page exists, where it is not all of them. */
    languages?: readonly Lang[];
    /** Where it stands in a language; where it does not exist in that, the page to go to instead. */
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

/** The same for the page that stands where there is none. A host has one for all addresses and all languages. */
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
