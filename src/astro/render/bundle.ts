import { fork } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { glob, mkdir, readFile, readdir, realpath, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { codeDigest } from '../../lib/code-digest.ts';
import { exists } from '../../lib/files/exists.ts';
import { projectRoot } from '../../lib/settings.ts';
import type { Settings } from '../../lib/settings.ts';
import { quietEnv } from './env.ts';

/** The parts of a bundle's folder. `pages.json` is written last: with it, the bundle is complete. */
export const bundleParts = {
  /** The pages as modules, as in Astro's own build. */
  server: 'server',
  /** Files for browsers: `_astro/…`, and the files of `public/`. */
  site: 'site',
  pages: 'pages.json',
} as const;

/** `pages.json`. */
export interface BundledPages {
  /** File name of the server part's entry module. */
  entry: string;
  /** In Astro's own format: the style sheets of each route. */
  pages: PageStyles[];
}

export interface PageStyles {
  key: string;
  component: string;
  styles: unknown[];
}

const week = 7 * 86_400_000;

/** A digest of everything that the bundle is made from, except the site's address. */
export async function sourcesDigest(): Promise<string> {
  const list = async (pattern: string) => {
    const found = await Array.fromAsync(glob(pattern, { cwd: projectRoot, withFileTypes: true }));
    return found.filter((item) => item.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  };
  const code = [join(import.meta.dirname, 'bundler.ts'), ...(await list('src/{pages/**,content.config.ts}'))];
  const hash = createHash('sha256').update(codeDigest(...code.sort()));
  const files = await list('public/**');
  for (const file of [...files.sort(), join(projectRoot, 'package-lock.json')]) {
    hash.update(`\0${relative(projectRoot, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

/**
 * The folder with the site's pages as modules, for a site at this address (site.yaml's `url`). Made if it does not
 * exist yet, which takes about 4 s.
 * @param digest of {@link sourcesDigest}
 * @throws Error with Astro's own message where the pages cannot be bundled
 */
export async function openBundle(
  digest: string,
  url: string,
  { cacheDir }: Pick<Settings, 'cacheDir'>,
): Promise<string> {
  const key = createHash('sha256').update(`${digest}\0${url}`).digest('hex').slice(0, 16);
  const folder = join(cacheDir, 'preview', key);
  if (await isWhole(folder)) {
    const now = new Date();
    await utimes(folder, now, now);
    return folder;
  }
  await sweep(join(cacheDir, 'preview'));
  const temporary = join(cacheDir, 'preview', `.${randomUUID()}`);
  await mkdir(temporary, { recursive: true });
  try {
    await makeBundle(await realpath(temporary), url);
    for (const left of ['cache', 'content'])
      await rm(join(temporary, left), { recursive: true, force: true });
    await rename(temporary, folder).catch(async () => {
      // Another process has made the same bundle meanwhile, which is just as good; or the cache was cleared.
      if (await isWhole(folder)) return;
      await rm(folder, { recursive: true, force: true });
      await rename(temporary, folder);
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return folder;
}

/** Astro bundles in a separate process: it needs much memory, and frees it only when it exits. */
async function makeBundle(folder: string, url: string): Promise<void> {
  const child = fork(new URL('bundler.ts', import.meta.url), [folder, url], {
    // With another working folder, Astro would use a cache that a build may be using at the same time.
    cwd: folder,
    env: quietEnv({
      contentDir: join(folder, 'content'),
      outDir: join(folder, bundleParts.site),
      cacheDir: join(folder, 'cache'),
    }),
    execArgv: [],
    silent: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`The pages could not be bundled for previews:\n${output}`);
}

function isWhole(folder: string): Promise<boolean> {
  return exists(join(folder, bundleParts.pages));
}

/** Removes bundles that nobody has opened for a week. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (age > week) await rm(path, { recursive: true, force: true });
  }
}
