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
 * schema.org nodes that several pages refer to. Each has one `@id` everywhere, so that machines recognise it, and
 * details are only on the node's own page. Nothing is stated that the page does not show.
 */

/** A page's JSON-LD graph. */
export function graphOf(nodes: Graph['@graph']): Graph {
  return { '@context': 'https://schema.org', '@graph': nodes };
}

/** The site in the language of the page; its home page describes it. */
export function siteId(shell: SiteShell): IdReference {
  return { '@id': `${absoluteIn(shell, shell.home)}#website` };
}

/** The publisher of the site, if site.yaml names one. */
export function publisherNode(shell: SiteShell): (OrganizationLeaf & IdReference) | undefined {
  if (shell.publisher === undefined) return undefined;
  return {
    '@type': 'Organization',
    '@id': `${absoluteIn(shell, '/')}#publisher`,
    name: shell.publisher,
  };
}

/** A person with a page; the same `@id` in every language. */
export function personNode({ name, address }: Named, shell: SiteShell): PersonLeaf {
  const inFirstLanguage = `/${address.slice(shell.home.length)}`;
  return { '@type': 'Person', '@id': `${absoluteIn(shell, inFirstLanguage)}#person`, name };
}

/** Like {@link personNode}, with the page in the reader's language: search engines require it for authors. */
export function authorNode(person: Named, shell: SiteShell): PersonLeaf {
  return { ...personNode(person, shell), url: absoluteIn(shell, person.address) };
}

/** The breadcrumbs of a page; the last one is the page itself. */
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

/**
 * The main picture of an entry's page. Not the generated card, which no page shows, and not a drawing, which networks
 * do not display.
 */
export function pictureNode({ picture }: EntryView, shell: SiteShell): ImageObjectLeaf | string | undefined {
  const format = picture?.file.picture?.format;
  if (picture === undefined || format === undefined || format === 'svg') return undefined;
  const url = absoluteIn(shell, socialVariant(picture.src, picture.file).address);
  return picture.credit === undefined ? url : { '@type': 'ImageObject', url, creditText: picture.credit };
}
