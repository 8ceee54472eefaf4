import type { Chunk } from '../../markdown/body.ts';
import { remoteVideo } from '../../markdown/video-hosts.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import { relOf } from '../../disclosure/partner-links.ts';
import { siteAddress } from './address.ts';
import type { BodyContext } from './context.ts';
import { markSponsored } from './sponsored.ts';
import { bodyStrings } from '../../i18n/body.ts';
import { formatBytes } from './format-bytes.ts';

export interface PlainContext extends BodyContext {
  /** Whole address of the page that the text is on; addresses in it become whole ones with it. */
  page: string;
}

type Component = Extract<Chunk, { type: 'component' }>;

/**
 * A body for readers that have neither our styles nor our scripts: feeds and other programs. The components are what
 * they are beside this file, in elements that every reader knows; every address is a whole one.
 */
export function plainHtml(chunks: readonly Chunk[], context: PlainContext): string {
  return chunks.map((chunk) => plainChunk(chunk, context)).join('');
}

function plainChunk(chunk: Chunk, context: PlainContext): string {
  switch (chunk.type) {
    case 'html':
      // Notes and anchors lead to a place on the page. The compiler writes an anchor's address first.
      return markSponsored(chunk.html, context.sponsor).replaceAll(
        '<a href="#',
        `<a href="${escapeHtml(context.page)}#`,
      );
    case 'link':
      return link(siteAddress(chunk.href, context), plainHtml(chunk.children, context), context, chunk.title);
    case 'picture':
      return chunk.title === undefined
        ? picture(chunk.src, chunk.alt, context)
        : figure({ src: chunk.src, alt: chunk.alt, caption: chunk.title }, context);
    case 'component':
      return plainComponent(chunk, context);
  }
}

function plainComponent({ name, props, children }: Component, context: PlainContext): string {
  const inner = plainHtml(children, context);
  switch (name) {
    case 'Callout':
      return callout(props, inner, context);
    case 'Quote':
      return quote(props, inner, context);
    case 'Figure':
      return figure(props, context);
    case 'Video':
      return video(props, context);
    case 'Download':
      return download(props, context);
    case 'Steps':
      return inner;
    case 'Term':
      return `<dfn title="${escapeHtml(props['means'] ?? '')}">${inner}</dfn>`;
  }
}

type Props = Record<string, string>;

function callout({ kind = 'note', title }: Props, inner: string, { lang }: PlainContext): string {
  const kinds: Record<string, string> = bodyStrings(lang).callout;
  const label = kinds[kind] ?? bodyStrings(lang).callout.note;
  const head = title === undefined ? label : `${label} – ${title}`;
  return `<aside><p><strong>${escapeHtml(head)}</strong></p>${inner}</aside>`;
}

function quote({ by = '', role, source }: Props, inner: string, context: PlainContext): string {
  const name = `<bdi>${escapeHtml(by)}</bdi>`;
  const said = source === undefined ? name : link(siteAddress(source, context), name, context);
  const as = role === undefined ? '' : `, ${escapeHtml(role)}`;
  return `<figure><blockquote>${inner}</blockquote><figcaption>— ${said}${as}</figcaption></figure>`;
}

function figure({ src = '', alt = '', caption, credit }: Props, context: PlainContext): string {
  const shown = picture(src, alt, context);
  if (shown === '') return '';
  const words = [caption, credit && `${bodyStrings(context.lang).picture} ${credit}`].filter(Boolean);
  const below = words.length === 0 ? '' : `<figcaption>${escapeHtml(words.join(' '))}</figcaption>`;
  return `<figure>${shown}${below}</figure>`;
}

function video({ src = '', title = '', poster }: Props, context: PlainContext): string {
  const file = context.media[src];
  const address = file === undefined ? remoteVideo(src)?.page : file.src;
  const still = poster === undefined ? '' : picture(poster, '', context);
  return `<p>${link(address, `${still}${escapeHtml(bodyStrings(context.lang).play(title))}`, context)}</p>`;
}

function download({ file = '', label }: Props, context: PlainContext): string {
  const info = context.media[file];
  if (info === undefined) return '';
  const name = file.split('/').at(-1) ?? file;
  const facts = `${file.split('.').at(-1)?.toUpperCase() ?? ''}, ${formatBytes(info.bytes, context.lang)}`;
  const words = label ?? `${bodyStrings(context.lang).download} ${name}`;
  return `${link(siteAddress(file, context), escapeHtml(words), context)} (${escapeHtml(facts)})`;
}

function picture(src: string, alt: string, { media, page }: PlainContext): string {
  const info = media[src];
  if (info?.kind !== 'image') return '';
  const size = `width="${String(info.width)}" height="${String(info.height)}"`;
  return `<img src="${escapeHtml(new URL(info.src, page).href)}" alt="${escapeHtml(alt)}" ${size}>`;
}

/** @param address undefined where it leads nowhere at this moment: the words stay */
function link(
  address: string | undefined,
  inner: string,
  { page, sponsor }: PlainContext,
  title?: string,
): string {
  if (address === undefined) return inner;
  const rel = relOf(address, sponsor);
  const mark = rel === undefined ? '' : ` rel="${rel}"`;
  const hint = title === undefined ? '' : ` title="${escapeHtml(title)}"`;
  return `<a href="${escapeHtml(new URL(address, page).href)}"${mark}${hint}>${inner}</a>`;
}
