/** A text on one line: runs of white space become a space each, but for the spaces at which no line may break. */
export function oneLine(text: string): string {
  return text.replace(/[^\S\u00a0\u202f]+/g, ' ').trim();
}
