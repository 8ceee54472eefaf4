import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, gitOutput } from '../../../src/git/git.ts';
import type { Repository } from '../../../src/git/repository.ts';
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
 * Its files lie in `.git` inside the folder: what git finds there it takes without being told that it may, and
 * `src/git` tells git to take no other bare repository; `git http-backend` looks there as well.
 */
export async function createStore(dir: string): Promise<Repository> {
  await mkdir(dir, { recursive: true });
  await gitOutput(dir, ['init', '-q', '-b', 'main', '.']);
  await writeFile(join(dir, '.git/config'), settings);
  await installHook(dir);
  return { dir, prefix: '', shallow: false, head: undefined };
}

/** The id of what a name means, as git understands it; undefined where it means nothing. */
export async function objectId({ dir }: Repository, name: string): Promise<string | undefined> {
  if (name === '' || name.includes('\0')) return undefined;
  const found = await git(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', name]);
  return found.outcome === 'done' ? found.stdout.toString().trim() : undefined;
}

/** What an id is the id of; undefined where there is nothing of that id. */
export async function objectType({ dir }: Repository, id: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{40}$/.test(id)) return undefined;
  const found = await git(dir, ['cat-file', '-t', id]);
  return found.outcome === 'done' ? found.stdout.toString().trim() : undefined;
}

export async function isAncestor({ dir }: Repository, older: string, newer: string): Promise<boolean> {
  return (await git(dir, ['merge-base', '--is-ancestor', older, newer])).outcome === 'done';
}
