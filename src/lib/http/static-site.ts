import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { ContentfulStatusCode, RedirectStatusCode } from 'hono/utils/http-status';
import { contentType } from './content-type.ts';
import { HostingRules } from './host-rules.ts';

/**
 * Serves a built site like a static host that reads `_headers` and `_redirects`: index.html for folders, a redirect
 * for a missing trailing slash, 404.html for the rest.
 * @param outDir read anew for each request, so that a new build shows at once
 * @param base path under which the site stands: `/` or `/project/`
 */
export function staticSite(outDir: string, base: string): Hono {
  const app = new Hono();
  const rules = rulesIn(outDir);
  app.on(['GET', 'HEAD'], '*', async (context) => {
    const url = new URL(context.req.url);
    const path = `${url.pathname}/`.startsWith(base) ? inside(url.pathname, base) : undefined;
    if (path === undefined) return context.redirect(base, 302);
    const hosting = await rules();
    const answer = async () => {
      const file = await fileFor(path, outDir);
      const rule = hosting.redirectFor(url.pathname, file !== undefined);
      if (rule !== undefined && rule.status >= 300 && rule.status < 400) {
        const to = rule.to.includes('?') ? rule.to : rule.to + url.search;
        return context.redirect(to, rule.status as RedirectStatusCode);
      }
      if (rule !== undefined) {
        const other = await fileFor(inside(rule.to, base), outDir);
        if (other !== undefined && other !== 'folder') return send(context, other, rule.status);
      }
      if (file === 'folder') {
        // Two leading slashes would redirect to another host.
        return context.redirect(`/${url.pathname.replace(/^\/+/, '')}/${url.search}`, 301);
      }
      if (file !== undefined) return send(context, file, 200);
      const page = await readFile(join(outDir, '404.html'), 'utf8').catch(() => 'Not found');
      return context.html(page, 404);
    };
    const response = await answer();
    for (const [name, value] of hosting.headersFor(url.pathname)) response.headers.set(name, value);
    return response;
  });
  return app;
}

async function send(context: Context, file: string, status: number): Promise<Response> {
  const { size, mtime } = await stat(file);
  const modified = mtime.toUTCString();
  const headers = {
    'Content-Type': contentType(file),
    'Cache-Control': 'no-cache',
    'Last-Modified': modified,
  };
  const code = status as ContentfulStatusCode;
  if (code === 200 && context.req.header('If-Modified-Since') === modified)
    return context.body(null, 304, headers);
  if (context.req.method === 'HEAD')
    return context.body(null, code, { ...headers, 'Content-Length': String(size) });
  const body = Readable.toWeb(createReadStream(file)) as ReadableStream;
  return context.body(body, code, { ...headers, 'Content-Length': String(size) });
}

/** The rules of a folder's `_headers` and `_redirects`; read again when one of the files was replaced. */
function rulesIn(outDir: string): () => Promise<HostingRules> {
  let known: { key: string; rules: HostingRules } | undefined;
  const files = ['_headers', '_redirects'].map((name) => join(outDir, name));
  return async () => {
    const found = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
    const key = found
      .map((one) => (one === undefined ? '' : [one.ino, one.size, one.mtimeMs].join(' ')))
      .join();
    if (known?.key !== key) {
      const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
      known = { key, rules: new HostingRules(texts[0] ?? '', texts[1] ?? '') };
    }
    return known.rules;
  };
}

/** The path without the base, as in the output folder. */
function inside(pathname: string, base: string): string {
  return pathname.slice(base.length - 1);
}

async function fileFor(pathname: string, outDir: string): Promise<string | undefined> {
  const path = safePath(outDir, pathname);
  return path === undefined ? undefined : fileAt(path, outDir);
}

/** The file path below `root` that an address names; undefined where it would lead out of it. */
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
  // A symbolic link in the output may point to a place inside it, but not out of it.
  const [real, realRoot] = await Promise.all([realpath(path), realpath(root)]).catch(() => ['', root]);
  if (real !== realRoot && !real?.startsWith(realRoot + sep)) return undefined;
  if (found.isFile()) return path;
  return found.isDirectory() ? 'folder' : undefined;
}
