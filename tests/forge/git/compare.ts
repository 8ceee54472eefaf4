import { gitOutput } from '../../../src/lib/git/git.ts';
import type { Repository } from '../../../src/lib/git/repository.ts';
import { ofIds } from './store.ts';

/** A file that differs between two trees, in GitHub's form. */
export interface FileChange {
  path: string;
  /** The old path of a renamed file. */
  from: string | undefined;
  status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** The blob; for a removed file, the blob that it had. */
  sha: string;
  additions: number;
  deletions: number;
  /** Absent for binary files, unchanged bytes and very long changes. */
  patch: string | undefined;
}

/** "Limits for viewing content and diffs in a repository", in GitHub's documentation. */
const patchLimit = { lines: 20_000, bytes: 500_000 };

const statuses: Record<string, FileChange['status']> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** The differences between two commits or trees, in the order of the paths. */
export async function changesBetween(
  store: Repository,
  before: string,
  after: string,
): Promise<FileChange[]> {
  return ofIds(store, 'changes', [before, after], ([from = '', to = '']) => compared(store, from, to));
}

async function compared({ dir }: Repository, before: string, after: string): Promise<FileChange[]> {
  const args = ['-r', '-M', '--no-color', '--no-ext-diff', '--no-textconv', before, after];
  const [listed, text] = await Promise.all([
    gitOutput(dir, ['diff-tree', '-z', '--raw', '--numstat', '--no-abbrev', ...args]),
    gitOutput(dir, ['diff-tree', '-p', ...args]),
  ]);
  const { changes, numbers } = changed(listed.toString());
  const counts = countsOf(numbers);
  const patches = text.toString().split(/^(?=diff --git )/m);
  return changes.map((change) => {
    const [additions = 0, deletions = 0] = counts.get(change.path) ?? [];
    // A file that became a link has two parts: its old content is removed, and the link is added.
    const parts = patches.splice(0, change.status === 'changed' ? 2 : 1);
    return {
      ...change,
      additions,
      deletions,
      patch: change.status === 'changed' ? undefined : hunks(parts[0]),
    };
  });
}

/** The changes, which come first and begin with a colon, and after them the numbers of lines. */
function changed(listed: string): {
  changes: Omit<FileChange, 'additions' | 'deletions' | 'patch'>[];
  numbers: string;
} {
  const parts = listed.split('\0');
  const found: Omit<FileChange, 'additions' | 'deletions' | 'patch'>[] = [];
  let at = 0;
  while (parts[at]?.startsWith(':') === true) {
    const [, old = '', now = '', letter = ''] =
      /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(parts[at] ?? '') ?? [];
    const status = statuses[letter] ?? 'modified';
    const paths = parts.slice(at + 1, at + (letter === 'R' ? 3 : 2));
    at += paths.length + 1;
    found.push({
      path: paths.at(-1) ?? '',
      from: letter === 'R' ? paths[0] : undefined,
      status,
      sha: status === 'removed' ? old : now,
    });
  }
  return { changes: found, numbers: parts.slice(at).join('\0') };
}

/** Lines added and removed, by path; none for binary files. */
function countsOf(numbers: string): Map<string, [number, number]> {
  const parts = numbers.split('\0');
  const found = new Map<string, [number, number]>();
  for (let at = 0; at < parts.length; at++) {
    const [, added = '', removed = '', path = ''] = /^(\S+)\t(\S+)\t([^]*)$/.exec(parts[at] ?? '') ?? [];
    if (added === '') continue;
    // A renamed file is followed by its two paths.
    const name = path === '' ? (parts[(at += 2)] ?? '') : path;
    found.set(name, [Number(added) || 0, Number(removed) || 0]);
  }
  return found;
}

function hunks(section: string | undefined): string | undefined {
  const start = section?.search(/^@@ /m) ?? -1;
  if (section === undefined || start === -1) return undefined;
  const patch = section.slice(start).replace(/\n$/, '');
  const isLong = Buffer.byteLength(patch) > patchLimit.bytes || patch.split('\n').length > patchLimit.lines;
  return isLong ? undefined : patch;
}
