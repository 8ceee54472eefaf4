import type { Page } from 'playwright-core';

/** Waits until a search is over: what is said and listed stays. While it runs, a line says that, and the list is busy. */
export async function searched(page: Page): Promise<void> {
  await page
    .locator('.results:has([data-part=list]:not([aria-busy])) > [data-part=summary]:not([hidden])')
    .waitFor();
}
