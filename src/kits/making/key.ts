import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packageVersion } from '../../lib/packages.ts';

/** Everything with a say in the bytes of a kit. */
const engines = ['sharp', '@resvg/resvg-js', 'svgo', 'yazl', 'any-ascii', 'spdx-license-list'];
const folders = ['kits', 'disclosure', 'i18n', 'model'];
const files = [
  'feeds/xml.ts',
  'media/bitmaps.ts',
  'publication/addresses.ts',
  'publication/api-addresses.ts',
];

let made: string | undefined;

/** Names what is made of `inputs`, by this code and these libraries, in the cache. */
export function keyOf(...inputs: unknown[]): string {
  made ??= digest(JSON.stringify([sources(), engines.map(packageVersion)]));
  return digest(`${made}\0${JSON.stringify(inputs)}`);
}

function sources(): [string, string][] {
  const root = join(import.meta.dirname, '../..');
  const inFolders = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map(({ parentPath, name }) => relative(root, join(parentPath, name))),
  );
  return [...inFolders, ...files]
    .toSorted()
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')]);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
