/** Right-to-left scripts, and characters that change the direction. */
const bidirectional =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * Prepares an editor's text for a line of a text file: on one line, and isolated so that right-to-left text, such as
 * an Arabic name, does not reorder the punctuation and addresses after it.
 */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return bidirectional.test(line) ? `\u2068${line}\u2069` : line;
}

/** A heading, underlined. */
export function heading(text: string, sign: '=' | '-' = '-'): string {
  return `${text}\n${sign.repeat(Math.min(72, [...text].length))}`;
}

/** Joins blocks with blank lines, and ends with a newline. */
export function textOf(blocks: readonly (string | undefined)[]): string {
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}
