import { cp, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openBundle, sourcesDigest } from '../src/astro/render/bundle.ts';
import { bundleAdmin } from '../src/cms/editor/bundle.ts';
import { projectRoot } from '../src/lib/settings.ts';

/** Where code is bundled once for all tests. */
const shared = join(projectRoot, '.cache', 'tests');

/** The address of `tinySite`, for which the pages are bundled. */
const tinyUrl = 'https://tiny.example';

/** Lays the pages' code where previews of a site with this cache look for it, so that they need not bundle it. */
export async function layPages(cacheDir: string): Promise<void> {
  await lay(await openBundle(await sourcesDigest(), tinyUrl, { cacheDir: shared }), cacheDir);
}

/** Lays the editor's code where a desk and a build with this cache look for it. */
export async function layEditor(cacheDir: string): Promise<void> {
  await lay((await bundleAdmin({ cacheDir: shared })).dir, cacheDir);
}

async function lay(bundle: string, cacheDir: string): Promise<void> {
  const to = join(cacheDir, basename(dirname(bundle)), basename(bundle));
  await mkdir(dirname(to), { recursive: true });
  await cp(bundle, to, { recursive: true, verbatimSymlinks: true });
}
