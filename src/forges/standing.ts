import { isMember } from '../approvals/rules.ts';
import type { Policy } from '../model/policy.ts';
import type { ForgeKind } from '../model/forge.ts';
import type { Account, Review } from './forge.ts';
import { meansApproval, readInstruction } from './instruction.ts';
import type { Instruction } from './instruction.ts';

/** A review that stands: what a person of the policy says of the bytes of one commit. */
export interface Opinion extends Omit<Instruction, 'unknown'> {
  review: Review;
  person: string;
  commit: string;
  decision: 'approve' | 'request-changes';
}

/** A review that becomes no record, and why, as a clause. */
export interface Passed {
  review: Review;
  why: string;
}

/**
 * What the reviews of a pull request come to: for each person what they said last, as the forge itself counts it.
 * Several approvals in a row stand beside each other where they are for different desks.
 * @param author of the pull request
 */
export function standingOf(
  reviews: readonly Review[],
  policy: Policy,
  { kind, author }: { kind: ForgeKind; author: Account | undefined },
): { opinions: Opinion[]; passed: Passed[] } {
  const opinions: Opinion[] = [];
  const passed: Passed[] = [];
  const ordered = reviews.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
  const groups = Map.groupBy(ordered, ({ by, id }) =>
    by === undefined ? `gone ${String(id)}` : String(by.id),
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const said = group.filter(({ state }) => state !== 'commented');
    const last = said.at(-1);
    const hint = group.findLast(({ state, body }) => state === 'commented' && meansApproval(body));
    if (hint !== undefined && last?.state !== 'approved')
      passed.push({ review: hint, why: 'it only comments; to approve, choose "Approve" in the review form' });
    if (last === undefined) continue;
    const person = personOf(first.by, policy, kind);
    const obstacle =
      typeof person === 'string'
        ? author !== undefined && first.by?.id === author.id
          ? 'it is about their own pull request'
          : undefined
        : person.why;
    if (obstacle !== undefined || typeof person !== 'string') {
      passed.push({ review: last, why: obstacle ?? '' });
      continue;
    }
    if (last.state === 'dismissed') {
      passed.push({ review: last, why: 'it was dismissed, by somebody or by a later push' });
      continue;
    }
    for (const review of lastWords(said)) {
      const { desks, unknown, comment } = readInstruction(review.body, policy);
      if (unknown.length > 0) passed.push({ review, why: unknown.join('; ') });
      else if (review.commit === null)
        passed.push({ review, why: 'the forge no longer knows which commit it was about' });
      else {
        const decision = review.state === 'approved' ? 'approve' : 'request-changes';
        opinions.push({ review, person, commit: review.commit, decision, desks, comment });
      }
    }
  }
  return { opinions: opinions.toSorted((a, b) => (a.review.at < b.review.at ? -1 : 1)), passed };
}

/** The last word; where it is an approval, those before it as well, back to the last that was none. */
function lastWords(said: readonly Review[]): readonly Review[] {
  const last = said.findLastIndex(({ state }) => state !== 'approved');
  return last === said.length - 1 ? said.slice(-1) : said.slice(last + 1);
}

/** The person whose account it is, by its number. */
function personOf(by: Account | undefined, { people }: Policy, kind: ForgeKind): string | { why: string } {
  if (by === undefined)
    return { why: 'the account was deleted, so that the forge no longer says whose it was' };
  const found = Object.keys(people).filter((id) => people[id]?.forge?.[kind] === by.id);
  const [person] = found;
  if (found.length > 1)
    return { why: `policy.yaml gives account ${String(by.id)} to ${found.join(' and ')}` };
  if (person !== undefined) return person;
  return { why: `policy.yaml knows nobody with the account ${String(by.id)} (@${by.login} today)` };
}

/**
 * For which of the desks that an entry needs an opinion counts.
 * @param required the desks that the policy asks about the entry
 * @returns desks, or why there is none, as a clause; an empty list where the opinion is plainly about other entries
 */
export function desksFor(
  { person, desks, decision, review }: Opinion,
  required: readonly string[],
  policy: Policy,
): readonly string[] | { why: string } {
  if (required.length === 0) return [];
  const isOf = (desk: string) => isMember(person, desk, review.at, policy);
  if (desks !== undefined) {
    const strange = desks.filter((desk) => !isOf(desk));
    if (strange.length > 0) return { why: `${person} is not at the desk ${strange.join(', ')}` };
    return desks.filter((desk) => required.includes(desk));
  }
  const own = required.filter(isOf);
  if (own.length === 0)
    return { why: `${person} is at none of the desks that are asked: ${required.join(', ')}` };
  // Doubt is on the side of no: who asks for changes without saying for whom does so for all.
  if (own.length === 1 || decision === 'request-changes') return own;
  return { why: `${person} is at several desks: review again with /approve ${own.join(' or /approve ')}` };
}
