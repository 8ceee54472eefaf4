import type {
  ContactPointLeaf,
  Graph,
  OrganizationLeaf,
  PersonLeaf,
  SearchActionLeaf,
  WebSiteLeaf,
  WithActionConstraints,
} from 'schema-dts';
import { stringsFor } from '../../i18n/strings.ts';
import { absoluteIn } from '../../publication/site-shell.ts';
import type { SiteShell } from '../../publication/site-shell.ts';
import type { PageMeta } from '../../publication/page-meta.ts';
import type { RecordView } from '../../publication/records.ts';
import { icons } from './icons.ts';
import { authorNode, graphOf, publisherNode, siteId } from './nodes.ts';

/**
 * The JSON-LD of a list: only that it is a list. The pages of its items have the rest; a question with its answer
 * must be on one page only.
 * @see https://developers.google.com/search/docs/appearance/structured-data/faqpage
 */
export function listGraph(pageMeta: PageMeta, shell: SiteShell, description = pageMeta.description): Graph {
  return graphOf([{ '@type': 'CollectionPage', ...pageFacts(pageMeta, shell), description }]);
}

/** The home page: the site, its search, and its publisher. */
export function homeGraph(shell: SiteShell): Graph {
  const publisher = publisherNode(shell);
  const site: WebSiteLeaf = {
    '@type': 'WebSite',
    ...siteId(shell),
    name: shell.siteName,
    url: absoluteIn(shell, shell.home),
    description: shell.tagline,
    inLanguage: shell.lang,
    ...(publisher && { publisher: { '@id': publisher['@id'] } }),
    potentialAction: searchAction(shell),
  };
  return graphOf([site, ...(publisher ? [withContacts(publisher, shell)] : [])]);
}

/** The page of a topic, series, person or partner, which lists its entries. */
export function recordGraph(record: RecordView, pageMeta: PageMeta, shell: SiteShell): Graph {
  const page = pageFacts(pageMeta, shell);
  switch (record.collection) {
    case 'topics':
    case 'series':
      return listGraph(pageMeta, shell, record.text);
    case 'people':
      return graphOf([{ '@type': 'ProfilePage', ...page, mainEntity: profile(record, shell) }]);
    case 'partners':
      return graphOf([
        {
          '@type': 'CollectionPage',
          ...page,
          description: record.text,
          about: {
            '@type': 'Organization',
            name: record.name,
            ...(record.website !== undefined && { url: record.website }),
            ...(record.demo && { disambiguatingDescription: stringsFor(shell.lang).demoPartner }),
          },
        },
      ]);
  }
}

/** The same search address that the site's own forms use. */
function searchAction(shell: SiteShell): WithActionConstraints<SearchActionLeaf> {
  const urlTemplate = `${absoluteIn(shell, shell.search)}?q={search_term_string}`;
  return {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate },
    'query-input': 'required name=search_term_string',
  };
}

function pageFacts(pageMeta: PageMeta, shell: SiteShell) {
  const url = absoluteIn(shell, pageMeta.canonical);
  return { '@id': url, url, name: pageMeta.title, inLanguage: pageMeta.textLang, isPartOf: siteId(shell) };
}

function profile(record: RecordView, shell: SiteShell): PersonLeaf {
  const { role, text, demo } = record;
  return {
    ...authorNode(record, shell),
    ...(role !== undefined && { jobTitle: role }),
    ...(text !== '' && text !== role && { description: text }),
    ...(demo && { disambiguatingDescription: stringsFor(shell.lang).demoPerson }),
  };
}

/** The publisher, with the logo in the site's header and the contacts in its footer. */
function withContacts(publisher: OrganizationLeaf, shell: SiteShell): OrganizationLeaf {
  const t = stringsFor(shell.lang);
  const { editorial, press } = shell.contacts;
  const contact = (contactType: string, email: string | undefined): ContactPointLeaf[] =>
    email === undefined ? [] : [{ '@type': 'ContactPoint', contactType, email }];
  const contacts = [...contact(t.editorial, editorial), ...contact(t.press, press)];
  return {
    ...publisher,
    url: absoluteIn(shell, '/'),
    logo: absoluteIn(shell, icons.large.address),
    ...(contacts.length > 0 && { contactPoint: contacts }),
  };
}
