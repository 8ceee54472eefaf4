import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where this project's own files are; content and output may lie elsewhere. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface Settings {
  /** Absolute path of the folder that editors own. */
  contentDir: string;
  /** Absolute path of the folder that visitors are served from. */
  outDir: string;
  /** The build's one "now". */
  now: Date;
  /** Absolute path of what may be deleted at any time and only saves work. */
  cacheDir: string;
}

/**
 * Reads CONTENT_DIR, OUT_DIR, BUILD_TIME and CACHE_DIR. Relative paths count from the project.
 * @throws Error in words where BUILD_TIME is no moment, or the cache would be among somebody's files
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const path = (value: string | undefined, fallback: string) => resolve(projectRoot, value || fallback);
  const now = env['BUILD_TIME'] ? new Date(env['BUILD_TIME']) : new Date();
  if (Number.isNaN(now.getTime())) {
    throw new Error(
      `BUILD_TIME is "${env['BUILD_TIME'] ?? ''}", which is no moment. Write it as 2026-11-21T09:00:00Z.`,
    );
  }
  const settings = {
    contentDir: path(env['CONTENT_DIR'], 'content'),
    outDir: path(env['OUT_DIR'], 'dist'),
    now,
    cacheDir: path(env['CACHE_DIR'], '.cache'),
  };
  guardCacheDir(settings);
  return settings;
}

/**
 * What lies in the cache for long is cleared away, and a secret of the desk is in it. In a hidden folder no text can be.
 * @throws Error where it is the project, or a folder whose files are somebody's, or lies among these
 */
function guardCacheDir({ contentDir, outDir, cacheDir }: Settings): void {
  const isAmong = (folder: string) =>
    cacheDir.startsWith(`${folder}${sep}`) && cacheDir[folder.length + 1] !== '.';
  const kept =
    [resolve(projectRoot), contentDir, outDir].find((folder) => folder === cacheDir) ??
    [contentDir, outDir].find(isAmong);
  if (kept === undefined) return;
  throw new Error(
    `CACHE_DIR is ${cacheDir}, which is or lies in ${kept}. Name a folder of its own, such as .cache.`,
  );
}
