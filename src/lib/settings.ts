import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This project's own folder; content and output may be elsewhere. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface Settings {
  /** Absolute path of the content folder. */
  contentDir: string;
  /** Absolute path of the folder that is served to visitors. */
  outDir: string;
  /** The one "now" of a build. */
  now: Date;
  /** Absolute path of the cache, which may be deleted at any time. */
  cacheDir: string;
}

/**
 * Reads CONTENT_DIR, OUT_DIR, BUILD_TIME and CACHE_DIR. Relative paths are relative to the project.
 * @throws Error, worded for people, where BUILD_TIME is no valid time, or CACHE_DIR is or is inside one of the other
 * folders
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const path = (value: string | undefined, fallback: string) => resolve(projectRoot, value || fallback);
  const now = env['BUILD_TIME'] ? new Date(env['BUILD_TIME']) : new Date();
  if (Number.isNaN(now.getTime())) {
    throw new Error(
      `BUILD_TIME is "${env['BUILD_TIME'] ?? ''}", which is not a valid time. Write it as 2026-11-21T09:00:00Z.`,
    );
  }
  const settings = {
    contentDir: path(env['CONTENT_DIR'], 'content'),
    outDir: path(env['OUT_DIR'], 'dist'),
    now,
    cacheDir: path(env['CACHE_DIR'], '.cache'),
  };
  checkCacheDir(settings);
  return settings;
}

/**
 * Old files in the cache are deleted, and it holds a secret of the desk, so it must not be mixed with other files. A
 * hidden folder inside the content or output is allowed: no text can be in it.
 * @throws Error where it is the project, or is or is inside the content or output folder
 */
function checkCacheDir({ contentDir, outDir, cacheDir }: Settings): void {
  const isAmong = (folder: string) =>
    cacheDir.startsWith(`${folder}${sep}`) && cacheDir[folder.length + 1] !== '.';
  const conflicting =
    [resolve(projectRoot), contentDir, outDir].find((folder) => folder === cacheDir) ??
    [contentDir, outDir].find(isAmong);
  if (conflicting === undefined) return;
  throw new Error(
    `CACHE_DIR is ${cacheDir}, which is ${conflicting} or is inside it. Name a separate folder, such as .cache.`,
  );
}
