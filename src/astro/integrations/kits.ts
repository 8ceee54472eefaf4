import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { kitFileIn, mayOffer } from '../../kits/addresses.ts';
import { Kits } from '../../kits/making/kits.ts';
import { pastMakingsOf } from '../../kits/making/past.ts';
import { kitSourcesOf } from '../../kits/source.ts';
import { currentPublication } from '../current-publication.ts';
import { readSettings } from '../../lib/settings.ts';

/** The files of press kits: made when a page needs their data, written beside the pages in a build. */
export function kits(): AstroIntegration {
  let maker: Kits;
  return {
    name: 'colophon-kits',
    hooks: {
      'astro:config:setup': () => {
        maker = new Kits(readSettings());
        globalThis.colophonKits = maker;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const publication = await currentPublication();
        if (publication === undefined) return;
        const started = performance.now();
        const addresses = new Set<string>();
        for (const source of kitSourcesOf(publication)) {
          const outputs = await maker.write(source, fileURLToPath(dir));
          for (const { address } of outputs) addresses.add(address);
        }
        for (const { source, offered } of pastMakingsOf(publication)) {
          // Of a file that the current version also has, the current version's is kept.
          const isOffered = (address: string) => offered.has(address) && !addresses.has(address);
          const outputs = await maker.write(source, fileURLToPath(dir), isOffered);
          for (const { address } of outputs) addresses.add(address);
        }
        await maker.sweep();
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        logger.info(`${String(addresses.size)} files of kits, ${seconds} s`);
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://localhost');
          const { base } = server.config;
          const path = pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname;
          if (!isKitFile(path)) return next();
          void find(path, maker)
            .then(async (found) => {
              if (found === undefined) return next();
              response.setHeader('Content-Type', found.type);
              await pipeline(found.bytes, response);
            })
            .catch(next);
        });
      },
    },
  };
}

async function find(path: string, maker: Kits) {
  const publication = await currentPublication('editors');
  if (publication === undefined) return undefined;
  for (const source of kitSourcesOf(publication)) {
    const found = mayOffer(source, path) ? await maker.open(source, path) : undefined;
    if (found !== undefined) return found;
  }
  for (const { source, offered } of pastMakingsOf(publication)) {
    const found = offered.has(path) ? await maker.open(source, path) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
