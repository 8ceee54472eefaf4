import type { FileFacts } from '../../model/content.ts';
import type { Problem } from '../../model/problem.ts';

/** A message for the time after the end of an entry that has no end, or a replacement that is the entry itself. */
export function checkTakenDown(facts: readonly FileFacts[]): { errors: Problem[]; warnings: Problem[] } {
  const errors: Problem[] = [];
  const warnings: Problem[] = [];
  for (const { file, entry, takenDown } of facts) {
    if (entry === undefined || takenDown === undefined) continue;
    const { line, column, replacement } = takenDown;
    if (entry.front.expireAt === undefined) {
      warnings.push({
        file,
        line,
        column,
        code: 'taken-down-never',
        message: 'this is said once the text is taken down, and no day for that is named',
        fix: 'Add a line expireAt: with the day, or take these lines out. A desk that takes it down gives its own reason.',
      });
    }
    if (
      replacement !== undefined &&
      entry.front.takenDown?.replacement === `${entry.collection}/${entry.slug}`
    ) {
      errors.push({
        file,
        ...replacement,
        code: 'taken-down-self',
        message: 'the text names itself as what to read in its place',
        fix: 'Name another entry, or take the line out.',
      });
    }
  }
  return { errors, warnings };
}
