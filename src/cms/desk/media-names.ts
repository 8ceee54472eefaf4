import { numberedName } from '../../model/media-names.ts';
import { foldName } from '../../model/free-name.ts';
import { mergeBase } from '../../lib/git/merge.ts';
import { filesIn, isPlain, readBlobs, sha256 } from '../../lib/git/objects.ts';
import type { Drafts } from './drafts.ts';
import { keyOfDraft } from './names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';
import type { Workplace } from './workplace.ts';

/** How long a name stays reserved for a file that is not saved yet, in milliseconds: a day of writing. */
const keptFor = 86_400_000;

/** A file that already has a name. */
interface Holder {
  /** `main`, a draft, or a form that is not saved yet. */
  where: 'main' | DraftName | 'form';
  /** Its path there. */
  file: string;
  /** sha256 of its bytes; undefined if it is not a regular file. */
  digest: string | undefined;
}

/** The names of media files in the site and all its drafts: one name means one file, so that no file replaces another. */
export class MediaNames {
  readonly #place: Workplace;
  readonly #drafts: Drafts;
  readonly #now: () => Date;
  /** Names reserved for unsaved files, by folded path. */
  readonly #given = new Map<string, { file: string; digest: string; until: number }>();
  /** By commit, whose content never changes. */
  readonly #listed = new Map<string, Promise<Listing>>();
  /** sha256 by the id of the blob. */
  readonly #digests = new Map<string, Promise<string | undefined>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(place: Workplace, drafts: Drafts, now: () => Date) {
    this.#place = place;
    this.#drafts = drafts;
    this.#now = now;
  }

  /**
   * Runs one task at a time: a task finds a free name and saves under it, because two uploads at the same
   * time would both find the same name free.
   */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /**
   * A name for a new file: its own if it is free, otherwise with a number. Files with the same bytes share a name.
   * The name is reserved for a day, so that nobody else gets it while the text is being written.
   * @param file path inside the content folder
   * @param digest sha256 of its bytes
   */
  give(file: string, digest: string): Promise<string> {
    return this.alone(() => this.free(file, digest));
  }

  /** As {@link give}, for callers that are already {@link alone}. */
  async free(file: string, digest: string): Promise<string> {
    for (let number = 1; ; number++) {
      const name = numberedName(file, number);
      const holders = await this.#holders(name);
      if (holders.some((one) => one.file !== name || one.digest !== digest)) continue;
      if (this.#given.size > 5000) this.#given.clear();
      this.#given.set(foldName(name), { file: name, digest, until: this.#now().getTime() + keptFor });
      return name;
    }
  }

  /**
   * Refuses files whose names other files have.
   * @param base sha256 of the bytes that are replaced on purpose, by path
   * @throws DeskError 422 with the place of the other file and what to do
   */
  async refuseTaken(
    files: ReadonlyMap<string, Buffer | undefined>,
    base: ReadonlyMap<string, string | null>,
  ): Promise<void> {
    const sentences: string[] = [];
    for (const [file, bytes] of files) {
      if (bytes === undefined || !file.startsWith('media/')) continue;
      const known = [sha256(bytes), base.get(file)];
      const other = (await this.#holders(file)).find(
        (one) => one.where !== 'form' && (one.file !== file || !known.includes(one.digest)),
      );
      if (other !== undefined)
        sentences.push(
          `${file} is the name of another file already (${placeOf(other)}). Take yours out of the text, and upload it again: it gets another name.`,
        );
    }
    if (sentences.length > 0)
      throw new DeskError(422, `${sentences.join(' ')} Nothing was saved; your text is still in the form.`);
  }

  async #holders(file: string): Promise<Holder[]> {
    const key = foldName(file);
    const main = await this.#drafts.main();
    const found: Holder[] = [];
    for (const { path, blob } of (await this.#list(main)).get(key) ?? [])
      found.push({ where: 'main', file: path, digest: blob && (await this.#digest(blob)) });
    for (const { name, head } of await this.#drafts.all()) {
      for (const { path, blob } of (await this.#list(head)).get(key) ?? []) {
        if (blob !== undefined && (await this.#isInherited(path, blob, head, main))) continue;
        found.push({ where: name, file: path, digest: blob && (await this.#digest(blob)) });
      }
    }
    const given = this.#given.get(key);
    if (given !== undefined && given.until > this.#now().getTime()) found.push({ where: 'form', ...given });
    else this.#given.delete(key);
    return found;
  }

  /** Whether a draft has a file only because the site had it when the draft began. */
  async #isInherited(path: string, blob: string, head: string, main: string): Promise<boolean> {
    const began = await mergeBase(this.#place.repository, main, head);
    const listed = began === undefined ? undefined : await this.#list(began);
    return listed?.get(foldName(path))?.some((one) => one.path === path && one.blob === blob) === true;
  }

  #list(commit: string): Promise<Listing> {
    return remembered(this.#listed, commit, async () => {
      const listing: Listing = new Map();
      const add = (path: string, blob: string | undefined) => {
        const key = foldName(path);
        const others = listing.get(key) ?? [];
        if (!others.some((one) => one.path === path)) listing.set(key, [...others, { path, blob }]);
      };
      for (const [path, version] of await filesIn(this.#place.repository, commit, 'media')) {
        add(path, isPlain(version) ? version.blob : undefined);
        // A file cannot have the name of a folder.
        for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1))
          add(path.slice(0, at), undefined);
      }
      return listing;
    });
  }

  #digest(blob: string): Promise<string | undefined> {
    return remembered(this.#digests, blob, async () => {
      for await (const { bytes } of readBlobs(this.#place.repository, [blob])) return sha256(bytes);
      return undefined;
    });
  }
}

/** Paths by folded path, each with its blob if it is a regular file. */
type Listing = Map<string, { path: string; blob: string | undefined }[]>;

/** Caches results as long as there is space; a failed computation is repeated. */
function remembered<T>(known: Map<string, Promise<T>>, key: string, find: () => Promise<T>): Promise<T> {
  let found = known.get(key);
  if (found === undefined) {
    if (known.size > 5000) known.clear();
    found = find();
    found.catch(() => known.delete(key));
    known.set(key, found);
  }
  return found;
}

function placeOf({ where }: Holder): string {
  if (typeof where === 'string') return 'on the site';
  return `in the draft ${keyOfDraft(where)}`;
}
