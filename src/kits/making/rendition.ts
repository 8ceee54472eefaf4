import { mediaMime, mediaTypeOf } from '../../model/media-types.ts';
import type { KitAsset } from '../../publication/kit-view.ts';
import type { KitFile } from '../prepared-kit.ts';
import type { Rendition } from '../renditions.ts';
import type { Rights } from '../rights.ts';
import { rightsDigits } from '../addresses.ts';
import { keyOf } from './key.ts';
import type { Measured } from './meter.ts';
import type { PictureProcess } from './picture-process.ts';
import type { KitStore } from './store.ts';

export interface Folders {
  contentDir: string;
  cacheDir: string;
}

/** Where the bytes of an offered file are: in the cache, or in the content folder. */
export type Origin = { made: string } | { content: string; digest: string };

/** What the cache stores about a file that was made. */
type Remembered = Measured & { width?: number; height?: number };

/**
 * Makes a file of an asset, or takes it from the cache.
 * @throws ChangedBytesError where the asset's bytes are no longer those that were checked
 */
export async function makeRendition(
  asset: KitAsset,
  { name, role, recipe }: Rendition,
  rights: Rights,
  place: { folder: string; store: KitStore; pictures: PictureProcess; folders: Folders },
): Promise<{ file: KitFile; origin: Origin }> {
  const { digest, bytes, picture } = asset.media;
  const folder = recipe.as === 'copy' ? place.folder : `${place.folder}${rightsDigits(rights)}/`;
  const fileOf = (of: Remembered): KitFile => ({
    name,
    address: `${folder}${name}`,
    role,
    ...of,
    type: mediaMime(name),
    label: mediaTypeOf(name)?.label ?? '',
  });
  if (recipe.as === 'copy') {
    const size = picture && { width: picture.width, height: picture.height };
    const file = fileOf({ bytes, sha256: digest, ...size });
    return { file, origin: { content: asset.file.slice(1), digest } };
  }
  const key = keyOf(digest, recipe, rights);
  const made = `${key}.${name.split('.').at(-1) ?? ''}`;
  const known = (await place.store.readJson(`${key}.json`)) as Remembered | undefined;
  if (known !== undefined && (await place.store.has(made, known.bytes)))
    return { file: fileOf(known), origin: { made } };
  const remembered = await place.pictures.make({
    file: asset.file.slice(1),
    digest,
    picture: picture ?? { width: 0, height: 0, format: 'svg' },
    recipe,
    rights,
    made,
    folders: place.folders,
  });
  await place.store.write(`${key}.json`, Buffer.from(JSON.stringify(remembered)));
  return { file: fileOf(remembered), origin: { made } };
}
