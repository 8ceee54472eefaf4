import type { Ledger } from '../../approvals/ledger.ts';
import type { Content } from '../../model/content.ts';
import { lineEndsCommand } from '../../model/line-ends.ts';
import type { Problem } from '../../model/problem.ts';

/**
 * Reports all files whose line ends a program has changed in one message, because they usually have one cause.
 * If no approval is required and nothing is recorded, line ends do not matter. Pure.
 * @param bent texts with Windows line ends, by path inside the content folder
 */
export function checkLineEnds(
  { entries, policy }: Pick<Content, 'entries' | 'policy'>,
  ledger: Ledger,
  bent: readonly string[],
): { errors: Problem[]; warnings: Problem[] } {
  const isOnRecord = ledger.records.size + ledger.imports.size + ledger.policies.size > 0;
  if (!isOnRecord && policy.rules.length === 0) return { errors: [], warnings: [] };
  const media = entries.flatMap((entry) =>
    Object.entries(entry.media).flatMap(([address, { recorded }]) =>
      recorded === undefined ? [] : [address.slice(1)],
    ),
  );
  const files = [...new Set([...[...bent, ...media].toSorted(), ...ledger.rewrittenFiles])];
  if (files.length === 0) return { errors: [], warnings: [] };
  const problem = {
    // The setting that stops git from changing them is in that file.
    file: '.gitattributes',
    line: 1,
    column: 1,
    code: 'line-ends',
    message: `${files.length === 1 ? 'one file has' : `${String(files.length)} files have`} the wrong line ends (${listed(files)}): git rewrites them at a checkout with core.autocrlf where .gitattributes does not keep it from that, and some programs do when they save. An approval is over bytes, and does not fit them`,
    fix: `Run ${lineEndsCommand}. It mends line ends alone, keeps every word that was written since, and tells git to leave them.`,
  };
  // A single unapproved text is left out of the site like any other; damaged records must not be guessed at.
  const isGrave =
    media.length > 0 || files.some((file) => /^(?:policy\.yaml$|approvals\/|releases\/)/.test(file));
  return isGrave ? { errors: [problem], warnings: [] } : { errors: [], warnings: [problem] };
}

function listed(files: readonly string[]): string {
  const shown = files.slice(0, 3).join(', ');
  return files.length > 3 ? `${shown} and ${String(files.length - 3)} more` : shown;
}
