import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  pdf: 'application/pdf',
  zip: 'application/zip',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
};

/**
 * Serves a built site as a static host would: folders by their index.html, a missing slash by a redirect, the rest by 404.html.
 * @param outDir the folder is looked at anew for each request, so that a swapped build shows at once
 * @param base path under which the site stands: `/` or `/project/`
 */
export function staticSite(outDir: string, base: string): Hono {
  const app = new Hono();
  app.on(['GET', 'HEAD'], '*', async (context) => {
    const url = new URL(context.req.url);
    if (!`${url.pathname}/`.startsWith(base)) return context.redirect(base, 302);
    const path = safePath(outDir, url.pathname.slice(base.length - 1));
    const file = path && (await fileAt(path, outDir));
    if (file === 'folder') {
      // Two slashes at the beginning would lead to another host.
      return context.redirect(`/${url.pathname.replace(/^\/+/, '')}/${url.search}`, 301);
    }
    if (file === undefined || file === '') {
      const page = await readFile(join(outDir, '404.html'), 'utf8').catch(() => 'Not found');
      return context.html(page, 404);
    }
    const { size, mtime } = await stat(file);
    const modified = mtime.toUTCString();
    const headers = {
      'Content-Type': types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'Cache-Control': /\/_astro\//.test(url.pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Last-Modified': modified,
      'X-Content-Type-Options': 'nosniff',
    };
    if (context.req.header('If-Modified-Since') === modified) return context.body(null, 304, headers);
    if (context.req.method === 'HEAD')
      return context.body(null, 200, { ...headers, 'Content-Length': String(size) });
    const body = Readable.toWeb(createReadStream(file)) as ReadableStream;
    return context.body(body, 200, { ...headers, 'Content-Length': String(size) });
  });
  return app;
}

/** The path below `root` that an address names; undefined where it would lead elsewhere. */
function safePath(root: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const path = resolve(root, `.${decoded}`);
  if (path !== root && !path.startsWith(root + sep)) return undefined;
  return decoded.endsWith('/') ? join(path, 'index.html') : path;
}

async function fileAt(path: string, root: string): Promise<string | 'folder' | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  // A link in the output may lead to another place in it, not out of it.
  const [real, realRoot] = await Promise.all([realpath(path), realpath(root)]).catch(() => ['', root]);
  if (real !== realRoot && !real?.startsWith(realRoot + sep)) return undefined;
  if (found.isFile()) return path;
  return found.isDirectory() ? 'folder' : undefined;
}
