import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { renderVariant } from '../../content/media/render.ts';
import { entryCollections } from '../../model/collections.ts';
import { mediaMime } from '../../model/media-types.ts';
import { downloadVariant, socialVariant, variantsOf } from '../../content/media/variants.ts';
import type { Variant } from '../../content/media/variants.ts';
import type { AnyEntry, MediaFile } from '../../model/entry.ts';
import { mediaOf } from '../../publication/kit-view.ts';
import type { Publication } from '../../publication/publication.ts';
import { currentPublication } from '../current-publication.ts';
import { readSettings } from '../../lib/settings.ts';

interface Job {
  address: string;
  file: MediaFile;
  variant: Variant;
}

/**
 * Serves the media that published entries refer to, and pictures in the sizes that pages need. No other media are
 * published.
 */
export function pictures(): AstroIntegration {
  return {
    name: 'colophon-pictures',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const publication = await currentPublication();
        if (publication === undefined) return;
        const settings = readSettings();
        const started = performance.now();
        const jobs = jobsOf(publication);
        const folders = { ...settings, outDir: fileURLToPath(dir) };
        const queue = jobs.values();
        let made = 0;
        await Promise.all(
          Array.from({ length: 4 }, async () => {
            for (const { address, file, variant } of queue) {
              if ((await renderVariant(address, file, variant, folders)) === 'made') made++;
            }
          }),
        );
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        logger.info(
          `${String(jobs.length)} media files, ${String(jobs.length - made)} from the cache, ${seconds} s`,
        );
      },
      // The dev server makes a picture when a page asks for it.
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname);
          const at = path.indexOf('/media/');
          if (at === -1) return next();
          void serve(path.slice(at)).then((body) => {
            if (body === undefined) return next();
            response.setHeader('Content-Type', body.type);
            response.end(body.bytes);
          }, next);
        });
      },
    },
  };
}

/** Every media file that the output needs, each once. */
function jobsOf(publication: Publication): Job[] {
  const jobs = new Map<string, Job>();
  const add = (address: string, file: MediaFile, variants: Variant[]) => {
    for (const variant of variants) jobs.set(variant.address, { address, file, variant });
  };
  const { site, media } = publication.content;
  for (const [address, file] of Object.entries(media)) {
    if (site.image?.src === address) add(address, file, [socialVariant(address, file)]);
  }
  for (const lang of publication.languages) {
    for (const collection of entryCollections) {
      for (const { entry } of publication.written(collection, lang)) {
        const head = 'image' in entry.front ? entry.front.image?.src : undefined;
        for (const [address, file] of Object.entries(mediaOf(entry, publication))) {
          if (isOnlyDownloaded(entry, address)) continue;
          add(address, file, variantsOf(address, file));
          if (entry.downloads.includes(address)) add(address, file, [downloadVariant(address, file)]);
          if (address === head && file.picture) add(address, file, [socialVariant(address, file)]);
        }
      }
    }
  }
  return [...jobs.values()];
}

/** For files that only a kit's file list names, the page shows pictures; downloads have their own addresses. */
function isOnlyDownloaded(entry: AnyEntry, address: string): boolean {
  return entry.assetsOnly?.includes(address) === true && entry.media[address]?.picture === undefined;
}

async function serve(address: string): Promise<{ bytes: Buffer; type: string } | undefined> {
  const publication = await currentPublication('editors');
  if (publication === undefined) return undefined;
  const settings = readSettings();
  const job = jobsOf(publication).find(({ variant }) => variant.address === address);
  if (job === undefined) return undefined;
  const outDir = `${settings.cacheDir}/dev`;
  await renderVariant(job.address, job.file, job.variant, { ...settings, outDir });
  return {
    bytes: await readFile(`${outDir}${address}`),
    type: mediaMime(address),
  };
}
