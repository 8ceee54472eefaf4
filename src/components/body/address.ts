import { withBase } from '../../publication/addresses.ts';
import type { BodyContext } from './context.ts';

/**
 * Where a link of a body leads, with the site's base path; undefined where it leads nowhere at this moment.
 * Files of the media folder are served under names that carry their digest, so that theirs are looked up.
 * @param href as written: `/faq/what-is-it/#why`, `/media/map.pdf`, `https://example.org/`
 */
export function siteAddress(href: string, context: BodyContext): string | undefined {
  if (!href.startsWith('/')) return href;
  const [path = '', hash] = href.split('#', 2);
  if (context.dead.includes(path)) return undefined;
  if (!path.startsWith('/media/')) return withBase(href, context.base);
  const info = context.media[decodeURIComponent(path)];
  const file = info?.kind === 'image' ? (info.full ?? info.src) : info?.src;
  return file === undefined || hash === undefined ? file : `${file}#${hash}`;
}
