import type { AssetKind } from '../model/asset.ts';

const assetFolders: Record<AssetKind, string> = {
  logo: 'logos',
  photo: 'photos',
  screenshot: 'screenshots',
  diagram: 'diagrams',
  document: 'documents',
  video: 'videos',
};

/** Path of an asset's file in the kit's folder. */
export function pathInPack({ kind }: { kind: AssetKind }, { name }: { name: string }): string {
  return `${assetFolders[kind]}/${name}`;
}
