import { fork } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { glob, mkdir, readFile, readdir, realpath, rename, rm, stat, utimes } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { codeDigest } from '../../lib/code-digest.ts';
import { exists } from '../../lib/files/exists.ts';
import { projectRoot } from '../../lib/settings.ts';
import type { Settings } from '../../lib/settings.ts';
import { quietEnv } from './env.ts';

/** What a bundle's folder holds. `pages.json` is written last: with it the bundle is whole. */
export const bundleParts = {
  /** The pages as modules, as Astro renders them itself. */
  server: 'server',
  /** What browsers load: `_astro/…`, and the files of `public/`. */
  site: 'site',
  pages: 'pages.json',
} as const;

/** `pages.json`. */
export interface BundledPages {
  /** File name of the module that begins the server part. */
  entry: string;
  /** In Astro's own words: which style sheets each route has. */
  pages: PageStyles[];
}

export interface PageStyles {
  key: string;
  component: string;
  styles: unknown[];
}

const week = 7 * 86_400_000;

/** Stands for all that the bundle is made of, the site's address apart. */
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
 * The folder of the site's pages as modules, for a site at this address (site.yaml's `url`); made where there is none yet, in about 4 s.
 * @param digest of {@link sourcesDigest}
 * @throws Error with Astro's own words where the pages cannot be bundled
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
  const making = join(cacheDir, 'preview', `.${randomUUID()}`);
  await mkdir(making, { recursive: true });
  try {
    await makeBundle(await realpath(making), url);
    for (const left of ['cache', 'content']) await rm(join(making, left), { recursive: true, force: true });
    await rename(making, folder).catch(async () => {
      // Another process has made the same one meanwhile, and it is as good; or somebody tidied the cache.
      if (await isWhole(folder)) return;
      await rm(folder, { recursive: true, force: true });
      await rename(making, folder);
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return folder;
}

/** Astro bundles in a process of its own: it wants much memory, and gives it back only by ending. */
async function makeBundle(folder: string, url: string): Promise<void> {
  const child = fork(new URL('bundler.ts', import.meta.url), [folder, url], {
    // Outside of its working folder Astro would use one that it shares with whatever is being built.
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

/** Removes what nobody has opened for a week. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (age > week) await rm(path, { recursive: true, force: true });
  }
}
