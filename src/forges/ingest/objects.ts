import { ObjectReader } from '../../lib/git/object-reader.ts';
import { filesIn, isPlain } from '../../lib/git/objects.ts';
import type { Repository } from '../../lib/git/repository.ts';
import type { Forge } from '../forge.ts';

/**
 * Git objects: from this clone, and from the forge if the clone lacks them. The id of an object is a digest of its
 * content.
 */
export class Objects {
  readonly #forge: Forge;
  readonly #repository: Repository;
  readonly #reader: ObjectReader;
  readonly #trees = new Map<string, Promise<ReadonlyMap<string, string>>>();
  readonly #blobs = new Map<string, Promise<Buffer>>();

  constructor(forge: Forge, repository: Repository) {
    this.#forge = forge;
    this.#repository = repository;
    this.#reader = new ObjectReader(repository.dir);
  }

  /** Ends the git process. */
  close(): void {
    this.#reader.close();
  }

  /** The blobs of a commit's plain files, by path inside the content folder. @throws ForgeFault */
  tree(commit: string): Promise<ReadonlyMap<string, string>> {
    return memoize(this.#trees, commit, async () => {
      const { prefix } = this.#repository;
      const isHere = (await this.#reader.idOf(`${commit}^{commit}`)) !== undefined;
      const files = isHere
        ? await filesIn({ ...this.#repository, objects: this.#reader }, commit)
        : new Map(
            [...(await this.#forge.tree(commit, prefix.replace(/\/$/, '')))].map(([path, file]) => [
              path.slice(prefix.length),
              file,
            ]),
          );
      return new Map([...files].filter(([, file]) => isPlain(file)).map(([path, { blob }]) => [path, blob]));
    });
  }

  /** A file's bytes. @throws ForgeFault */
  blob(id: string): Promise<Buffer> {
    return memoize(this.#blobs, id, async () => {
      const known = await this.#reader.read(id);
      if (known?.type === 'blob') return known.bytes;
      return Buffer.from(await this.#forge.blob(id));
    });
  }

  /** The bytes of a file in a commit; undefined where there is no plain file with that name. @throws ForgeFault */
  async file(commit: string, path: string): Promise<Buffer | undefined> {
    const blob = (await this.tree(commit)).get(path);
    return blob === undefined ? undefined : this.blob(blob);
  }
}

function memoize<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}
