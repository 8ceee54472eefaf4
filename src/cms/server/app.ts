import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { contentType } from '../../lib/http/content-type.ts';
import { decapConfig } from '../editor/config.ts';
import { inLanguage } from '../../model/fields.ts';
import type { Problem } from '../../model/problem.ts';
import type { Previewer } from '../preview/previewer.ts';
import type { Person } from '../desk/commit.ts';
import type { Desk } from '../desk/desk.ts';
import { endedInDrafts, endingAnswer } from '../review/ending-answer.ts';
import { endingApprovals } from '../review/ending.ts';
import { fontFile } from '../review/fonts.ts';
import { deskHeaders, guardOrigin, limitBody } from './guard.ts';
import { decapPolicy } from '../../outputs/hosting/admin-policies.ts';
import { loginPage, obstaclePage } from './login-page.ts';
import { livePreview } from './live-preview.ts';
import { previewPages } from './preview-pages.ts';
import { nameOf, ProtocolPaths } from '../desk/paths.ts';
import { Protocol } from '../protocol/protocol.ts';
import { DeskError } from '../desk/refusals.ts';
import { formId } from '../desk/requests.ts';
import type { Remote } from '../desk/remote.ts';
import { languageFor } from '../review/language.ts';
import { siteHome } from '../review/page-address.ts';
import { reviewPages } from '../review/pages.ts';
import type { SiteStatus } from '../desk/site-status.ts';
import { readerOf } from '../review/request-context.ts';
import type { Sessions } from './sessions.ts';
import type { SiteBuilder } from '../desk/site-builder.ts';
import { isTaken } from '../desk/taken.ts';
import type { DeskEnv } from './env.ts';

/** The cookie that says who is logged in. */
export const cookieName = 'colophon-desk';

/** What the desk's addresses below `/admin/` need. */
export interface DeskParts {
  desk: Desk;
  sessions: Sessions;
  previewer: Previewer;
  /** Undefined if the site is shown without a build. */
  builder: SiteBuilder | undefined;
  remote: Remote | undefined;
  /** The folder of the bundled editor, built on the first request. */
  editor: () => Promise<{ dir: string }>;
}

/** Everything below `/admin/`. */
export function deskApp(parts: DeskParts): Hono<DeskEnv> {
  const { desk, sessions } = parts;
  const app = new Hono<DeskEnv>();
  const protocol = new Protocol(desk);
  app.onError((error, context) => answerError(error, context, desk.place.repository.prefix));
  app.use('/admin/*', deskHeaders, guardOrigin);

  app.get('/admin', (context) => context.redirect('/admin/'));
  app.get('/admin/login', (context) => context.redirect('/admin/login/'));
  app.get('/admin/fonts/:name', async (context) => {
    const bytes = await fontFile(context.req.param('name'));
    if (bytes === undefined) return context.notFound();
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'font/woff2',
      'Cache-Control': 'max-age=86400',
    });
  });
  app.get('/admin/login/', async (context) =>
    context.html(await loginPage(desk, languageFor(context), nextOf(context))),
  );
  app.post('/admin/login/', limitBody(1), async (context) => {
    const form = await context.req.parseBody();
    const person = await personOf(desk, String(form['person'] ?? ''));
    if (person === undefined) throw new DeskError(422, 'policy.yaml does not know this person.');
    setCookie(context, cookieName, sessions.issue(person.id), {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
    return context.redirect(nextOf(context), 303);
  });
  app.on(['GET', 'POST'], '/admin/logout', (context) => {
    deleteCookie(context, cookieName, { path: '/' });
    return context.redirect('/admin/login/', 303);
  });

  app.use('/admin/*', async (context, next): Promise<Response | undefined> => {
    // The log-in page looks like the others.
    if (/^\/admin\/review\/[a-z]+\.(?:css|js)$/.test(context.req.path)) {
      await next();
      return undefined;
    }
    const person = await personOf(desk, sessions.read(getCookie(context, cookieName)) ?? '');
    if (person === undefined) {
      const isPage = context.req.method === 'GET' && !context.req.path.startsWith('/admin/api/');
      if (!isPage)
        throw new DeskError(401, 'Nobody is logged in. Open /admin/login/ in another tab, then try again.');
      const to = new URL(context.req.url);
      return context.redirect(`/admin/login/?to=${encodeURIComponent(to.pathname + to.search)}`);
    }
    context.set('person', person);
    await next();
    return undefined;
  });

  app.get('/admin/api/config', async (context) => {
    const { content } = await desk.content();
    if (content === undefined) throw new DeskError(503, 'site.yaml cannot be read. Run npm run check.');
    const { repository, main } = desk.place;
    const branch = main.slice('refs/heads/'.length);
    const backend = { name: 'colophon', proxy_url: '/admin/api/decap', branch };
    const lang = languageFor(context);
    const config = decapConfig({ content, prefix: repository.prefix, lang, backend });
    const site = {
      name: inLanguage(content.site.name, lang),
      home: siteHome(lang, content.site),
    };
    return context.json({ config, site, user: context.get('person'), preview: true });
  });
  // A picture of 40 MB is a third larger as text.
  app.post('/admin/api/decap', limitBody(64), async (context) =>
    context.json((await protocol.answer(await jsonOf(context), context.get('person'))) as object),
  );
  app.post('/admin/api/preview', limitBody(64), async (context) =>
    context.json(await livePreview(parts, await jsonOf(context), context.req.raw.signal)),
  );
  const paths = new ProtocolPaths(desk);
  app.post('/admin/api/approvals', limitBody(16), async (context) => {
    const ending = await endingApprovals(desk, paths, await jsonOf(context));
    return context.json(endingAnswer(ending, await readerOf(desk, context)));
  });
  app.get('/admin/api/ended', async (context) =>
    context.json(await endedInDrafts(desk, await readerOf(desk, context))),
  );
  app.get('/admin/api/slugs/:collection/:slug', async (context) => {
    const { collection, slug } = context.req.param();
    const sender = {
      person: context.get('person').id,
      form: formId.safeParse(context.req.query('form')).data,
    };
    return context.json({ taken: await isTaken(desk, nameOf(collection, slug), { sender }) });
  });
  const status = (): SiteStatus => ({
    ...(parts.builder && { build: parts.builder.status }),
    leftAlone: desk.leftAlone,
    ...(parts.remote && { remote: parts.remote.status }),
  });
  app.get('/admin/api/status', (context) => context.json(status()));
  app.route('/admin', previewPages(parts));
  app.route('/admin/review', reviewPages(desk, status));
  app.get('/admin/*', async (context) => {
    const { dir } = await parts.editor();
    const name = context.req.path.slice('/admin/'.length);
    const file = resolve(dir, name === '' ? 'index.html' : decodeURIComponent(name));
    if (!file.startsWith(dir + sep)) return context.notFound();
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) return context.notFound();
    const isPage = file === join(dir, 'index.html');
    return context.body(new Uint8Array(bytes), 200, {
      'Content-Type': contentType(file),
      'Cache-Control': isPage ? 'no-store' : 'max-age=31536000, immutable',
      'Content-Security-Policy': decapPolicy,
    });
  });
  return app;
}

/** The page in place of a desk that cannot work: the reason, and what to do. */
export function obstacleApp(obstacle: string): Hono<DeskEnv> {
  const app = new Hono<DeskEnv>();
  app.use('/admin/*', deskHeaders);
  app.all('/admin', (context) => context.redirect('/admin/'));
  app.all('/admin/*', (context) => context.html(obstaclePage(obstacle), 503));
  return app;
}

/** @param prefix path of the content folder in the repository, because editors use paths from there */
function answerError(error: Error, context: Context, prefix: string): Response | Promise<Response> {
  if (error instanceof HTTPException) return error.getResponse();
  const known = error instanceof DeskError ? error : undefined;
  if (known === undefined) console.error(error);
  const status: ContentfulStatusCode = known?.status ?? 500;
  const sentence =
    known?.message ?? 'The desk failed at this. What it printed says why; nothing was changed halfway.';
  const wantsPage =
    context.req.header('Accept')?.includes('text/html') === true &&
    !context.req.path.startsWith('/admin/api/');
  const outside = (problem: Problem) => ({ ...problem, file: `${prefix}${problem.file}` });
  if (wantsPage) return context.html(obstaclePage(sentence), status);
  return context.json(
    {
      error: sentence,
      ...(known?.taken !== undefined && { taken: known.taken }),
      ...(known && known.problems.length > 0 && { problems: known.problems.map(outside) }),
      ...(known &&
        known.conflicts.length > 0 && {
          conflict: {
            files: known.conflicts.map(({ path, ...texts }) => ({ path: `${prefix}${path}`, ...texts })),
          },
        }),
    },
    status,
  );
}

async function jsonOf(context: Context): Promise<unknown> {
  if (!/^application\/json\b/.test(context.req.header('Content-Type') ?? '')) {
    throw new DeskError(422, 'This takes JSON.');
  }
  try {
    return (await context.req.json()) as unknown;
  } catch (error) {
    if (error instanceof DeskError) throw error;
    throw new DeskError(400, 'This is no JSON.');
  }
}

/** The people of policy.yaml, by id. */
async function personOf(desk: Desk, id: string): Promise<Person | undefined> {
  const { content } = await desk.content();
  if (content === undefined || !Object.hasOwn(content.policy.people, id)) return undefined;
  return { id, name: content.people[id]?.name ?? id };
}

/** The page after the log-in: only pages of the desk are allowed. */
function nextOf(context: Context): string {
  const to = context.req.query('to') ?? '';
  return /^\/admin\/(?!\/)[^\\\s]*$/.test(to) && !to.startsWith('/admin/log') ? to : '/admin/';
}
