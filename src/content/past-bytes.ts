import { join } from 'node:path';
import { bytesInHistory } from '../lib/git/history.ts';
import { findRepository } from '../lib/git/repository.ts';
import type { Repository } from '../lib/git/repository.ts';
import { describeMedia } from './media/library.ts';
import { entryFile } from '../model/entry.ts';
import type { EntryCollection } from '../model/collections.ts';
import type { MediaFile } from '../model/entry.ts';
import type { Lang } from '../model/languages.ts';
import { readEntry } from './entry.ts';
import type { EntryContext, ReadEntry } from './entry.ts';
import { ChangedBytesError, approvedPath, readExactly } from '../lib/files/exact-bytes.ts';
import { writeWhole } from '../lib/files/write-whole.ts';

/** Earlier versions of entries: from the disk if it still has those bytes, otherwise from git's history. */
export class PastBytes {
  readonly #options: { contentDir: string; cacheDir: string; context: EntryContext };
  #repository: Promise<Repository | { missing: string }> | undefined;

  constructor(options: { contentDir: string; cacheDir: string; context: EntryContext }) {
    this.#options = options;
  }

  /**
   * An earlier version of an entry with its media.
   * @param subjects sha256 by path inside the content folder, of the entry's file and of its media
   * @returns the reason, as a sentence, if something cannot be found
   */
  async entry(
    name: { collection: EntryCollection; lang: Lang; slug: string },
    subjects: ReadonlyMap<string, string>,
  ): Promise<ReadEntry | string> {
    const file = entryFile(name);
    const bytes = await this.bytes(file, subjects.get(file) ?? '');
    if (typeof bytes === 'string') return bytes;
    let missing: string | undefined;
    const media = async (address: string): Promise<MediaFile | undefined> => {
      const digest = subjects.get(address.slice(1));
      if (digest === undefined) return undefined;
      const found = await this.bytes(address.slice(1), digest);
      if (typeof found !== 'string') return (await describeMedia(found, address)).file;
      missing ??= found;
      return undefined;
    };
    const read = await readEntry(name, bytes, { ...this.#options.context, media });
    return missing ?? read;
  }

  /** A file's bytes; bytes from the history are cached for later steps. */
  async bytes(file: string, digest: string): Promise<Buffer | string> {
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
    await writeWhole(aside, bytes);
    return bytes;
  }
}
