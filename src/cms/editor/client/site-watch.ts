import { phrases } from '../../../i18n/editor.ts';
import { ask } from './ask.ts';
import { sayInBar } from './bar.ts';
import { scrolling } from './elements.ts';
import { showNotice } from './notice.ts';
import { interfaceLang } from './session.ts';

/** The parts of the answer of `GET /admin/api/status` that are shown here. */
interface SiteStatus {
  /** Missing if the site is shown without a build. */
  build?: { state: 'idle' | 'building' | 'failed'; since: string; output: string };
}

/** Entries that were published and are not on the site yet, with their future address, if any. */
let published: { page: string | undefined } | undefined;
/** The text of the last notice, so that each state is shown once, even if somebody closed it. */
let said = '';
let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads the state of the site: often during a build, rarely otherwise, and never in a background tab. */
export function watchSite(): void {
  document.addEventListener('visibilitychange', () => void look());
  void look();
}

/** Tells the person who published when the page is on the site. */
export function awaitPage(page: string | undefined): void {
  published = { page };
  void look();
}

async function look(): Promise<void> {
  clearTimeout(timer);
  if (document.hidden) return;
  // An expired session or a restarting desk is noticed at the next save.
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
