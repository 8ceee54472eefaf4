import { html } from 'hono/html';
import type { Context } from 'hono';
import type { Desk } from '../desk/desk.ts';
import { draftName } from '../desk/names.ts';
import type { DeskError } from '../desk/refusals.ts';
import type { Notice } from './layout.ts';
import { pageAddress } from './page-address.ts';
import type { Reader } from './reader.ts';
import { FormError } from './form-fields.ts';

/** The notice after a form that worked. The address contains only its name, never a text. */
export function doneNotice(context: Context, { words: t }: Reader): Notice | undefined {
  const done = context.req.query('done') ?? '';
  const text = Object.hasOwn(t.done, done) ? t.done[done] : undefined;
  return text === undefined ? undefined : { kind: 'done', text };
}

/** As {@link doneNotice}, with a link to the published page if the site has it. */
export async function publishedNotice(
  desk: Desk,
  context: Context,
  reader: Reader,
): Promise<Notice | undefined> {
  const notice = doneNotice(context, reader);
  const [collection = '', slug = ''] = (context.req.query('about') ?? '').split('/');
  const name = draftName(collection, slug);
  if (notice === undefined || name === undefined) return notice;
  const to = await pageAddress(desk, name, reader.content.site);
  if (to === undefined) return notice;
  return { ...notice, text: html`${notice.text} <a href="${to}">${reader.words.seePage}</a>` };
}

/** Why an action was refused. The desk's own sentences are English. */
export function refusedNotice(refusal: DeskError, { lang }: Reader): Notice {
  const isEnglish = !(refusal instanceof FormError) && lang !== 'en';
  return { kind: 'refused', text: refusal.message, ...(isEnglish && { lang: 'en' }) };
}
