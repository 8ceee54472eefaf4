import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mdx from '@astrojs/mdx';
import { build } from 'astro';
import { colophon } from '../integrations/colophon.ts';
import { languageIds } from '../../model/languages.ts';
import { projectRoot, readSettings } from '../../lib/settings.ts';
import { bundleParts } from './bundle.ts';
import { pagesAlone } from './pages-alone.ts';

/**
 * Run as a process, with an empty folder and the site's address: bundles the site's pages. It is Astro's own build,
 * stopped before the first page, so that names of classes and files are the same.
 */
const [folder = '', url = ''] = process.argv.slice(2);

// Pages are bundled without content, which each request provides. Only the site's address is part of the bundle.
const { contentDir } = readSettings();
const nothing = { name: 'Preview', tagline: 'Preview', description: 'Preview', url, languages: languageIds };
await mkdir(contentDir, { recursive: true });
await writeFile(join(contentDir, 'site.yaml'), JSON.stringify(nothing));
// Packages that Astro does not bundle are resolved from the bundle's folder.
await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
await build({
  root: projectRoot,
  configFile: false,
  outDir: join(folder, bundleParts.site),
  cacheDir: join(folder, 'cache'),
  logLevel: 'warn',
  // The integrations of astro.config.mjs that affect pages; the others make files beside pages.
  integrations: [colophon(), mdx(), pagesAlone(folder)],
});
