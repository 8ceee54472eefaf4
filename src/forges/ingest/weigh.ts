import { Refusal } from '../../content/records/refusal.ts';
import type { Comparison, Forge, Pull } from '../forge.ts';
import { standingOf } from '../standing.ts';
import { intentionsOf } from './intentions.ts';
import { readReviewed } from './reviewed.ts';
import type { Reviewed } from './reviewed.ts';
import { createRecord } from './create-record.ts';
import type { SiteHere } from './site.ts';
import type { Weighing } from './weighing.ts';

/** A pull request that leads to another branch than the site's: nothing to do, and nothing wrong. */
export class Elsewhere extends Refusal {
  constructor(reason: string) {
    super([reason]);
  }
}

/**
 * Weighs the reviews of a pull request by the policy of the site as it stands: not by one that the pull request brings.
 * @throws ForgeFault where not everything can be had that it takes, Elsewhere where it leads to another branch
 */
export async function weigh(number: number, site: SiteHere): Promise<Weighing> {
  const { forge, content, snapshot, objects } = site;
  const facts = await forge.repository();
  const pull = await forge.pull(number);
  const branch = content.site.forge?.branch ?? facts.defaultBranch;
  if (pull.base.branch !== branch)
    throw new Elsewhere(
      `Pull request #${String(number)} leads to ${pull.base.branch}, and the site is built from ${branch}: its reviews are about something else.`,
    );
  const reviews = await forge.reviews(number);
  const commits = new Map<string, Promise<Reviewed>>();
  const reviewed = (commit: string) => {
    const found =
      commits.get(commit) ??
      beginningOf(pull, commit, forge).then((comparison) =>
        readReviewed(commit, comparison, objects, snapshot),
      );
    commits.set(commit, found);
    return found;
  };
  const { opinions, passed } = standingOf(reviews, content.policy, { kind: forge.kind, author: pull.author });
  const weighing: Weighing = {
    site,
    pull,
    made: [],
    known: [],
    pending: [],
    passed,
    ledger: snapshot.ledger,
    reviewed,
  };
  const evidence = { forge: forge.kind, repository: facts.id, pull: number };
  for (const intention of await intentionsOf(opinions, weighing))
    await createRecord(intention, { ...evidence, review: intention.opinion.review.id }, weighing);
  return weighing;
}

/**
 * What a commit of a pull request has beside the base branch: as late as the two have anything in common, so that what
 * was brought in from there counts as nobody's change. Once it is merged that is where the base branch stood before.
 */
async function beginningOf(pull: Pull, commit: string, forge: Forge): Promise<Comparison> {
  if (pull.mergedAs === undefined) return forge.compare(pull.base.branch, commit);
  const [merge] = await forge.commits(pull.mergedAs, '');
  const [before] = merge?.parents ?? [];
  const found = before === undefined ? undefined : await forge.compare(before, commit);
  // Pushed onto the base branch as it was, without a merge: what stood before has it already.
  return found === undefined || found.mergeBase === commit ? forge.compare(pull.base.commit, commit) : found;
}
