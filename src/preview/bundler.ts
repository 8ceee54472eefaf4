import { mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { build } from 'astro';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { colophon } from '../integrations/colophon.ts';
import { languageIds } from '../model/languages.ts';
import { projectRoot, readSettings } from '../settings.ts';
import { bundleParts } from './bundle.ts';
import type { BundledPages, PageStyles } from './bundle.ts';

/**
 * Run as a process, with an empty folder and the site's address: bundles the site's pages.
 * It is Astro's own build of the site, stopped before its first page, so that names of classes and files are the same.
 */
const [folder = '', url = ''] = process.argv.slice(2);

// Pages are bundled without content: each request brings its own. What is bundled with them is the site's address.
const { contentDir } = readSettings();
const nothing = { name: 'Preview', tagline: 'Preview', description: 'Preview', url, languages: languageIds };
await mkdir(contentDir, { recursive: true });
await writeFile(join(contentDir, 'site.yaml'), JSON.stringify(nothing));
// What Astro leaves out of a bundle is looked up from where the bundle lies.
await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
await build({
  root: projectRoot,
  configFile: false,
  outDir: join(folder, bundleParts.site),
  cacheDir: join(folder, 'cache'),
  logLevel: 'warn',
  // Those of astro.config.mjs that decide how pages look; the others make what lies beside pages.
  integrations: [colophon(), mdx(), pagesAlone()],
});

const current = fileURLToPath(new URL('current.ts', import.meta.url));

/** Lets pages ask `current.ts` for what they show, and keeps their modules instead of rendering them. */
function pagesAlone(): AstroIntegration {
  return {
    name: 'colophon-preview',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'colophon-preview',
                enforce: 'pre',
                async resolveId(source, importer) {
                  if (!source.endsWith('/site.ts')) return null;
                  const found = await this.resolve(source, importer, { skipSelf: true });
                  return found?.id.endsWith('/src/site.ts') ? current : null;
                },
              },
            ],
          },
        });
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astro) => ({
          ...astro,
          async getStaticPaths() {
            await keep(astro);
            return [];
          },
        }));
      },
    },
  };
}

/** What Astro's own prerenderer has beyond its public type. */
interface WithApp extends AstroPrerenderer {
  app?: { getOptions(): { allPages: Record<string, PageStyles> } };
}

async function keep({ app }: WithApp): Promise<void> {
  const server = join(folder, bundleParts.server);
  await rename(join(folder, bundleParts.site, '.prerender'), server);
  const entry = (await readdir(server)).find((name) => name.startsWith('prerender-entry.'));
  if (app === undefined || entry === undefined) throw new Error('Astro keeps its pages elsewhere by now.');
  const pages = Object.values(app.getOptions().allPages);
  const kept: BundledPages = {
    entry,
    pages: pages.map(({ key, component, styles }) => ({ key, component, styles })),
  };
  await writeFile(join(folder, bundleParts.pages), JSON.stringify(kept));
}
