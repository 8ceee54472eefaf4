import { git, gitOutput, wordsOf } from './git.ts';
import type { Repository } from './repository.ts';

/** The result of merging two commits. */
export interface Merge {
  /** Files with conflicts contain both versions, with conflict markers. */
  tree: string;
  /** The files with conflicts; empty where the merge succeeded. */
  conflicts: string[];
}

/** A file that differs between two trees, by its blob ids; undefined where the file does not exist. */
export interface Difference {
  /** Path inside the content folder. */
  file: string;
  before: string | undefined;
  after: string | undefined;
}

/**
 * Merges without a work tree: no branch moves, and a failed merge leaves nothing behind.
 * @returns conflicts as paths inside the content folder; files outside of it begin with `../`
 * @throws Error where git cannot merge at all, for example unrelated histories
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
  // Relative to the folder that git was started in, the content folder.
  return { tree, conflicts: [...new Set(files)] };
}

/** The last common ancestor of two commits; undefined where their histories are unrelated. */
export async function mergeBase({ dir }: Repository, a: string, b: string): Promise<string | undefined> {
  const found = await git(dir, ['merge-base', a, b]);
  return found.outcome === 'done' ? found.stdout.toString().trim() : undefined;
}

/**
 * The plain files of the content folder that differ between two commits or trees, sorted by path.
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
