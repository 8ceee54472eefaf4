/** A problem as somebody reads it who looks for no line of a file: as sentences. */
export function sentenceOf({ message, fix }: { message: string; fix: string }): string {
  const said = message.charAt(0).toUpperCase() + message.slice(1);
  return `${/[.!?…]$/.test(said) ? said : `${said}.`} ${fix}`.trim();
}
