const own =
  "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; font-src 'self' data:";

/** For pages of ours: no inline code, nothing from elsewhere. */
export const reviewPolicy = `${own}; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; connect-src 'self'; frame-src 'self'`;

/** The review page of a built site, which asks the forge by itself. @param forge address of the forge's API */
export function forgeReviewPolicy(forge: string): string {
  return reviewPolicy.replace("connect-src 'self'", `connect-src 'self' ${new URL(forge).origin}`);
}

/** Decap compiles its configuration's schema into a function, and writes its styles into the page. */
export const decapPolicy = editorPolicy();

/** @param forge address of the forge's API, where the page speaks with one by itself */
export function editorPolicy(forge?: string): string {
  const asks = forge === undefined ? '' : ` ${new URL(forge).origin}`;
  return `${own}; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' blob:${asks}; frame-src 'self' blob: data:; worker-src 'self' blob:; manifest-src 'self'`;
}

/** For pages of the site inside the desk: they are shown, and run nothing. */
export const previewPolicy = `${own}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; sandbox allow-same-origin`;
