import { phrases } from '../../../i18n/editor.ts';
import { ask } from './ask.ts';
import { sayInBar } from './bar.ts';
import { scrolling } from './elements.ts';
import { showNotice } from './notice.ts';
import { interfaceLang } from './session.ts';

/** What `GET /admin/api/status` answers, as far as it is told here. */
interface SiteStatus {
  /** Missing where the site is shown without being built. */
  build?: { state: 'idle' | 'building' | 'failed'; since: string; output: string };
}

/** What was published and is not yet on the site, with its address where it will have one. */
let published: { page: string | undefined } | undefined;
/** What the notice says, so that it comes once for each turn of events, also where somebody closed it. */
let said = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks what becomes of the site: often while it is being built, seldom otherwise, and never behind other pages. */
export function watchSite(): void {
  document.addEventListener('visibilitychange', () => void look());
  void look();
}

/** Tells who published when the page is there. */
export function awaitPage(page: string | undefined): void {
  published = { page };
  void look();
}

async function look(): Promise<void> {
  clearTimeout(timer);
  if (document.hidden) return;
  // Whose session ended, or whose desk is being started again, finds out by the next save.
  const status = await ask<SiteStatus>('/admin/api/status').catch(() => undefined);
  const build = status?.build;
  if (build !== undefined) tell(build);
  clearTimeout(timer);
  timer = setTimeout(() => void look(), build?.state === 'building' ? 2_000 : 15_000);
}

function tell({ state, since, output }: NonNullable<SiteStatus['build']>): void {
  const { build: words, seePage } = phrases[interfaceLang()];
  sayInBar(state, words[state]);
  const about = `${state} ${since} ${String(published !== undefined)}`;
  if (about === said) return;
  if (state === 'failed') {
    showNotice({
      about: 'site',
      kind: 'refused',
      title: words.failedFully,
      body: [scrolling(output, words.output)],
    });
  } else if (published !== undefined) {
    const { page } = published;
    const isThere = state === 'idle';
    showNotice({
      about: 'site',
      kind: 'done',
      title: isThere ? words.published : words.publishing,
      ...(isThere && page !== undefined && { link: { text: seePage, to: page } }),
    });
    if (isThere) published = undefined;
  }
  said = about;
}
