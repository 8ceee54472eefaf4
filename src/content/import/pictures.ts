import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeMedia } from '../media/library.ts';
import { freeMediaName } from '../../model/media-names.ts';
import { checkMediaFile, isPicture } from '../../model/media-types.ts';
import type { Asset } from '../../model/asset.ts';

/** A picture of a foreign kit that our kits can use. */
export interface FoundPicture {
  /** In the kit's folder. */
  path: string;
  bytes: Buffer;
  kind: Extract<Asset['kind'], 'logo' | 'screenshot'>;
  /** `/media/my-game/logo.png` */
  address: string;
}

/**
 * The pictures in the folder `images`, and those next to it that presskit() keeps there. Thumbnails and ZIPs are
 * skipped, because they are made from the pictures.
 * @param slug of the kit
 */
export async function picturesIn(
  folder: string,
  slug: string,
): Promise<{ found: FoundPicture[]; refused: { path: string; why: string }[] }> {
  const names = await namesIn(join(folder, 'images'));
  const found: FoundPicture[] = [];
  const refused: { path: string; why: string }[] = [];
  const digests = new Set<string>();
  const taken = new Set<string>();
  for (const name of names) {
    if (/(?:^|\/)\.|\.thumb\.\w+$|\.zip$|^favicon\.ico$/i.test(name)) continue;
    const path = `images/${name}`;
    const info = await lstat(join(folder, path));
    const wanted = `${slug}/${name.replaceAll('/', '-')}`;
    const address = `/media/${freeMediaName(wanted, (file) => taken.has(`/${file}`))}`;
    const [fault] = checkMediaFile(address, info.isFile() ? info.size : 'link');
    if (fault !== undefined || !isPicture(address)) {
      refused.push({ path, why: fault?.message ?? 'this is no picture' });
      continue;
    }
    const bytes = await readFile(join(folder, path));
    const digest = createHash('sha256').update(bytes).digest('hex');
    // The same picture under two names is used once.
    if (digests.has(digest)) continue;
    const { file, problems } = await describeMedia(bytes, address);
    if (file === undefined || problems.length > 0) {
      refused.push({ path, why: problems[0]?.message ?? 'it cannot be read' });
      continue;
    }
    digests.add(digest);
    taken.add(address);
    found.push({ path, bytes, kind: /^(?:logo|icon)/i.test(name) ? 'logo' : 'screenshot', address });
  }
  return { found, refused };
}

async function namesIn(folder: string): Promise<string[]> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return items
    .filter((item) => !item.isDirectory())
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
