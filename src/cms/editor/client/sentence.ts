/** A problem as sentences, for readers who see no lines of a file. */
export function sentenceOf({ message, fix }: { message: string; fix: string }): string {
  const said = message.charAt(0).toUpperCase() + message.slice(1);
  return `${/[.!?…]$/.test(said) ? said : `${said}.`} ${fix}`.trim();
}
