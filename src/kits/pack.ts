import type { AssetKind } from '../model/asset.ts';
import { packName } from './addresses.ts';
import type { DownloadSet, KitFile, PreparedAsset } from './prepared-kit.ts';
import type { KitSource } from './source.ts';
import { companionTexts, offeredTexts } from './texts.ts';

/** A file of a ZIP before the ZIP is made: a file of an asset, or a text. */
export type PackItem = { name: string } & ({ file: KitFile } | { text: string });

/** A ZIP before it is made. */
export interface Pack {
  set: DownloadSet;
  /** The folder in it. */
  folder: string;
  /** In the order of their names, which are paths in the folder. */
  items: PackItem[];
  /** `YYYY-MM-DD`, which its files carry. */
  day: string;
}

const folders: Record<AssetKind, string> = {
  logo: 'logos',
  photo: 'photos',
  screenshot: 'screenshots',
  diagram: 'diagrams',
  document: 'documents',
  video: 'videos',
};

/** What each ZIP has in it; ZIPs that would have nothing are left out. Pure. */
export function packsOf(source: KitSource, assets: readonly PreparedAsset[]): Pack[] {
  const texts = offeredTexts(source);
  const ofKind = (kind: AssetKind) => assets.filter(({ asset }) => asset.kind === kind);
  const sets: [DownloadSet, readonly PreparedAsset[], typeof texts][] = [
    ['all', assets, texts],
    ['logos', ofKind('logo'), []],
    ['photos', ofKind('photo'), []],
    ['text', [], texts],
  ];
  return sets
    .filter(([, files, words]) => files.length + words.length > 0)
    .map(([set, files, words]) => ({
      set,
      folder: packName(source),
      items: [
        ...files.flatMap(({ asset, files: made }) =>
          made.map((file): PackItem => ({ name: `${folders[asset.kind]}/${file.name}`, file })),
        ),
        ...words,
        ...companionTexts(source, files),
      ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
      day: versionDay(source),
    }));
}

/** The day of the version, else the first that a ZIP can have. */
function versionDay({ kit }: KitSource): string {
  return kit.changelog.find(({ version }) => version === kit.version)?.date ?? '1980-01-01';
}

/** In the form of `sha256sum -c`. */
export function checksums(files: readonly { name: string; sha256: string }[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}
