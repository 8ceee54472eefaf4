import type { Graph, ImageObjectLeaf, OrganizationLeaf, PersonLeaf } from 'schema-dts';
import { assetPageIn } from '../../kits/addresses.ts';
import type { PreparedAsset } from '../../kits/prepared-kit.ts';
import { absoluteIn } from '../../publication/site-shell.ts';
import type { SiteShell } from '../../publication/site-shell.ts';

/**
 * The pictures of a kit, with the data that search engines show for reusable pictures: creator, licence, and where to
 * get it.
 * @see https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata
 */
export function imageObjects(assets: readonly PreparedAsset[], shell: SiteShell): ImageObjectLeaf[] {
  return assets.flatMap(({ asset, creditLine, licence, files }) => {
    const largest = files
      .filter(({ type, width }) => type.startsWith('image/') && width !== undefined)
      .toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0))[0];
    if (largest === undefined) return [];
    const page = absoluteIn(shell, assetPageIn(shell.home, asset.media));
    return [
      {
        '@type': 'ImageObject',
        '@id': `${page}#image`,
        contentUrl: absoluteIn(shell, largest.address),
        encodingFormat: largest.type,
        width: { '@type': 'QuantitativeValue', value: largest.width ?? 0, unitCode: 'E37' },
        height: { '@type': 'QuantitativeValue', value: largest.height ?? 0, unitCode: 'E37' },
        sha256: largest.sha256,
        name: asset.alt,
        ...(asset.caption !== undefined && { caption: asset.caption }),
        creditText: asset.credit,
        creator: creatorOf(asset.credit, shell),
        copyrightNotice: creditLine,
        // Terms without an address are on the file's own page.
        license: licence.address ?? page,
        acquireLicensePage: page,
        ...(asset.expires !== undefined && { expires: asset.expires }),
      },
    ];
  });
}

/** A page's graph with the pictures on it. */
export function withImages(graph: Graph, assets: readonly PreparedAsset[], shell: SiteShell): Graph {
  return { ...graph, '@graph': [...graph['@graph'], ...imageObjects(assets, shell)] };
}

/** The kit does not say whether a name is a person's; a name other than the publisher's usually is. */
function creatorOf(name: string, { publisher, siteName }: SiteShell): OrganizationLeaf | PersonLeaf {
  return { '@type': name === publisher || name === siteName ? 'Organization' : 'Person', name };
}
