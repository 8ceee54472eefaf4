import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { apiFiles } from '../../outputs/api/files.ts';
import { codeDigest } from '../../lib/code-digest.ts';
import { apiText, writeApi } from '../../outputs/api/write.ts';
import type { ReadText } from '../../outputs/api/write.ts';
import { plainBody } from '../bodies.ts';
import { readByAll } from '../../outputs/hosting/headers.ts';
import { basePath } from '../../publication/addresses.ts';
import { apiRoot } from '../../publication/api-addresses.ts';
import type { Publication } from '../../publication/publication.ts';
import { currentPublication } from '../current-publication.ts';
import { readSettings } from '../../lib/settings.ts';

/** The code that makes an entry's file from its fields and its compiled body. */
const makers = ['../../outputs/api/write.ts', '../bodies.ts'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/**
 * The JSON API: written beside the pages in a build, on demand in development. It does not use Astro's routes, whose
 * overhead for each file is larger than the work itself.
 */
export function api(): AstroIntegration {
  let cacheDir = '';
  return {
    name: 'colophon-api',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheDir = fileURLToPath(config.cacheDir);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const publication = await currentPublication();
        if (publication === undefined) return;
        const { outDir } = readSettings();
        const started = performance.now();
        const { files, kept } = await writeApi(
          publication,
          { to: fileURLToPath(dir), last: outDir, notes: join(cacheDir, 'api.json') },
          codeDigest(...makers),
          readerFor(publication),
        );
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        logger.info(`${String(files)} files, ${String(kept)} as they were, ${seconds} s`);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          void answerTo(request.url ?? '/').then((found) => {
            if (found === undefined) return next();
            response.setHeader('Content-Type', found.type);
            for (const [name, value] of Object.entries(readByAll)) response.setHeader(name, value);
            response.end(found.text);
          }, next);
        });
      },
    },
  };
}

function readerFor({ content: { site } }: Publication): ReadText {
  const base = basePath(site);
  return (body, page) => plainBody(body, page, base);
}

/** The file at an address of the dev server; editors also see texts that nobody has approved yet. */
async function answerTo(url: string): Promise<{ type: string; text: string } | undefined> {
  // The base path may or may not have been removed from the address.
  const at = url.indexOf(apiRoot);
  if (at === -1) return undefined;
  const publication = await currentPublication('editors');
  if (publication === undefined) return undefined;
  const address = decodeURI(new URL(url.slice(at), 'http://localhost').pathname);
  const file = apiFiles(publication).find((candidate) => candidate.address === address);
  return file && { type: file.type, text: await apiText(file, readerFor(publication)) };
}
