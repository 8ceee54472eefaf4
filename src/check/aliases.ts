import type { FileFacts } from '../model/content.ts';
import type { Problem } from '../model/problem.ts';
import type { Site } from '../model/site.ts';
import { isBlogList } from '../publication/addresses.ts';
import type { Target } from './check.ts';

/** Former addresses that another entry has now, or claims as well; and files that differ only in upper and lower case. */
export function checkAliases(
  facts: readonly FileFacts[],
  targets: ReadonlyMap<string, Target>,
  site: Pick<Site, 'languages'>,
): Problem[] {
  const problems: Problem[] = [];
  const claimed = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { file, aliases } of facts) {
    const folded = file.toLowerCase();
    const twin = names.get(folded);
    names.set(folded, file);
    if (twin !== undefined) {
      problems.push({
        file,
        line: 1,
        column: 1,
        code: 'duplicate-slug',
        message: `the file has the same name as ${twin} but for upper and lower case`,
        fix: 'Rename one of the two.',
      });
    }
    for (const { to, line, column } of aliases) {
      const other = targets.has(to) || isBlogList(to, site) ? 'a page of the site' : claimed.get(to);
      if (other !== undefined) {
        problems.push({
          file,
          line,
          column,
          code: 'duplicate-alias',
          message: `the former address ${to} belongs to ${other}`,
          fix: 'Take this alias out here, or there.',
        });
      }
      if (other === undefined) claimed.set(to, file);
    }
  }
  return problems;
}
