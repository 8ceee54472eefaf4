/**
 * Whether a navigation leads directly from one form to another, as by typing an address or by the history. Decap then
 * shows the second form with the texts of the first, and would save them there.
 * @param from the part of an address from `#` on, like `to`
 */
export function needsFreshForm(from: string, to: string): boolean {
  const [before, after] = [formIn(from), formIn(to)];
  return before !== undefined && after !== undefined && before.kind === after.kind && before.at !== after.at;
}

/** The form at an address, without its query. The form of a new entry differs from that of an existing one. */
function formIn(hash: string): { kind: string; at: string } | undefined {
  const found = /^#\/collections\/[^/?]+\/(new|entries)(?:\/[^?]+)?/.exec(hash);
  return found === null ? undefined : { kind: found[1] ?? '', at: found[0] };
}
