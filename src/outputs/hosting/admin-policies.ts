const own =
  "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; font-src 'self' data:";

/** For our own pages: no inline code, nothing from other origins. */
export const reviewPolicy = `${own}; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; connect-src 'self'; frame-src 'self'`;

/**
 * For the review page of a built site, which calls the forge's API from the browser. @param forge address of the
 * forge's API
 */
export function forgeReviewPolicy(forge: string): string {
  return reviewPolicy.replace("connect-src 'self'", `connect-src 'self' ${new URL(forge).origin}`);
}

/** Decap compiles its configuration's schema into a function (`unsafe-eval`), and writes styles into the page. */
export const decapPolicy = editorPolicy();

/** @param forge address of the forge's API, where the page calls it directly */
export function editorPolicy(forge?: string): string {
  const asks = forge === undefined ? '' : ` ${new URL(forge).origin}`;
  return `${own}; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' blob:${asks}; frame-src 'self' blob: data:; worker-src 'self' blob:; manifest-src 'self'`;
}

/** For the site's pages in a preview: they are shown, but run no scripts. */
export const previewPolicy = `${own}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; sandbox allow-same-origin`;
