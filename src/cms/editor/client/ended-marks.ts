import { phrases } from '../../../i18n/editor.ts';
import { ask } from './ask.ts';
import { interfaceLang } from './session.ts';

/** Names of the desks whose approvals a draft ended, by `posts/first`. */
let ended: Record<string, string[]> = {};

/** How often open lists are updated, in milliseconds. */
const every = 15_000;

/**
 * Shows in Decap's lists and on its board which drafts ended approvals. Decap has no place for this: its entries contain
 * only their files, and its cards have fixed contents. So links to entries get an attribute, which CSS shows as text.
 */
export function markEnded(): void {
  new MutationObserver(mark).observe(document.body, { childList: true, subtree: true });
  addEventListener('hashchange', () => void look());
  document.addEventListener('visibilitychange', () => void look());
  setInterval(() => void look(), every);
  void look();
}

async function look(): Promise<void> {
  if (document.hidden || /^#\/collections\/[^/]+\/(?:entries|new)/.test(location.hash)) return;
  // An expired session is noticed at the next save.
  const answer = await ask<Record<string, string[]>>('/admin/api/ended').catch(() => undefined);
  if (answer === undefined) return;
  ended = answer;
  mark();
}

function mark(): void {
  const { inList } = phrases[interfaceLang()].ending;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('#nc-root a[href*="#/collections/"]')) {
    const [, collection = '', slug = ''] = /#\/collections\/([^/]+)\/entries\/([^/?]+)/.exec(link.href) ?? [];
    const desks = Object.hasOwn(ended, `${collection}/${slug}`) ? ended[`${collection}/${slug}`] : undefined;
    const text = desks === undefined ? undefined : inList(desks.filter(Boolean).join(', '));
    if (text === link.dataset['ended']) continue;
    if (text === undefined) delete link.dataset['ended'];
    else link.dataset['ended'] = text;
  }
}
