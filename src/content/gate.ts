import { checkContent } from './checks/check.ts';
import type { CheckContext } from './checks/context.ts';
import { explainVerdict } from '../approvals/explain.ts';
import { approvedElsewhere } from '../approvals/ledger.ts';
import type { Ledger } from '../approvals/ledger.ts';
import type { Content, FileFacts } from '../model/content.ts';
import { entryFile } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import type { Verdict } from '../model/verdict.ts';
import { publicationState } from '../publication/state.ts';
import type { EntryContext } from './entry.ts';
import { LastApproved } from './last-approved.ts';

/** An unapproved entry that would otherwise be on the site. */
export interface Waiting {
  /** Path inside the content folder. */
  file: string;
  verdict: Verdict;
  /** The version that the site shows instead. */
  shows: 'nothing' | 'last-approved';
  /** The path under which the same bytes were approved, if the entry was renamed or copied. */
  elsewhere?: string;
  /** Why the last approved version is not shown, if the policy asks for it. */
  obstacle?: string;
}

/**
 * The effect of missing approvals: depending on their rule, entries are left out, replaced by their last approved
 * version, or stop the build.
 */
export async function holdBack(
  content: Content,
  ledger: Ledger,
  options: {
    contentDir: string;
    cacheDir: string;
    now: Date;
    facts: readonly FileFacts[];
    checks: CheckContext;
    context: EntryContext;
  },
): Promise<{ content: Content; waiting: Waiting[]; refused: Problem[] }> {
  const waiting: Waiting[] = [];
  const refused: Problem[] = [];
  const replaced = new Map<AnyEntry, FileFacts>();
  const history = new LastApproved(content.policy, ledger, options);
  for (const entry of content.entries) {
    const { verdict } = entry;
    if (verdict === undefined || publicationState(entry, options.now) !== 'unapproved') continue;
    const file = entryFile(entry);
    const elsewhere = approvedElsewhere(entry, ledger);
    const held: Waiting = { file, verdict, shows: 'nothing', ...(elsewhere !== undefined && { elsewhere }) };
    waiting.push(held);
    if (verdict.onUnapproved === 'fail') {
      const message = `the policy does not let the site be built without approval: ${explainVerdict(verdict, content)}`;
      const fix = 'Have the desks approve it, set draft: true, or bring back the approved version.';
      refused.push({ file, line: 1, column: 1, code: 'unapproved', message, fix });
    }
    if (verdict.onUnapproved !== 'last-approved') continue;
    const found = await history.find(entry);
    if ('obstacle' in found) held.obstacle = found.obstacle;
    else replaced.set(entry, found);
  }
  if (replaced.size === 0) return { content, waiting, refused };
  return { content: replace(content, replaced, waiting, options), waiting, refused };
}

/** An approved version can refer to things that the site no longer has; then it cannot be shown. */
function replace(
  content: Content,
  replaced: Map<AnyEntry, FileFacts>,
  waiting: readonly Waiting[],
  options: { facts: readonly FileFacts[]; checks: CheckContext },
): Content {
  const files = new Map([...replaced.values()].map((facts) => [facts.file, facts]));
  const facts = options.facts.map((one) => files.get(one.file) ?? one);
  const withReplaced = () => ({
    ...content,
    entries: content.entries.map((entry) => replaced.get(entry)?.entry ?? entry),
  });
  const { errors } = checkContent(withReplaced(), facts, options.checks);
  for (const [entry, { file }] of replaced) {
    const problem = errors.find((error) => error.file === file);
    const held = waiting.find((one) => one.file === file);
    if (problem !== undefined) {
      replaced.delete(entry);
      if (held) held.obstacle = `the approved version no longer fits the site: ${problem.message}`;
    } else if (held) held.shows = 'last-approved';
  }
  return withReplaced();
}
