import { createHash } from 'node:crypto';
import { git, gitOutput, gitStream } from './git.ts';
import type { Repository } from './repository.ts';
import { filesBelow } from './trees.ts';
import type { TreeFile } from './trees.ts';

/** Larger files are not read: neither the gate nor a reviewer needs them. */
const blobMaxBytes = 64 * 1024 * 1024;

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A link's blob is the path that it leads to: no file's bytes. */
export function isPlain({ mode }: Pick<TreeFile, 'mode'>): boolean {
  return mode.startsWith('100');
}

/** The id of a commit that a person names; undefined where there is none, or where the name is an option. */
export async function commitId({ dir }: Repository, name: string): Promise<string | undefined> {
  // `^name` is valid for git too, but means everything except that commit.
  if (/^[-^]|\0/.test(name)) return undefined;
  const found = await git(dir, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  return found.outcome === 'done' ? found.stdout.toString().trim() : undefined;
}

/**
 * The files of a commit, by path inside the content folder.
 * @param path limits the list to one file or folder
 * @throws Error where git cannot read the commit
 */
export async function filesIn(
  { dir, prefix, objects }: Repository,
  commit: string,
  path = '',
): Promise<Map<string, TreeFile>> {
  if (objects !== undefined && plainPath.test(path)) {
    const files = await filesBelow(objects, commit, `${prefix}${path}`.replace(/\/$/, ''));
    // Of a commit that is not there git itself says what is wrong with it.
    if (files !== undefined) return new Map(files.map(([file, found]) => [file.slice(prefix.length), found]));
  }
  const paths = path === '' ? [] : [path];
  const listed = await gitOutput(dir, ['ls-tree', '-r', '-z', commit, '--', ...paths]);
  const found = new Map<string, TreeFile>();
  for (const line of listed.toString().split('\0')) {
    const [, mode = '', blob = '', file = ''] = /^(\d+) blob ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
    // `../` leads out of the content folder.
    if (file !== '' && !file.startsWith('../')) found.set(file, { mode, blob });
  }
  return found;
}

/** A path whose every step is a name, so that it means the same to all of git's programs. */
const plainPath = /^(?:(?!\.{0,2}(?:\/|$))[^/\0\n]+(?:\/(?!\.{0,2}(?:\/|$))[^/\0\n]+)*)?$/;

/** The bytes of a plain file as a commit or tree has it; undefined where there is none at that path. */
export async function fileAt(
  repository: Repository,
  tree: string,
  file: string,
): Promise<Buffer | undefined> {
  const found = (await filesIn(repository, tree, file)).get(file);
  if (found === undefined || !isPlain(found)) return undefined;
  for await (const { bytes } of readBlobs(repository, [found.blob])) return bytes;
  return undefined;
}

/**
 * Reads blobs in the given order, without any conversion. Blobs larger than 64 MB are left out.
 * @throws Error where one is missing, as in a partial clone
 */
export async function* readBlobs(
  { dir, objects }: Repository,
  ids: readonly string[],
): AsyncGenerator<{ id: string; bytes: Buffer }, void> {
  if (ids.length === 0) return;
  // A few are read one by one; for many, a separate process is worth it, which first asks for all sizes.
  if (objects !== undefined && ids.length <= 50) {
    for (const id of ids) {
      const found = await objects.read(id);
      if (found === undefined) throw new Error(`git does not have the object ${id}.`);
      if (found.type === 'blob' && found.bytes.length <= blobMaxBytes) yield { id, bytes: found.bytes };
    }
    return;
  }
  const listed = await gitOutput(dir, ['cat-file', '--batch-check'], { stdin: asLines(ids) });
  const found = listed
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const fitting = found.filter(([, type, size]) => type === 'blob' && Number(size) <= blobMaxBytes);
  const stdin = asLines(fitting.map(([id = '']) => id));
  const reader = new Reader(gitStream(dir, ['cat-file', '--batch'], { stdin }));
  try {
    for (const [id = '', , size] of fitting) {
      await reader.line();
      const bytes = await reader.take(Number(size));
      await reader.take(1);
      yield { id, bytes };
    }
  } finally {
    await reader.close();
  }
  const missing = found.find(([, type]) => type === 'missing');
  if (missing !== undefined) throw new Error(`git does not have the object ${String(missing[0])}.`);
}

/**
 * The commits whose parents are known, also those that really have none. Leaves out the last commits of a shallow
 * clone, which seem to have added every file.
 */
export async function withKnownParents(
  { dir, shallow }: Repository,
  commits: readonly { id: string; parents: string }[],
): Promise<Set<string>> {
  const known = new Set(commits.map(({ id }) => id));
  const roots = shallow ? commits.filter(({ parents }) => parents === '').map(({ id }) => id) : [];
  for (const id of new Set(roots)) {
    // The commit object still names the parents that the shallow clone lacks.
    const object = await gitOutput(dir, ['cat-file', 'commit', id]);
    if (/^tree .+\nparent /.test(object.toString('latin1'))) known.delete(id);
  }
  return known;
}

function asLines(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}

/** Reads a stream by lines and by lengths. */
class Reader {
  readonly #chunks: AsyncGenerator<Buffer, void>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncGenerator<Buffer, void>) {
    this.#chunks = chunks;
  }

  async line(): Promise<string> {
    let end: number;
    while ((end = this.#rest.indexOf('\n')) < 0) this.#rest = Buffer.concat([this.#rest, await this.#next()]);
    const line = this.#rest.toString('utf8', 0, end);
    this.#rest = this.#rest.subarray(end + 1);
    return line;
  }

  async take(length: number): Promise<Buffer> {
    const taken = [this.#rest];
    let have = this.#rest.length;
    while (have < length) {
      const chunk = await this.#next();
      taken.push(chunk);
      have += chunk.length;
    }
    const all = Buffer.concat(taken, have);
    this.#rest = all.subarray(length);
    return all.subarray(0, length);
  }

  async close(): Promise<void> {
    await this.#chunks.return();
  }

  async #next(): Promise<Buffer> {
    const { value } = await this.#chunks.next();
    if (value === undefined) throw new Error('git exited before it had sent all objects.');
    return value;
  }
}
