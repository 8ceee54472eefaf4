import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { decapConfig } from '../../src/cms/editor/config.ts';
import type { Content } from '../../src/model/content.ts';
import type { InterfaceLang } from '../../src/model/languages.ts';

/** The policy that the desk serves /admin/ with. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self' blob:",
  "frame-src 'self' blob: data:",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

interface Saved {
  dataFiles: { path: string; slug: string; raw: string }[];
  assets: { path: string; content: string }[];
  base: Record<string, string | null>;
  begins?: boolean;
  form?: string;
  options: { collectionName: string };
}

export interface Stub {
  address: string;
  /** What stands in the repository, by path. */
  files: Map<string, string>;
  /** Drafts by `collection/slug`. */
  drafts: Map<string, Map<string, string>>;
  saved: Saved[];
  /** Slugs that only the desk knows to be spoken for: `posts/ferry`. */
  kept: Set<string>;
  uploads: { path: string; content: string }[];
  previews: { path: string; lang: string; files: { path: string; text: string }[]; media: unknown[] }[];
  /** Answers the next save with this instead. */
  refuse: { status: 409 | 422; body: object } | undefined;
  /** What became of the site. */
  build: { state: 'idle' | 'building' | 'failed'; since: string; output: string };
  lang: InterfaceLang;
  close: () => void;
}

/** As much of the desk as the forms need, in memory: Decap's proxy protocol, with ids and bases. */
export async function startStub(bundle: string, content: Content, files: Map<string, string>): Promise<Stub> {
  const stub: Stub = {
    address: '',
    files,
    drafts: new Map(),
    saved: [],
    kept: new Set(),
    uploads: [],
    previews: [],
    refuse: undefined,
    build: { state: 'idle', since: '2026-11-22T09:00:00Z', output: '' },
    lang: 'en',
    close: () => undefined,
  };
  const app = new Hono();
  app.get('/admin/api/config', (c) =>
    c.json({
      config: decapConfig({
        content,
        prefix: 'content/',
        lang: stub.lang,
        backend: { name: 'colophon', proxy_url: '/admin/api/decap', branch: 'main' },
      }),
      site: { name: 'Colophon', home: '/' },
      user: { id: 'ines-moreau', name: 'Inès Moreau' },
      preview: true,
    }),
  );
  app.get('/admin/api/status', (c) => c.json({ build: stub.build, leftAlone: [] }));
  app.get('/admin/api/slugs/:collection/:slug', (c) => {
    const { collection, slug } = c.req.param();
    const name = `${collection}/${slug}`;
    const file = new RegExp(`/${collection}/(?:[^/]+/)?${slug}\\.`);
    const isOwn = stub.saved.some(
      ({ begins, form, options, dataFiles }) =>
        begins === true &&
        form === c.req.query('form') &&
        name === `${options.collectionName}/${dataFiles[0]?.slug ?? ''}`,
    );
    const isThere = stub.drafts.has(name) || [...stub.files.keys()].some((path) => file.test(path));
    return c.json({ taken: stub.kept.has(name) || (isThere && !isOwn) });
  });
  app.post('/admin/api/preview', async (c) => {
    const asked = await c.req.json<Stub['previews'][number]>();
    stub.previews.push(asked);
    const style =
      '<style>body{background:#fff}@media (prefers-color-scheme: dark){body{background:#111}}</style>';
    const text = (asked.files[0]?.text ?? '').replaceAll('<', '&lt;');
    return c.json({
      html: `<!doctype html><html lang="${asked.lang}"><head>${style}</head><body><pre>${text}</pre></body></html>`,
      card: null,
      search: null,
      problems: [],
    });
  });
  app.post('/admin/api/decap', async (c) => {
    const { action, params } = await c.req.json<{ action: string; params: Record<string, string> }>();
    const answer = act(stub, action, params);
    return answer === undefined
      ? c.json({ error: 'there is no such file' }, 404)
      : 'status' in answer && typeof answer.status === 'number'
        ? c.json((answer as unknown as { body: object }).body, answer.status as 409)
        : c.json(answer as object);
  });
  const send = async (file: string) => {
    const bytes = await readFile(file).catch(() => undefined);
    return bytes === undefined
      ? new Response('', { status: 404 })
      : new Response(new Uint8Array(bytes), {
          headers: {
            'Content-Type': types[extname(file)] ?? 'application/octet-stream',
            'Content-Security-Policy': policy,
          },
        });
  };
  app.get('/admin/', () => send(join(bundle, 'index.html')));
  app.get('/admin/assets/:name', (c) => send(join(bundle, 'assets', c.req.param('name'))));
  app.get('/media/:name', (c) => send(join('content', 'media', c.req.param('name'))));
  app.get('/favicon.svg', () => send('public/favicon.svg'));
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      stub.address = `http://127.0.0.1:${String(port)}`;
      resolve(started);
    });
  });
  stub.close = () => server.close();
  return stub;
}

function act(stub: Stub, action: string, params: Record<string, unknown>): object | undefined {
  const draft = (collection: unknown, slug: unknown) =>
    stub.drafts.get(`${String(collection)}/${String(slug)}`);
  const entry = (path: string, data: string | undefined) =>
    data === undefined ? undefined : { data, file: { path, id: idOf(data) } };
  switch (action) {
    case 'entriesByFolder':
      return [...stub.files].flatMap(([path, data]) =>
        path.startsWith(`${String(params['folder'])}/`) ? [{ data, file: { path, id: idOf(data) } }] : [],
      );
    case 'getEntry':
      return entry(String(params['path']), stub.files.get(String(params['path'])));
    case 'unpublishedEntries':
      return [...stub.drafts.keys()];
    case 'unpublishedEntry': {
      const id = String(params['id'] ?? `${String(params['collection'])}/${String(params['slug'])}`);
      const files = stub.drafts.get(id);
      const [collection, slug] = id.split('/');
      return files === undefined
        ? undefined
        : {
            collection,
            slug,
            status: 'pending_publish',
            diffs: [...files].map(([path, text]) => ({
              path,
              id: idOf(text),
              newFile: !stub.files.has(path),
            })),
            updatedAt: new Date(0).toISOString(),
          };
    }
    case 'unpublishedEntryDataFile': {
      const path = String(params['path']);
      return entry(path, draft(params['collection'], params['slug'])?.get(path) ?? stub.files.get(path));
    }
    case 'getMedia':
      return [];
    case 'getMediaFile':
      return mediaFile(String(params['path']));
    case 'persistMedia': {
      const asset = params['asset'] as Stub['uploads'][number];
      stub.uploads.push(asset);
      return mediaFile(asset.path);
    }
    case 'persistEntry': {
      if (stub.refuse !== undefined) return stub.refuse;
      const save = params as unknown as Saved;
      stub.saved.push(save);
      const key = `${save.options.collectionName}/${save.dataFiles[0]?.slug ?? ''}`;
      const files = stub.drafts.get(key) ?? new Map<string, string>();
      for (const { path, raw } of save.dataFiles) files.set(path, raw);
      stub.drafts.set(key, files);
      return { message: 'saved', files: save.dataFiles.map(({ path, raw }) => ({ path, id: idOf(raw) })) };
    }
    case 'publishUnpublishedEntry': {
      if (stub.refuse !== undefined) return stub.refuse;
      stub.drafts.delete(`${String(params['collection'])}/${String(params['slug'])}`);
      stub.build = { state: 'building', since: '2026-11-22T09:01:00Z', output: '' };
      return { message: 'published', page: '/blog/who-knows-what/' };
    }
    default:
      return { message: 'done' };
  }
}

function mediaFile(path: string): object {
  const name = path.split('/').at(-1) ?? '';
  return { id: path, name, path, url: `/media/${name}` };
}

function idOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
