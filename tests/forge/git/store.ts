import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from '../../../src/lib/git/git.ts';
import { ObjectReader } from '../../../src/lib/git/object-reader.ts';
import type { Repository } from '../../../src/lib/git/repository.ts';
import { initRepository } from '../../fixtures/repository.ts';
import { installHook } from './hook.ts';

const settings = `[core]
	repositoryformatversion = 0
	bare = true
	logAllRefUpdates = false
[gc]
	# Commits that no branch has any more are still read, by reviews that were given to them.
	auto = 0
[receive]
	autogc = false
	# Which pull request has which head is the forge's own to write.
	hideRefs = refs/pull
[http]
	receivepack = true
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
`;

/**
 * Makes an empty bare repository.
 * Its files are in a folder `.git`: git trusts a repository that it finds there without extra settings, and
 * `src/lib/git` forbids git any other bare repository; `git http-backend` looks there as well.
 */
export async function createStore(dir: string): Promise<Repository> {
  await initRepository(dir);
  await writeFile(join(dir, '.git/config'), settings);
  await installHook(dir);
  return { dir, prefix: '', shallow: false, head: undefined, objects: new ObjectReader(dir) };
}

/** Names that mean the same wherever they are asked for; with all others git is asked as a client asks it. */
const plainName = /^(?:\w[\w/-]*(?:\^\{(?:commit|tree)\})?|[0-9a-f]{40}:(?:\w[\w-]*(?:\.\w+)?(?:\/|$))*)$/;
const fullId = /^[0-9a-f]{40}$/;

/** The id that a name means for git; undefined if it means nothing. */
export async function objectId({ dir, objects }: Repository, name: string): Promise<string | undefined> {
  if (objects !== undefined && plainName.test(name)) return objects.idOf(name);
  if (name === '' || name.includes('\0')) return undefined;
  const found = await git(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
  return found.outcome === 'done' ? found.stdout.toString().trim() : undefined;
}

/** The type of the object with this id; undefined if there is none. */
export async function objectType({ objects }: Repository, id: string): Promise<string | undefined> {
  return fullId.test(id) ? (await objects?.read(id))?.type : undefined;
}

/** The bytes of a blob; undefined where the id is of none. */
export async function blobBytes({ objects }: Repository, id: string): Promise<Buffer | undefined> {
  const found = fullId.test(id) ? await objects?.read(id) : undefined;
  return found?.type === 'blob' ? found.bytes : undefined;
}

/** Whether a commit is another one, or in the history of that. */
export async function isAncestor(store: Repository, older: string, newer: string): Promise<boolean> {
  return ofIds(store, 'is-ancestor', [older, newer], async ([wanted = '', from = '']) => {
    const waiting = [from];
    const seen = new Set<string>();
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (id === wanted) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      waiting.push(...(await parentsOf(store, id)));
    }
    return false;
  });
}

async function parentsOf({ objects }: Repository, id: string): Promise<string[]> {
  const found = await objects?.read(id);
  const [head = ''] = found?.type === 'commit' ? found.bytes.toString('latin1').split('\n\n', 1) : [];
  return [...head.matchAll(/^parent (.+)$/gm)].map(([, parent = '']) => parent);
}

const known = new WeakMap<Repository, Map<string, Promise<unknown>>>();

/** Results that depend only on commits are cached, because starting git takes most of the time here. */
export async function ofIds<T>(
  store: Repository,
  question: string,
  names: readonly string[],
  ask: (names: readonly string[]) => Promise<T>,
): Promise<T> {
  const ids = await Promise.all(names.map((name) => (fullId.test(name) ? name : objectId(store, name))));
  // An object that does not exist now may exist later.
  if (!ids.every((id) => id !== undefined)) return ask(names);
  const answers = known.get(store) ?? new Map<string, Promise<T>>();
  known.set(store, answers);
  const key = [question, ...ids].join(' ');
  const found = (answers.get(key) as Promise<T> | undefined) ?? ask(ids);
  answers.set(key, found);
  return found;
}
