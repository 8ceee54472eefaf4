import type { ObjectReader } from './object-reader.ts';

/** A file as a tree has it: its mode in octal, and the id of its blob. */
export interface TreeFile {
  mode: string;
  blob: string;
}

/** What a tree has of a name: a file, a folder, a module. */
interface TreeItem {
  mode: string;
  name: string;
  id: string;
}

const folderMode = '40000';
const moduleMode = '160000';

/**
 * The files below a path of a commit, in git's order, read through a git that is open already: starting one to list
 * them takes longer than the answer.
 * @param commit a commit or tree
 * @param path of a file or folder, from the top of the repository; empty for all
 * @returns paths from the top of the repository; undefined where git has no such commit
 * @throws Error where git does not have a folder that the commit names
 */
export async function filesBelow(
  objects: ObjectReader,
  commit: string,
  path: string,
): Promise<[path: string, file: TreeFile][] | undefined> {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const tree = await objects.read(`${commit}:${parent}`);
  if (tree === undefined) return (await objects.idOf(`${commit}^{tree}`)) === undefined ? undefined : [];
  if (tree.type !== 'tree') return [];
  const items = itemsIn(tree.bytes, tree.id.length / 2);
  const before = parent === '' ? '' : `${parent}/`;
  const wanted = path === '' ? items : items.filter(({ name }) => before + name === path);
  return below(objects, before, wanted);
}

async function below(
  objects: ObjectReader,
  before: string,
  items: readonly TreeItem[],
): Promise<[string, TreeFile][]> {
  const found = await Promise.all(
    items.map(async ({ mode, name, id }): Promise<[string, TreeFile][]> => {
      if (mode === moduleMode) return [];
      if (mode !== folderMode) return [[before + name, { mode, blob: id }]];
      const tree = await objects.read(id);
      if (tree === undefined) throw new Error(`git does not have the object ${id}.`);
      return below(objects, `${before}${name}/`, itemsIn(tree.bytes, id.length / 2));
    }),
  );
  return found.flat();
}

/**
 * What a tree object lists: a mode, a space, a name, a zero byte, and an id, again and again.
 * @param idLength in bytes
 */
export function itemsIn(bytes: Buffer, idLength: number): TreeItem[] {
  const items: TreeItem[] = [];
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    items.push({
      mode: bytes.toString('latin1', at, space),
      name: bytes.toString('utf8', space + 1, end),
      id: bytes.toString('hex', end + 1, end + 1 + idLength),
    });
    at = end + 1 + idLength;
  }
  return items;
}
