import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitOutput } from '../../../src/lib/git/git.ts';
import type { Repository } from '../../../src/lib/git/repository.ts';

export interface TreeItem {
  path: string;
  mode: string;
  type: string;
  sha: string;
  /** Size of a blob. */
  size?: number;
}

/** The items of a tree; if `recursive`, with all folders and their items. */
export async function itemsOf({ dir }: Repository, tree: string, recursive: boolean): Promise<TreeItem[]> {
  const args = ['ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), tree];
  const listed = (await gitOutput(dir, args)).toString();
  return listed
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [, mode = '', type = '', sha = '', size = '-', path = ''] =
        /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t([^]*)$/.exec(line) ?? [];
      return { path, mode, type, sha, ...(size !== '-' && { size: Number(size) }) };
    });
}

/** A path in a tree with its new content, or none. */
export interface TreeEdit {
  path: string;
  mode: string;
  /** The id of a blob or a tree; null removes the item. */
  sha: string | null;
}

/** Makes a tree based on another one, or on none. @returns its id */
export async function editTree(
  { dir }: Repository,
  base: string | undefined,
  edits: readonly TreeEdit[],
): Promise<string> {
  const index = join(tmpdir(), `forge-index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await gitOutput(dir, base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env });
    const folders = edits.filter(({ mode, sha }) => mode === '040000' && sha !== null);
    for (const { path, sha } of folders) {
      await gitOutput(dir, ['rm', '-r', '-q', '--cached', '--ignore-unmatch', path], { env });
      await gitOutput(dir, ['read-tree', `--prefix=${path}/`, sha ?? ''], { env });
    }
    const lines = edits
      .filter((edit) => !folders.includes(edit))
      .map(({ path, mode, sha }) =>
        sha === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${sha}\t${path}\0`,
      );
    if (lines.length > 0)
      await gitOutput(dir, ['update-index', '-z', '--replace', '--index-info'], {
        env,
        stdin: lines.join(''),
      });
    return (await gitOutput(dir, ['write-tree'], { env })).toString().trim();
  } finally {
    await rm(index, { force: true });
  }
}
