import type { Problem } from '../model/problem.ts';

/** Problems as text for a terminal: by file, each with its place, what was found and what to write. */
export function explain(problems: readonly Problem[]): string {
  const files = Map.groupBy(problems, ({ file }) => file);
  const blocks = [...files].map(([file, found]) =>
    [
      oneLine(file),
      ...found.map(
        ({ line, column, code, message, fix }) =>
          `  ${String(line)}:${String(column)}  ${oneLine(message)}  [${code}]\n        ${oneLine(fix)}`,
      ),
    ].join('\n'),
  );
  const count = problems.length === 1 ? '1 problem' : `${String(problems.length)} problems`;
  const text = `${blocks.join('\n\n')}\n\n${count} in ${files.size === 1 ? '1 file' : `${String(files.size)} files`}.`;
  // Text quoted from a file must not move the terminal's cursor.
  return text.replace(/[^\P{Cc}\n]/gu, '\ufffd');
}

/** Text from a file cannot look like a line of ours, which programs may act on. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/**
 * The text to print for an error: only the message if it is written for users, the stack if the fault is in the
 * code and a maintainer needs it.
 */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return error.message;
  const isOurs =
    error.constructor === Error ||
    ['ContentError', 'ChangedBytesError', 'HeldBackError', 'Refusal', 'ForgeFault'].includes(error.name);
  return isOurs ? error.message : (error.stack ?? error.message);
}
