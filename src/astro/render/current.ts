import type { Publication } from '../../publication/publication.ts';

declare global {
  var colophonPreview: Publication | undefined;
}

/**
 * Sets the publication that pages show. The bundled pages are another module graph, so it is shared through
 * `globalThis`.
 */
export function setCurrent(publication: Publication): void {
  globalThis.colophonPreview = publication;
}

/** Replaces `src/astro/site.ts` in the bundle of pages. */
export function publication(): Promise<Publication> {
  const { colophonPreview } = globalThis;
  return colophonPreview === undefined
    ? Promise.reject(new Error('No publication has been set for the pages.'))
    : Promise.resolve(colophonPreview);
}
