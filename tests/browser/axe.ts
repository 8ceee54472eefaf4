import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What the law and good custom ask for. */
export const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds on a page. Its other mode opens one more tab for each page, to gather what frames of other sites say.
 * @param tags of the rules; all of axe's where they are left out
 * @param without what other tests look at, as a selector
 */
export async function axe(
  page: Page,
  { tags, without }: { tags?: string[]; without?: string } = {},
): Promise<string[]> {
  let builder = new AxeBuilder({ page }).setLegacyMode();
  if (tags !== undefined) builder = builder.withTags(tags);
  if (without !== undefined) builder = builder.exclude(without);
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`),
  );
}
