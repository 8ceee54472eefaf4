/**
 * Whether an address leads from one form straight to another, as one that was typed or came out of the history. Decap
 * shows the second with the texts of the first then, and would save them there.
 * @param from the part of an address from `#` on, as is `to`
 */
export function needsFreshForm(from: string, to: string): boolean {
  const [before, after] = [formIn(from), formIn(to)];
  return before !== undefined && after !== undefined && before.kind === after.kind && before.at !== after.at;
}

/** The form that an address opens, without its query. A new entry has another kind of form than one that is there. */
function formIn(hash: string): { kind: string; at: string } | undefined {
  const found = /^#\/collections\/[^/?]+\/(new|entries)(?:\/[^?]+)?/.exec(hash);
  return found === null ? undefined : { kind: found[1] ?? '', at: found[0] };
}
