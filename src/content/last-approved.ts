import type { Ledger } from '../approvals/ledger.ts';
import { Lineage } from '../approvals/lineage.ts';
import { verdict } from '../approvals/verdict.ts';
import type { FileFacts } from '../model/content.ts';
import { entryFile } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Policy } from '../model/policy.ts';
import type { EntryContext } from './entry.ts';
import { PastBytes } from './past-bytes.ts';

interface Options {
  contentDir: string;
  cacheDir: string;
  now: Date;
  context: EntryContext;
}

/** Finds the last approved version of an entry in git's history. */
export class LastApproved {
  readonly #policy: Policy;
  readonly #ledger: Ledger;
  readonly #now: Date;
  readonly #past: PastBytes;

  constructor(policy: Policy, ledger: Ledger, options: Options) {
    this.#policy = policy;
    this.#ledger = ledger;
    this.#now = options.now;
    this.#past = new PastBytes(options);
  }

  /** The approved version, with the verdicts of it and of the newer bytes; or the reason why there is none. */
  async find(entry: AnyEntry): Promise<FileFacts | { obstacle: string }> {
    let obstacle: string | undefined;
    for (const subjects of this.#versions(entry)) {
      const read = await this.#past.entry(entry, subjects);
      if (typeof read === 'string') obstacle ??= read;
      else {
        const { facts, problems } = read;
        const [problem] = problems;
        if (facts.entry === undefined) {
          obstacle ??= `the approved version no longer passes the checks: ${problem?.message ?? 'it cannot be read'}`;
          continue;
        }
        facts.entry.verdict = verdict(facts.entry, this.#ledger, this.#policy, this.#now);
        if (!facts.entry.verdict.approved) continue;
        if (entry.verdict !== undefined) facts.entry.newer = entry.verdict;
        return facts;
      }
    }
    return { obstacle: obstacle ?? 'no version of it has an approval that counts today' };
  }

  /** All versions that were ever approved, the latest first. */
  #versions(entry: AnyEntry): ReadonlyMap<string, string>[] {
    const records = this.#ledger.records.get(`${entry.collection}/${entry.slug}`) ?? [];
    const own = new Lineage(records)
      .newestFirst(
        records.filter(
          ({ entry: about, predicate }) => about?.lang === entry.lang && isInFavour(predicate.decision),
        ),
      )
      .map(({ subjects }) => subjects);
    const imported = this.#ledger.imports.get(this.#policy.import ?? '');
    const all = imported ? [...own, imported.subjects] : own;
    const seen = new Set<string>();
    return all.filter((subjects) => {
      const digest = subjects.get(entryFile(entry));
      if (digest === undefined) return false;
      const key = imported?.subjects === subjects ? digest : JSON.stringify([...subjects]);
      return !seen.has(key) && Boolean(seen.add(key));
    });
  }
}

function isInFavour(decision: string): boolean {
  return decision === 'approve' || decision === 'waiver';
}
