import { createHash } from 'node:crypto';
import { mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build as astroBuild } from 'astro';
import { explain } from '../../content/explain.ts';
import { refreshSnapshot } from '../../content/snapshot.ts';
import { reportWaiting } from '../../content/records/report.ts';
import type { Problem } from '../../model/problem.ts';
import { projectRoot } from '../../lib/settings.ts';
import type { Settings } from '../../lib/settings.ts';
import { takeLock } from '../../lib/files/lock.ts';
import { MadeFiles } from './made-files.ts';
import { guardOutDir } from './out-dir.ts';

/** The content has errors: nothing was built. */
class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(explain(problems));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** The gate would leave something out, and the build was told not to put up with that. */
class HeldBackError extends Error {
  constructor(report: string) {
    super(report);
    this.name = 'HeldBackError';
  }
}

/**
 * Builds the site into a staging folder beside the output, and swaps the two at the end: whoever kills the build, or
 * whatever makes it fail, the output is the last good one.
 * @returns warnings, and a report of what was left out for want of approval, empty where nothing was
 * @throws ContentError where `check` would find errors
 * @throws HeldBackError where the build is strict and something lacks approval
 */
export async function buildSite(
  settings: Settings,
  { strict = false } = {},
): Promise<{ warnings: Problem[]; leftOut: string }> {
  // Astro's configuration and pages are loaded apart from this module; the environment is what they share.
  process.env['CONTENT_DIR'] = settings.contentDir;
  process.env['OUT_DIR'] = settings.outDir;
  process.env['BUILD_TIME'] = settings.now.toISOString();
  process.env['CACHE_DIR'] = settings.cacheDir;

  await guardOutDir(settings);
  // What Astro keeps of the last build holds for one content and one output.
  const place = createHash('sha256').update(`${settings.contentDir}\0${settings.outDir}`).digest('hex');
  const cacheDir = join(settings.cacheDir, 'astro', place.slice(0, 12));
  // Where the output is a link, its target is what gets replaced.
  const outDir = await realpath(settings.outDir).catch(() => settings.outDir);
  const parent = dirname(outDir);
  const prefix = `.colophon-${basename(outDir)}-`;
  const staging = join(parent, `${prefix}${String(process.pid)}`);
  const made = new MadeFiles(outDir, join(settings.cacheDir, 'output', `${place.slice(0, 12)}.json`));
  const work = join(projectRoot, '.cache', 'work', place.slice(0, 12));
  const release = await takeLock(join(parent, `${prefix}lock`)).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Error(
      `OUT_DIR is ${outDir}, and nothing can be written beside it (${code}). Name another folder.`,
      {
        cause: error,
      },
    );
  });
  try {
    // First of all, so that even a refused build puts back what a killed one left aside.
    await sweep(parent, prefix, outDir);
    await made.guard();
    const { content, errors, warnings, waiting } = await refreshSnapshot();
    const leftOut = content === undefined ? '' : reportWaiting(waiting, content);
    if (errors.length > 0) throw new ContentError(errors);
    if (strict && leftOut !== '') throw new HeldBackError(leftOut);
    // Where the output lies elsewhere, Astro makes things on the way in its working folder: two builds must not share it,
    // and packages have to be found from there.
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    process.chdir(work);
    await astroBuild({
      root: projectRoot,
      outDir: staging,
      cacheDir,
      logLevel: process.env['LOG_LEVEL'] === 'info' ? 'info' : 'warn',
    });
    // A build takes its time, and somebody may have put a file there meanwhile.
    await made.guard();
    await swap(staging, outDir, join(parent, `${prefix}old`));
    await made.note().catch(() => undefined);
    return { warnings, leftOut };
  } finally {
    process.chdir(projectRoot);
    await rm(work, { recursive: true, force: true });
    await rm(staging, { recursive: true, force: true });
    await release();
  }
}

/** Two renames on one disk; between them the output is missing for less than a server needs to open a file. */
async function swap(staging: string, outDir: string, old: string): Promise<void> {
  await rename(outDir, old).catch(ignoreMissing);
  try {
    await rename(staging, outDir);
  } catch (error) {
    await rename(old, outDir).catch(ignoreMissing);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Clears what a killed build left behind; puts the last output back where it was killed between the two renames. */
async function sweep(parent: string, prefix: string, outDir: string): Promise<void> {
  for (const name of await readdir(parent)) {
    // `.colophon-dist-next-42` is being built by somebody else, into dist-next.
    if (!name.startsWith(prefix) || !/^(?:old|\d+)$/.test(name.slice(prefix.length))) continue;
    if (name === `${prefix}old`) await rename(join(parent, name), outDir).catch(() => undefined);
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
