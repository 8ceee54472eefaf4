import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DeskError } from '../desk/refusals.ts';
import { reviewPolicy } from '../../outputs/hosting/admin-policies.ts';

const hosts = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;
const mebibyte = 1024 * 1024;

/**
 * Accepts only requests that a browser on this machine sends from our own pages. A host name that leads to this machine
 * is not enough (DNS rebinding), nor is a page of another site that sends forms here.
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

/** Headers of all answers of the desk. */
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

/** @param size in MB */
export function limitBody(size: number): MiddlewareHandler {
  return bodyLimit({
    maxSize: size * mebibyte,
    onError: () => {
      throw new DeskError(413, `That is more than ${String(size)} MB, which the desk does not take at once.`);
    },
  });
}
