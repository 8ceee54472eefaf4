import type { Publication } from '../../publication/publication.ts';

declare global {
  var colophonPreview: Publication | undefined;
}

/** Decides what pages show from now on. They are another module graph: what both share hangs on the process. */
export function setCurrent(publication: Publication): void {
  globalThis.colophonPreview = publication;
}

/** Stands in for `src/astro/site.ts` in the bundle of pages. */
export function publication(): Promise<Publication> {
  const { colophonPreview } = globalThis;
  return colophonPreview === undefined
    ? Promise.reject(new Error('No content has been handed over to the pages.'))
    : Promise.resolve(colophonPreview);
}
