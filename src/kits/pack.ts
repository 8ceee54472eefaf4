import type { AssetKind } from '../model/asset.ts';
import { packName } from './addresses.ts';
import { pathInPack } from './pack-path.ts';
import type { DownloadSet, KitFile, PreparedAsset } from './prepared-kit.ts';
import type { KitSource } from './source.ts';
import { companionTexts, offeredTexts } from './texts.ts';
import type { KitText } from './texts/kit-text.ts';
import { manifestOf, writeManifest } from './write-manifest.ts';

/** A file for a ZIP: a file of an asset, or a text. */
export type PackItem = { name: string } & ({ file: KitFile } | { text: string });

/** The plan of a ZIP. */
export interface Pack {
  set: DownloadSet;
  /** Name of the folder in the ZIP. */
  folder: string;
  /** Sorted by name, which is the path in the folder. */
  items: PackItem[];
  /** `YYYY-MM-DD`, the date of all files in the ZIP. */
  day: string;
}

/** The contents of each ZIP; empty ZIPs are left out. Pure. */
export function packsOf(source: KitSource, assets: readonly PreparedAsset[]): Pack[] {
  const texts = offeredTexts(source);
  const manifest = { name: 'kit.json', text: writeManifest(manifestOf(source, assets)) };
  const ofKind = (...kinds: AssetKind[]) => assets.filter(({ asset }) => kinds.includes(asset.kind));
  const sets: [DownloadSet, readonly PreparedAsset[], readonly KitText[]][] = [
    ['all', assets, texts],
    ['logos', ofKind('logo'), []],
    ['photos', ofKind('photo', 'screenshot', 'diagram'), []],
    ['text', [], texts],
  ];
  return sets
    .filter(([, files, words]) => files.length + words.length > 0)
    .map(([set, files, words]) => {
      const offered: PackItem[] = [
        ...files.flatMap(({ asset, files: made }) =>
          made.map((file) => ({ name: pathInPack(asset, file), file })),
        ),
        ...words,
      ];
      const names = offered.map(({ name }) => name);
      return {
        set,
        folder: packName(source),
        items: inOrder([...offered, ...companionTexts(source, files, names), manifest]),
        day: versionDay(source),
      };
    });
}

/** Sorted by name, by code units, so that the order is the same on every machine. */
export function inOrder<T extends { name: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The date of the version, else the earliest date that ZIP supports. */
function versionDay({ kit }: KitSource): string {
  return kit.changelog.find(({ version }) => version === kit.version)?.date ?? '1980-01-01';
}

/** In the format of `sha256sum -c`. */
export function checksums(files: readonly { name: string; sha256: string }[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}
