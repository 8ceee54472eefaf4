import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { renderIcon, wrapIco } from '../media/icon.ts';
import { icons, mark } from '../seo/icons.ts';
import type { Icon } from '../seo/icons.ts';

/**
 * Makes the icons of the mark, `public/favicon.svg`. An icon that lies in `public/` itself is left as it is: whoever has
 * drawn one for its size wants it shown.
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
        const drawing = await readMark(publicDir);
        for (const icon of Object.values(icons)) {
          const file = join(fileURLToPath(dir), icon.address);
          if (!(await isThere(file))) await writeFile(file, await draw(drawing, icon));
        }
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const icon = Object.values(icons).find(({ address }) => pathname.endsWith(address));
          if (icon === undefined) return next();
          void readMark(publicDir)
            .then((drawing) => draw(drawing, icon))
            .then((bytes) => {
              response.setHeader('Content-Type', icon === icons.tab ? 'image/x-icon' : 'image/png');
              response.end(bytes);
            }, next);
        });
      },
    },
  };
}

/** @throws Error with what to do, where the mark is missing or is no drawing */
async function draw(drawing: string, icon: Icon): Promise<Buffer> {
  const png = await renderIcon(drawing, icon).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `public${mark} cannot be drawn (${reason}). Export it anew as plain SVG, with its text as paths.`,
      { cause: error },
    );
  });
  return icon === icons.tab ? wrapIco(png, icon.size) : png;
}

async function readMark(publicDir: string): Promise<string> {
  return readFile(join(publicDir, mark), 'utf8').catch((error: unknown) => {
    throw new Error(
      `public${mark} cannot be read. Put the site’s mark there, as SVG: the icons are made of it.`,
      {
        cause: error,
      },
    );
  });
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
