import { downloadVariant, variantsOf } from '../../content/media/variants.ts';
import type { Variant } from '../../content/media/variants.ts';
import type { Content } from '../../model/content.ts';
import type { AnyEntry, MediaFile } from '../../model/entry.ts';

/** A file that a page requests, and its source. */
export interface MediaJob {
  /** `/media/map.png` */
  address: string;
  file: MediaFile;
  variant: Variant;
}

type Jobs = Map<string, MediaJob>;

const mostDrafts = 500;

/** The media of recent previews, by the addresses that pages use. No other media is served. */
export class MediaIndex {
  readonly #contents = new WeakMap<Content, Jobs>();
  /** The contents seen last, as an array, because a WeakMap cannot be searched. */
  #recent: Content[] = [];
  readonly #drafts: Jobs = new Map();

  add(base: Content, replaced: readonly AnyEntry[] = []): void {
    this.#recent = [base, ...this.#recent.filter((content) => content !== base)].slice(0, 3);
    for (const [address, job] of jobsOf(replaced)) {
      this.#drafts.delete(address);
      this.#drafts.set(address, job);
    }
    for (const address of this.#drafts.keys()) {
      if (this.#drafts.size <= mostDrafts) break;
      this.#drafts.delete(address);
    }
  }

  find(address: string): MediaJob | undefined {
    const draft = this.#drafts.get(address);
    if (draft !== undefined) return draft;
    for (const content of this.#recent) {
      const jobs = this.#contents.get(content) ?? jobsOf(content.entries);
      this.#contents.set(content, jobs);
      const job = jobs.get(address);
      if (job !== undefined) return job;
    }
    return undefined;
  }
}

function jobsOf(entries: readonly AnyEntry[]): Jobs {
  const jobs: Jobs = new Map();
  for (const { media, downloads } of entries) {
    for (const [address, file] of Object.entries(media)) {
      const variants = variantsOf(address, file);
      if (downloads.includes(address)) variants.push(downloadVariant(address, file));
      for (const variant of variants) jobs.set(variant.address, { address, file, variant });
    }
  }
  return jobs;
}
