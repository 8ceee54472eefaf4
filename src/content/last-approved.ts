import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ledger } from '../approvals/ledger.ts';
import { Lineage } from '../approvals/lineage.ts';
import { verdict } from '../approvals/verdict.ts';
import { bytesInHistory } from '../git/history.ts';
import { findRepository } from '../git/repository.ts';
import type { Repository } from '../git/repository.ts';
import { describeMedia } from '../media/library.ts';
import type { FileFacts } from '../model/content.ts';
import { entryFile } from '../model/entry.ts';
import type { AnyEntry, MediaFile } from '../model/entry.ts';
import type { Policy } from '../model/policy.ts';
import { readEntry } from './entry.ts';
import type { EntryContext } from './entry.ts';
import { ChangedBytesError, approvedPath, readExactly } from './exact-bytes.ts';

interface Options {
  contentDir: string;
  cacheDir: string;
  now: Date;
  context: EntryContext;
}

/** Finds the version of an entry that its desks approved last, in git's history. */
export class LastApproved {
  readonly #policy: Policy;
  readonly #ledger: Ledger;
  readonly #options: Options;
  #repository: Promise<Repository | { missing: string }> | undefined;

  constructor(policy: Policy, ledger: Ledger, options: Options) {
    this.#policy = policy;
    this.#ledger = ledger;
    this.#options = options;
  }

  /** The approved version as the file's facts, its verdict and that of the newer bytes set; or why there is none. */
  async find(entry: AnyEntry): Promise<FileFacts | { obstacle: string }> {
    let obstacle: string | undefined;
    for (const subjects of this.#versions(entry)) {
      const read = await this.#read(entry, subjects);
      if (typeof read === 'string') obstacle ??= read;
      else {
        const { facts, problems } = read;
        const [problem] = problems;
        if (facts.entry === undefined) {
          obstacle ??= `the approved version no longer passes the checks: ${problem?.message ?? 'it cannot be read'}`;
          continue;
        }
        facts.entry.verdict = verdict(facts.entry, this.#ledger, this.#policy, this.#options.now);
        if (!facts.entry.verdict.approved) continue;
        if (entry.verdict !== undefined) facts.entry.newer = entry.verdict;
        return facts;
      }
    }
    return { obstacle: obstacle ?? 'no version of it has an approval that counts today' };
  }

  /** Every set of bytes that was ever decided on in favour, the latest first. */
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

  async #read(entry: AnyEntry, subjects: ReadonlyMap<string, string>) {
    const { collection, lang, slug } = entry;
    const bytes = await this.#bytes(entryFile(entry), subjects.get(entryFile(entry)) ?? '');
    if (typeof bytes === 'string') return bytes;
    let missing: string | undefined;
    const media = async (address: string): Promise<MediaFile | undefined> => {
      const digest = subjects.get(address.slice(1));
      if (digest === undefined) return undefined;
      const found = await this.#bytes(address.slice(1), digest);
      if (typeof found !== 'string') return (await describeMedia(found, address)).file;
      missing ??= found;
      return undefined;
    };
    const read = await readEntry({ collection, lang, slug }, bytes, { ...this.#options.context, media });
    return missing ?? read;
  }

  /** A file's approved bytes, from the disk or from history, in which case they are laid aside for the build. */
  async #bytes(file: string, digest: string): Promise<Buffer | string> {
    const aside = approvedPath(digest, this.#options);
    for (const path of [join(this.#options.contentDir, file), aside]) {
      try {
        return await readExactly(path, digest);
      } catch (error) {
        if (!(error instanceof ChangedBytesError)) throw error;
      }
    }
    this.#repository ??= findRepository(this.#options.contentDir);
    const repository = await this.#repository;
    if ('missing' in repository) return `its history is missing: ${repository.missing}`;
    const bytes = await bytesInHistory(repository, file, digest);
    if (bytes === undefined) {
      return repository.shallow
        ? `this clone has no history that goes back to the approved ${file}; git fetch --unshallow brings it`
        : `no version of ${file} in git’s history has the approved bytes`;
    }
    await mkdir(dirname(aside), { recursive: true });
    const writing = `${aside}.${randomUUID()}`;
    await writeFile(writing, bytes);
    await rename(writing, aside);
    return bytes;
  }
}

function isInFavour(decision: string): boolean {
  return decision === 'approve' || decision === 'waiver';
}
