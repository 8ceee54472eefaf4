import type { MediaFile } from '../../model/entry.ts';
import { withBase } from '../../publication/addresses.ts';
import type { MediaInfo } from './info.ts';
import { mediaTypeOf } from '../../model/media-types.ts';

/** A file of the output that is made from a file of the media folder, or is a copy of it. */
export interface Variant {
  /** Address on the site, without base: `/media/map.1a2b3c4d5e.960.webp`. */
  address: string;
  /** Width in pixels. Absent for an unchanged copy. */
  resize?: { width: number; format: 'webp' | 'png' | 'jpeg' };
}

/** Widths for a phone, a high-density phone, and a high-density text column. */
const widths = [480, 960, 1440];
const fallbackWidth = 960;

/**
 * The files that the site serves for one media file. The digest in the name lets browsers cache them forever,
 * and gives a changed picture another address.
 * @param address `/media/map.png`
 */
export function variantsOf(address: string, file: MediaFile): Variant[] {
  const { picture, digest } = file;
  const dot = address.lastIndexOf('.');
  const stem = `${address.slice(0, dot)}.${digest.slice(0, 10)}`;
  const ending = address.slice(dot + 1);
  // Drawings scale by themselves, and an animation would lose its movement.
  if (picture === undefined || picture.format === 'svg' || picture.format === 'gif') {
    return [{ address: `${stem}.${ending}` }];
  }
  const fitting = widths.filter((width) => width < picture.width);
  const steps = picture.width <= (widths.at(-1) ?? 0) ? [...fitting, picture.width] : widths;
  const fallback = picture.format === 'png' ? 'png' : 'jpeg';
  const plainWidth = Math.min(fallbackWidth, picture.width);
  return [
    ...steps.map((width): Variant => ({
      address: `${stem}.${String(width)}.webp`,
      resize: { width, format: 'webp' },
    })),
    {
      address: `${stem}.${String(plainWidth)}.${fallback === 'png' ? 'png' : 'jpg'}`,
      resize: { width: plainWidth, format: fallback },
    },
  ];
}

/**
 * What a visitor downloads: a document unchanged, a picture at full size. Photographs are encoded again to remove
 * the place where they were taken.
 */
export function downloadVariant(address: string, file: MediaFile): Variant {
  const dot = address.lastIndexOf('.');
  const own = `${address.slice(0, dot)}.${file.digest.slice(0, 10)}`;
  const format = file.picture?.format;
  if (format !== 'jpeg' && format !== 'png' && format !== 'webp')
    return { address: `${own}${address.slice(dot)}` };
  return { address: `${own}.full${address.slice(dot)}`, resize: { width: file.picture?.width ?? 0, format } };
}

/** The full-size picture for social networks, which accept neither WebP nor several sizes. */
export function socialVariant(address: string, file: MediaFile): Variant {
  const stem = `${address.slice(0, address.lastIndexOf('.'))}.${file.digest.slice(0, 10)}`;
  return {
    address: `${stem}.social.jpg`,
    resize: { width: Math.min(1200, file.picture?.width ?? 1200), format: 'jpeg' },
  };
}

/** What a page needs to show or offer a media file. */
export function mediaInfo(address: string, file: MediaFile, base: string): MediaInfo {
  const variants = variantsOf(address, file);
  const last = variants.at(-1);
  const src = withBase(last?.address ?? address, base);
  if (file.picture === undefined) {
    return { kind: 'file', src, bytes: file.bytes, type: mediaTypeOf(address)?.label ?? '' };
  }
  const { width, height } = file.picture;
  const webp = variants.filter(({ resize }) => resize?.format === 'webp');
  return {
    kind: 'image',
    width,
    height,
    src,
    sources:
      webp.length === 0
        ? []
        : [
            {
              type: 'image/webp',
              srcset: webp
                .map(
                  (variant) =>
                    `${withBase(variant.address, base)} ${String(variant.resize?.width ?? width)}w`,
                )
                .join(', '),
            },
          ],
    bytes: file.bytes,
  };
}

/**
 * All media of an entry.
 * @param downloads the addresses that the text offers as downloads
 */
export function mediaInfos(
  media: Record<string, MediaFile>,
  downloads: readonly string[],
  base: string,
): Record<string, MediaInfo> {
  return Object.fromEntries(
    Object.entries(media).map(([address, file]) => {
      const info = mediaInfo(address, file, base);
      const full = withBase(downloadVariant(address, file).address, base);
      return [address, info.kind === 'image' && downloads.includes(address) ? { ...info, full } : info];
    }),
  );
}
