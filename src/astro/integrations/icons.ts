import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { exists } from '../../lib/files/exists.ts';
import { siteIcon } from '../../outputs/pictures/site-icon.ts';
import { icons } from '../../outputs/seo/icons.ts';

/**
 * Makes the icons from the mark, `public/favicon.svg`. An icon in `public/` wins: its owner drew it for that size.
 */
export function siteIcons(): AstroIntegration {
  let publicDir = '';
  return {
    name: 'colophon-icons',
    hooks: {
      'astro:config:done': ({ config }) => {
        publicDir = fileURLToPath(config.publicDir);
      },
      'astro:build:done': async ({ dir }) => {
        for (const { address } of Object.values(icons)) {
          const file = join(fileURLToPath(dir), address);
          if (await exists(file)) continue;
          const icon = await siteIcon(address, publicDir);
          if (icon !== undefined) await writeFile(file, icon.bytes);
        }
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const own = Object.values(icons).find(({ address }) => pathname.endsWith(address));
          if (own === undefined) return next();
          void siteIcon(own.address, publicDir).then((icon) => {
            if (icon === undefined) return next();
            response.setHeader('Content-Type', icon.type);
            response.end(icon.bytes);
          }, next);
        });
      },
    },
  };
}
