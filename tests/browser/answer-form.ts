import type { Locator, Page } from 'playwright-core';

/** The first field of an answer. */
export function question(page: Page): Locator {
  return page.getByLabel('Question').first();
}

/** Waits until the form of an answer on the topic “Care” stays as it is: it is drawn anew when the topic's name comes. */
export async function answerFormDrawn(page: Page): Promise<void> {
  await question(page).waitFor();
  await page
    .locator('#nc-root')
    .getByText(/^(?:Care|Soin)$/)
    .first()
    .waitFor();
}
