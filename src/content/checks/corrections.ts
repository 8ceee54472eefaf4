import { descriptorOf } from '../../model/collections.ts';
import type { FileFacts } from '../../model/content.ts';
import { latestDayAt } from '../../model/dates.ts';
import { factsOf } from '../../model/entry.ts';
import type { Problem } from '../../model/problem.ts';

/** Corrections dated in the future, or earlier than the text itself. */
export function checkCorrections(facts: readonly FileFacts[], now: Date): Problem[] {
  const today = latestDayAt(now);
  return facts.flatMap(({ file, entry, corrections = [] }) => {
    const published = entry && factsOf(entry).date;
    const noun = entry && descriptorOf(entry.collection).noun;
    return corrections.flatMap(({ date, line, column }): Problem[] => {
      const place = { file, line, column, code: 'correction-date' };
      if (date > today) {
        const message = `the correction is dated ${date}, which is still to come`;
        return [
          {
            ...place,
            message,
            fix: `Write the day on which you correct the text: ${now.toISOString().slice(0, 10)}.`,
          },
        ];
      }
      if (published !== undefined && date < published) {
        const message = `the correction is dated ${date}, and the ${noun ?? ''} ${published}: nobody could have read it before`;
        return [
          {
            ...place,
            message,
            fix: `Write a day from ${published} on, or change the date of the ${noun ?? ''}.`,
          },
        ];
      }
      return [];
    });
  });
}
