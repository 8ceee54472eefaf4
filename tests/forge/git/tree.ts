import { gitOutput } from '../../../src/lib/git/git.ts';
import type { Repository } from '../../../src/lib/git/repository.ts';
import { itemsIn } from '../../../src/lib/git/trees.ts';
import { blobBytes } from './store.ts';
import { writeObject } from './write.ts';

export interface TreeItem {
  path: string;
  mode: string;
  type: string;
  sha: string;
  /** Size of a blob. */
  size?: number;
}

/** Of more, git tells all sizes sooner than one file is read after the other. */
const few = 50;

/** What a tree holds; with all that its folders hold, and the folders, where `recursive`. */
export async function itemsOf(store: Repository, tree: string, recursive: boolean): Promise<TreeItem[]> {
  const items = await itemsBelow(store, tree, '', recursive);
  return items.length > few ? listedItems(store, tree, recursive) : Promise.all(items.map(withSize));

  async function withSize(item: TreeItem): Promise<TreeItem> {
    if (item.type !== 'blob') return item;
    return { ...item, size: (await blobBytes(store, item.sha))?.length ?? 0 };
  }
}

const types: Record<string, string> = { '40000': 'tree', '160000': 'commit' };

async function itemsBelow(
  store: Repository,
  id: string,
  before: string,
  recursive: boolean,
): Promise<TreeItem[]> {
  const tree = await store.objects?.read(id);
  const found: TreeItem[] = [];
  for (const { mode, name, id: sha } of itemsIn(tree?.bytes ?? Buffer.alloc(0), 20)) {
    const item = { path: before + name, mode: mode.padStart(6, '0'), type: types[mode] ?? 'blob', sha };
    found.push(item);
    if (recursive && item.type === 'tree')
      found.push(...(await itemsBelow(store, sha, `${item.path}/`, recursive)));
    if (found.length > few) break;
  }
  return found;
}

async function listedItems({ dir }: Repository, tree: string, recursive: boolean): Promise<TreeItem[]> {
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

type Folder = Map<string, Leaf | Folder>;

interface Leaf {
  mode: string;
  id: string;
}

/**
 * Makes a tree from another, or from nothing: a file takes the place of a folder of its name, and the other way round.
 * @returns its id
 */
export async function editTree(
  store: Repository,
  base: string | undefined,
  edits: readonly TreeEdit[],
): Promise<string> {
  const root = base === undefined ? new Map<string, Leaf>() : await folderOf(store, base);
  for (const { path, mode, sha } of edits) {
    const steps = path.split('/');
    const name = steps.pop() ?? '';
    let folder = root;
    for (const step of steps) {
      const found = folder.get(step);
      const isFolder = found instanceof Map || found?.mode === '40000';
      const next = found instanceof Map ? found : isFolder ? await folderOf(store, found.id) : new Map();
      folder.set(step, next);
      folder = next;
    }
    if (sha === null) folder.delete(name);
    else folder.set(name, { mode: mode.replace(/^0/, ''), id: sha });
  }
  return (await write(store, root)) ?? writeObject(store, 'tree', Buffer.alloc(0));
}

async function folderOf({ objects }: Repository, id: string): Promise<Folder> {
  const found = await objects?.read(id);
  // A tree is asked for by its id or by that of its commit.
  const tree = found?.type === 'tree' ? found : await objects?.read(`${id}^{tree}`);
  if (tree === undefined) throw new Error(`no tree ${id}`);
  return new Map(itemsIn(tree.bytes, 20).map(({ mode, name, id: of }) => [name, { mode, id: of }]));
}

/** Writes the folders that were opened. @returns undefined where a folder holds nothing: git keeps none such */
async function write(store: Repository, folder: Folder): Promise<string | undefined> {
  const items: { name: string; mode: string; id: string }[] = [];
  for (const [name, item] of folder) {
    const id = item instanceof Map ? await write(store, item) : item.id;
    if (id !== undefined) items.push({ name, id, mode: item instanceof Map ? '40000' : item.mode });
  }
  if (items.length === 0) return undefined;
  // Git puts a folder where it would stand with a slash behind its name, by bytes.
  const key = ({ name, mode }: (typeof items)[number]) => Buffer.from(mode === '40000' ? `${name}/` : name);
  const lines = items
    .toSorted((a, b) => Buffer.compare(key(a), key(b)))
    .flatMap(({ name, mode, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
  return writeObject(store, 'tree', Buffer.concat(lines));
}
