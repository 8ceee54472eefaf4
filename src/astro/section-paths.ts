import { descriptorOf, listedCollections } from '../model/collections.ts';
import type { ListedCollection } from '../model/collections.ts';
import type { Lang } from '../model/languages.ts';
import type { Publication } from '../publication/publication.ts';
import { localisedPaths } from './paths.ts';
import type { Path } from './paths.ts';

/** The collections whose pages have no routes of their own. */
const shared = listedCollections.filter((collection) => descriptorOf(collection).pages === 'shared');

/** As `localisedPaths`, for the routes that all collections without routes of their own have in common. */
export function sectionPaths<Props extends object>(
  paths: (collection: ListedCollection, publication: Publication, lang: Lang) => Path<Props>[],
) {
  return localisedPaths((publication, lang) =>
    shared.flatMap((collection) =>
      paths(collection, publication, lang).map(({ params, props }) => ({
        params: { section: descriptorOf(collection).section, ...params },
        props,
      })),
    ),
  );
}
