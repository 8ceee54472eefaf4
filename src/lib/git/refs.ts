import { setTimeout } from 'node:timers/promises';
import { git, gitOutput, wordsOf } from './git.ts';
import type { Repository } from './repository.ts';

/** Moves a branch from one commit to another; undefined means that the branch does not exist. */
export interface RefUpdate {
  /** In full: `refs/heads/main`. */
  ref: string;
  from: string | undefined;
  to: string | undefined;
}

/** How long another process may hold a branch before we say so, in milliseconds. */
const heldFor = 4000;

/** Another process holds a branch, or was killed while it did. */
export class RefHeldError extends Error {
  /** The file that says so. */
  readonly lock: string;

  constructor(lock: string) {
    super(
      `git cannot move the branch: ${lock} is there, so another program is writing it or was stopped in the middle.`,
    );
    this.name = 'RefHeldError';
    this.lock = lock;
  }
}

/**
 * The commits that refs point to, by full name.
 * @param below `refs/heads/cms`: all refs below it
 */
export async function refsBelow({ dir }: Repository, below: string): Promise<Map<string, string>> {
  const listed = await gitOutput(dir, ['for-each-ref', '--format=%(refname)%00%(objectname)', `${below}/`]);
  const lines = listed.toString().split('\n').filter(Boolean);
  return new Map(lines.map((line) => line.split('\0') as [string, string]));
}

/** The commit that a ref points to; undefined where there is none. */
export async function refTarget({ dir, objects }: Repository, ref: string): Promise<string | undefined> {
  if (objects !== undefined) return objects.idOf(ref);
  const found = await git(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', ref]);
  return found.outcome === 'done' ? found.stdout.toString().trim() : undefined;
}

/** The full name of the branch that is checked out; undefined for a detached HEAD. */
export async function currentBranch({ dir }: Repository): Promise<string | undefined> {
  const found = await git(dir, ['symbolic-ref', '--quiet', 'HEAD']);
  return found.outcome === 'done' ? found.stdout.toString().trim() : undefined;
}

/**
 * Moves branches, all of them or none, and only if each still points to where the caller saw it.
 * @param reason for the reflog
 * @returns whether they moved; false where somebody else was faster
 * @throws RefHeldError where another process holds a branch for seconds
 * @throws Error with git's own words where it cannot write
 */
export async function updateRefs(
  { dir }: Repository,
  updates: readonly RefUpdate[],
  reason: string,
): Promise<boolean> {
  const commands = updates.map(({ ref, from, to }) => {
    if (to === undefined) return `delete ${ref}\0${from ?? ''}\0`;
    return from === undefined ? `create ${ref}\0${to}\0` : `update ${ref}\0${to}\0${from}\0`;
  });
  const end = Date.now() + heldFor;
  for (;;) {
    const done = await git(dir, ['update-ref', '--stdin', '-z', '-m', reason.replace(/\s+/g, ' ')], {
      stdin: commands.join(''),
    });
    if (done.outcome === 'done') return true;
    if (done.outcome === 'not-installed') throw new Error('git is not installed on this machine.');
    if (/but expected|already exists|unable to resolve reference/.test(done.stderr)) return false;
    const lock = /Unable to create '(.*\.lock)': File exists/.exec(done.stderr)?.[1];
    if (lock === undefined) throw new Error(`git cannot move the branch: ${wordsOf(done.stderr)}.`);
    if (Date.now() > end) throw new RefHeldError(lock);
    await setTimeout(50 + Math.random() * 100);
  }
}
