/** Endings of the text files that lie in the content folder outside of `media/`: entries, records, signatures. */
export const textEndings = ['json', 'mdx', 'sig', 'yaml'] as const;

/** The one command that mends line ends, on this disk and for every clone to come. */
export const lineEndsCommand = 'npm run check -- --fix-line-ends';

/**
 * Whether a file of the content is one of our texts, whose lines end with LF wherever they lie. The media folder has none:
 * what lies there is handed out byte for byte, a drawing or a table included.
 * @param file path inside the content folder
 */
export function isOwnText(file: string): boolean {
  const ending = file.split('.').at(-1) ?? '';
  return !file.startsWith('media/') && (textEndings as readonly string[]).includes(ending);
}

/** The same text with lines that end with LF, as git does it: a CR that stands alone stays. */
export function withUnixEnds(bytes: Buffer): Buffer {
  return bytes.includes('\r\n') ? Buffer.from(latin(bytes).replaceAll('\r\n', '\n'), 'latin1') : bytes;
}

/** The same text with lines that end with CRLF, as git does it: where a line ends so already, it stays. */
export function withWindowsEnds(bytes: Buffer): Buffer {
  return Buffer.from(latin(bytes).replace(/(?<!\r)\n/g, '\r\n'), 'latin1');
}

/** Whether two files are the same but for the ends of their lines. */
export function differInLineEnds(one: Buffer, other: Buffer): boolean {
  return !one.equals(other) && withUnixEnds(one).equals(withUnixEnds(other));
}

/** Every byte is a character of Latin-1, so that nothing but line ends can change. */
function latin(bytes: Buffer): string {
  return bytes.toString('latin1');
}

const png = '\x89PNG';
const intact = '\x89PNG\r\n\x1a\n';

/**
 * Whether a program took a PNG for a text. The first bytes of every PNG were chosen so that this shows: a CR, an LF, and
 * both together.
 * @see https://www.w3.org/TR/png-3/#5PNG-file-signature
 */
export function isPngTakenForText(bytes: Buffer): boolean {
  const head = latin(bytes.subarray(0, 12));
  return head.startsWith(png) && !head.startsWith(intact) && /^.PNG\r*\n\x1a\r?\n/s.test(head);
}
