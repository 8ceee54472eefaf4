import type {
  BreadcrumbListLeaf,
  Graph,
  IdReference,
  ImageObjectLeaf,
  OrganizationLeaf,
  PersonLeaf,
} from 'schema-dts';
import { socialVariant } from '../../content/media/variants.ts';
import type { Breadcrumbs } from '../../publication/breadcrumbs.ts';
import { absoluteIn } from '../../publication/site-shell.ts';
import type { SiteShell } from '../../publication/site-shell.ts';
import type { EntryView } from '../../publication/entry-view.ts';
import type { Named } from '../../publication/summary.ts';

/**
 * Things that several pages speak of, as schema.org describes them. Each has one `@id` wherever it is named, so that
 * machines know it again; what the page of a thing says of it need not weigh on every other page. Nothing is said that
 * the page does not show.
 */

/** All that a page says to machines. */
export function graphOf(nodes: Graph['@graph']): Graph {
  return { '@context': 'https://schema.org', '@graph': nodes };
}

/** The site in the language of the page; its home page describes it. */
export function siteId(shell: SiteShell): IdReference {
  return { '@id': `${absoluteIn(shell, shell.home)}#website` };
}

/** Who publishes the site, where site.yaml says it. */
export function publisherNode(shell: SiteShell): (OrganizationLeaf & IdReference) | undefined {
  if (shell.publisher === undefined) return undefined;
  return {
    '@type': 'Organization',
    '@id': `${absoluteIn(shell, '/')}#publisher`,
    name: shell.publisher,
  };
}

/** A person with a page, in every language the same one. */
export function personNode({ name, address }: Named, shell: SiteShell): PersonLeaf {
  const inFirstLanguage = `/${address.slice(shell.home.length)}`;
  return { '@type': 'Person', '@id': `${absoluteIn(shell, inFirstLanguage)}#person`, name };
}

/** As {@link personNode}, with the page in the reader's language: search engines ask it of authors. */
export function authorNode(person: Named, shell: SiteShell): PersonLeaf {
  return { ...personNode(person, shell), url: absoluteIn(shell, person.address) };
}

/** The way to a page as its head shows it; its last step is the page itself. */
export function breadcrumbNode({ trail }: Breadcrumbs, title: string, shell: SiteShell): BreadcrumbListLeaf {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [
      ...trail.map(({ name, address }, index) => ({
        '@type': 'ListItem' as const,
        position: index + 1,
        name,
        item: absoluteIn(shell, address),
      })),
      { '@type': 'ListItem' as const, position: trail.length + 1, name: title },
    ],
  };
}

/** The picture at the head of an entry's page. A generated card is on no page, and networks do not show drawings. */
export function pictureNode({ picture }: EntryView, shell: SiteShell): ImageObjectLeaf | string | undefined {
  const format = picture?.file.picture?.format;
  if (picture === undefined || format === undefined || format === 'svg') return undefined;
  const url = absoluteIn(shell, socialVariant(picture.src, picture.file).address);
  return picture.credit === undefined ? url : { '@type': 'ImageObject', url, creditText: picture.credit };
}
