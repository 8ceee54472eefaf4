import { createHash, randomUUID } from 'node:crypto';
import { lstat, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeWhole } from '../../lib/files/write-whole.ts';
import { differences } from '../../lib/git/merge.ts';
import type { Difference } from '../../lib/git/merge.ts';
import { git, gitOutput } from '../../lib/git/git.ts';
import { blobs } from './draft-content.ts';
import { currentBranch, refTarget, updateRefs } from '../../lib/git/refs.ts';
import { asidePrefix, indexMark } from './stale-locks.ts';
import type { Workplace } from './workplace.ts';

/** The commit to which the files on the disk were last updated, so that the next desk can continue after a kill. */
const marker = 'refs/colophon/work-tree';

/**
 * Updates the files on the disk to the branch, except those that somebody changed: uncommitted changes stay, in the
 * file and in git's index.
 * @returns the files that were not updated, which git shows as changed; undefined if the branch did not move
 */
export async function followBranch(place: Workplace): Promise<string[] | undefined> {
  const { repository, main } = place;
  const head = await refTarget(repository, main);
  const from = await refTarget(repository, marker);
  if (head === undefined || from === head) return undefined;
  // If another branch is checked out, its files are on the disk; git updates them when switching back.
  if ((await currentBranch(repository)) !== main) return undefined;
  const left =
    from === undefined ? [] : await bring(place, await differences(repository, from, head).catch(() => []));
  await updateRefs(repository, [{ ref: marker, from, to: head }], 'desk: work tree');
  return left;
}

async function bring(place: Workplace, changes: readonly Difference[]): Promise<string[]> {
  const { repository } = place;
  const wanted = changes.map(({ after }) => after).filter((id) => id !== undefined);
  const bytes = await blobs(repository, wanted);
  const index = await indexOf(repository.dir);
  const left: string[] = [];
  const lines: string[] = [];
  const mark = await indexMark(place);
  for (const { file, before, after } of changes) {
    const path = join(repository.dir, file);
    const [disk, staged] = [await blobOnDisk(path, after ?? before ?? ''), index.get(file)];
    // If somebody staged changes, or moved the index by a pull, their state is kept.
    const isOurs = staged === before || staged === after;
    if (!isOurs || (await leadsAway(repository.dir, file)) || (disk !== before && disk !== after)) {
      left.push(file);
      continue;
    }
    if (disk !== after) {
      const isStill = async () => (await blobOnDisk(path, after ?? before ?? '')) === before;
      const isDone = await replace(
        path,
        after === undefined ? undefined : bytes.get(after),
        dirname(mark),
        isStill,
      );
      if (!isDone) {
        left.push(file);
        continue;
      }
    }
    const zero = '0'.repeat((after ?? before ?? '').length);
    lines.push(`${after === undefined ? '0' : '100644'} ${after ?? zero}\t${repository.prefix}${file}\0`);
  }
  if (lines.length > 0) {
    await writeFile(mark, '');
    try {
      await gitOutput(repository.dir, ['update-index', '-z', '--index-info'], { stdin: lines.join('') });
      // Otherwise the next `git status` would read each file again.
      await git(repository.dir, ['update-index', '-q', '--refresh']);
    } finally {
      // If another program holds the index now, the lock is not ours; only a kill leaves the mark behind.
      await rm(mark, { force: true });
    }
  }
  return left;
}

/** The blobs in git's index, by path inside the content folder. */
async function indexOf(dir: string): Promise<Map<string, string>> {
  const listed = (await gitOutput(dir, ['ls-files', '--stage', '-z'])).toString().split('\0');
  return new Map(
    listed.filter(Boolean).map((line) => {
      const [, blob = '', file = ''] = /^\d+ ([0-9a-f]+) \d\t([^]*)$/.exec(line) ?? [];
      return [file, blob];
    }),
  );
}

/** The blob id of a file; undefined if it does not exist, an empty text if it is not a regular file. */
async function blobOnDisk(path: string, like: string): Promise<string | undefined> {
  try {
    if (!(await lstat(path)).isFile()) return '';
    const bytes = await readFile(path);
    const hash = createHash(like.length === 64 ? 'sha256' : 'sha1').update(`blob ${String(bytes.length)}\0`);
    return hash.update(bytes).digest('hex');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return '';
  }
}

/** Whether a folder in a file's path is a link: a file written there would be somewhere else. */
async function leadsAway(dir: string, file: string): Promise<boolean> {
  const steps = file.split('/').slice(0, -1);
  for (let count = 1; count <= steps.length; count++) {
    const found = await lstat(join(dir, ...steps.slice(0, count))).catch(() => undefined);
    if (found === undefined) return false;
    if (!found.isDirectory()) return true;
  }
  return false;
}

/**
 * @param gitDir where a temporary file is written first, so that a kill leaves nothing among the texts
 * @param isStill whether the file is unchanged; checked at the last moment, because somebody may save it in the meantime
 * @returns whether it was unchanged
 */
async function replace(
  path: string,
  bytes: Buffer | undefined,
  gitDir: string,
  isStill: () => Promise<boolean>,
): Promise<boolean> {
  if (bytes === undefined) {
    if (!(await isStill())) return false;
    await rm(path, { force: true });
    // Git keeps no empty folders, and a language without files should not look as if it existed.
    await rmdir(dirname(path)).catch(() => undefined);
    return true;
  }
  const aside = join(gitDir, `${asidePrefix}${randomUUID()}`);
  return writeWhole(path, bytes, { aside, isStill }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    // The work tree is on another disk than the git folder.
    await writeFile(path, bytes);
    return true;
  });
}
