import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { ChangedBytesError } from '../../lib/files/exact-bytes.ts';
import { renderVariant } from '../../content/media/render.ts';
import { contentType } from '../../lib/http/content-type.ts';
import { mediaMime } from '../../model/media-types.ts';
import { siteIcon } from '../../outputs/pictures/site-icon.ts';
import type { Settings } from '../../lib/settings.ts';
import { bundleParts } from '../../astro/render/bundle.ts';
import type { MediaIndex } from './media-index.ts';

export interface Asset {
  bytes: Buffer;
  /** In the form of `Content-Type`. */
  type: string;
}

/** Files of Astro and `public/`, without media. */
const endings = new Set(['.css', '.ico', '.js', '.png', '.svg', '.woff', '.woff2']);

/**
 * A file that previewed pages refer to; undefined if they refer to no such file, or its bytes no longer exist.
 * @param path address without the site's base path
 * @param bundle folder of the pages' bundle
 */
export async function assetOf(
  path: string,
  bundle: string,
  media: MediaIndex,
  settings: Settings,
): Promise<Asset | undefined> {
  if (path.startsWith('/media/')) return mediaAsset(decoded(path), media, settings);
  const folder = join(bundle, bundleParts.site);
  const file = resolve(folder, `.${decoded(path)}`);
  if (!endings.has(extname(file)) || !file.startsWith(folder + sep)) return undefined;
  return readFile(file).then(
    (bytes) => ({ bytes, type: contentType(file) }),
    // The message about a logo that is not a drawing is shown where the site is built.
    () => siteIcon(path, folder).catch(() => undefined),
  );
}

async function mediaAsset(path: string, media: MediaIndex, settings: Settings): Promise<Asset | undefined> {
  const job = media.find(path);
  if (job === undefined) return undefined;
  const outDir = join(settings.cacheDir, 'preview', 'served');
  try {
    await renderVariant(job.address, job.file, job.variant, { ...settings, outDir });
  } catch (error) {
    if (error instanceof ChangedBytesError) return undefined;
    throw error;
  }
  return { bytes: await readFile(join(outDir, path)), type: mediaMime(path) };
}

/** The decoded path; an impossible one if an escape is wrong. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path).replaceAll('\0', '');
  } catch {
    return '/';
  }
}
