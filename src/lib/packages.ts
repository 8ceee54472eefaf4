import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

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

/** Looks where Node looks, since the package's `exports` may hide its package.json, or have nothing for `require`. */
function findFolder(name: string): string {
  const folder = resolve
    .paths(name)
    ?.map((path) => join(path, name))
    .find((one) => existsSync(join(one, 'package.json')));
  if (folder === undefined) throw new Error(`The package ${name} is not installed. Run npm ci.`);
  return folder;
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
