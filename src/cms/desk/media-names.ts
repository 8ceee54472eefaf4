import { numberedName } from '../../model/media-names.ts';
import { foldName } from '../../model/free-name.ts';
import { mergeBase } from '../../lib/git/merge.ts';
import { filesIn, isPlain, readBlobs, sha256 } from '../../lib/git/objects.ts';
import type { Drafts } from './drafts.ts';
import { keyOfDraft } from './names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';
import type { Workplace } from './workplace.ts';

/** How long a name that was given to a file stays its own before it is saved, in milliseconds: a day of writing. */
const keptFor = 86_400_000;

/** A file that has a name already. */
interface Holder {
  /** `main`, a draft, or a form that nobody has saved yet. */
  where: 'main' | DraftName | 'form';
  /** Path as it stands there. */
  file: string;
  /** sha256 of its bytes; undefined for what is no plain file. */
  digest: string | undefined;
}

/** The names of media files in the site and all its drafts: one name, one file, so that none takes another's place. */
export class MediaNames {
  readonly #place: Workplace;
  readonly #drafts: Drafts;
  readonly #now: () => Date;
  /** Names given to files that are not saved yet, by folded path. */
  readonly #given = new Map<string, { file: string; digest: string; until: number }>();
  /** By commit, which never changes. */
  readonly #listed = new Map<string, Promise<Listing>>();
  /** sha256 by id of the blob. */
  readonly #digests = new Map<string, Promise<string | undefined>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(place: Workplace, drafts: Drafts, now: () => Date) {
    this.#place = place;
    this.#drafts = drafts;
    this.#now = now;
  }

  /**
   * Whoever looks for a name and then saves under it does both in here, one after the other: two uploads at the same
   * time would both find a name free.
   */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /**
   * A name for a new file: its own where nothing else has it, else one with a number. Files of the same bytes share one.
   * It stays given for a day, so that nobody else gets it while its text is being written.
   * @param file path inside the content folder
   * @param digest sha256 of its bytes
   */
  give(file: string, digest: string): Promise<string> {
    return this.alone(() => this.free(file, digest));
  }

  /** As {@link give}, for who is {@link alone} already. */
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
   * Refuses files whose names others have.
   * @param base sha256 of the bytes that somebody knowingly puts others in the place of, by path
   * @throws DeskError 422 with the place of the other file, and what to do
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

  /** Whether a draft has a file only because the site had it when it began. */
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
        // A folder's name cannot be a file's as well.
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

/** Paths by folded path, each with its blob where it is a plain file. */
type Listing = Map<string, { path: string; blob: string | undefined }[]>;

/** What was found out once, as long as there is room for it; what failed is tried again. */
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
