import { isMember } from '../approvals/rules.ts';
import type { Policy } from '../model/policy.ts';
import type { ForgeKind } from '../model/forge.ts';
import type { Account, Review } from './forge.ts';
import { meansApproval, readInstruction } from './instruction.ts';
import type { Instruction } from './instruction.ts';

/** A valid review: the decision of a person of the policy on one commit. */
export interface Opinion extends Omit<Instruction, 'unknown'> {
  review: Review;
  person: string;
  commit: string;
  decision: 'approve' | 'request-changes';
}

/** A review that is not recorded, and the reason as a clause. */
export interface SkippedReview {
  review: Review;
  why: string;
}

/**
 * The valid opinions in the reviews of a pull request: the last one of each person, as the forge itself counts them.
 * Several approvals in a row by one person are all kept, because they may be for different desks.
 * @param author of the pull request
 */
export function evaluateReviews(
  reviews: readonly Review[],
  policy: Policy,
  { kind, author }: { kind: ForgeKind; author: Account | undefined },
): { opinions: Opinion[]; skipped: SkippedReview[] } {
  const opinions: Opinion[] = [];
  const skipped: SkippedReview[] = [];
  const ordered = reviews.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
  const groups = Map.groupBy(ordered, ({ by, id }) =>
    by === undefined ? `gone ${String(id)}` : String(by.id),
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const decisive = group.filter(({ state }) => state !== 'commented');
    const last = decisive.at(-1);
    const hint = group.findLast(({ state, body }) => state === 'commented' && meansApproval(body));
    if (hint !== undefined && last?.state !== 'approved')
      skipped.push({
        review: hint,
        why: 'it only comments; to approve, choose "Approve" in the review form',
      });
    if (last === undefined) continue;
    const person = personOf(first.by, policy, kind);
    const obstacle =
      typeof person === 'string'
        ? author !== undefined && first.by?.id === author.id
          ? 'it is about their own pull request'
          : undefined
        : person.why;
    if (obstacle !== undefined || typeof person !== 'string') {
      skipped.push({ review: last, why: obstacle ?? '' });
      continue;
    }
    if (last.state === 'dismissed') {
      skipped.push({ review: last, why: 'it was dismissed, by somebody or by a later push' });
      continue;
    }
    for (const review of lastReviews(decisive)) {
      const { desks, unknown, comment } = readInstruction(review.body, policy);
      if (unknown.length > 0) skipped.push({ review, why: unknown.join('; ') });
      else if (review.commit === null)
        skipped.push({ review, why: 'the forge no longer knows which commit it was about' });
      else {
        const decision = review.state === 'approved' ? 'approve' : 'request-changes';
        opinions.push({ review, person, commit: review.commit, decision, desks, comment });
      }
    }
  }
  return { opinions: opinions.toSorted((a, b) => (a.review.at < b.review.at ? -1 : 1)), skipped };
}

/** The last review; where it is an approval, also the approvals directly before it. */
function lastReviews(said: readonly Review[]): readonly Review[] {
  const last = said.findLastIndex(({ state }) => state !== 'approved');
  return last === said.length - 1 ? said.slice(-1) : said.slice(last + 1);
}

/** The person with this account, found by its number. */
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
 * For which of an entry's desks an opinion counts.
 * @param required the desks that have to approve the entry
 * @returns desks, or the reason why there is none, as a clause; an empty list where the opinion is clearly about
 * other entries
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
  // In doubt, nothing is published: a request for changes that names no desk is for all of the person's desks.
  if (own.length === 1 || decision === 'request-changes') return own;
  return { why: `${person} is at several desks: review again with /approve ${own.join(' or /approve ')}` };
}
