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
import { absoluteIn } from '../../publication/chrome.ts';
import type { Chrome } from '../../publication/chrome.ts';
import type { Frame } from '../../publication/frame.ts';
import type { RecordView } from '../../publication/records.ts';
import { icons } from './icons.ts';
import { authorNode, graphOf, publisherNode, siteId } from './nodes.ts';

/**
 * What a list says to machines: that it is one. What it lists says the rest on its own page; a question with its answer
 * belongs on one page alone.
 * @see https://developers.google.com/search/docs/appearance/structured-data/faqpage
 */
export function listGraph(frame: Frame, chrome: Chrome, description = frame.description): Graph {
  return graphOf([{ '@type': 'CollectionPage', ...pageFacts(frame, chrome), description }]);
}

/** The home page: the site, its search, and who publishes it. */
export function homeGraph(chrome: Chrome): Graph {
  const publisher = publisherNode(chrome);
  const site: WebSiteLeaf = {
    '@type': 'WebSite',
    ...siteId(chrome),
    name: chrome.siteName,
    url: absoluteIn(chrome, chrome.home),
    description: chrome.tagline,
    inLanguage: chrome.lang,
    ...(publisher && { publisher: { '@id': publisher['@id'] } }),
    potentialAction: searchAction(chrome),
  };
  return graphOf([site, ...(publisher ? [withContacts(publisher, chrome)] : [])]);
}

/** The page of a topic, a series, a person or a partner, which lists what belongs to it. */
export function recordGraph(record: RecordView, frame: Frame, chrome: Chrome): Graph {
  const page = pageFacts(frame, chrome);
  switch (record.collection) {
    case 'topics':
    case 'series':
      return listGraph(frame, chrome, record.text);
    case 'people':
      return graphOf([{ '@type': 'ProfilePage', ...page, mainEntity: profile(record, chrome) }]);
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
            ...(record.demo && { disambiguatingDescription: stringsFor(chrome.lang).demoPartner }),
          },
        },
      ]);
  }
}

/** As the site's own forms ask: by the address of the search page. */
function searchAction(chrome: Chrome): WithActionConstraints<SearchActionLeaf> {
  const urlTemplate = `${absoluteIn(chrome, chrome.search)}?q={search_term_string}`;
  return {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate },
    'query-input': 'required name=search_term_string',
  };
}

function pageFacts(frame: Frame, chrome: Chrome) {
  const url = absoluteIn(chrome, frame.canonical);
  return { '@id': url, url, name: frame.title, inLanguage: frame.textLang, isPartOf: siteId(chrome) };
}

function profile(record: RecordView, chrome: Chrome): PersonLeaf {
  const { role, text, demo } = record;
  return {
    ...authorNode(record, chrome),
    ...(role !== undefined && { jobTitle: role }),
    ...(text !== '' && text !== role && { description: text }),
    ...(demo && { disambiguatingDescription: stringsFor(chrome.lang).demoPerson }),
  };
}

/** The publisher, with the mark that the site's header shows and the addresses in its footer. */
function withContacts(publisher: OrganizationLeaf, chrome: Chrome): OrganizationLeaf {
  const t = stringsFor(chrome.lang);
  const { editorial, press } = chrome.contacts;
  const contact = (contactType: string, email: string | undefined): ContactPointLeaf[] =>
    email === undefined ? [] : [{ '@type': 'ContactPoint', contactType, email }];
  const contacts = [...contact(t.editorial, editorial), ...contact(t.press, press)];
  return {
    ...publisher,
    url: absoluteIn(chrome, '/'),
    logo: absoluteIn(chrome, icons.large.address),
    ...(contacts.length > 0 && { contactPoint: contacts }),
  };
}
