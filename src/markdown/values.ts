import { mediaTypeOf } from '../model/media-types.ts';
import { nearest } from '../model/nearest.ts';
import { readAddress } from './address.ts';
import type { Accepted } from './address.ts';
import type { ValueKind } from './components.ts';
import type { Said } from './finding.ts';
import { remoteVideo, videoHostNames } from './video-hosts.ts';

/**
 * Checks an attribute's value.
 * @returns what is wrong with it, or the address that it contains, if any
 */
export function readValue(key: string, value: string, kind: ValueKind): { said?: Said; address?: Accepted } {
  if (kind === 'text') return {};
  if (typeof kind !== 'string') {
    if (kind.includes(value)) return {};
    const near = nearest(value, kind);
    return { said: badValue(key, value, near === undefined ? `one of ${kind.join(', ')}` : `"${near}"`) };
  }
  const address = readAddress(value);
  if (address.kind === 'refused') {
    const isFile = kind !== 'link' && address.said.code === 'link-relative';
    return { said: isFile ? { ...address.said, fix: files[kind].fix } : address.said };
  }
  if (kind === 'link') {
    return address.kind === 'site' || (address.kind === 'elsewhere' && /^http/i.test(address.href))
      ? { address }
      : { said: badValue(key, value, 'an https:// address or an address of this site') };
  }
  const fits =
    address.kind === 'media'
      ? !address.href.includes('#') && files[kind].test(address.path)
      : kind === 'video' && address.kind === 'elsewhere' && remoteVideo(address.href) !== undefined;
  if (fits) return { address };
  const { not, fix } = files[kind];
  return { said: { code: 'media-address', message: `${key}="${value}" ${not}`, fix } };
}

const files: Record<
  'picture' | 'video' | 'captions' | 'file',
  { test: (path: string) => boolean; not: string; fix: string }
> = {
  picture: {
    test: isPicture,
    not: 'is no picture of the media folder',
    fix: 'Upload the picture to the media folder and write its address: /media/name.png.',
  },
  video: {
    test: (path) => /\.(?:mp4|webm)$/i.test(path),
    not: `is no film of the media folder or on ${videoHostNames.join(', ')}`,
    fix: 'Write /media/name.mp4, or the address of the film’s page on one of these sites; link to any other.',
  },
  captions: {
    test: (path) => /\.vtt$/i.test(path),
    not: 'is no file of captions',
    fix: 'Write the address of a WebVTT file: /media/name.vtt.',
  },
  file: {
    test: () => true,
    not: 'is no file of the media folder',
    fix: 'Upload the file to the media folder and write its address: /media/name.pdf.',
  },
};

/** Whether a path in the media folder is a picture's. */
export function isPicture(path: string): boolean {
  return mediaTypeOf(path)?.kind === 'picture';
}

/** The problem for a value that is not one of the known ones. */
export function badValue(key: string, value: string, like: string): Said {
  return {
    code: 'attribute-value',
    message: `${key}="${value.length > 60 ? `${value.slice(0, 59)}…` : value}" is not known here`,
    fix: `Write ${like.startsWith('"') ? `${key}=${like}` : like}.`,
  };
}
