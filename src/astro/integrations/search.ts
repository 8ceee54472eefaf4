import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { contentType } from '../../lib/http/content-type.ts';
import { indexSite } from '../../outputs/search/index-site.ts';

/** The search: indexes the built pages; in development, serves the index of the last build. */
export function search(): AstroIntegration {
  let built: string;
  return {
    name: 'colophon:search',
    hooks: {
      'astro:config:done': ({ config }) => {
        built = join(fileURLToPath(config.outDir), 'pagefind');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { pages, languages, seconds } = await indexSite(fileURLToPath(dir));
        const each = Object.entries(languages).map(([language, count]) => `${language} ${count}`);
        logger.info(`${pages} pages indexed (${each.join(', ') || 'none'}), ${seconds.toFixed(1)} s`);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          void serveIndex(built, request, response).then((served) => served || next(), next);
        });
      },
    },
  };
}

/** A file of the last build's index. `Last-Modified` tells the search page how old it is. */
async function serveIndex(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  // The base path may or may not have been removed from the address.
  const [, file] = /\/pagefind\/([\w.-]+(?:\/[\w.-]+)?)(?:\?|$)/.exec(request.url ?? '') ?? [];
  if (!file || file.includes('..')) return false;
  const path = join(folder, file);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) {
    response.setHeader('Content-Type', contentType(file));
    response.setHeader('Last-Modified', found.mtime.toUTCString());
    response.setHeader('Cache-Control', 'no-store');
    createReadStream(path).pipe(response);
  } else {
    // Astro would answer with its own HTML page, which is no index.
    response.writeHead(404).end();
  }
  return true;
}
