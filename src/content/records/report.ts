import { explainVerdict, headingOf, lineEndsHeading } from '../../approvals/explain.ts';
import type { Waiting } from '../gate.ts';
import type { Content } from '../../model/content.ts';
import { lineEndsCommand } from '../../model/line-ends.ts';

/** What a build left out, by reason, for a terminal. Empty if nothing was. */
export function reportWaiting(waiting: readonly Waiting[], content: Content): string {
  if (waiting.length === 0) return '';
  const groups = Map.groupBy(waiting, ({ verdict }) => headingOf(verdict));
  const blocks = [...groups].map(([heading, group]) => {
    const isMany = heading === lineEndsHeading && group.length > 1;
    if (isMany) return `  ${heading}\n    ${String(group.length)} texts; ${lineEndsCommand} brings them back`;
    return [
      `  ${heading}`,
      ...group.flatMap(({ file, verdict, shows, elsewhere, obstacle }) => [
        `    ${file}`,
        `      ${printable(explainVerdict(verdict, content))}`,
        ...(elsewhere === undefined ? [] : [`      ${renamed(elsewhere)}`]),
        ...(shows === 'last-approved' ? ['      the site shows its last approved version'] : []),
        ...(obstacle === undefined
          ? []
          : [`      its last approved version cannot be shown: ${printable(obstacle)}`]),
      ]),
    ].join('\n');
  });
  const left = waiting.filter(({ shows }) => shows === 'nothing').length;
  const count = [
    left > 0 && `${String(left)} left out`,
    waiting.length > left && `${String(waiting.length - left)} in an earlier version`,
  ].filter(Boolean);
  return `Without the approval that policy.yaml asks for: ${count.join(', ')}.\n\n${blocks.join('\n\n')}`;
}

/** @param elsewhere the path under which the same bytes were approved */
export function renamed(elsewhere: string): string {
  return `approved as ${elsewhere}; in another place it has to be approved anew`;
}

/** Text quoted from a file stays on its line and cannot move the cursor. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '\ufffd');
}
