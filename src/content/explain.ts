import type { Problem } from '../model/problem.ts';

/** Problems as people read them in a terminal: by file, each with its place, what was found and what to write. */
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
  // What is quoted from a file must not move the terminal's cursor.
  return text.replace(/[^\P{Cc}\n]/gu, '\ufffd');
}

/** Nothing that a file says can look like a line of ours, which machines may act on. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/**
 * What to print where something failed: the sentence alone where we wrote it for people, the stack where the fault is
 * in the code and a maintainer will want it.
 */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return error.message;
  const isOurs =
    error.constructor === Error ||
    ['ContentError', 'ChangedBytesError', 'HeldBackError', 'Refusal', 'ForgeFault'].includes(error.name);
  return isOurs ? error.message : (error.stack ?? error.message);
}
