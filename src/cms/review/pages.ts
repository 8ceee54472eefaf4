import { html } from 'hono/html';
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Desk } from '../desk/desk.ts';
import { DeskError } from '../desk/refusals.ts';
import { script, styleSheet } from './assets.ts';
import { changeRoutes } from './change-routes.ts';
import { deskFeed } from './feed.ts';
import { layout } from './layout.ts';
import { publishedNotice } from './notices.ts';
import { queuePage } from './queue-page.ts';
import { readQueue } from './queue.ts';
import { base } from './reader.ts';
import { siteRoutes } from './site-routes.ts';
import { siteStatusPart } from './site-status.ts';
import type { SiteStatus } from '../desk/site-status.ts';
import { readerOf, refusalOf } from './request-context.ts';
import type { ReviewEnv } from './request-context.ts';

/**
 * The review pages, to be mounted at `/admin/review` behind code that knows `person` and refuses foreign forms.
 * @param status the state of published changes; left out if nobody builds the site
 */
export function reviewPages(desk: Desk, status?: () => SiteStatus): Hono<ReviewEnv> {
  const app = new Hono<ReviewEnv>();
  app.onError((error, context) => errorPage(desk, context, error));
  app.use('*', async (context, next) => {
    if (status !== undefined) context.set('siteStatus', status());
    await next();
  });
  app.get('/status', async (context) => {
    const reader = await readerOf(desk, context);
    return context.html(siteStatusPart(reader.siteStatus, reader));
  });
  app.get('/style.css', async (context) =>
    context.body(await styleSheet(), 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  app.get('/script.js', async (context) =>
    context.body(await script(), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  );

  app.get('/feed/:file{.+\\.atom}', async (context) => {
    const reader = await readerOf(desk, context);
    const id = context.req.param('file').replace(/\.atom$/, '');
    if (!Object.hasOwn(reader.content.policy.desks, id)) throw new DeskError(404, `There is no desk ${id}.`);
    const feed = deskFeed(id, await readQueue(desk, reader), new URL(context.req.url).origin, reader);
    return context.body(String(await feed), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
  });
  app.route('/site', siteRoutes(desk));
  app.route('/', changeRoutes(desk));

  // Below a path, the root can be requested with and without its final slash.
  app.get('/*', async (context) => {
    const { pathname, search } = new URL(context.req.url);
    const path = pathname.slice(base.length);
    if (path === '' || /^(?:\/site\/[a-z]+\/[a-z]+|\/[a-z]+)\/[a-z0-9-]+$/.test(path)) {
      return context.redirect(`${pathname}/${search}`);
    }
    if (path !== '/') throw new DeskError(404, 'There is no such page.');
    const reader = await readerOf(desk, context);
    const filter = { desk: context.req.query('desk'), collection: context.req.query('collection') };
    const notice = await publishedNotice(desk, context, reader);
    return context.html(queuePage(await readQueue(desk, reader), filter, reader, notice));
  });
  return app;
}

/** The page for an error. @throws the error itself if it is a fault of the program */
async function errorPage(desk: Desk, context: Context<ReviewEnv>, error: Error): Promise<Response> {
  const refusal = refusalOf(error);
  const reader = await readerOf(desk, context);
  const { words: t } = reader;
  const isGone = refusal.status === 404;
  const body = html`<div class="page-head">
      <h1>${t.refused}</h1>
      <p role="alert" lang="${isGone ? reader.lang : 'en'}">${isGone ? t.notThere : refusal.message}</p>
    </div>
    <p><a class="button" href="${base}/">${t.back}</a></p>`;
  return context.html(layout(reader, { title: t.refused, body, path: `${base}/` }), refusal.status);
}
