import type { AssetKind } from '../model/asset.ts';

const assetFolders: Record<AssetKind, string> = {
  logo: 'logos',
  photo: 'photos',
  screenshot: 'screenshots',
  diagram: 'diagrams',
  document: 'documents',
  video: 'videos',
};

/** Where a file of an asset lies in the kit's folder. */
export function pathInPack({ kind }: { kind: AssetKind }, { name }: { name: string }): string {
  return `${assetFolders[kind]}/${name}`;
}
