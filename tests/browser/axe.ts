import { AxeBuilder } from '@axe-core/playwright';
import axeCore from 'axe-core';
import type { Page } from 'playwright-core';

/** What the law and good custom ask for. */
export const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on a page. Its other mode opens one more tab for each page, to gather what frames of other sites say.
 * @param tags of the rules; all of axe's where they are left out
 * @param part the only part that is looked at, as a selector
 * @param without what other tests look at, as a selector
 */
export async function axe(
  page: Page,
  { tags, part, without }: { tags?: string[]; part?: string; without?: string } = {},
): Promise<string[]> {
  // Half a megabyte: the builder would send it to a page twice, and again each time that the page is looked at.
  const isAlone = page.frames().length === 1;
  if (isAlone && !(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axeCore.source);
  let builder = new AxeBuilder(isAlone ? { page, axeSource: ';' } : { page })
    .setLegacyMode()
    // Of rules that hold, the page need not send every element.
    .options({ resultTypes: ['violations'] });
  if (tags !== undefined) builder = builder.withTags(tags);
  if (part !== undefined) builder = builder.include(part);
  if (without !== undefined) builder = builder.exclude(without);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`),
  );
}
