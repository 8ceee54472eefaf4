import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DeskError } from '../desk/refusals.ts';

const hosts = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;
const mebibyte = 1024 * 1024;

/**
 * Lets in what a browser at this machine sends from our own pages, and nothing else. A name that leads to this machine is
 * not enough (DNS rebinding), nor is a page of another site that sends forms here.
 */
export const guardOrigin: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('Host') ?? '';
  if (!hosts.test(host)) {
    throw new DeskError(403, 'The desk answers at 127.0.0.1 and localhost only.');
  }
  if (!['GET', 'HEAD'].includes(context.req.method)) {
    const origin = context.req.header('Origin');
    const site = context.req.header('Sec-Fetch-Site');
    const isOwn = origin === `http://${host}` && (site === undefined || site === 'same-origin');
    if (!isOwn) throw new DeskError(403, 'The desk takes changes from its own pages only.');
  }
  await next();
};

/** What the desk's answers say to browsers, whatever they are. */
export const deskHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const { headers } = context.res;
  const set = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value);
  };
  set('Cache-Control', 'no-store');
  set('X-Content-Type-Options', 'nosniff');
  set('X-Frame-Options', 'SAMEORIGIN');
  set('Referrer-Policy', 'same-origin');
  set('Cross-Origin-Opener-Policy', 'same-origin');
  set('Content-Security-Policy', reviewPolicy);
};

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

/** @param size in MB */
export function limitBody(size: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: size * mebibyte,
    onError: () => {
      throw new DeskError(413, `That is more than ${String(size)} MB, which the desk does not take at once.`);
    },
  });
}
