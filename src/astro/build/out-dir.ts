import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { projectRoot } from '../../lib/settings.ts';
import type { Settings } from '../../lib/settings.ts';

/** A file that every build makes, and nothing else does. */
const mark = join('schemas', 'posts.json');

/**
 * A build replaces its whole output folder, so a wrong OUT_DIR could delete other files.
 * @throws Error where the folder is, contains or is inside a folder that must stay, or has files that no build made
 */
export async function guardOutDir(settings: Pick<Settings, 'outDir' | 'contentDir'>): Promise<void> {
  const [outDir, contentDir] = await Promise.all([real(settings.outDir), real(settings.contentDir)]);
  const holds = (outer: string, inner: string) =>
    `${inner}${sep}`.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);
  if (holds(outDir, projectRoot) || holds(outDir, contentDir) || holds(contentDir, outDir)) {
    throw new Error(
      `OUT_DIR is ${outDir}, which holds the project or the content. Name a folder of its own, such as dist.`,
    );
  }
  const names = await readdir(outDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Error(
      `OUT_DIR is ${outDir}, which cannot be read as a folder (${error.code ?? error.message}).`,
      { cause: error },
    );
  });
  if (names.length === 0) return;
  const isBuild = await stat(join(outDir, mark)).then(
    () => true,
    () => false,
  );
  if (!isBuild) {
    throw new Error(
      `OUT_DIR is ${outDir}, which has files that no build made. Empty it, or name another folder.`,
    );
  }
}

/** A path with symbolic links resolved, even if its last parts do not exist yet. */
async function real(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT' && dirname(path) !== path;
    return isMissing ? join(await real(dirname(path)), basename(path)) : path;
  }
}
