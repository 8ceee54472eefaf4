import { html } from 'hono/html';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { addressOf, basePath, withBase } from '../../publication/addresses.ts';
import type { Person } from '../commit.ts';
import type { Desk } from '../desk.ts';
import { filesAt } from '../draft-content.ts';
import { draftName, keyOfDraft } from '../names.ts';
import type { DraftName } from '../names.ts';
import { DeskError } from '../refusals.ts';
import type { Conflict } from '../refusals.ts';
import { script, styleSheet } from './assets.ts';
import { isShown, onSite, readChange } from './change.ts';
import type { Change } from './change.ts';
import { changePage, discardPage } from './change-page.ts';
import { addNote, decideOnChange, decideOnSite } from './deciding.ts';
import { deskFeed } from './feed.ts';
import type { Judged } from './judged.ts';
import { languageFor } from './language.ts';
import { layout } from './layout.ts';
import type { Notice } from './layout.ts';
import { queuePage } from './queue-page.ts';
import { readQueue } from './queue.ts';
import { base, Reader } from './reader.ts';
import { decisionIn, fieldOf, FormError, noteIn, statusIn, typedIn } from './requests.ts';
import { sitePage } from './site-page.ts';

interface Env {
  Variables: { person: Person };
}

/** The reviewer's pages, to be mounted at `/admin/review` where `person` is known and foreign forms are turned away. */
export function reviewPages(desk: Desk): Hono<Env> {
  const app = new Hono<Env>();
  app.onError((error, context) => errorPage(desk, context, error));
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

  app.get('/site/:collection/:lang/:slug/', async (context) => {
    const reader = await readerOf(desk, context);
    const { judged, name } = await siteEntry(desk, context);
    const hasDraft = (await desk.drafts.find(name)) !== undefined;
    return context.html(sitePage(judged, hasDraft, reader, { notice: doneNotice(context, reader) }));
  });
  app.post('/site/:collection/:lang/:slug/decide', async (context) => {
    const reader = await readerOf(desk, context);
    const form = await context.req.formData();
    const { judged, name } = await siteEntry(desk, context);
    try {
      const { done, draft } = await decideOnSite(desk, judged, decisionIn(form, reader), reader);
      const { collection, slug, lang } = judged.entry;
      const address = draft ? keyOfDraft(draft) : `site/${collection}/${lang}/${slug}`;
      return context.redirect(`${base}/${address}/?done=${done}`, 303);
    } catch (error) {
      const refusal = refusalOf(error);
      const hasDraft = (await desk.drafts.find(name)) !== undefined;
      const shown = { notice: refusedNotice(refusal, reader), typed: typedIn(form) };
      return context.html(
        sitePage((await siteEntry(desk, context)).judged, hasDraft, reader, shown),
        refusal.status,
      );
    }
  });

  app.get('/:collection/:slug/', async (context) => {
    const reader = await readerOf(desk, context);
    const change = await readChange(desk, nameOf(context));
    const page = changePage(change, await conflictsOf(desk, change), reader, {
      notice: doneNotice(context, reader),
    });
    return context.html(page);
  });
  app.get('/:collection/:slug/discard', async (context) =>
    context.html(discardPage(await readChange(desk, nameOf(context)), await readerOf(desk, context))),
  );

  app.post('/:collection/:slug/decide', (context) =>
    act(desk, context, async (name, form, reader) => {
      const isTakeDown = fieldOf(form, 'decision') === 'take-down';
      return (await decideOnChange(desk, name, decisionIn(form, reader), isTakeDown, reader)).done;
    }),
  );
  app.post('/:collection/:slug/note', (context) =>
    act(desk, context, async (name, form, reader) => {
      await addNote(desk, name, noteIn(form, reader), reader);
      return 'note';
    }),
  );
  app.post('/:collection/:slug/resolve-note', (context) =>
    act(desk, context, async (name, form, reader) => {
      const note = fieldOf(form, 'note');
      const resolved = fieldOf(form, 'resolved') !== 'no';
      await desk.drafts.act(name, reader.person, ({ notes }) => {
        if (!notes.some(({ id }) => id === note)) throw new DeskError(404, 'There is no such note.');
        const subject = resolved ? 'Resolve a note' : 'Open a note again';
        return Promise.resolve({ subject, act: { act: 'resolve-note', note, resolved } });
      });
      return 'resolved';
    }),
  );
  app.post('/:collection/:slug/status', (context) =>
    act(desk, context, async (name, form, reader) => {
      const status = statusIn(form);
      await desk.drafts.act(name, reader.person, () =>
        Promise.resolve({ subject: `Set to ${status}`, act: { act: 'status', status } }),
      );
      return 'status';
    }),
  );
  app.post('/:collection/:slug/publish', (context) =>
    act(desk, context, async (name, _form, reader) => {
      await desk.publish(name, reader.person);
      return { to: `${base}/?done=published&about=${keyOfDraft(name)}` };
    }),
  );
  app.post('/:collection/:slug/discard', (context) =>
    act(desk, context, async (name) => {
      await desk.drafts.remove(name);
      return { to: `${base}/?done=discarded` };
    }),
  );

  // Mounted below a path, the root is reached with and without its slash.
  app.get('/*', async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    if (pathname === base) return context.redirect(`${base}/${search}`);
    if (pathname !== `${base}/`) {
      if (/\/[a-z-]+\/[a-z0-9-]+$/.test(pathname)) return context.redirect(`${pathname}/${search}`);
      return next();
    }
    const reader = await readerOf(desk, context);
    const filter = { desk: context.req.query('desk'), collection: context.req.query('collection') };
    const notice = await publishedNotice(desk, context, reader);
    return context.html(queuePage(await readQueue(desk, reader), filter, reader, notice));
  });
  app.get('/*', () => {
    throw new DeskError(404, 'There is no such page.');
  });
  return app;
}

/** Does what a form asks; where it is refused, the page comes back with the reason and with what was typed. */
async function act(
  desk: Desk,
  context: Context<Env>,
  work: (name: DraftName, form: FormData, reader: Reader) => Promise<string | { to: string }>,
): Promise<Response> {
  const reader = await readerOf(desk, context);
  const form = await context.req.formData();
  const name = nameOf(context);
  try {
    const done = await work(name, form, reader);
    const to = typeof done === 'string' ? `${base}/${keyOfDraft(name)}/?done=${done}` : done.to;
    return context.redirect(to, 303);
  } catch (error) {
    const refusal = refusalOf(error);
    const change = await readChange(desk, name);
    const conflicts = refusal.conflicts.length > 0 ? refusal.conflicts : await conflictsOf(desk, change);
    const shown = { notice: refusedNotice(refusal, reader), typed: typedIn(form) };
    return context.html(changePage(change, conflicts, reader, shown), refusal.status);
  }
}

async function readerOf(desk: Desk, context: Context<Env>): Promise<Reader> {
  const { content } = await desk.content();
  if (content === undefined) throw new DeskError(503, 'site.yaml cannot be read. Run npm run check.');
  return new Reader({ person: context.get('person'), lang: languageFor(context), content, now: desk.now() });
}

function nameOf(context: Context): DraftName {
  const { collection = '', slug = '' } = context.req.param() as Record<string, string>;
  const name = draftName(collection, slug);
  if (name === undefined) throw new DeskError(404, 'There is no such draft.');
  return name;
}

async function siteEntry(desk: Desk, context: Context): Promise<{ judged: Judged; name: DraftName }> {
  const name = nameOf(context);
  const lang = context.req.param('lang');
  const judged = (await onSite(desk, name)).find(({ entry }) => entry.lang === lang);
  if (judged === undefined) throw new DeskError(404, 'There is no such entry on the site.');
  return { judged, name };
}

/** Both texts of each file on which main and the draft do not agree. */
async function conflictsOf(desk: Desk, { draft, content }: Change): Promise<Conflict[]> {
  const inside = content.conflicts.filter((file) => !file.startsWith('../'));
  if (inside.length === 0) return [];
  const { repository } = desk.place;
  const [yours, theirs] = await Promise.all([
    filesAt(repository, draft.head, inside),
    filesAt(repository, content.main, inside),
  ]);
  return inside.map((path) => ({
    path,
    yours: yours.get(path)?.toString('utf8') ?? null,
    theirs: theirs.get(path)?.toString('utf8') ?? null,
    base: null,
  }));
}

function doneNotice(context: Context, { words: t }: Reader): Notice | undefined {
  const done = context.req.query('done') ?? '';
  const text = Object.hasOwn(t.done, done) ? t.done[done] : undefined;
  return text === undefined ? undefined : { kind: 'done', text };
}

/** With a link to what was published, where the site has it. */
async function publishedNotice(desk: Desk, context: Context, reader: Reader): Promise<Notice | undefined> {
  const notice = doneNotice(context, reader);
  const [collection = '', slug = ''] = (context.req.query('about') ?? '').split('/');
  const name = draftName(collection, slug);
  if (notice === undefined || name === undefined || name.collection === 'media') return notice;
  const { site } = reader.content;
  const lang = (await onSite(desk, name)).find((one) => isShown(one, reader.now))?.entry.lang;
  const isRecord = !['posts', 'faq', 'kits', 'pages'].includes(collection);
  const [first = 'en'] = site.languages;
  if (lang === undefined && !isRecord) return notice;
  const to = withBase(addressOf(name.collection, slug, lang ?? first, site), basePath(site));
  return { ...notice, text: html`${notice.text} <a href="${to}">${reader.words.seePage}</a>` };
}

function refusalOf(error: unknown): DeskError {
  if (error instanceof DeskError) return error;
  throw error;
}

function refusedNotice(refusal: DeskError, { lang }: Reader): Notice {
  if (refusal instanceof FormError) return { kind: 'refused', text: refusal.message };
  return { kind: 'refused', text: refusal.message, ...(lang !== 'en' && { lang: 'en' }) };
}

/** A page for what cannot be shown. @throws the error itself where it is a fault of ours */
async function errorPage(desk: Desk, context: Context<Env>, error: Error): Promise<Response> {
  if (!(error instanceof DeskError)) throw error;
  const reader = await readerOf(desk, context);
  const { words: t } = reader;
  const body = html`<p><a class="button" href="${base}/">${t.back}</a></p>`;
  const notice: Notice =
    error.status === 404 ? { kind: 'refused', text: t.notThere } : refusedNotice(error, reader);
  return context.html(layout(reader, { title: t.refused, body, notice, path: `${base}/` }), error.status);
}
