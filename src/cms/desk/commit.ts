import type { Repository } from '../../lib/git/repository.ts';
import { writeBlob, writeCommit, writeTree } from '../../lib/git/write.ts';
import type { Signature } from '../../lib/git/write.ts';

/** A person who is logged in. */
export interface Person {
  /** The id in people/ and policy.yaml. */
  id: string;
  name: string;
}

/** The desk itself commits what people decide. */
export const committer: Signature = { name: 'Colophon desk', email: 'desk@people.invalid' };

/** How a person is named in a commit: by id, with an address that cannot receive mail. */
export function signatureOf({ id, name }: Person): Signature {
  return { name, email: `${id}@people.invalid` };
}

/**
 * Writes files and a commit that contains them; no branch moves.
 * @param commit files by path inside the content folder, on top of `tree`; undefined removes one
 * @returns the commit's id
 */
export async function commitFiles(
  repository: Repository,
  commit: {
    tree: string;
    files: ReadonlyMap<string, Buffer | undefined>;
    parents: readonly string[];
    person: Person;
    at: Date;
    message: string;
  },
): Promise<string> {
  const changes = await Promise.all(
    [...commit.files].map(async ([file, bytes]) => ({
      file,
      blob: bytes === undefined ? undefined : await writeBlob(repository, bytes),
    })),
  );
  return writeCommit(repository, {
    tree: await writeTree(repository, commit.tree, changes),
    parents: commit.parents,
    author: signatureOf(commit.person),
    committer,
    at: commit.at,
    message: commit.message,
  });
}
