import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitOutput } from './git.ts';
import type { Repository } from './repository.ts';

/** The author or committer of a commit. The address is not a real one: `<id>@people.invalid`. */
export interface Signature {
  name: string;
  email: string;
}

/** A file to put into a tree, by its blob id; with undefined, it is removed. */
export interface TreeChange {
  /** Path inside the content folder. */
  file: string;
  blob: string | undefined;
}

/**
 * Stores bytes unchanged: no filters, no line-ending conversion.
 * @returns the blob's id
 * @throws Error where git cannot write, as on a full disk
 */
export async function writeBlob({ dir }: Repository, bytes: Buffer): Promise<string> {
  const written = await gitOutput(dir, ['hash-object', '-w', '--stdin', '--no-filters'], { stdin: bytes });
  return written.toString().trim();
}

/**
 * Makes a tree that differs from another one in some files of the content folder. Uses an index of its own; the
 * repository's index is not touched.
 * @param base the id of a commit or tree
 * @returns the tree's id
 * @throws Error where git cannot write, or a file stands where another one needs a folder
 */
export async function writeTree(
  { dir, prefix }: Repository,
  base: string,
  changes: readonly TreeChange[],
): Promise<string> {
  const index = join(tmpdir(), `colophon-index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await gitOutput(dir, ['read-tree', base], { env });
    const lines = changes.map(({ file, blob }) =>
      blob === undefined
        ? `0 ${'0'.repeat(base.length)}\t${prefix}${file}\0`
        : `100644 ${blob}\t${prefix}${file}\0`,
    );
    if (lines.length > 0)
      await gitOutput(dir, ['update-index', '-z', '--index-info'], { env, stdin: lines.join('') });
    return (await gitOutput(dir, ['write-tree'], { env })).toString().trim();
  } finally {
    await rm(index, { force: true });
    await rm(`${index}.lock`, { force: true });
  }
}

/**
 * Writes a commit; no branch moves.
 * @param message its first line is the subject
 * @returns the commit's id
 */
export async function writeCommit(
  { dir }: Repository,
  commit: {
    tree: string;
    parents: readonly string[];
    author: Signature;
    committer: Signature;
    at: Date;
    message: string;
  },
): Promise<string> {
  const date = `${String(Math.floor(commit.at.getTime() / 1000))} +0000`;
  const parents = commit.parents.flatMap((id) => ['-p', id]);
  const written = await gitOutput(dir, ['commit-tree', '--no-gpg-sign', commit.tree, ...parents], {
    stdin: commit.message,
    env: {
      GIT_AUTHOR_NAME: plainName(commit.author.name),
      GIT_AUTHOR_EMAIL: commit.author.email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: plainName(commit.committer.name),
      GIT_COMMITTER_EMAIL: commit.committer.email,
      GIT_COMMITTER_DATE: date,
    },
  });
  return written.toString().trim();
}

/** Git removes brackets and newlines from names, and refuses a name that is empty then. */
function plainName(name: string): string {
  const plain = name.replace(/[<>\p{Cc}]/gu, '').trim();
  return /[\p{L}\p{N}]/u.test(plain) ? plain : 'unknown';
}
