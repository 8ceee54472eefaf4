import { phrases } from '../../../i18n/editor.ts';
import { ask } from './ask.ts';
import { interfaceLang } from './session.ts';

/** Names of desks whose approvals a draft ended, by `posts/first`. */
let ended: Record<string, string[]> = {};

/** How often lists ask again while one looks at them, in milliseconds. */
const every = 15_000;

/**
 * Says in Decap's lists and on its board which drafts ended approvals. Decap has no place for it: its entries are what
 * their files hold, and its cards have their own contents. So links to entries are marked, and the style says the mark.
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
  // Whose session ended finds out by the next save.
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
