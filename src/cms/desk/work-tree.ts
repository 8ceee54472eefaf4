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

/** The commit that the files on the disk were last brought to, so that a desk that was killed can go on from there. */
const marker = 'refs/colophon/work-tree';

/**
 * Brings the files on the disk to what the branch has by now, as far as nobody changed them: what is uncommitted stays
 * as it is, in the file and in git's index.
 * @returns the files that were left as they are, which git shows as changed; undefined where the branch did not move
 */
export async function followBranch(place: Workplace): Promise<string[] | undefined> {
  const { repository, main } = place;
  const head = await refTarget(repository, main);
  const from = await refTarget(repository, marker);
  if (head === undefined || from === head) return undefined;
  // Whoever has another branch checked out has its files on the disk; git brings them up to date on the way back.
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
    // Whoever staged something, or moved the index by a pull, has a say of their own.
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
      // Otherwise each file would be read again by the next `git status`.
      await git(repository.dir, ['update-index', '-q', '--refresh']);
    } finally {
      // Where somebody else holds the index just now, no lock is ours; only a kill leaves the mark.
      await rm(mark, { force: true });
    }
  }
  return left;
}

/** The blobs that git's index has, by path inside the content folder. */
async function indexOf(dir: string): Promise<Map<string, string>> {
  const listed = (await gitOutput(dir, ['ls-files', '--stage', '-z'])).toString().split('\0');
  return new Map(
    listed.filter(Boolean).map((line) => {
      const [, blob = '', file = ''] = /^\d+ ([0-9a-f]+) \d\t([^]*)$/.exec(line) ?? [];
      return [file, blob];
    }),
  );
}

/** The blob that a file would be; undefined where there is none, an empty text where it is no plain file. */
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

/** Whether a folder on the way to a file is a link: what is written there would land in another place. */
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
 * @param gitDir where a file is written before it takes its place: a kill must leave nothing among the texts
 * @param isStill whether the file is what it was; asked at the last moment, since somebody may save it meanwhile
 * @returns whether it was
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
    // Git keeps no empty folders, and a language of which nothing is left should not look as if it were there.
    await rmdir(dirname(path)).catch(() => undefined);
    return true;
  }
  const aside = join(gitDir, `${asidePrefix}${randomUUID()}`);
  return writeWhole(path, bytes, { aside, isStill }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EXDEV') throw error;
    // The files lie on another disk than their history.
    await writeFile(path, bytes);
    return true;
  });
}
