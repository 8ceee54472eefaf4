import { Refusal } from '../../content/records/refusal.ts';
import type { Comparison, Forge, Pull } from '../forge.ts';
import { evaluateReviews } from '../standing.ts';
import { intentionsOf } from './intentions.ts';
import { readReviewed } from './reviewed.ts';
import type { Reviewed } from './reviewed.ts';
import { createRecord } from './create-record.ts';
import type { SiteHere } from './site.ts';
import type { Weighing } from './weighing.ts';

/** The pull request is not for the site's branch: nothing to do, and no error. */
export class Elsewhere extends Refusal {
  constructor(reason: string) {
    super([reason]);
  }
}

/**
 * Judges the reviews of a pull request by the site's current policy, not by one that the pull request contains.
 * @throws ForgeFault where some data cannot be read, Elsewhere where it is for another branch
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
      changesOf(pull, commit, forge).then((comparison) =>
        readReviewed(commit, comparison, objects, snapshot),
      );
    commits.set(commit, found);
    return found;
  };
  const { opinions, skipped } = evaluateReviews(reviews, content.policy, {
    kind: forge.kind,
    author: pull.author,
  });
  const weighing: Weighing = {
    site,
    pull,
    made: [],
    known: [],
    pending: [],
    skipped,
    ledger: snapshot.ledger,
    reviewed,
  };
  const evidence = { forge: forge.kind, repository: facts.id, pull: number };
  for (const intention of await intentionsOf(opinions, weighing))
    await createRecord(intention, { ...evidence, review: intention.opinion.review.id }, weighing);
  return weighing;
}

/**
 * The changes of a pull request's commit, compared with the latest common ancestor, so that commits merged from the
 * base branch count as nobody's change. After the merge, compared with the base branch before the merge.
 */
async function changesOf(pull: Pull, commit: string, forge: Forge): Promise<Comparison> {
  if (pull.mergedAs === undefined) return forge.compare(pull.base.branch, commit);
  const [merge] = await forge.commits(pull.mergedAs, '');
  const [before] = merge?.parents ?? [];
  const found = before === undefined ? undefined : await forge.compare(before, commit);
  // Pushed to the base branch without a merge commit: the branch already contains the commit.
  return found === undefined || found.mergeBase === commit ? forge.compare(pull.base.commit, commit) : found;
}
