import { Hono } from 'hono';
import type { Context } from 'hono';
import { isEntryCollection } from '../../model/collections.ts';
import { slugFrom } from '../../model/slug.ts';
import type { Desk } from '../desk/desk.ts';
import { keyOfDraft } from '../desk/names.ts';
import { DeskError } from '../desk/refusals.ts';
import { onSite } from './change.ts';
import { decideOnSite } from './decide-from-form.ts';
import { fieldOf, FormError } from './form-fields.ts';
import type { ReviewableEntry } from './reviewable-entry.ts';
import { doneNotice, refusedNotice } from './notices.ts';
import { base } from './reader.ts';
import { decisionIn, typedIn } from './requests.ts';
import { sitePage } from './site-page.ts';
import { formOf, nameOf, readerOf, refusalOf } from './request-context.ts';
import type { ReviewEnv } from './request-context.ts';

/** Entries of main: `/<collection>/<lang>/<slug>/`. */
export function siteRoutes(desk: Desk): Hono<ReviewEnv> {
  const app = new Hono<ReviewEnv>();
  const hasDraft = async (context: Context) => (await desk.drafts.find(nameOf(context))) !== undefined;

  app.get('/:collection/:lang/:slug/', async (context) => {
    const reader = await readerOf(desk, context);
    const shown = { notice: doneNotice(context, reader) };
    return context.html(sitePage(await judgedOf(desk, context), await hasDraft(context), reader, shown));
  });

  app.post('/:collection/:lang/:slug/decide', async (context) => {
    const reader = await readerOf(desk, context);
    const form = await formOf(context);
    try {
      const reviewable = await judgedOf(desk, context);
      const { done, draft } = await decideOnSite(desk, reviewable, decisionIn(form, reader), reader);
      const { collection, slug, lang } = reviewable.entry;
      const address = draft ? keyOfDraft(draft) : `site/${collection}/${lang}/${slug}`;
      return context.redirect(`${base}/${address}/?done=${done}`, 303);
    } catch (error) {
      const refusal = refusalOf(error);
      const shown = { notice: refusedNotice(refusal, reader), typed: typedIn(form) };
      const reviewable = await judgedOf(desk, context);
      return context.html(sitePage(reviewable, await hasDraft(context), reader, shown), refusal.status);
    }
  });

  app.post('/:collection/:lang/:slug/rename', async (context) => {
    const reader = await readerOf(desk, context);
    const form = await formOf(context);
    const text = fieldOf(form, 'slug').trim();
    try {
      const { collection } = nameOf(context);
      const slug = isEntryCollection(collection) ? slugFrom(collection, text) : undefined;
      if (slug === undefined) throw new FormError(422, reader.words.renameUnreadable);
      if (slug !== text) throw new FormError(422, reader.words.renameAs(text, slug));
      const draft = await desk.rename(nameOf(context), slug, reader.person);
      return context.redirect(`${base}/${keyOfDraft(draft)}/?done=renamed`, 303);
    } catch (error) {
      const refusal = refusalOf(error);
      const typed = { ...typedIn(form), form: 'rename', text };
      const shown = { notice: refusedNotice(refusal, reader), typed };
      const reviewable = await judgedOf(desk, context);
      return context.html(sitePage(reviewable, await hasDraft(context), reader, shown), refusal.status);
    }
  });
  return app;
}

async function judgedOf(desk: Desk, context: Context): Promise<ReviewableEntry> {
  const lang = context.req.param('lang');
  const reviewable = (await onSite(desk, nameOf(context))).find(({ entry }) => entry.lang === lang);
  if (reviewable === undefined) throw new DeskError(404, 'There is no such entry on the site.');
  return reviewable;
}
