import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { commitId, fileAt, filesIn, isPlain } from './objects.ts';
import type { Repository } from './repository.ts';

export interface Change {
  /** Path inside the content folder. */
  file: string;
  change: 'added' | 'changed' | 'deleted';
}

/**
 * The files that differ between a commit and the disk. Compares bytes; permissions are ignored.
 * Reads the files itself instead of asking git, which trusts its index, runs the filters that the repository
 * configures, and treats files as equal that differ only in line endings.
 * @param base a branch, tag or commit
 * @param folder inside the content folder, such as `approvals`
 * @throws Error, worded for people, where there is no such commit, or git cannot read it
 */
export async function changesSince(repository: Repository, base: string, folder: string): Promise<Change[]> {
  const commit = await commitId(repository, base);
  if (commit === undefined) {
    const remedy = repository.shallow
      ? ' This clone is shallow: git fetch --unshallow brings all commits.'
      : '';
    throw new Error(
      `There is no commit "${base}". Name a branch, a tag or a commit that git knows, such as origin/main.${remedy}`,
    );
  }
  const before = await filesIn(repository, commit, folder);
  const current = new Set(await filesOnDisk(repository.dir, folder));
  const changes: Change[] = [];
  for (const file of current) {
    const known = before.get(file);
    if (known === undefined) changes.push({ file, change: 'added' });
    else if (!(await isSame(join(repository.dir, file), known))) changes.push({ file, change: 'changed' });
  }
  for (const file of before.keys()) if (!current.has(file)) changes.push({ file, change: 'deleted' });
  return changes.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

/**
 * The bytes that a file had in a commit; undefined where there is no such commit, or no plain file of at most 64 MB
 * at that path.
 * @throws Error where git cannot read the commit
 */
export async function bytesAt(
  repository: Repository,
  commit: string,
  file: string,
): Promise<Buffer | undefined> {
  const id = await commitId(repository, commit);
  return id === undefined ? undefined : fileAt(repository, id, file);
}

/**
 * Paths inside the content folder of all files in one of its folders, recursively; symbolic links are not followed.
 */
async function filesOnDisk(dir: string, folder: string): Promise<string[]> {
  const steps = folder.split('/').filter((step) => step !== '' && step !== '.');
  for (let count = 1; count <= steps.length; count++) {
    const path = steps.slice(0, count).join('/');
    const found = await lstat(join(dir, path)).catch(ignoreMissing);
    if (found === undefined) return [];
    if (!found.isDirectory()) return [path];
  }
  const root = join(dir, ...steps);
  const items = await readdir(root, { withFileTypes: true, recursive: true });
  return items
    .filter((item) => !item.isDirectory())
    .map((item) => relative(dir, join(item.parentPath, item.name)).replaceAll(sep, '/'))
    .filter((file) => !file.split('/').includes('.git'));
}

/** Whether a file on disk equals the commit's version. An unreadable file does not. */
async function isSame(path: string, { mode, blob }: { mode: string; blob: string }): Promise<boolean> {
  try {
    const found = await lstat(path);
    const isLink = found.isSymbolicLink();
    if (isLink ? mode !== '120000' : !found.isFile() || !isPlain({ mode })) return false;
    const target = isLink ? await readlink(path, 'buffer') : undefined;
    // The length of an object id tells which digest the repository uses; it covers type, size and bytes.
    const hash = createHash(blob.length === 64 ? 'sha256' : 'sha1');
    hash.update(`blob ${String(target?.length ?? found.size)}\0`);
    if (target) hash.update(target);
    else for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex') === blob;
  } catch {
    return false;
  }
}

function ignoreMissing(error: unknown): undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
}
