import { html } from 'hono/html';
import type { Context } from 'hono';
import { entryCollections } from '../../model/collections.ts';
import { addressOf, basePath, withBase } from '../../publication/addresses.ts';
import type { Desk } from '../desk.ts';
import { draftName } from '../names.ts';
import type { DeskError } from '../refusals.ts';
import { isShown, onSite } from './change.ts';
import type { Notice } from './layout.ts';
import type { Reader } from './reader.ts';
import { FormError } from './requests.ts';

/** That something worked, as the address says after a form: a word that we know, and no text of anybody's. */
export function doneNotice(context: Context, { words: t }: Reader): Notice | undefined {
  const done = context.req.query('done') ?? '';
  const text = Object.hasOwn(t.done, done) ? t.done[done] : undefined;
  return text === undefined ? undefined : { kind: 'done', text };
}

/** As {@link doneNotice}, with a link to what was published, where the site has it. */
export async function publishedNotice(
  desk: Desk,
  context: Context,
  reader: Reader,
): Promise<Notice | undefined> {
  const notice = doneNotice(context, reader);
  const [collection = '', slug = ''] = (context.req.query('about') ?? '').split('/');
  const name = draftName(collection, slug);
  if (notice === undefined || name === undefined || name.collection === 'media') return notice;
  const { site } = reader.content;
  const isEntry = (entryCollections as string[]).includes(collection);
  const shown = isEntry ? (await onSite(desk, name)).filter((one) => isShown(one, reader.now)) : [];
  const lang = isEntry ? shown[0]?.entry.lang : site.languages[0];
  if (lang === undefined) return notice;
  const to = withBase(addressOf(name.collection, slug, lang, site), basePath(site));
  return { ...notice, text: html`${notice.text} <a href="${to}">${reader.words.seePage}</a>` };
}

/** Why nothing was done. The desk's own sentences are English. */
export function refusedNotice(refusal: DeskError, { lang }: Reader): Notice {
  const isEnglish = !(refusal instanceof FormError) && lang !== 'en';
  return { kind: 'refused', text: refusal.message, ...(isEnglish && { lang: 'en' }) };
}
