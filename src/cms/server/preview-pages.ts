import { Hono } from 'hono';
import { entryFile } from '../../model/entry.ts';
import { asVisitorsSee } from '../../lib/bitmaps.ts';
import { mediaMime } from '../../model/media-types.ts';
import type { Previewer } from '../preview/previewer.ts';
import { basePath } from '../../publication/addresses.ts';
import type { DeskEnv } from './env.ts';
import type { Desk } from '../desk/desk.ts';
import { filesAt, layAside } from '../desk/draft-content.ts';
import { previewPolicy } from '../../outputs/hosting/admin-policies.ts';
import { draftName, isEditable } from '../desk/names.ts';
import type { DraftName } from '../desk/names.ts';
import { DeskError } from '../desk/refusals.ts';

/**
 * The site's own pages inside the desk, below `/admin`: `preview/main/…` shows the current site,
 * `preview/drafts/<collection>/<slug>/…` the site with a draft; media files are below `media/` in the same way.
 */
export function previewPages({ desk, previewer }: { desk: Desk; previewer: Previewer }): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.get('/preview/main/*', async (context) => {
    const content = await contentOf(desk);
    const address = addressIn(context.req.path, '/admin/preview/main', content.site);
    const { status, html } = await previewer.render({ base: content, now: desk.now(), address });
    return context.html(html, status === 200 ? 200 : 404, { 'Content-Security-Policy': previewPolicy });
  });
  app.get('/preview/drafts/:collection/:slug/*', async (context) => {
    const name = nameOf(context.req.param());
    const base = await contentOf(desk);
    const { content } = await desk.review(name);
    await layAside(content, desk.settings.cacheDir);
    const { people, topics, series, partners } = content.overlay.content;
    const address = addressIn(
      context.req.path,
      `/admin/preview/drafts/${name.collection}/${name.slug}`,
      base.site,
    );
    const shown = content.overlay.entries.find(({ lang }) => address.includes(`/${lang}/`));
    const [first = undefined] = content.overlay.entries;
    const show = shown ?? first;
    const { status, html } = await previewer.render({
      base,
      replaced: content.overlay.entries,
      removed: base.entries.filter(
        (entry) => content.files.has(entryFile(entry)) && content.files.get(entryFile(entry)) === undefined,
      ),
      parts: { people, topics, series, partners },
      ...(show && { show }),
      now: desk.now(),
      address,
    });
    return context.html(html, status === 200 ? 200 : 404, { 'Content-Security-Policy': previewPolicy });
  });
  app.get('/media/main/*', async (context) => {
    const file = fileIn(context.req.path, '/admin/media/main/');
    return mediaAnswer(file, await filesAt(desk.place.repository, desk.place.main, [file]));
  });
  app.get('/media/drafts/:collection/:slug/*', async (context) => {
    const name = nameOf(context.req.param());
    const file = fileIn(context.req.path, `/admin/media/drafts/${name.collection}/${name.slug}/`);
    const { head } = await desk.drafts.get(name);
    return mediaAnswer(file, await filesAt(desk.place.repository, head, [file]));
  });
  return app;
}

async function contentOf(desk: Desk) {
  const { content } = await desk.content();
  if (content === undefined) throw new DeskError(503, 'site.yaml cannot be read. Run npm run check.');
  return content;
}

function nameOf({ collection = '', slug = '' }: Record<string, string>): DraftName {
  const name = draftName(collection, slug);
  if (name === undefined) throw new DeskError(404, 'There is no such draft.');
  return name;
}

/** The site's address for an address of the desk. */
function addressIn(path: string, before: string, site: { url: string }): string {
  const rest = decodeURI(path.slice(before.length));
  return rest.startsWith(basePath(site)) ? rest : `${basePath(site)}${rest.slice(1)}`;
}

function fileIn(path: string, before: string): string {
  let file = '';
  try {
    file = decodeURIComponent(path.slice(before.length));
  } catch {
    // An address with wrong escapes belongs to no file.
  }
  if (!isEditable(file) || !file.startsWith('media/')) throw new DeskError(404, 'There is no such file.');
  return file;
}

/** Opened directly, a drawing could run scripts; here it is only shown. */
async function mediaAnswer(file: string, found: ReadonlyMap<string, Buffer>): Promise<Response> {
  const bytes = found.get(file);
  if (bytes === undefined) throw new DeskError(404, 'There is no such file.');
  return new Response(new Uint8Array(await asVisitorsSee(bytes, file)), {
    headers: {
      'Content-Type': mediaMime(file),
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  });
}
