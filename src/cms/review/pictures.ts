import { isPicture } from '../../model/media-types.ts';
import type { MediaFile } from '../../model/entry.ts';

/** A media file of a change, before and after. */
export interface MediaChange {
  /** Path inside the content folder: `media/cover.png`. */
  file: string;
  /** Whether each version has it, and its alternative text. */
  before: MediaUse | undefined;
  after: MediaUse | undefined;
  isPicture: boolean;
}

export interface MediaUse {
  digest: string;
  /** Undefined if none of the compared texts shows it. */
  alt: string | undefined;
  bytes: number;
  /** Pixels as shown; undefined if it is not a picture or cannot be read. */
  size: { width: number; height: number } | undefined;
}

/** A version of a text with its media. */
export interface Shown {
  media: Record<string, Pick<MediaFile, 'digest' | 'bytes' | 'picture'>>;
  front: unknown;
  body: string;
}

/** The pictures and files that differ between two versions of a text: other bytes, or another alternative text. */
export function compareMedia(before: Shown | undefined, after: Shown | undefined): MediaChange[] {
  const [old, now] = [usesOf(before), usesOf(after)];
  const addresses = [...new Set([...now.keys(), ...old.keys()])];
  return addresses.flatMap((address) => {
    const [was, is] = [old.get(address), now.get(address)];
    if (was !== undefined && is !== undefined && was.digest === is.digest && was.alt === is.alt) return [];
    return [{ file: address.slice(1), before: was, after: is, isPicture: isPicture(address) }];
  });
}

function usesOf(shown: Shown | undefined): Map<string, MediaUse> {
  if (shown === undefined) return new Map();
  const alts = new Map([...altsInFront(shown.front), ...altsInBody(shown.body)]);
  return new Map(
    Object.entries(shown.media).map(([address, { digest, bytes, picture }]) => [
      address,
      { digest, bytes, alt: alts.get(address) ?? '', size: picture },
    ]),
  );
}

/** Fields that contain a picture: `{ src, alt }`. */
function altsInFront(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const { src, alt } = value as { src?: unknown; alt?: unknown };
  if (typeof src === 'string' && typeof alt === 'string') return [[src, alt]];
  return Object.values(value).flatMap(altsInFront);
}

/** Pictures in Markdown, and `<Figure src alt>` with its attributes in any order. */
function altsInBody(body: string): [string, string][] {
  const plain = [...body.matchAll(/!\[([^\]]{0,400})\]\(\s*(\/media\/[^\s)]{1,300})/g)].map(
    ([, alt = '', src = '']): [string, string] => [src, alt],
  );
  const figures = [...body.matchAll(/<Figure\s([^>]{1,2000})>/g)].map(
    ([, attributes = '']): [string, string] => [valueOf(attributes, 'src'), valueOf(attributes, 'alt')],
  );
  return [...plain, ...figures];
}

function valueOf(attributes: string, name: string): string {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(attributes)?.[1] ?? '';
}
