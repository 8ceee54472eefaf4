import { git, gitOutput, wordsOf } from './git.ts';
import type { Repository } from './repository.ts';

/** What two commits make together. */
export interface Merge {
  /** In it, files on which they do not agree have both versions, with marks around them. */
  tree: string;
  /** The files on which they do not agree; none where all went well. */
  conflicts: string[];
}

/** A file that differs between two trees. Ids of blobs; absent where the file is not there. */
export interface Difference {
  /** Path inside the content folder. */
  file: string;
  before: string | undefined;
  after: string | undefined;
}

/**
 * Merges without a work tree: nothing moves, and nothing is left behind where it does not work out.
 * @returns paths in conflicts are those inside the content folder; others begin with `../`
 * @throws Error where git cannot merge at all, as with histories that have nothing in common
 */
export async function mergeTrees({ dir }: Repository, ours: string, theirs: string): Promise<Merge> {
  const merged = await git(dir, [
    'merge-tree',
    '--write-tree',
    '-z',
    '--name-only',
    '--no-messages',
    ours,
    theirs,
  ]);
  if (merged.outcome === 'not-installed') throw new Error('git is not installed on this machine.');
  const [tree = '', ...files] = merged.stdout.toString().split('\0').filter(Boolean);
  if (merged.outcome === 'done') return { tree, conflicts: [] };
  if (merged.code !== 1) throw new Error(`git cannot merge: ${wordsOf(merged.stderr)}.`);
  // They count from the folder that git was started in.
  return { tree, conflicts: [...new Set(files)] };
}

/** The commit from which two others went different ways; undefined where they have nothing in common. */
export async function mergeBase({ dir }: Repository, a: string, b: string): Promise<string | undefined> {
  const found = await git(dir, ['merge-base', a, b]);
  return found.outcome === 'done' ? found.stdout.toString().trim() : undefined;
}

/**
 * The plain files of the content folder that differ between two commits or trees, in the order of their paths.
 * @throws Error where git cannot read them
 */
export async function differences(
  { dir, prefix }: Repository,
  before: string,
  after: string,
): Promise<Difference[]> {
  const args = ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', before, after];
  const parts = (await gitOutput(dir, args)).toString().split('\0');
  const found: Difference[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const path = parts[at + 1] ?? '';
    const [, oldId = '', newId = ''] = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) /.exec(parts[at] ?? '') ?? [];
    if (!path.startsWith(prefix)) continue;
    found.push({ file: path.slice(prefix.length), before: present(oldId), after: present(newId) });
  }
  return found;
}

function present(id: string): string | undefined {
  return /^0*$/.test(id) ? undefined : id;
}
