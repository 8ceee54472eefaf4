import { readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { bundleParts } from './bundle.ts';
import type { BundledPages, PageStyles } from './bundle.ts';

const current = fileURLToPath(new URL('current.ts', import.meta.url));

/**
 * Makes pages read their content from `current.ts`, and keeps their modules instead of rendering them.
 * @param folder of the bundle; Astro builds into its `site`
 */
export function pagesAlone(folder: string): AstroIntegration {
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
                  return found?.id.endsWith('/src/astro/site.ts') ? current : null;
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
            await keep(astro, folder);
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

async function keep({ app }: WithApp, folder: string): Promise<void> {
  const server = join(folder, bundleParts.server);
  await rename(join(folder, bundleParts.site, '.prerender'), server);
  const entry = (await readdir(server)).find((name) => name.startsWith('prerender-entry.'));
  if (app === undefined || entry === undefined)
    throw new Error('The pages in Astro’s build were not found: this version of Astro is not supported.');
  const pages = Object.values(app.getOptions().allPages);
  const kept: BundledPages = {
    entry,
    pages: pages.map(({ key, component, styles }) => ({ key, component, styles })),
  };
  await writeFile(join(folder, bundleParts.pages), JSON.stringify(kept));
}
