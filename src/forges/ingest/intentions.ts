import { requiredDesks, ruleFor } from '../../approvals/rules.ts';
import type { Content } from '../../model/content.ts';
import { entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { addressOf } from '../../publication/addresses.ts';
import { ForgeFault } from '../forge.ts';
import { desksFor } from '../standing.ts';
import type { Opinion } from '../standing.ts';
import type { Reviewed } from './reviewed.ts';
import type { Weighing } from './weighing.ts';
import type { Intention } from './weighing.ts';

/** Decides which opinion is to be recorded for which entry and desk: the last one of each person. */
export async function intentionsOf(opinions: readonly Opinion[], weighing: Weighing): Promise<Intention[]> {
  const found = new Map<string, Intention>();
  for (const opinion of opinions) {
    const reviewed = await readReviewedCommit(opinion, weighing);
    if (reviewed === undefined) continue;
    const whys = new Map<string, string[]>();
    const removed = opinion.decision === 'approve' ? leaving(reviewed, weighing.site.content) : [];
    const about = [
      ...reviewed.entries.map((entry) => ({ entry, decision: opinion.decision })),
      ...removed.map((entry) => ({ entry, decision: 'unpublish' as const })),
    ];
    let isAbout = about.length === 0 || opinion.desks === undefined;
    for (const { entry, decision } of about) {
      const { policy } = weighing.site.content;
      const rule = ruleFor(entry, policy);
      const required = rule === undefined ? [] : [...requiredDesks(entry, rule).keys()].filter(Boolean);
      const desks = desksFor(opinion, required, policy);
      const file = entryFile(entry);
      if ('why' in desks) whys.set(desks.why, [...(whys.get(desks.why) ?? []), file]);
      else {
        isAbout ||= desks.length > 0;
        for (const desk of desks) {
          const key = JSON.stringify([opinion.person, desk, file]);
          // Deleted and added again, so that the order is that of the last opinions.
          found.delete(key);
          found.set(key, { opinion, entry, desk, decision, reviewed });
        }
      }
    }
    for (const [why, files] of whys)
      weighing.skipped.push({ review: opinion.review, why: `${files.join(', ')}: ${why}` });
    if (!isAbout && whys.size === 0)
      weighing.skipped.push({
        review: opinion.review,
        why: `the policy does not ask ${(opinion.desks ?? []).join(' or ')} about what it changes`,
      });
    for (const [file, [problem]] of reviewed.faults)
      weighing.skipped.push({
        review: opinion.review,
        why: `${file} has faults, and cannot be approved: ${problem?.message ?? 'it cannot be read'}`,
      });
  }
  return [...found.values()];
}

async function readReviewedCommit(
  { review, commit }: Opinion,
  weighing: Weighing,
): Promise<Reviewed | undefined> {
  try {
    return await weighing.reviewed(commit);
  } catch (error) {
    // The commit is gone. If the forge is unreachable or busy, the review must not be skipped.
    if (!(error instanceof ForgeFault) || error.kind !== 'missing') throw error;
    weighing.skipped.push({
      review,
      why: `the forge no longer has the commit ${commit.slice(0, 12)} that it was about, or the token may not see it`,
    });
    return undefined;
  }
}

/** The entries that are removed for good; an entry that only moved is approved at its new address. */
export function leaving({ removed, entries }: Reviewed, { site }: Content): AnyEntry[] {
  return removed.filter((entry) => {
    const address = addressOf(entry.collection, entry.slug, entry.lang, site);
    return !entries.some(
      (other) =>
        other.collection === entry.collection &&
        other.lang === entry.lang &&
        (other.front.aliases ?? []).includes(address),
    );
  });
}
