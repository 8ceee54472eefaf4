import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { codeDigest } from '../../lib/code-digest.ts';
import { exists } from '../../lib/files/exists.ts';
import { projectRoot } from '../../lib/settings.ts';

const here = dirname(fileURLToPath(import.meta.url));
/** The two pages: the editor, and the review page of a site whose content is on a forge. */
const pages = {
  index: join(here, 'client/index.html'),
  review: join(here, 'client/review/index.html'),
};
/** A folder left by an interrupted build is removed after this time, in milliseconds. */
const abandoned = 60 * 60 * 1000;

/**
 * Builds the page of /admin/, or finds a page that was built from the same sources.
 * @returns the folder with `index.html` and `assets/`, whose names contain a hash
 */
export async function bundleAdmin({ cacheDir }: { cacheDir: string }): Promise<{ dir: string }> {
  const home = resolve(cacheDir, 'admin');
  const name = await hashOfSources();
  const dir = join(home, name);
  if (await exists(join(dir, 'index.html'))) return { dir };
  await mkdir(home, { recursive: true });
  // Another process may build at the same time; the first finished folder is used.
  const draft = await mkdtemp(join(home, 'building-'));
  try {
    await build(settings(draft));
    await rename(draft, dir).catch(async (error: unknown) => {
      if (!(await exists(join(dir, 'index.html')))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await removeOthers(home, name);
  return { dir };
}

function settings(outDir: string): Parameters<typeof build>[0] {
  return {
    // The site's own configuration is for Astro, not for this page.
    configFile: false,
    envFile: false,
    root: join(here, 'client'),
    base: '/admin/',
    publicDir: false,
    logLevel: 'error',
    // Decap's packages expect a bundler that defines Node's name of the global object.
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      // No data URLs for small files: for fonts and code they would need a wider policy than 'self'.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 8_000,
      rollupOptions: { input: pages },
      modulePreload: { polyfill: false },
    },
  };
}

/** A digest of our own code and of the lockfile, which stands for all packages in the bundle. */
async function hashOfSources(): Promise<string> {
  return createHash('sha256')
    .update(codeDigest(...Object.values(pages)))
    .update(await readFile(join(projectRoot, 'package-lock.json')))
    .digest('hex')
    .slice(0, 16);
}

/** The names of our folders; a mistake in CACHE_DIR must not delete somebody's own files. */
const ours = /^(?:[0-9a-f]{16}|building-.*)$/;

/** Removes earlier bundles and remains of interrupted builds, but not what another process may be building now. */
async function removeOthers(home: string, name: string): Promise<void> {
  for (const other of await readdir(home)) {
    if (other === name || !ours.test(other)) continue;
    const folder = join(home, other);
    const age = Date.now() - ((await stat(folder).catch(() => undefined))?.mtimeMs ?? Date.now());
    if (other.startsWith('building-') && age < abandoned) continue;
    await rm(folder, { recursive: true, force: true });
  }
}
