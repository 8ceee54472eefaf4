import type { Site } from '../../model/site.ts';
import { basePath } from '../../publication/addresses.ts';
import type { HeadPicture } from '../../publication/summary.ts';
import { mediaInfo } from './variants.ts';

/** An entry's picture for other sites. */
export interface Cover {
  /** Absolute address. */
  src: string;
  alt: string;
  /** Pixels of the original; the file at `src` may be smaller, with the same proportions. */
  width: number;
  height: number;
}

export function coverOf(picture: HeadPicture | undefined, site: Pick<Site, 'url'>): Cover | undefined {
  if (picture === undefined) return undefined;
  const info = mediaInfo(picture.src, picture.file, basePath(site));
  if (info.kind !== 'image') return undefined;
  const { width, height } = info;
  return { src: new URL(info.src, site.url).href, alt: picture.alt, width, height };
}
