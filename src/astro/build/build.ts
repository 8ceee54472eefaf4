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

/** The content has errors, so nothing was built. */
class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(explain(problems));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** A strict build: the gate would leave something out. */
class HeldBackError extends Error {
  constructor(report: string) {
    super(report);
    this.name = 'HeldBackError';
  }
}

/**
 * Builds the site into a staging folder beside the output, and swaps the two at the end. If the build fails or is
 * killed, the last good output stays.
 * @returns warnings, and a report of entries that lack approval, empty where there are none
 * @throws ContentError where `check` would find errors
 * @throws HeldBackError where the build is strict and something lacks approval
 */
export async function buildSite(
  settings: Settings,
  { strict = false } = {},
): Promise<{ warnings: Problem[]; leftOut: string }> {
  // Astro's configuration and pages are separate module graphs; they share only the environment.
  process.env['CONTENT_DIR'] = settings.contentDir;
  process.env['OUT_DIR'] = settings.outDir;
  process.env['BUILD_TIME'] = settings.now.toISOString();
  process.env['CACHE_DIR'] = settings.cacheDir;

  await guardOutDir(settings);
  // Astro's cache is valid for one content and one output.
  const place = createHash('sha256').update(`${settings.contentDir}\0${settings.outDir}`).digest('hex');
  const cacheDir = join(settings.cacheDir, 'astro', place.slice(0, 12));
  // Where the output is a symbolic link, its target is replaced.
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
    // First, so that even a refused build restores what a killed one left aside.
    await sweep(parent, prefix, outDir);
    await made.guard();
    const { content, errors, warnings, waiting } = await refreshSnapshot();
    const leftOut = content === undefined ? '' : reportWaiting(waiting, content);
    if (errors.length > 0) throw new ContentError(errors);
    if (strict && leftOut !== '') throw new HeldBackError(leftOut);
    // For an output elsewhere, Astro keeps intermediate files in its working folder. Two builds must not share it,
    // and npm packages must be resolvable from it.
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    process.chdir(work);
    await astroBuild({
      root: projectRoot,
      outDir: staging,
      cacheDir,
      logLevel: process.env['LOG_LEVEL'] === 'info' ? 'info' : 'warn',
    });
    // Checked again: somebody may have added a file during the build.
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

/** Two renames on one disk: the output is missing only for an instant. */
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

/**
 * Removes what a killed build left behind; restores the last output if the build was killed between the two renames.
 */
async function sweep(parent: string, prefix: string, outDir: string): Promise<void> {
  for (const name of await readdir(parent)) {
    // `.colophon-dist-next-42` belongs to another build, into dist-next.
    if (!name.startsWith(prefix) || !/^(?:old|\d+)$/.test(name.slice(prefix.length))) continue;
    if (name === `${prefix}old`) await rename(join(parent, name), outDir).catch(() => undefined);
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
