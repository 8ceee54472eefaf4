import type { Page } from 'playwright-core';

/** Runs in the page, before its own scripts: keeps what live regions say, since most of it is gone soon. */
export function keepWhatIsSaid(): void {
  const said: string[] = [];
  Object.assign(globalThis, { said });
  const last = new WeakMap<Element, string>();
  new MutationObserver(() => {
    for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      const text = region.textContent.trim();
      if (text !== '' && text !== last.get(region)) said.push(text);
      last.set(region, text);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** All that a page has said to screen readers since it was opened, the first first. */
export function said(page: Page): Promise<string[]> {
  return page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}
