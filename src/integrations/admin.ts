import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { bundleAdmin } from '../admin/bundle.ts';
import { decapConfig } from '../admin/config.ts';
import { currentSnapshot } from '../content/snapshot.ts';
import { basePath } from '../publication/addresses.ts';
import { defaultLang } from '../model/site.ts';
import { readSettings } from '../settings.ts';

/**
 * Puts the editor on the built site, only where site.yaml says `admin: true`. Whoever opens it there needs a desk behind
 * the same address, or a forge: by itself it can write nothing.
 */
export function admin(): AstroIntegration {
  return {
    name: 'colophon-admin',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const { content } = await currentSnapshot();
        if (content?.site.admin !== true) return;
        if (basePath(content.site) !== '/') {
          throw new Error(
            `site.yaml says admin: true, and its address is ${content.site.url}. The editor needs the top of a host: take admin out, or give the site a host of its own.`,
          );
        }
        const to = join(fileURLToPath(dir), 'admin');
        const { dir: bundle } = await bundleAdmin(readSettings());
        await cp(bundle, to, { recursive: true });
        const backend = { name: 'colophon', proxy_url: '/admin/api/decap' };
        const config = decapConfig({ content, prefix: 'content/', lang: defaultLang(content.site), backend });
        await mkdir(join(to, 'api'), { recursive: true });
        const session = { config, user: { id: '', name: '' }, preview: false };
        await writeFile(join(to, 'api/config'), JSON.stringify(session));
      },
    },
  };
}
