/**
 * Something in the content that keeps the site from being built, or that its editor should know.
 * The shape is a contract: `npm run check -- --json` prints it.
 */
export interface Problem {
  /** Path inside the content folder, with forward slashes: `posts/en/first.mdx`. */
  file: string;
  /** 1-based line in the file; 1 where the whole file is meant. */
  line: number;
  /** 1-based column, in UTF-16 code units as editors count them. */
  column: number;
  /** Stable name of the rule, for machines: `schema`, `unknown-reference`, `mdx-import`… */
  code: string;
  /** What was found, in a sentence. */
  message: string;
  /** What to write instead, in a sentence or as the corrected line. */
  fix: string;
}

/** Files in the order of their paths, each from its first line to its last, so that two runs print the same. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
