/** Scripts that run from right to left, and marks that change the direction. */
const bidirectional =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * Foreign words for a line of ours: on one line, and kept from turning what stands beside them around, as a name in
 * Arabic does with the full stop and the address after it.
 */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return bidirectional.test(line) ? `\u2068${line}\u2069` : line;
}

/** A heading with a line beneath it. */
export function heading(text: string, sign: '=' | '-' = '-'): string {
  return `${text}\n${sign.repeat(Math.min(72, [...text].length))}`;
}

/** Blocks with a blank line between them, and a line end after the last. */
export function textOf(blocks: readonly (string | undefined)[]): string {
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}
