import { explainReason } from '../../approvals/explain.ts';
import { reasonSentences } from '../../i18n/reasons.ts';
import { lineEndsCommand } from '../../model/line-ends.ts';
import type { Reason } from '../../model/verdict.ts';
import type { Reader } from './reader.ts';

/** Why an approval is missing, in the reader's language. */
export function reasonWords(reason: Reason, reader: Reader): string {
  const day = (moment: string) => reader.day(moment);
  const words =
    // In English it is word for word what a build prints, so that one can be found by the other.
    reader.lang === 'en'
      ? explainReason(reason, reader.content)
      : reasonSentences[reader.lang](reason, {
          person: (id) => reader.name(id),
          desk: (id) => reader.desk(id),
          day,
          exactly: day,
          command: lineEndsCommand,
        });
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
