import type { Page } from 'playwright-core';

interface Counting {
  moved: number;
  observer: PerformanceObserver;
}

/** Runs in the page, before its own scripts: counts how much moves that nobody asked to move. */
export function countShift(): void {
  const counting = globalThis as unknown as Counting & { count: (list: PerformanceEntryList) => void };
  counting.moved = 0;
  counting.count = (entries) => {
    for (const entry of entries as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      if (!entry.hadRecentInput) counting.moved += entry.value;
  };
  counting.observer = new PerformanceObserver((list) => {
    counting.count(list.getEntries());
  });
  counting.observer.observe({ type: 'layout-shift', buffered: true });
}

/** How much has moved since the page was opened, or since it was asked last; first all is drawn as it is by now. */
export async function takeShift(page: Page): Promise<number> {
  await drawn(page);
  return page.evaluate(() => {
    const counting = globalThis as unknown as Counting & { count: (list: PerformanceEntryList) => void };
    counting.count(counting.observer.takeRecords());
    const { moved } = counting;
    counting.moved = 0;
    return moved;
  });
}

/** Waits until the page stands on the screen as it is now. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Waits until the pictures that one sees are there. */
export async function seenPictures(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('main img')].every((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      const isSeen = one.checkVisibility() && bottom > 0 && top < innerHeight;
      return !isSeen || (one.complete && one.naturalWidth > 0);
    }),
  );
}
