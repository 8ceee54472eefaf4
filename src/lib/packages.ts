import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

const folders = new Map<string, string>();

/** The folder of an installed npm package. */
export function packageFolder(name: string): string {
  let folder = folders.get(name);
  if (folder === undefined) {
    folder = findFolder(name);
    folders.set(name, folder);
  }
  return folder;
}

/** Works also where the package's `exports` hide its package.json. */
function findFolder(name: string): string {
  try {
    return dirname(resolve(`${name}/package.json`));
  } catch {
    let folder = dirname(resolve(name));
    while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
    return folder;
  }
}

/** `satori@0.63.2` */
export function packageVersion(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest
      ? String(manifest.version)
      : '';
  return `${name}@${version}`;
}
